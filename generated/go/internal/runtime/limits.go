package runtime

import "fmt"

// ResponseLimits bound what a server may send; 0 means as usual.
type ResponseLimits struct {
	// Size is of a whole body, in bytes: 1 GiB unless said otherwise.
	Size int64
	// Ratio is how many times what was sent a decompressed body may be: 200. The first
	// 4 MiB may be more.
	Ratio float64
	// Event is of one item of a stream, in bytes: 64 MiB.
	Event int64
}

const (
	usualSize  = 1 << 30
	usualRatio = 200
	usualEvent = 64 << 20
	// alwaysTaken is how many bytes of a decompressed body may be as many as they are.
	alwaysTaken = 4 << 20
)

func (l ResponseLimits) orUsual() ResponseLimits {
	if l.Size <= 0 {
		l.Size = usualSize
	}
	if !(l.Ratio > 0) {
		l.Ratio = usualRatio
	}
	if l.Event <= 0 {
		l.Event = usualEvent
	}
	return l
}

// Limits are what the client was given, and what is usual.
func (c *Client) Limits() ResponseLimits { return c.settings.Limits.orUsual() }

// tooLargeError is more than is taken.
type tooLargeError struct{ what, field string }

func (e *tooLargeError) Error() string {
	return fmt.Sprintf("%s; a larger %s of the ResponseLimits takes more", e.what, e.field)
}

func tooLong(size int64) error {
	return &tooLargeError{fmt.Sprintf("the body has more than %d bytes", size), "Size"}
}

// checkRatio says whether a body is more than what was sent of it may become.
func (l ResponseLimits) checkRatio(decoded, received int64) error {
	if decoded > alwaysTaken && float64(decoded) > l.Ratio*float64(received) {
		what := fmt.Sprintf("the body is over %g times as long as what was sent of it", l.Ratio)
		return &tooLargeError{what, "Ratio"}
	}
	return nil
}
