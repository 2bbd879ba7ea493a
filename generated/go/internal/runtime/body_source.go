package runtime

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
)

// source is bytes that are read when they are sent.
type source struct {
	// length is in bytes; -1: not known before they were read.
	length int64
	// repeatable says whether they can be read a second time.
	repeatable bool
	// open reads from the beginning.
	open func() (io.Reader, error)
}

func sourceOfBytes(data []byte) source {
	open := func() (io.Reader, error) { return bytes.NewReader(data), nil }
	return source{int64(len(data)), true, open}
}

// sourceOfReader reads from where a reader stands, and again where it can seek.
func sourceOfReader(reader io.Reader) (source, error) {
	if buffer, ok := reader.(*bytes.Buffer); ok {
		return sourceOfBytes(buffer.Bytes()), nil
	}
	once := source{-1, false, func() (io.Reader, error) { return &fileReader{reader, -1}, nil }}
	seeker, ok := reader.(io.Seeker)
	if !ok {
		return once, nil
	}
	start, err := seeker.Seek(0, io.SeekCurrent)
	if err != nil { // a pipe
		return once, nil
	}
	end, err := seeker.Seek(0, io.SeekEnd)
	if err == nil {
		_, err = seeker.Seek(start, io.SeekStart)
	}
	if err != nil {
		return source{}, fmt.Errorf("the file cannot be read: %w", err)
	}
	length := max(0, end-start)
	return source{length, true, func() (io.Reader, error) {
		if _, err := seeker.Seek(start, io.SeekStart); err != nil {
			return nil, err
		}
		return &fileReader{reader, length}, nil
	}}, nil
}

// fileReader reads what a file holds, and no more than it held before if it grows meanwhile.
type fileReader struct {
	file io.Reader
	left int64 // -1: all
}

func (f *fileReader) Read(to []byte) (int, error) {
	if f.left == 0 {
		return 0, io.EOF
	}
	if f.left > 0 && f.left < int64(len(to)) {
		to = to[:f.left]
	}
	count, err := f.file.Read(to)
	if f.left > 0 {
		f.left -= int64(count)
	}
	if err == io.EOF && f.left > 0 {
		err = fmt.Errorf("a file has become shorter while it was sent: %w", io.ErrUnexpectedEOF)
	}
	return count, err
}

// streamed is a body of sources, one after another.
func streamed(contentType string, sources ...source) *body {
	made := &body{contentType: contentType, repeatable: true}
	for _, one := range sources {
		made.repeatable = made.repeatable && one.repeatable
		if one.length < 0 || made.length < 0 {
			made.length = -1
		} else {
			made.length += one.length
		}
	}
	if made.length == 0 {
		return bodyOfBytes(contentType, nil)
	}
	shared := &sharedSources{sources: sources, repeatable: made.repeatable}
	made.open = shared.open
	return made
}

// sharedSources are lent to one attempt after the other: net/http may go on reading for
// one that has failed, while the next begins.
type sharedSources struct {
	sources    []source
	repeatable bool
	mu         sync.Mutex // while one is read
	lentTo     *loan
}

func (s *sharedSources) open() (io.ReadCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.lentTo != nil && !s.repeatable {
		return nil, invalid("the body cannot be read a second time")
	}
	s.lentTo = &loan{from: s, left: s.sources}
	return s.lentTo, nil
}

type loan struct {
	from    *sharedSources
	left    []source
	current io.Reader // nil: the next one is to be opened
	closed  atomic.Bool
}

func (l *loan) Read(to []byte) (int, error) {
	l.from.mu.Lock()
	defer l.from.mu.Unlock()
	for !l.closed.Load() && l.from.lentTo == l {
		if l.current == nil {
			if len(l.left) == 0 {
				return 0, io.EOF
			}
			var err error
			if l.current, err = l.left[0].open(); err != nil {
				return 0, err
			}
			l.left = l.left[1:]
		}
		count, err := l.current.Read(to)
		if err != io.EOF {
			return count, err
		}
		l.current = nil
		if count > 0 {
			return count, nil
		}
	}
	return 0, http.ErrBodyReadAfterClose
}

// Close leaves readers to their owner. It waits for a read that has begun, but not for one
// that may take as long as it likes, of a pipe.
func (l *loan) Close() error {
	l.closed.Store(true)
	if l.from.repeatable {
		l.from.mu.Lock()
		defer l.from.mu.Unlock()
	}
	return nil
}
