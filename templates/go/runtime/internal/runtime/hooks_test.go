package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestHooksAreToldInOrder(t *testing.T) {
	tries := 0
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		tries++
		if r.Header.Get("X-Attempt") != fmt.Sprint(tries) {
			t.Errorf("%d: %v", tries, r.Header)
		}
		w.WriteHeader([]int{503, 500, 404}[tries-1])
	})
	var told []string
	hooks := func(name string) Hooks {
		return Hooks{
			BeforeRequest: func(c Call, r *http.Request) error {
				told = append(told, fmt.Sprint(name, " before ", c.Attempt))
				r.Header.Set("X-Attempt", fmt.Sprint(c.Attempt))
				return nil
			},
			AfterResponse: func(c Call, r *http.Response, _ time.Duration) error {
				told = append(told, fmt.Sprint(name, " after ", c.Attempt, " ", r.StatusCode))
				return nil
			},
			OnRetry: func(c Call, delay time.Duration, cause error) {
				told = append(told, fmt.Sprint(name, " retry ", c.Attempt, " ", delay, " ", cause.(*apiError).HTTPStatusCode()))
				if got := cause.(*apiError).Attempts; got != c.Attempt {
					t.Errorf("%d attempts after attempt %d", got, c.Attempt)
				}
			},
			OnError: func(c Call, err error) {
				told = append(told, fmt.Sprint(name, " error ", c.Attempt, " ", c.OperationID))
			},
		}
	}
	client := clientOf(Settings{ServerURL: url, Hooks: []Hooks{hooks("a"), {}, hooks("b")}}, nil)
	_, _ = client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	want := []string{
		"a before 1", "b before 1", "a after 1 503", "b after 1 503", "a retry 1 250ms 503", "b retry 1 250ms 503",
		"a before 2", "b before 2", "a after 2 500", "b after 2 500", "a retry 2 500ms 500", "b retry 2 500ms 500",
		"a before 3", "b before 3", "a after 3 404", "b after 3 404", "a error 3 getCredits", "b error 3 getCredits",
	}
	if !slices.Equal(told, want) {
		t.Errorf("%q", told)
	}
}

func TestAnAnswerThatIsRetriedIsNotHandedOut(t *testing.T) {
	tries := 0
	flaky := sends(func(request *http.Request) (*http.Response, error) {
		if tries++; tries > 1 {
			return nil, permanence(true)
		}
		return always(new(atomic.Int64), 503, http.Header{}).Do(request)
	})
	hooks := Hooks{OnRetry: func(Call, time.Duration, error) {}}
	client := clientOf(Settings{ServerURL: "http://x.invalid", HTTPClient: flaky, Hooks: []Hooks{hooks}}, nil)
	var head *http.Response
	_, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{ResponseInto: &head})
	if tries != 2 || err == nil || head != nil {
		t.Errorf("%d attempts, %v: %v", tries, err, head)
	}
}

func TestAHookDoesNotChangeTheAnswer(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "3")
		w.WriteHeader(503)
	})
	hooks := Hooks{AfterResponse: func(_ Call, answer *http.Response, _ time.Duration) error {
		answer.Header.Set("Retry-After", "7")
		return nil
	}}
	var slept []time.Duration
	client := clientOf(Settings{ServerURL: url, Hooks: []Hooks{hooks}}, &slept)
	_, _ = client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	if !slices.Equal(slept, []time.Duration{3 * time.Second, 3 * time.Second}) {
		t.Error(slept)
	}
}

func TestTheErrorOfAHookEndsTheCall(t *testing.T) {
	ours := errors.New("ours")
	url := serve(t, answerCredits)
	for name, hooks := range map[string]Hooks{
		"before": {BeforeRequest: func(Call, *http.Request) error { return ours }},
		"after":  {AfterResponse: func(Call, *http.Response, time.Duration) error { return ours }},
	} {
		hooks.OnError = func(Call, error) { t.Errorf("%s: is told of its own", name) }
		client := clientOf(Settings{ServerURL: url, Hooks: []Hooks{hooks}}, nil)
		if _, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{}); err != ours {
			t.Errorf("%s: %v", name, err)
		}
	}
	bad := Hooks{BeforeRequest: func(_ Call, r *http.Request) error {
		r.Header["X-A"] = []string{"a\r\nB: c"}
		return nil
	}}
	_, err := clientOf(Settings{ServerURL: url, Hooks: []Hooks{bad}}, nil).Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	var invalid *InvalidRequestError
	if !errors.As(err, &invalid) {
		t.Error(err)
	}
}

func TestHeadersOfTheCallerThatCannotBeSent(t *testing.T) {
	client := clientOf(Settings{ServerURL: serve(t, answerCredits)}, nil)
	for name, value := range map[string]string{
		"a b": "c", "X-A": "a\nb", "Content-Length": "5", "Transfer-Encoding": "chunked", "X-B": "ä", "X-C": " a",
	} {
		options := CallOptions{Header: map[string]string{name: value}}
		_, err := client.Do(t.Context(), operation("GET"), Arguments{}, options)
		var invalid *InvalidRequestError
		if !errors.As(err, &invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHeadersOfTheCallerCount(t *testing.T) {
	var found []received
	client := clientOf(Settings{ServerURL: recording(t, &found, answerCredits)}, nil)
	options := CallOptions{Header: map[string]string{"authorization": "Mine", "ACCEPT": "text/csv", "user-agent": "me", "Host": "other.example"}}
	if _, err := client.Do(t.Context(), operation("GET"), Arguments{}, options); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Authorization": "Mine", "Accept": "text/csv", "User-Agent": "me"} {
		if got := found[0].header[name]; len(got) != 1 || got[0] != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestLogLines(t *testing.T) {
	tries := 0
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if tries++; tries == 1 {
			w.WriteHeader(503)
			return
		}
		w.Header().Set("X-Request-Id", "r-7")
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"total": 1, "api_key": "abc"}`))
	})
	var text bytes.Buffer
	drop := func(_ []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey || a.Key == "seconds" || a.Key == "headers" || a.Key == "url" {
			return slog.Attr{}
		}
		return a
	}
	handler := slog.NewTextHandler(&text, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: drop})
	client := clientOf(Settings{ServerURL: url, Logger: slog.New(handler)}, nil)
	if _, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`level=DEBUG msg=request method=GET operation=getCredits attempt=1 body=none`,
		`level=DEBUG msg=response method=GET status=503 request_id="" body=none`,
		`level=DEBUG msg=retry method=GET retry=1 delay=0.25 cause=503`,
		`level=DEBUG msg=request method=GET operation=getCredits attempt=2 body=none`,
		`level=DEBUG msg=response method=GET status=200 request_id=r-7 body="{\"api_key\":\"[hidden]\",\"total\":1}"`,
	}
	if got := strings.Split(strings.TrimSpace(text.String()), "\n"); !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}
