// Package shop_test uses the SDK of shop.yaml as a program does.
package shop_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"example.com/shop"
	"example.com/shop/retry"
)

const key = "key-that-nobody-may-see"

// serve makes a client of a server that answers with a function.
func serve(t *testing.T, answer http.HandlerFunc, opts ...shop.SDKOption) *shop.Shop {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	usual := []shop.SDKOption{
		shop.WithServerURL(server.URL),
		shop.WithSecurity(key),
		shop.WithRetryConfig(retry.Config{Strategy: "none"}),
		shop.WithTimeout(5 * time.Second),
	}
	return shop.New(append(usual, opts...)...)
}

// answering is a server that says one thing.
func answering(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("X-Request-Id", "r1")
		w.WriteHeader(status)
		io.WriteString(w, body)
	}
}

// echo answers with what it is sent.
func echo(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	io.Copy(w, r.Body)
}

// say answers with what a function makes of the request.
func say(text func(*http.Request) string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		io.WriteString(w, text(r))
	}
}

func bodyOf(r *http.Request) string {
	body, _ := io.ReadAll(r.Body)
	return string(body)
}

func must[T any](t *testing.T) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func equal[T comparable](t *testing.T, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func contains(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("%q is not in %q", part, text)
	}
}

var ctx = context.Background()
