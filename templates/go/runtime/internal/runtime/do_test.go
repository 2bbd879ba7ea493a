package runtime

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
)

func TestACallReturnsWhatWasAnswered(t *testing.T) {
	var asked *http.Request
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"total": 3.5}`))
	})
	client := clientOf(Settings{ServerURL: url + "/v1/"}, nil)
	response, err := client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := DecodeJSON[credits](response)
	if err != nil || data.Total != 3.5 {
		t.Fatal(data, err)
	}
	if asked.URL.Path != "/v1/credits" || asked.Header.Get("Authorization") != "Bearer "+secretToken {
		t.Fatal(asked.URL, asked.Header)
	}
	for name, want := range map[string]string{
		"Accept": "application/json", "User-Agent": "test/1", "Accept-Encoding": "gzip",
	} {
		if got := asked.Header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestNoContextIsAnError(t *testing.T) {
	var none context.Context
	_, err := clientOf(Settings{}, nil).Do(none, operation("GET"), Arguments{}, CallOptions{})
	var invalid *InvalidRequestError
	if !errors.As(err, &invalid) || !strings.Contains(err.Error(), "context") {
		t.Fatal(err)
	}
}

func TestAnErrorIsWhatTheOperationSaysOfItsStatus(t *testing.T) {
	type documented struct{ Answered }
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", "r-1")
		w.WriteHeader(404)
		_, _ = w.Write([]byte(`{"error": {"message": "no such thing"}}`))
	})
	client := clientOf(Settings{ServerURL: url}, nil)
	for _, status := range []string{"404", "4XX", "default", "403"} {
		op := operation("GET")
		op.Errors = []ErrorCase{{Status: status, New: func(a Answered) error { return &documented{a} }}}
		_, err := client.Do(t.Context(), op, Arguments{}, CallOptions{})
		var known *documented
		if errors.As(err, &known) != (status != "403") {
			t.Errorf("%s: %T", status, err)
		}
		if want := "GET " + url + "/credits: 404 Not Found: no such thing (request id: r-1)"; err.Error() != want {
			t.Errorf("%s", err)
		}
	}
}
