package types

import (
	"encoding/json"
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

// MarshalJSON writes the content in base64 (RFC 4648, section 4): JSON has no files.
func (f File) MarshalJSON() ([]byte, error) {
	if f.Content == nil {
		return []byte(`""`), nil
	}
	content, err := io.ReadAll(f.Content)
	if err != nil {
		return nil, err
	}
	return json.Marshal(content)
}
