package runtime

import (
	"bytes"
	"io"
	"net/http"
)

// body is what a request holds.
type body struct {
	contentType string
	// length is in bytes; -1: not known before it was read.
	length int64
	// repeatable says whether it can be sent a second time.
	repeatable bool
	// open reads it from its beginning. What was opened before reads no more.
	open func() (io.ReadCloser, error)
}

// encodeBody is nil where no body is sent.
func encodeBody(op *Operation, args Arguments) (*body, error) {
	if args.Content >= len(op.Contents) || !op.BodyRequired && !isGiven(args.Body) {
		return nil, nil
	}
	content := op.Contents[args.Content]
	data, err := marshal(args.Body)
	if err != nil {
		return nil, invalid("body: %w", err)
	}
	return bodyOfBytes(data, content.MediaType), nil
}

func bodyOfBytes(data []byte, contentType string) *body {
	open := func() (io.ReadCloser, error) {
		if len(data) == 0 {
			return http.NoBody, nil
		}
		return io.NopCloser(bytes.NewReader(data)), nil
	}
	return &body{contentType: contentType, length: int64(len(data)), repeatable: true, open: open}
}
