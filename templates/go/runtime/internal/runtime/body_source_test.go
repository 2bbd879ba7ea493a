package runtime

import (
	"bytes"
	"errors"
	"io"
	"net/http"
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

func TestUploadsAreSentAgain(t *testing.T) {
	text := strings.Repeat("a", 1<<20)
	file := strings.NewReader("skipped" + text)
	_, _ = file.Seek(int64(len("skipped")), io.SeekStart)
	requests := 0
	url := serve(t, func(answer http.ResponseWriter, request *http.Request) {
		if requests++; requests < 3 { // much is left to send
			answer.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		data, _ := io.ReadAll(request.Body)
		if strings.Count(string(data), text) != 2 || request.ContentLength != int64(len(data)) {
			answer.WriteHeader(http.StatusBadRequest)
		}
		_, _ = answer.Write([]byte(`{"total":1}`))
	})
	op := operation("PUT")
	op.Contents = []Content{{Kind: MultipartContent, MediaType: "multipart/form-data"}}
	client := clientOf(Settings{ServerURL: url}, nil)
	args := Arguments{Body: map[string]any{"file": file, "again": file}}
	if _, err := client.Do(t.Context(), op, args, CallOptions{}); err != nil || requests != 3 {
		t.Fatal(requests, err)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil { // nobody else reads it
		t.Fatal(err)
	}
}

func TestUploadsThatCannotBeRead(t *testing.T) {
	url := serve(t, func(answer http.ResponseWriter, request *http.Request) {
		_, _ = io.Copy(io.Discard, request.Body)
	})
	op := operation("PUT")
	op.Contents = []Content{{Kind: RawContent, MediaType: anyType}}
	client := clientOf(Settings{ServerURL: url}, nil)
	broken := errors.New("the disk is gone")
	_, err := client.Do(t.Context(), op, Arguments{Body: iotest.ErrReader(broken)}, CallOptions{})
	var invalid *InvalidRequestError
	if !errors.As(err, &invalid) || !errors.Is(err, broken) {
		t.Errorf("%T %v", err, err)
	}
}
