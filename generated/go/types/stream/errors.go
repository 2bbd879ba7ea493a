package stream

import (
	"errors"
	"fmt"
	"io"
)

// ErrClosed is why a goroutine that waited for an item got none: another closed the stream.
var ErrClosed = errors.New("the stream was closed")

// Kind says what went wrong in a stream.
type Kind int

const (
	// Broken is a stream that is not whole: its connection failed, or it ended too early.
	Broken Kind = iota
	// Sent is an error that the server sent in the place of an item.
	Sent
	// Invalid is an item that is not what was promised.
	Invalid
	// TooLarge is an item of more bytes than are taken.
	TooLarge
)

// Error is why a stream has no more items.
type Error struct {
	Kind Kind
	// Reason holds nothing of what was sent.
	Reason string
	// Event is the type of the event that came; empty where it has none.
	Event string
	// Data is what came in the place of an item.
	Data []byte

	cause error
}

func (e *Error) Error() string {
	if e.cause == nil || e.cause == ErrClosed {
		return e.Reason
	}
	return e.Reason + ": " + e.cause.Error()
}

// Unwrap is what caused it, such as context.Canceled or io.ErrUnexpectedEOF.
func (e *Error) Unwrap() error { return e.cause }

func brokenOff(cause error) *Error {
	return &Error{Kind: Broken, Reason: "the stream broke off", cause: cause}
}

func tooLarge(limit int64) *Error {
	return &Error{Kind: TooLarge, Reason: fmt.Sprintf("an item has more than %d bytes", limit)}
}

func ended(how string) *Error {
	return &Error{Kind: Broken, Reason: "the stream ended " + how, cause: io.ErrUnexpectedEOF}
}
