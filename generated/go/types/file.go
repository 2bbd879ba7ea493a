package types

import (
	"bytes"
	"encoding/base64"
	"io"
)

// File is a file in a form, with what is said of it.
type File struct {
	// Name is the file name that the server is told.
	Name string
	// ContentType is found by the name where it is empty.
	ContentType string
	// Content is read when the form is sent.
	Content io.Reader
}

// FilePart is what a form is made of.
func (f File) FilePart() (name, contentType string, content io.Reader) {
	return f.Name, f.ContentType, f.Content
}

// MarshalText gives the content in base64 (RFC 4648, section 4), for JSON, which has no files.
func (f File) MarshalText() ([]byte, error) {
	if f.Content == nil {
		return nil, nil
	}
	content, err := io.ReadAll(f.Content)
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.AppendEncode(nil, content), nil
}

// UnmarshalText takes such text for the content.
func (f *File) UnmarshalText(text []byte) error {
	content, err := base64.StdEncoding.AppendDecode(nil, text)
	if err != nil {
		return err
	}
	*f = File{Content: bytes.NewReader(content)}
	return nil
}
