package stream

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// served is a stream that a server writes.
func served(t *testing.T, ctx context.Context, format Format, write func(http.ResponseWriter, *http.Request)) *EventStream[any] {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(write))
	t.Cleanup(server.Close)
	request, err := http.NewRequestWithContext(ctx, "GET", server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	return New[any](answer.Body, format, Items{Decode: json.Unmarshal})
}

// say writes one event, and waits until the client is gone.
func say(w http.ResponseWriter, r *http.Request) {
	_, _ = io.WriteString(w, "id: 7\ndata: 1\n\n")
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

func TestCloseWakesTheReader(t *testing.T) {
	events := served(t, context.Background(), Events(), say)
	if !events.Next() || events.LastEventID() != "7" {
		t.Fatal(events.Err())
	}
	go func() {
		time.Sleep(10 * time.Millisecond)
		_ = events.Close()
	}()
	if events.Next() {
		t.Fatal("there is an item")
	}
	var broken *Error
	if err := events.Err(); !errors.Is(err, ErrClosed) || !errors.As(err, &broken) || err.Error() != "the stream was closed" {
		t.Errorf("got %v", err)
	}
	if events.Next() || events.Err() == nil {
		t.Error("the error is gone")
	}
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	events := served(t, ctx, Events(), say)
	for range events.All() {
		cancel()
	}
	if !errors.Is(events.Err(), context.Canceled) {
		t.Errorf("got %v", events.Err())
	}
}

func TestCloseIsNoError(t *testing.T) {
	body := &pieces{left: [][]byte{[]byte("data: 1\n\ndata: 2\n\n")}}
	events := New[any](body, Events(), Items{Decode: json.Unmarshal})
	events.Next()
	for range 2 {
		if err := events.Close(); err != nil {
			t.Error(err)
		}
	}
	if events.Next() || events.Err() != nil || body.closed != 1 {
		t.Errorf("error %v, closed %d times", events.Err(), body.closed)
	}
}

func TestAllCloses(t *testing.T) {
	const text = "data: 1\n\ndata: 2\n\n" // and not the end that is expected
	for wanted := 1; wanted <= 3; wanted++ {
		body := &pieces{left: [][]byte{[]byte(text)}}
		got := 0
		var last error
		for item, err := range New[any](body, Events().Until("end"), Items{Decode: json.Unmarshal}).All() {
			if (item == nil) == (err == nil) {
				t.Errorf("got %v and %v", item, err)
			}
			if got++; got == wanted {
				last = err
				break
			}
		}
		if got != wanted || body.closed != 1 || (last != nil) != (wanted == 3) {
			t.Errorf("%d: got %d, closed %d times, error %v", wanted, got, body.closed, last)
		}
	}
}

// What comes behind the end is read, so that the connection is used again; but not for long.
func TestDrain(t *testing.T) {
	const text = "data: 1\n\ndata: end\n\n"
	body := &pieces{left: [][]byte{[]byte(text), []byte("more"), []byte("and more")}}
	if items, err := read(t, body, Events().Until("end")); len(items) != 1 || err != nil {
		t.Errorf("got %q, error %v", items, err)
	}
	if len(body.left) != 0 || body.closed != 1 {
		t.Errorf("%d pieces are left, closed %d times", len(body.left), body.closed)
	}

	events := served(t, context.Background(), Events().Until("1"), say)
	begin := time.Now()
	if events.Next() || events.Err() != nil || time.Since(begin) > 5*time.Second {
		t.Errorf("error %v after %v", events.Err(), time.Since(begin))
	}
}

type described struct {
	Text  string `json:"text"`
	names []string
}

func TestErrorsInThePlaceOfItems(t *testing.T) {
	items := Items{
		Decode: func(data []byte, item any) error {
			var object map[string]any
			err := json.Unmarshal(data, &object)
			for name := range object {
				if name != "text" {
					item.(*described).names = append(item.(*described).names, name)
				}
			}
			return err
		},
		Undescribed: func(item any, property string) ([]string, bool) {
			if property != "" {
				t.Errorf("asked for %s", property)
			}
			return item.(*described).names, true
		},
		Failure: func(e *Error) error {
			return errors.Join(errors.New(e.Event+": "+string(e.Data)), e)
		},
	}
	for body, want := range map[string]string{
		`data: {"text":"a"}`:                    "",
		`data: {"text":"error"}`:                "",
		`data: {"text":"a","error":null}`:       "",
		`data: {"text":"a","error":{"code":1}}`: `: {"text":"a","error":{"code":1}}`,
		"event: error\ndata: {\"text\":\"a\"}":  "",
		"event: error\ndata: {\"b\":1}":         `error: {"b":1}`,
		"event: error\ndata: []":                "error: []",
		`data: []`:                              ": []",
	} {
		events := New[described](io.NopCloser(strings.NewReader(body+"\n\n")), Events(), items)
		for events.Next() {
		}
		got, _, _ := strings.Cut(text(events.Err()), "\n")
		if got != want {
			t.Errorf("%s: got %q, want %q", body, got, want)
		}
	}
}

func TestDataOfErrorsStays(t *testing.T) {
	body := &pieces{left: [][]byte{[]byte("data: {\n\ndata: 2\n\n")}}
	events := New[any](body, Events(), Items{Decode: json.Unmarshal})
	events.Next()
	var failure *Error
	if !errors.As(events.Err(), &failure) || failure.Kind != Invalid || string(failure.Data) != "{" {
		t.Errorf("got %v", events.Err())
	}
	var syntax *json.SyntaxError
	if !errors.As(events.Err(), &syntax) {
		t.Error("the cause is lost")
	}
}

func TestNoProgress(t *testing.T) {
	_, err := read(t, io.NopCloser(stuck{}), Events())
	if !errors.Is(err, io.ErrNoProgress) {
		t.Errorf("got %v", err)
	}
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

// Items are read with no more memory than the longest needs, however many there are.
func TestMemory(t *testing.T) {
	long := "data: \"" + strings.Repeat("x", 10_000) + "\"\n\n"
	b := &buffer{from: strings.NewReader(strings.Repeat(": comment\n", 5000) + strings.Repeat(long, 100)), limit: 1 << 20}
	cutter := newEvents(b)
	count := 0
	for _, err := cutter.next(); err == nil; _, err = cutter.next() {
		count++
	}
	if count != 100 || len(b.bytes) > 64<<10 {
		t.Errorf("%d items, a buffer of %d bytes", count, len(b.bytes))
	}
}
