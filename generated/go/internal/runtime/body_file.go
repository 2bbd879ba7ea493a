package runtime

import (
	"errors"
	"io"
	"path/filepath"
)

// filePart is a file with what is said of it; name and type are empty where nothing is.
type filePart interface {
	FilePart() (name, contentType string, content io.Reader)
}

// upload is something to send as it is.
type upload struct {
	name        string
	contentType string
	content     source
}

func isFile(value any) bool {
	switch value.(type) {
	case filePart, io.Reader, []byte:
		return true
	default:
		return false
	}
}

// fileOf says how to read a file. Its name is that of what it was opened with, unless it
// says another.
func fileOf(value any) (upload, error) {
	if data, ok := value.([]byte); ok {
		return upload{content: sourceOfBytes(data)}, nil
	}
	var found upload
	reader, _ := value.(io.Reader)
	if part, ok := value.(filePart); ok {
		found.name, found.contentType, reader = part.FilePart()
	}
	if !isGiven(reader) {
		return upload{}, errors.New("the file has no content")
	}
	if named, ok := reader.(interface{ Name() string }); ok && found.name == "" && named.Name() != "" {
		found.name = filepath.Base(named.Name())
	}
	var err error
	found.content, err = sourceOfReader(reader)
	return found, err
}
