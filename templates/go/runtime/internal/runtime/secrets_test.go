package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

// shows fails if anything that can be written of a value has the secret.
func shows(t *testing.T, what string, value any) {
	t.Helper()
	for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
		if text := fmt.Sprintf(verb, value); strings.Contains(text, secretToken) {
			t.Errorf("%s: %s shows it: %s", what, verb, text)
		}
	}
	if text, err := json.Marshal(value); err == nil && strings.Contains(string(text), secretToken) {
		t.Errorf("%s: JSON shows it: %s", what, text)
	}
	switch value := value.(type) {
	case *http.Response:
		if value == nil {
			return
		}
		body, _ := io.ReadAll(value.Body)
		shows(t, what+" body", string(body))
		shows(t, what+" header", value.Header)
		shows(t, what+" request", value.Request)
	case *http.Request:
		shows(t, what+" URL", value.URL.String())
		shows(t, what+" header", value.Header)
	case error:
		shows(t, what+" text", value.Error())
		if inner := errors.Unwrap(value); inner != nil {
			shows(t, what+" inner", inner)
		}
	}
	if answered, ok := value.(interface{ HTTPBody() []byte }); ok {
		shows(t, what+" HTTPBody", string(answered.HTTPBody()))
	}
}

// TestNoCallShowsASecret goes through everything that a user can reach, for each scheme
// and each way to fail, with a server that says all back.
func TestNoCallShowsASecret(t *testing.T) {
	echo := func(status int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			said := strings.Join(append(r.Header["Authorization"], r.Header["X-Api-Key"]...), " ")
			w.Header().Set("X-Said", said+r.URL.RequestURI()+r.Header.Get("Cookie"))
			w.WriteHeader(status)
			_ = json.NewEncoder(w).Encode(map[string]any{"error": said + r.URL.RequestURI(), "echo": string(body)})
		}
	}
	for _, scheme := range []Scheme{
		{Key: "key", Kind: Bearer},
		{Key: "key", Kind: Basic},
		{Key: "key", Kind: APIKeyInHeader, Name: "X-Api-Key"},
		{Key: "key", Kind: APIKeyInQuery, Name: "plain"},
		{Key: "key", Kind: APIKeyInCookie, Name: "plain"},
	} {
		for way, url := range map[string]string{
			"success": serve(t, echo(200)),
			"unfit":   serve(t, echo(200)),
			"error":   serve(t, echo(400)),
			"retried": serve(t, echo(503)),
			"refused": "http://127.0.0.1:1",
			"redirect": serve(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, "http://127.0.0.1:1/x?"+r.URL.RawQuery, http.StatusFound)
			}),
		} {
			what := fmt.Sprintf("%d %s", scheme.Kind, way)
			var log bytes.Buffer
			var told []any
			var head *http.Response
			hooks := Hooks{
				AfterResponse: func(c Call, r *http.Response, _ time.Duration) error { told = append(told, c, r); return nil },
				OnRetry:       func(c Call, _ time.Duration, err error) { told = append(told, c, err) },
				OnError:       func(c Call, err error) { told = append(told, c, err) },
			}
			client := clientOf(Settings{
				ServerURL: url,
				Hooks:     []Hooks{hooks},
				Logger:    slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})),
				Credentials: func(context.Context) (Credentials, error) {
					return Credentials{"key": {Token: secretToken, Username: "me", Password: secretToken}}, nil
				},
			}, nil)
			client.api.Schemes = []Scheme{scheme}
			client.signer, client.secrets = newSigner(client.api, &client.settings), newSecretNames(client.api)
			op := operation("PUT")
			op.Path = "/hooks/{token}/x"
			op.Parameters = []Parameter{{In: Path, Name: "token"}}
			op.Contents = []Content{{Kind: JSONContent, MediaType: "application/json"}}
			if way == "unfit" {
				op.Answers = []Answer{{Status: "200", Kind: StreamAnswer, MediaTypes: []string{"text/event-stream"}}}
			}
			args := Arguments{
				Parameters: []any{secretToken},
				Body:       map[string]any{"a": []any{map[string]any{"password": secretToken}}},
			}
			response, err := client.Do(t.Context(), op, args, CallOptions{ResponseInto: &head})
			shows(t, what+": client", client)
			shows(t, what+": settings", client.settings)
			shows(t, what+": error", err)
			shows(t, what+": head", head)
			shows(t, what+": log", log.String())
			if response != nil {
				shows(t, what+": response", response)
				shows(t, what+": request", response.Head.Request)
			}
			for _, one := range told {
				shows(t, what+": hook", one)
			}
			if log.Len() == 0 {
				t.Errorf("%s: nothing was logged", what)
			}
			if (err == nil) != (way == "success") {
				t.Errorf("%s: %v", what, err)
			}
		}
	}
}

// TestASecretOfABody stands nowhere but in the body that is sent, and in the answer.
func TestASecretOfABody(t *testing.T) {
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(400)
		_, _ = io.Copy(w, r.Body)
	})
	op := operation("POST")
	op.Contents = []Content{{Kind: JSONContent, MediaType: "application/json"}}
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	args := Arguments{Body: map[string]any{"pass_phrase": "only-in-the-body", "name": "shown"}}
	_, err := clientOf(Settings{ServerURL: url, Logger: logger}, nil).Do(t.Context(), op, args, CallOptions{})
	for what, text := range map[string]string{"error": err.Error(), "log": log.String()} {
		if strings.Contains(text, "only-in-the-body") || !strings.Contains(text, "shown") {
			t.Errorf("%s: %s", what, text)
		}
	}
}

func TestNamesOfSecrets(t *testing.T) {
	for _, name := range []string{
		"password", "client_secret", "X-Api-Key", "accessToken", "password2", "Authorization", "Set-Cookie",
		"a.very.long.prefix.with.many.characters.before.the.new-password", "sig", "PASSWD",
	} {
		if !isSecretName(name) {
			t.Errorf("%s is one", name)
		}
	}
	for _, name := range []string{
		"max_tokens", "token_type", "secret_name", "next_page_token", "nextToken", "design", "", "x", "key", "X-Title",
	} {
		if isSecretName(name) {
			t.Errorf("%s is none", name)
		}
	}
	names := newSecretNames(&API{Secrets: []string{"PIN"}})
	if !names.has("pin") || !names.has("Pin") || names.has("pinned") {
		t.Error("what the document marks")
	}
	for _, one := range []struct {
		name  string
		value any
		hides bool
	}{
		{"token", "short", false}, {"token", strings.Repeat("x", 16), true}, {"token", json.Number("5"), false},
		{"password", "x", true}, {"password", true, false}, {"password", nil, false},
	} {
		if names.hides(one.name, one.value) != one.hides {
			t.Error(one)
		}
	}
}

func TestAnEchoIsHiddenAndStillJSON(t *testing.T) {
	secrets := spelled([]string{`pä"ss/w&rd`, "12345678"})
	for body, want := range map[string]string{
		`{"a": "p\u00e4\"ss/w\u0026rd"}`: `{"a": "[hidden]"}`,
		`{"a": "pä\"ss\/w&rd!"}`:         `{"a": "[hidden]!"}`,
		`{"a": 12345678}`:                `{"a": "[hidden]"}`,
		`{"a": 123456789}`:               `{"a": 123456789}`,
		`q=p%C3%A4%22ss%2Fw%26rd`:        `q=[hidden]`,
		`{"a": "b"}`:                     `{"a": "b"}`,
	} {
		if got := string(hideInBody([]byte(body), secrets)); got != want {
			t.Errorf("%s: %s", body, got)
		}
	}
}
