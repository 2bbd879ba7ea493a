package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sdkwright.invalid/runtime/types/stream"
)

// streamOf is what generated code has in call.go.
func streamOf[T any](answer *Response, format stream.Format) *stream.EventStream[T] {
	return stream.New[T](answer.Stream, format.Limit(answer.EventLimit()), stream.Items{
		Decode:      Unmarshal,
		Undescribed: Undescribed,
		Failure: func(e *stream.Error) error {
			switch e.Kind {
			case stream.Sent:
				return answer.StreamError(e.Data)
			case stream.Invalid:
				return answer.ItemError(e.Data, e.Unwrap())
			case stream.TooLarge:
				return answer.LargeItem(e.Reason)
			default:
				return answer.BrokenStream(e.Reason, e.Unwrap())
			}
		},
	})
}

var opWatch = Operation{
	ID:      "watch",
	Method:  "GET",
	Path:    "/watch",
	Answers: []Answer{{Status: "200", Kind: StreamAnswer, MediaTypes: []string{"text/event-stream"}}},
}

// readDeltas reads what a server writes, and says when an item is there; it returns the number
// of items, and the error.
func readDeltas(t *testing.T, ctx context.Context, limits ResponseLimits, seen func(), write func(http.ResponseWriter, *http.Request)) (int, error) {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("X-Request-Id", "r1")
		write(w, r)
	}))
	defer server.Close()
	client := NewClient(&API{Servers: []Server{{URL: server.URL}}}, Settings{Limits: limits})
	answer, err := client.Do(ctx, &opWatch, Arguments{}, CallOptions{})
	if err != nil {
		t.Fatal(err)
	}
	events := streamOf[textDelta](answer, stream.Events().Until("end"))
	count := 0
	for events.Next() {
		count++
		seen()
	}
	return count, events.Err()
}

const oneDelta = "data: {\"kind\":\"text\",\"text\":\"a\"}\n\n"

func TestStreamErrors(t *testing.T) {
	var (
		sent       *StreamError
		unfit      *ResponseValidationError
		large      *ResponseTooLargeError
		connection *APIConnectionError
	)
	for _, c := range []struct {
		name, body string
		as         any
		text       string
	}{
		{"end", "data: end\n\n", nil, ""},
		{"sent", "event: error\ndata: {\"error\":{\"message\":\"busy\"}}\n\n", &sent, "busy"},
		{"undescribed", "data: {\"kind\":\"text\",\"text\":\"\",\"error\":\"busy\"}\n\n", &sent, "busy"},
		{"unfit", "data: {\"kind\":\"text\"}\n\n", &unfit, "text"},
		{"large", "data: \"" + string(make([]byte, 100)) + "\"\n\n", &large, "an item has more than 60 bytes; a larger Event of the ResponseLimits takes more"},
		{"cut off", "", &connection, `the stream ended before its "end"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			count, err := readDeltas(t, context.Background(), ResponseLimits{Event: 60}, func() {}, func(w http.ResponseWriter, _ *http.Request) {
				_, _ = io.WriteString(w, oneDelta+c.body)
			})
			if count != 1 {
				t.Errorf("%d items", count)
			}
			if c.as == nil {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if err == nil || !errors.As(err, c.as) || !strings.Contains(err.Error(), c.text) {
				t.Errorf("got %T %v", err, err)
			}
		})
	}
	if sent.HTTPStatusCode() != 200 || sent.HTTPRequestID() != "r1" || unfit.Path != "text" && unfit.Path != "" {
		t.Errorf("got %+v, %+v", sent, unfit)
	}
	if !errors.Is(connection, io.ErrUnexpectedEOF) {
		t.Error("the cause is lost")
	}
}

// A goroutine that waits for an item is woken by another that closes the stream.
func TestCloseOfAStream(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, oneDelta)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}))
	defer server.Close()
	client := NewClient(&API{Servers: []Server{{URL: server.URL}}}, Settings{})
	answer, err := client.Do(context.Background(), &opWatch, Arguments{}, CallOptions{})
	if err != nil {
		t.Fatal(err)
	}
	events := streamOf[textDelta](answer, stream.Events())
	for events.Next() {
		time.AfterFunc(10*time.Millisecond, func() { _ = events.Close() })
	}
	var connection *APIConnectionError
	if err := events.Err(); !errors.As(err, &connection) || connection.Reason != "the stream was closed" || !errors.Is(err, stream.ErrClosed) {
		t.Errorf("got %T %v", err, err)
	}
}

func TestStreamThatBreaksOff(t *testing.T) {
	_, err := readDeltas(t, context.Background(), ResponseLimits{}, func() {}, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, oneDelta)
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	})
	var connection *APIConnectionError
	if !errors.As(err, &connection) {
		t.Errorf("got %T %v", err, err)
	}

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	_, err = readDeltas(t, ctx, ResponseLimits{}, cancel, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, oneDelta)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %T %v", err, err)
	}
}
