package runtime

import "errors"

// The errors of a stream are made here and beside DecodeJSON, of what its reader found:
// StreamError and ItemError, LargeItem and BrokenStream.

// EventLimit is how many bytes an item of a stream may have.
func (r *Response) EventLimit() int64 { return r.call.client.Limits().Event }

// LargeItem is the error of an item that has more bytes than that.
func (r *Response) LargeItem(reason string) error {
	larger := &tooLargeError{reason, "Event"}
	return r.call.fail(&ResponseTooLargeError{Answered: r.answered(nil), Reason: larger.Error()})
}

// BrokenStream is the error of a stream that is not whole; where its body said why, that.
func (r *Response) BrokenStream(reason string, cause error) error {
	var connection *APIConnectionError
	var large *ResponseTooLargeError
	if errors.As(cause, &connection) || errors.As(cause, &large) {
		return cause // which hooks were told of
	}
	request := r.Head.Request
	return r.call.fail(&APIConnectionError{
		Method:   request.Method,
		URL:      request.URL.String(),
		Reason:   reason,
		Attempts: r.attempts,
		cause:    cause,
	})
}
