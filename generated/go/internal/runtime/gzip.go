package runtime

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"strings"
)

// codingError is a content coding that is broken, or breaks off.
type codingError struct{ cause error }

func (e *codingError) Error() string {
	if errors.Is(e.cause, io.ErrUnexpectedEOF) {
		return "it breaks off"
	}
	return e.cause.Error()
}

func (e *codingError) Unwrap() error { return e.cause }

// isGzip says whether a body is packed (RFC 9110, section 8.4.1.3).
func isGzip(answer *http.Response) bool {
	coding := strings.TrimSpace(answer.Header.Get("Content-Encoding"))
	return strings.EqualFold(coding, "gzip") || strings.EqualFold(coding, "x-gzip")
}

// unpacker reads a body that is packed, within the limits.
type unpacker struct {
	packed  countingReader
	unpack  *gzip.Reader
	limits  ResponseLimits
	decoded int64
}

func newUnpacker(packed io.Reader, limits ResponseLimits) *unpacker {
	return &unpacker{packed: countingReader{reader: packed}, limits: limits}
}

func (u *unpacker) Read(piece []byte) (int, error) {
	if u.unpack == nil {
		if err := u.start(); err != nil {
			return 0, err
		}
	}
	n, err := u.unpack.Read(piece)
	u.decoded += int64(n)
	if over := u.limits.checkRatio(u.decoded, u.packed.count); over != nil {
		return 0, over
	}
	return n, u.blamed(err)
}

// start reads the header of gzip; a body of no bytes at all is empty.
func (u *unpacker) start() error {
	packed := bufio.NewReaderSize(&u.packed, 4<<10)
	if _, err := packed.Peek(1); err != nil {
		return err
	}
	var err error
	u.unpack, err = gzip.NewReader(packed)
	return u.blamed(err)
}

// blamed tells an error of the coding from one of the connection.
func (u *unpacker) blamed(err error) error {
	if err == nil || err == io.EOF || u.packed.failed {
		return err
	}
	return &codingError{err}
}

type countingReader struct {
	reader io.Reader
	count  int64
	// failed: it ended in an error.
	failed bool
}

func (r *countingReader) Read(piece []byte) (int, error) {
	n, err := r.reader.Read(piece)
	r.count += int64(n)
	r.failed = r.failed || (err != nil && err != io.EOF)
	return n, err
}
