package runtime

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// endlessly writes a text until the other side is gone.
func endlessly(head, text string) func(net.Conn) {
	return func(connection net.Conn) {
		_, err := io.WriteString(connection, head)
		for err == nil {
			_, err = io.WriteString(connection, text)
		}
	}
}

// TestHostileServers: each call ends in time, in a value or an error, and holds no more
// than the limits allow.
func TestHostileServers(t *testing.T) {
	ok := "HTTP/1.1 200 OK\r\n"
	for name, answer := range map[string]func(net.Conn){
		"1xx for ever":       endlessly("", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
		"headers for ever":   endlessly(ok, "A: b\r\n"),
		"a line for ever":    endlessly(ok+"A: ", strings.Repeat("a", 1000)),
		"a body for ever":    endlessly(ok+"\r\n[", strings.Repeat("1,", 1000)),
		"chunks for ever":    endlessly(ok+"Transfer-Encoding: chunked\r\n\r\n", "4\r\n1234\r\n"),
		"a size for ever":    endlessly(ok+"Transfer-Encoding: chunked\r\n\r\n", "00000000"),
		"trailers for ever":  endlessly(ok+"Transfer-Encoding: chunked\r\n\r\n0\r\n", "A: b\r\n"),
		"members of nothing": endlessly(ok+"Content-Encoding: gzip\r\n\r\n", zipped(nil)),
		"two lengths":        writes(ok + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}}"),
		"a length below 0":   writes(ok + "Content-Length: -1\r\n\r\n{}"),
		"no status":          writes("HTTP/1.1 000 \r\nContent-Length: 0\r\n\r\n"),
		"another protocol":   writes("HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"),
		"deep":               writes(answerOf(strings.Repeat("[", 100_000))),
		"deep and whole":     writes(answerOf(strings.Repeat(`{"a":`, 9_000) + "1" + strings.Repeat("}", 9_000))),
		"no text":            writes(answerOf("{\"total\": \"\xff\xfe\"}")),
		"half a pair":        writes(answerOf(`{"total": "\ud800"}`)),
		"a huge number":      writes(answerOf(`{"total": 1e999999999}`)),
		"keys twice":         writes(answerOf(`{"total": 1, "total": "x"}`)),
		"a circle":           writes("HTTP/1.1 302 Found\r\nLocation: /credits\r\nContent-Length: 0\r\n\r\n"),
		"a bad location":     writes("HTTP/1.1 302 Found\r\nLocation: http://[::1%25]:x\\@/\r\nContent-Length: 0\r\n\r\n"),
		"a bad challenge":    writes("HTTP/1.1 401 No\r\nWWW-Authenticate: Digest =,,\"\\\r\nContent-Length: 0\r\n\r\n"),
		"a bad wait":         writes("HTTP/1.1 503 No\r\nRetry-After: -9e999\r\nContent-Length: 0\r\n\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			var count atomic.Int64
			client := clientOf(Settings{
				ServerURL: listen(t, &count, answer),
				Timeout:   400 * time.Millisecond,
				Limits:    ResponseLimits{Size: 1 << 20},
			}, nil)
			client.api.Timeout = 300 * time.Millisecond
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			response, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
			if err == nil {
				_, err = DecodeJSON[credits](response)
			}
			runtime.ReadMemStats(&after)
			if elapsed := time.Since(began); elapsed > 3*time.Second {
				t.Errorf("after %v", elapsed)
			}
			if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 32<<20 {
				t.Errorf("%d bytes more", grown)
			}
			if err == nil || strings.Contains(err.Error(), "\n") || len(err.Error()) > 2000 {
				t.Errorf("%v", err)
			}
		})
	}
	isQuiet(t)
}

// isQuiet fails where calls have left goroutines behind.
func isQuiet(t *testing.T) {
	t.Helper()
	usualHTTPClient().CloseIdleConnections()
	for range 200 {
		stacks := make([]byte, 1<<20)
		left := string(stacks[:runtime.Stack(stacks, true)])
		if !strings.Contains(left, "net/http.(*persistConn)") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("connections are left")
}

// TestASecretThatIsSaidBackWhereNoneIsLookedFor: in what is no HTTP, a header, a key.
func TestASecretThatIsSaidBackWhereNoneIsLookedFor(t *testing.T) {
	for name, text := range map[string]string{
		"status":   "HTTP/1.1 " + secretToken + "\r\n\r\n",
		"header":   "HTTP/1.1 200 OK\r\n" + secretToken + "\r\n\r\n",
		"length":   "HTTP/1.1 200 OK\r\nContent-Length: " + secretToken + "\r\n\r\n",
		"encoding": "HTTP/1.1 200 OK\r\nTransfer-Encoding: " + secretToken + "\r\n\r\n",
		"type":     answerOf("x", "Content-Type: text/"+secretToken),
		"key":      answerOf(`{"`+secretToken+`": 5}`, "Content-Type: application/json"),
	} {
		var count atomic.Int64
		client := clientOf(Settings{ServerURL: listen(t, &count, writes(text))}, nil)
		response, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
		if err == nil {
			_, err = DecodeJSON[map[string]string](response)
		}
		if err == nil {
			t.Fatal(name, "is no error")
		}
		shows(t, name, err)
	}
}

// TestNonsenseInRetryAfter asks for no wait, or for one that nobody waits for.
func TestNonsenseInRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"NaN", "inf", "-1", "1e9", "0x10", "1_000", "soon", "\x00", ".", "1.2.3", "-", strings.Repeat("x", 1<<16)} {
		if asked := retryAfter(http.Header{"Retry-After": {text}}, now); asked >= 0 {
			t.Errorf("%.20q: %v", text, asked)
		}
	}
	for _, text := range []string{strings.Repeat("9", 400), "Fri, 31 Dec 9999 23:59:59 GMT", fmt.Sprint(int64(1) << 62)} {
		if asked := retryAfter(http.Header{"Retry-After": {text}}, now); asked < 60*time.Second || asked > longestTime {
			t.Errorf("%.20q: %v", text, asked)
		}
	}
}
