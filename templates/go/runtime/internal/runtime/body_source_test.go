package runtime

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/iotest"
)

func TestSources(t *testing.T) {
	halfRead := strings.NewReader("abcd")
	_, _ = halfRead.Read(make([]byte, 2))
	pipe := struct{ io.Reader }{strings.NewReader("abc")}
	for _, one := range []struct {
		title      string
		reader     io.Reader
		want       string
		length     int64
		repeatable bool
	}{
		{"from where it stands", halfRead, "cd", 2, true},
		{"to its end", strings.NewReader(""), "", 0, true},
		{"a buffer", bytes.NewBufferString("abc"), "abc", 3, true},
		{"what cannot seek", pipe, "abc", -1, false},
		{"what says it can, and cannot", brokenSeeker{pipe}, "", -1, false},
	} {
		found, err := sourceOfReader(one.reader)
		if err != nil {
			t.Errorf("%s: %v", one.title, err)
			continue
		}
		if found.length != one.length || found.repeatable != one.repeatable {
			t.Errorf("%s: %+v", one.title, found)
		}
		made := streamed("", found)
		got, err := readBody(made)
		if err != nil || got != one.want {
			t.Errorf("%s: %q, %v", one.title, got, err)
		}
		again, err := readBody(made)
		if one.repeatable && (err != nil || again != one.want) {
			t.Errorf("%s, again: %q, %v", one.title, again, err)
		}
		if !one.repeatable && (err == nil || !strings.Contains(err.Error(), "a second time")) {
			t.Errorf("%s, again: %q, %v", one.title, again, err)
		}
	}
}

type brokenSeeker struct{ io.Reader }

func (brokenSeeker) Seek(int64, int) (int64, error) { return 0, errors.New("illegal seek") }

func TestReadersThatFail(t *testing.T) {
	broken := errors.New("the disk is gone")
	shorter := &shrinking{strings.NewReader("abc")}
	for _, one := range []struct {
		reader io.Reader
		says   string
		cause  error
	}{
		{iotest.ErrReader(broken), "the disk is gone", broken},
		{shorter, "has become shorter", io.ErrUnexpectedEOF},
	} {
		found, err := sourceOfReader(one.reader)
		if err != nil {
			t.Fatal(err)
		}
		_, err = readBody(streamed("", found))
		if !errors.Is(err, one.cause) || !strings.Contains(err.Error(), one.says) {
			t.Errorf("%v; want %q", err, one.says)
		}
	}
}

// shrinking says it is longer than it is.
type shrinking struct{ *strings.Reader }

func (s *shrinking) Seek(offset int64, whence int) (int64, error) {
	at, err := s.Reader.Seek(offset, whence)
	if whence == io.SeekEnd {
		at += 2
	}
	return at, err
}

// watched tells of two reads at once, as -race does, and of being closed.
type watched struct {
	*bytes.Reader
	closed bool
}

func (w *watched) Close() error { w.closed = true; return nil }

func TestAnAttemptThatIsOverReadsNoMore(t *testing.T) {
	file := &watched{Reader: bytes.NewReader(bytes.Repeat([]byte("a"), 1<<20))}
	out, err := encode(operationOf(RawContent, anyType), nil, Arguments{Body: file})
	if err != nil {
		t.Fatal(err)
	}
	first, err := out.body.open()
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error)
	go func() {
		_, err := io.Copy(io.Discard, struct{ io.Reader }{first})
		ended <- err
	}()
	data, err := readBody(out.body)
	if err != nil || len(data) != 1<<20 {
		t.Errorf("%d bytes, %v", len(data), err)
	}
	if err := <-ended; err != nil && !errors.Is(err, http.ErrBodyReadAfterClose) {
		t.Error(err)
	}
	if _, err := first.Read(make([]byte, 1)); err == nil {
		t.Error("it still reads")
	}
	if file.closed {
		t.Error("it was closed")
	}
}

func TestUploadsOverHTTP(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		if request.URL.Path == "/early" {
			answer.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		data, _ := io.ReadAll(request.Body)
		_, _ = answer.Write(data)
	}))
	defer server.Close()
	text := strings.Repeat("a", 1<<20)
	file := strings.NewReader(text)
	value := anyMap{"file": file, "again": file}
	op := operationOf(MultipartContent, "multipart/form-data")
	out, err := encode(op, nil, Arguments{Body: value})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/early", "/early", "/"} {
		opened, err := out.body.open()
		if err != nil {
			t.Fatal(err)
		}
		request, err := http.NewRequest("POST", server.URL+path, opened)
		if err != nil {
			t.Fatal(err)
		}
		request.ContentLength = out.body.length
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			if path == "/" {
				t.Fatal(err)
			}
			continue // the connection was closed while much was left to send
		}
		data, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if path == "/" && (err != nil || strings.Count(string(data), text) != 2) {
			t.Errorf("%d bytes, %v", len(data), err)
		}
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
}
