package runtime

import (
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

func TestACertificateThatNobodyKnows(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(answerCredits))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	defer server.Close()
	_, err := clientOf(Settings{ServerURL: server.URL}, nil).Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	var failed *APIConnectionError
	if !errors.As(err, &failed) || failed.Attempts != 1 ||
		!strings.HasPrefix(failed.Reason, "the server's certificate is not valid: ") {
		t.Error(err)
	}
}

func TestAHandshakeThatFailsIsNoConnection(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(answerCredits))
	defer server.Close()
	target := strings.Replace(server.URL, "http", "https", 1)
	_, err := clientOf(Settings{ServerURL: target}, nil).Do(t.Context(), operation("POST"), Arguments{}, CallOptions{})
	var failed *APIConnectionError
	if !errors.As(err, &failed) || failed.Attempts != 3 || !strings.HasPrefix(failed.Reason, "could not connect: ") {
		t.Error(err)
	}
}

func TestAProxyThatRefuses(t *testing.T) {
	for status, attempts := range map[int]int64{407: 1, 503: 3} {
		var count atomic.Int64
		proxy := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			count.Add(1)
			w.WriteHeader(status)
		})
		client := clientOf(Settings{ServerURL: "https://api.invalid"}, nil)
		own := usualHTTPClient().Clone()
		where, _ := url.Parse(proxy)
		own.Proxy = http.ProxyURL(where)
		client.http = transport{own}
		_, err := client.Do(t.Context(), operation("POST"), Arguments{}, CallOptions{})
		if err == nil || count.Load() != attempts || !strings.Contains(err.Error(), "the proxy refused: "+statusLine(status)) {
			t.Errorf("%d attempts: %v", count.Load(), err)
		}
	}
}

// TestAClientOfOnesOwn is used as it is, but for redirects, which its owner still follows.
func TestAClientOfOnesOwn(t *testing.T) {
	url := serve(t, redirectTo(func() string { return "/end" }, 302))
	followed := 0
	own := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { followed++; return nil }}
	client := clientOf(Settings{ServerURL: url, HTTPClient: own}, nil)
	if _, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{}); err != nil || followed != 0 {
		t.Error(followed, err)
	}
	answer, err := own.Get(url)
	if err != nil || followed != 1 {
		t.Fatal(followed, err)
	}
	_ = answer.Body.Close()
	none := sends(func(*http.Request) (*http.Response, error) { return nil, nil })
	client = clientOf(Settings{ServerURL: url, HTTPClient: none}, nil)
	if _, err := client.Do(t.Context(), operation("POST"), Arguments{}, CallOptions{}); err == nil {
		t.Error("no answer is one")
	}
}
