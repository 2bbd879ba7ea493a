package runtime

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// listen answers each connection by a function, after the head of its request was read,
// and closes it.
func listen(t *testing.T, count *atomic.Int64, answer func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer connection.Close()
				reader := bufio.NewReader(connection)
				for {
					line, err := reader.ReadString('\n')
					if err != nil {
						return
					}
					if strings.TrimSpace(line) == "" {
						break
					}
				}
				count.Add(1)
				answer(connection)
			}()
		}
	}()
	return "http://" + listener.Addr().String()
}

func writes(text string) func(net.Conn) {
	return func(connection net.Conn) { _, _ = io.WriteString(connection, text) }
}

// waits writes a text, and then nothing until the other side is gone.
func waits(text string) func(net.Conn) {
	return func(connection net.Conn) {
		_, _ = io.WriteString(connection, text)
		_, _ = connection.Read(make([]byte, 1))
	}
}

func resets(connection net.Conn) { _ = connection.(*net.TCPConn).SetLinger(0) }

const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n"

func zipped(data []byte) string {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	_, _ = writer.Write(data)
	_ = writer.Close()
	return packed.String()
}

func answerOf(body string, headers ...string) string {
	headers = append(headers, "Content-Length: "+strconv.Itoa(len(body)), "\r\n"+body)
	return "HTTP/1.1 200 OK\r\n" + strings.Join(headers, "\r\n")
}

func TestFaults(t *testing.T) {
	good := zipped([]byte(`{"total": 1}`))
	bomb := zipped(make([]byte, 16<<20))
	for name, one := range map[string]struct {
		answer   func(net.Conn)
		attempts int64
		says     string
	}{
		"closed":       {func(net.Conn) {}, 3, "connection lost: EOF (3 attempts)"},
		"reset":        {resets, 3, "connection lost"},
		"half a head":  {writes("HTTP/1.1 200 OK\r\nContent-"), 3, "connection lost"},
		"no HTTP":      {writes("SSH-2.0-OpenSSH_9.6\r\n\r\n"), 3, "connection lost: "},
		"half a body":  {writes(head + "\r\n{\"total\""), 3, "connection lost: unexpected EOF (3 attempts)"},
		"slow head":    {waits("HTTP/1.1 200"), 3, "no answer in time: timeout of 300ms (3 attempts)"},
		"slow body":    {waits(head + "\r\n{"), 3, "no answer in time: timeout of 300ms"},
		"half a chunk": {writes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"), 3, "connection lost"},
		"half a gzip":  {writes(answerOf(good[:len(good)-6], "Content-Encoding: gzip")), 1, "cannot be decoded: it breaks off"},
		"no gzip":      {writes(answerOf("{}{}{}{}{}{}{}", "Content-Encoding: gzip")), 1, "the body cannot be decoded"},
		"bomb":         {writes(answerOf(bomb, "Content-Encoding: gzip")), 1, "over 200 times as long"},
		"too long":     {writes("HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n"), 1, "more than 1048576 bytes"},
		"HTML":         {writes(answerOf("<html>\n<b>Hi</b>", "Content-Type: text/html")), 1, "expected application/json, got text/html: <html> <b>Hi</b>"},
		"no JSON":      {writes(answerOf("{", "Content-Type: application/json")), 1, "200 OK: this is no JSON"},
		"another type": {writes(answerOf(`{"total": "x"}`)), 1, "200 OK: total: "},
		"empty":        {writes(answerOf("")), 1, "200 OK: the body is empty"},
		"error breaks": {writes("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nab"), 1, "/credits: 404 Not Found"},
		"endless head": {writes("HTTP/1.1 200 OK\r\nA: " + strings.Repeat("a", 3<<19)), 3, "connection lost"},
	} {
		t.Run(name, func(t *testing.T) {
			var count atomic.Int64
			url := listen(t, &count, one.answer)
			client := clientOf(Settings{ServerURL: url, Limits: ResponseLimits{Size: 1 << 20}}, nil)
			if name == "bomb" {
				client.settings.Limits = ResponseLimits{}
			}
			client.api.Timeout = 300 * time.Millisecond
			response, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
			if err == nil {
				_, err = DecodeJSON[credits](response)
			}
			if err == nil || !strings.Contains(err.Error(), one.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%v", err)
			}
			if count.Load() != one.attempts {
				t.Errorf("%d attempts", count.Load())
			}
		})
	}
}

func TestKindsOfFailure(t *testing.T) {
	var count atomic.Int64
	for name, one := range map[string]struct {
		url     string
		timeout bool
		is      error
	}{
		"refused": {"http://127.0.0.1:1", false, nil},
		"slow":    {listen(t, &count, waits("")), true, context.DeadlineExceeded},
		"cut":     {listen(t, &count, writes(head+"\r\n{")), false, io.ErrUnexpectedEOF},
	} {
		client := clientOf(Settings{ServerURL: one.url}, nil)
		client.api.Timeout = 50 * time.Millisecond
		_, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
		var failed *APIConnectionError
		if !errors.As(err, &failed) || failed.Attempts != 3 || failed.Timeout() != one.timeout {
			t.Errorf("%s: %#v", name, err)
		}
		if one.is != nil && !errors.Is(err, one.is) {
			t.Errorf("%s: is no %v", name, one.is)
		}
	}
}

func TestTheTimeoutOfACallBoundsAllOfIt(t *testing.T) {
	var count atomic.Int64
	drip := func(connection net.Conn) {
		_, _ = io.WriteString(connection, head+"\r\n")
		for range 100 {
			if _, err := io.WriteString(connection, " "); err != nil {
				return
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	client := clientOf(Settings{ServerURL: listen(t, &count, drip), Timeout: 200 * time.Millisecond}, nil)
	began := time.Now()
	_, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	if elapsed := time.Since(began); elapsed > 600*time.Millisecond || count.Load() != 1 {
		t.Errorf("%v, %d attempts", elapsed, count.Load())
	}
	if err == nil || !strings.HasSuffix(err.Error(), "no answer in time: the timeout of 200ms for the whole call passed") ||
		!errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestAStreamIsNotCutOffByTheTimeoutOfACall(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		for range 6 {
			_, _ = io.WriteString(w, "piece ")
			w.(http.Flusher).Flush()
			time.Sleep(40 * time.Millisecond)
		}
	})
	op := operation("GET")
	op.Answers = []Answer{{Status: "200", Kind: RawAnswer, MediaTypes: []string{"*/*"}}}
	client := clientOf(Settings{ServerURL: url, Timeout: 100 * time.Millisecond}, nil)
	client.api.Timeout = 150 * time.Millisecond
	response, err := client.Do(t.Context(), op, Arguments{}, CallOptions{})
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond) // who reads may take their time
	body, err := io.ReadAll(response.Stream)
	if len(body) != 36 || err != nil {
		t.Errorf("%q %v", body, err)
	}
}

func TestAStreamThatFailsIsAnErrorOfTheCall(t *testing.T) {
	for name, answer := range map[string]func(net.Conn){
		"cut":  writes(head + "\r\nabc"),
		"slow": waits(head + "\r\nabc"),
	} {
		var count atomic.Int64
		var told []error
		op := operation("GET")
		op.Answers = []Answer{{Status: "200", Kind: RawAnswer}}
		client := clientOf(Settings{
			ServerURL: listen(t, &count, answer),
			Hooks:     []Hooks{{OnError: func(_ Call, err error) { told = append(told, err) }}},
		}, nil)
		client.api.Timeout = 100 * time.Millisecond
		response, err := client.Do(t.Context(), op, Arguments{}, CallOptions{})
		if err != nil {
			t.Fatal(name, err)
		}
		body, err := io.ReadAll(response.Stream)
		var failed *APIConnectionError
		if string(body) != "abc" || !errors.As(err, &failed) || failed.Timeout() != (name == "slow") {
			t.Errorf("%s: %q %v", name, body, err)
		}
		if count.Load() != 1 || len(told) != 1 || told[0] != err {
			t.Errorf("%s: %d attempts, told of %v", name, count.Load(), told)
		}
		_ = response.Stream.Close()
	}
}

// TestCancelling ends a call in each of its waits, and counts what it leaves behind.
func TestCancelling(t *testing.T) {
	before := runtime.NumGoroutine()
	for name, answer := range map[string]func(net.Conn){
		"head":  waits(""),
		"body":  waits(head + "\r\n{"),
		"retry": writes("HTTP/1.1 503 No\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n"),
		"open":  waits(head + "\r\n{"),
	} {
		t.Run(name, func(t *testing.T) {
			var count atomic.Int64
			client := clientOf(Settings{ServerURL: listen(t, &count, answer)}, nil)
			client.clock.sleep = sleep
			op := operation("GET")
			if name == "open" {
				op.Answers[0].Kind = RawAnswer
			}
			for _, reason := range []error{context.Canceled, context.DeadlineExceeded} {
				ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
				if reason == context.Canceled {
					ctx, cancel = context.WithCancel(t.Context())
					time.AfterFunc(50*time.Millisecond, cancel)
				}
				began := time.Now()
				response, err := client.Do(ctx, op, Arguments{}, CallOptions{})
				if err == nil {
					_, err = io.ReadAll(response.Stream)
				}
				if strings.Contains(err.Error(), "attempts") {
					t.Error(err)
				}
				if !errors.Is(err, reason) || time.Since(began) > time.Second {
					t.Errorf("%v after %v", err, time.Since(began))
				}
				cancel()
			}
			if count.Load() != 2 {
				t.Errorf("%d attempts", count.Load())
			}
		})
	}
	usualHTTPClient().CloseIdleConnections()
	for range 100 {
		if runtime.NumGoroutine() <= before+4 { // those that accept connections
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Errorf("%d goroutines, %d before: %s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}

func TestClosingAStreamWakesWhoReads(t *testing.T) {
	var count atomic.Int64
	op := operation("GET")
	op.Answers[0].Kind = RawAnswer
	client := clientOf(Settings{ServerURL: listen(t, &count, waits(head+"\r\n"))}, nil)
	response, err := client.Do(t.Context(), op, Arguments{}, CallOptions{})
	if err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(50*time.Millisecond, func() { _ = response.Stream.Close() })
	if _, err := io.ReadAll(response.Stream); !errors.Is(err, http.ErrBodyReadAfterClose) {
		t.Error(err)
	}
}

func TestABodyThatCannotBeReadOn(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.ReadAll(r.Body) })
	op := operation("POST")
	client := clientOf(Settings{ServerURL: url}, nil)
	one := &call{client: client, op: op, began: time.Now()}
	one.setUp()
	one.signature = &signature{}
	sent, err := one.draft()
	if err != nil {
		t.Fatal(err)
	}
	broken := io.MultiReader(strings.NewReader("abc"), errorReader{errors.New("disk is gone")})
	sent.open = func() (io.ReadCloser, error) { return io.NopCloser(broken), nil }
	sent.length, sent.once = -1, true
	last, err := one.deliver(t.Context(), sent)
	if err != nil {
		t.Fatal(err)
	}
	var invalid *InvalidRequestError
	if err := one.errorOf(last); !errors.As(err, &invalid) || !strings.Contains(err.Error(), "disk is gone") {
		t.Error(err)
	}
}

type errorReader struct{ err error }

func (r errorReader) Read([]byte) (int, error) { return 0, r.err }
