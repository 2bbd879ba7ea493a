package runtime

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// credits is what the operations of these tests answer.
type credits struct {
	Total float64 `json:"total"`
	extra Extra
}

func (c *credits) ExtraFields() *Extra { return &c.extra }

func (c credits) MarshalJSON() ([]byte, error)     { return Marshal(&c) }
func (c *credits) UnmarshalJSON(data []byte) error { return Unmarshal(data, c) }

// apiError is the error of every answer that is none of the operation's.
type apiError struct{ Answered }

func (e *apiError) Unwrap() error { return e.Answered }

// testAPI is a new one for each test, so that each may change it.
func testAPI() *API {
	return &API{
		Name:      "Test",
		UserAgent: "test/1",
		Servers:   []Server{{URL: "http://unused.invalid"}},
		Schemes:   []Scheme{{Key: "key", Kind: Bearer}},
		Security:  Security{{{Key: "key"}}},
		Timeout:   time.Minute,
		NewError:  func(a Answered) error { return &apiError{a} },
	}
}

const secretToken = "sk-very-secret-token"

func withToken(context.Context) (Credentials, error) {
	return Credentials{"key": {Token: secretToken}}, nil
}

func operation(method string) *Operation {
	return &Operation{
		ID:      "getCredits",
		Method:  method,
		Path:    "/credits",
		Answers: []Answer{{Status: "200", Kind: JSONAnswer, MediaTypes: []string{"application/json"}}},
	}
}

// serve answers with a handler until the test ends.
func serve(t testing.TB, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(func() {
		usualHTTPClient().CloseIdleConnections()
		server.Close()
	})
	return server.URL
}

// clientOf is one whose waits take no time; slept has them.
func clientOf(settings Settings, slept *[]time.Duration) *Client {
	if settings.Credentials == nil {
		settings.Credentials = withToken
	}
	client := NewClient(testAPI(), settings)
	client.clock.random = func() float64 { return 0.5 }
	client.clock.sleep = func(ctx context.Context, delay time.Duration) error {
		if slept != nil {
			*slept = append(*slept, delay)
		}
		return ctx.Err()
	}
	return client
}

func ptr[T any](value T) *T { return &value }
