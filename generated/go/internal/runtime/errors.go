package runtime

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// Answered is what is known of an answer that is an error. Errors embed it.
type Answered struct {
	// Response has been read; its request holds no credentials.
	Response *http.Response `json:"-"`
	// Body is as it came, less what it repeats of the secrets that were sent; empty
	// where it broke off, or is more than ResponseLimits allow.
	Body []byte `json:"-"`
	// Attempts is how often the request was sent.
	Attempts int `json:"-"`
	// Operation is the id of the operation.
	Operation string `json:"-"`
}

// Error is one line: what was asked, the status, and what the server says of it.
func (a Answered) Error() string {
	return a.text(serverMessage(a.Body))
}

// HTTPStatusCode is the status of the answer, and 0 without one.
func (a Answered) HTTPStatusCode() int {
	if a.Response == nil {
		return 0
	}
	return a.Response.StatusCode
}

// HTTPHeader is that of the answer, and nil without one.
func (a Answered) HTTPHeader() http.Header {
	if a.Response == nil {
		return nil
	}
	return a.Response.Header
}

// HTTPBody is the body of the answer.
func (a Answered) HTTPBody() []byte { return a.Body }

// HTTPRequestID is what the server calls the request: quote it when reporting a problem.
func (a Answered) HTTPRequestID() string {
	return requestID(a.HTTPHeader())
}

func (a Answered) text(detail string) string {
	if a.Response == nil {
		return "no answer"
	}
	var line strings.Builder
	if request := a.Response.Request; request != nil && request.URL != nil {
		fmt.Fprintf(&line, "%s %s: ", request.Method, request.URL)
	}
	line.WriteString(statusLine(a.Response.StatusCode))
	if detail != "" {
		line.WriteString(": " + detail)
	}
	var about []string
	if id := a.HTTPRequestID(); id != "" {
		about = append(about, "request id: "+onOneLine(id, longestPart))
	}
	if a.Attempts > 1 {
		about = append(about, fmt.Sprintf("%d attempts", a.Attempts))
	}
	if after := a.Response.Header.Get("Retry-After"); after != "" {
		about = append(about, "Retry-After: "+onOneLine(after, longestPart))
	}
	if about != nil {
		line.WriteString(" (" + strings.Join(about, ", ") + ")")
	}
	return line.String()
}

// APIConnectionError says that there was no answer, or not a whole one, after the retries
// that are safe.
type APIConnectionError struct {
	Method string
	// URL shows no secret.
	URL    string
	Reason string
	// Attempts is how often the request was sent; 0: not at all.
	Attempts int
	timeout  bool
	cause    error
}

func (e *APIConnectionError) Error() string {
	text := e.Method + " " + e.URL + ": " + onOneLine(e.Reason, longestPart)
	if e.Attempts < 2 {
		return text
	}
	return fmt.Sprintf("%s (%d attempts)", text, e.Attempts)
}

// Timeout says whether it was not in time.
func (e *APIConnectionError) Timeout() bool { return e.timeout }

// Unwrap is what the system, or the context, said; context.DeadlineExceeded for a time of
// the client's own that was too short.
func (e *APIConnectionError) Unwrap() error { return e.cause }

// GoString shows as much as Error.
func (e *APIConnectionError) GoString() string { return fmt.Sprintf("%T(%q)", e, e.Error()) }

// InvalidRequestError says that an argument cannot be sent, and no request was.
type InvalidRequestError struct {
	Reason string
	cause  error
}

func (e *InvalidRequestError) Error() string { return e.Reason }

// Unwrap is what a reader, or a value that writes itself, said.
func (e *InvalidRequestError) Unwrap() error { return e.cause }

// ConfigurationError says that a client cannot work as it was made: no credential, no such
// server.
type ConfigurationError struct {
	Reason string
}

func (e *ConfigurationError) Error() string { return e.Reason }

// ResponseValidationError is a success whose body, or a header of it, is not what was
// promised.
type ResponseValidationError struct {
	Answered
	// Path is where in the body: keys and indexes such as parts[3].text; empty for all of it.
	Path   string
	Reason string
}

func (e *ResponseValidationError) Error() string {
	if e.Path == "" {
		return e.text(onOneLine(e.Reason, longestPart))
	}
	return e.text(onOneLine(e.Path+": "+e.Reason, longestPart))
}

// ResponseTooLargeError is a success of which more was sent than ResponseLimits allow. It
// was not read on: the body is empty, and the connection is closed.
type ResponseTooLargeError struct {
	Answered
	// Reason says which limit it is.
	Reason string
}

func (e *ResponseTooLargeError) Error() string { return e.text(e.Reason) }

// StreamError is an error that the server sent in the place of an item of a stream. The
// status is that of the stream's beginning, the body what came instead of the item.
type StreamError struct {
	Answered
}

// TokenError says that no access token was given (RFC 6749, section 5.2). The body is left
// out: it may hold a token.
type TokenError struct {
	Answered
	// Code is one such as invalid_client; empty where the server said none.
	Code string
	// Description is the same for people.
	Description string
}

func (e *TokenError) Error() string {
	var said []string
	for _, one := range []string{e.Code, e.Description} {
		if one != "" {
			said = append(said, onOneLine(one, longestPart))
		}
	}
	return e.text(strings.Join(said, ": "))
}

// errorOf makes the error of an answer that is no success: what the operation says of its
// status, its range, or all others.
func errorOf(api *API, op *Operation, answered Answered) error {
	statuses := func(i int) string { return op.Errors[i].Status }
	if i := nearest(len(op.Errors), statuses, answered.HTTPStatusCode()); i >= 0 {
		return op.Errors[i].New(answered)
	}
	if api.NewError != nil {
		return api.NewError(answered)
	}
	return answered
}

// serverMessage is what the server says went wrong; else the beginning of the body.
func serverMessage(body []byte) string {
	text := strings.TrimSpace(string(body[:min(len(body), largestParsed)]))
	if strings.HasPrefix(text, "<") { // a page for a browser
		return ""
	}
	var document any
	if json.Unmarshal([]byte(text), &document) == nil {
		if message := findMessage(document); message != "" {
			text = message
		}
	}
	return onOneLine(text, longestPart)
}

func findMessage(document any) string {
	object, _ := document.(map[string]any)
	if inner, ok := object["error"].(map[string]any); ok {
		if message, ok := inner["message"].(string); ok {
			return message
		}
	}
	for _, name := range []string{"error", "message", "detail", "title"} { // RFC 9457
		if message, ok := object[name].(string); ok {
			return message
		}
	}
	return ""
}

func requestID(header http.Header) string {
	if id := header.Get("X-Request-Id"); id != "" {
		return id
	}
	return header.Get("Request-Id")
}

func statusLine(status int) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status)))
}
