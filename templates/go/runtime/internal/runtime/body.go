package runtime

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"reflect"
)

const (
	anyType  = "application/octet-stream"
	jsonType = "application/json"
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

func bodyOfBytes(contentType string, data []byte) *body {
	open := func() (io.ReadCloser, error) {
		if len(data) == 0 {
			return http.NoBody, nil // net/http would not say the length of another
		}
		return io.NopCloser(bytes.NewReader(data)), nil
	}
	return &body{contentType, int64(len(data)), true, open}
}

// encodeBody is nil where no body is sent.
func encodeBody(op *Operation, args Arguments) (*body, error) {
	if args.Content >= len(op.Contents) || !op.BodyRequired && !isGiven(args.Body) {
		return nil, nil
	}
	found, err := bodyOf(op.Contents[args.Content], args.Body)
	if err != nil {
		return nil, invalid("%s %s: body: %w", op.Method, op.Path, err)
	}
	return found, nil
}

func bodyOf(content Content, value any) (*body, error) {
	switch content.Kind {
	case FormContent:
		form, err := appendForm(nil, value, content.Encodings)
		return bodyOfBytes(content.MediaType, form), err
	case MultipartContent:
		return encodeMultipart(content, value, newBoundary())
	case TextContent, RawContent:
		return encodeRaw(content.MediaType, value)
	default:
		if content.Nullable && !isGiven(value) {
			value = nil // a slice or map of a type would be an empty one
		}
		data, err := Marshal(value)
		return bodyOfBytes(content.MediaType, data), err
	}
}

// encodeRaw sends text in the charset of its media type, and files as they are.
func encodeRaw(mediaType string, value any) (*body, error) {
	if isFile(value) {
		file, err := fileOf(value)
		return streamed(rawType(mediaType, file), file.content), err
	}
	of := reflect.Indirect(reflect.ValueOf(value))
	if of.Kind() != reflect.String {
		return nil, fmt.Errorf("it must be text, bytes, a reader or a file, not %T", value)
	}
	mediaType = rawType(mediaType, upload{})
	text, err := encodeText(of.String(), mediaType)
	return bodyOfBytes(mediaType, text), err
}

// rawType is what a file says of itself; of a range of types, the one its name tells.
func rawType(mediaType string, file upload) string {
	if file.contentType != "" {
		return file.contentType
	}
	if !isRange(mediaType) {
		return mediaType
	}
	if guess := typeOfName(file.name); isWithin(guess, mediaType) {
		return guess
	}
	return anyType
}
