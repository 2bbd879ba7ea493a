package runtime

import (
	"bytes"
	"context"
	"encoding/json"
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

func TestTokensAreKept(t *testing.T) {
	server := newAuthority(t)
	client := server.client(Credential{ClientID: "id", ClientSecret: clientSecret})
	needs := func(scopes ...string) *Operation {
		return &Operation{Security: Security{{{Key: "oauth", Scopes: scopes}}}}
	}
	for _, one := range []struct {
		op   *Operation
		want string
	}{
		{&Operation{}, "t1"}, {needs("read"), "t2"}, {needs("read", "write"), "t1"}, {needs(), "t3"}, {needs("read"), "t2"},
	} {
		wantToken(t, client, one.op, one.want)
	}
	server = newAuthority(t)
	client = server.client(Credential{ClientID: "id", ClientSecret: clientSecret, Scopes: []string{"all"}})
	wantToken(t, client, needs("read"), "t1")
	wantToken(t, client, needs("admin"), "t1")
}

func TestHowLongTokensAreKept(t *testing.T) {
	const veryLong = 10_000 * time.Hour
	for expires, life := range map[string]time.Duration{
		"3600": 3540 * time.Second, `"3600"`: 3540 * time.Second, "100": 90 * time.Second, "0": 0, "-5": 0,
		"null": veryLong, "": veryLong, `"soon"`: veryLong, "1e400": veryLong, "{}": veryLong,
	} {
		source, asked := &tokenSource{}, time.Now()
		source.hold("t", asked, lifetimeOf(json.RawMessage(expires)))
		if life > 0 && source.current(asked.Add(life-time.Second)) != "t" {
			t.Errorf("%s: it is not kept", expires)
		}
		if life < veryLong && source.current(asked.Add(life)) != "" {
			t.Errorf("%s: it is kept too long", expires)
		}
	}
}

// answering is an HTTP client that is a function.
type answering func(*http.Request) (*http.Response, error)

func (f answering) Do(request *http.Request) (*http.Response, error) { return f(request) }

func TestARefusedTokenIsFetchedAnew(t *testing.T) {
	server := newAuthority(t)
	client := server.client(Credential{ClientID: "id", ClientSecret: clientSecret})
	made, err := client.sign(t.Context(), &Operation{})
	if err != nil {
		t.Fatal(err)
	}
	refusal := &http.Response{StatusCode: http.StatusUnauthorized}
	own := requestTo(t, "https://api.test")
	own.Header.Set("Authorization", "Own")
	made.apply(own)
	if made.refused(own, refusal) {
		t.Error("a header of the caller's was refused, not the token")
	}
	request := requestTo(t, "https://api.test")
	made.apply(request)
	if first, second := made.refused(request, refusal), made.refused(request, refusal); !first || !second {
		t.Error("it was not refused")
	}
	wantToken(t, client, &Operation{}, "t2")
	made.refused(request, refusal) // late: there is a newer one
	wantToken(t, client, &Operation{}, "t2")
	given := server.client(Credential{Token: "given"})
	made, err = given.sign(t.Context(), &Operation{})
	if err != nil {
		t.Fatal(err)
	}
	request = requestTo(t, "https://api.test")
	made.apply(request)
	if made.refused(request, refusal) {
		t.Error("a token that is given cannot be fetched anew")
	}
}

func TestRefreshTokensAreReplaced(t *testing.T) {
	server := newAuthority(t)
	var kept []string
	client := server.client(Credential{RefreshToken: "r0", OnRefresh: func(token string) { kept = append(kept, token) }})
	server.token["expires_in"] = 0
	for _, latest := range []any{"r1", "r1", nil, "r2", "r2"} {
		server.token["refresh_token"] = latest
		if _, err := bearer(t.Context(), client, &Operation{}); err != nil {
			t.Fatal(err)
		}
	}
	var sent []string
	for _, one := range server.asked {
		sent = append(sent, one.form.Get("refresh_token"))
	}
	if !slices.Equal(sent, []string{"r0", "r1", "r1", "r1", "r2"}) || !slices.Equal(kept, []string{"r1", "r2"}) {
		t.Errorf("sent %v, kept %v", sent, kept)
	}
	server.answers = []func(http.ResponseWriter){answerWith(400, `{"error": "invalid_grant", "error_description": "r2 is used, so was r0"}`)}
	_, err := bearer(t.Context(), client, &Operation{})
	if err == nil || strings.Contains(err.Error(), "r2") || strings.Contains(err.Error(), "r0") {
		t.Errorf("got %v", err)
	}
}

func TestOneFetchesForAll(t *testing.T) {
	const many = 64
	server := newAuthority(t)
	client := server.client(Credential{ClientID: "id", ClientSecret: clientSecret})
	for _, answer := range []func(http.ResponseWriter){nil, answerWith(400, `{"error": "invalid_client"}`)} {
		var arrived atomic.Int64
		client.settings.Credentials = nil // who asks is counted
		ask := given(client.api, Credentials{"oauth": {ClientID: "id", ClientSecret: clientSecret}}).settings.Credentials
		counted := NewClient(client.api, Settings{Credentials: func(ctx context.Context) (Credentials, error) {
			arrived.Add(1)
			return ask(ctx)
		}})
		server.mutex.Lock() // until all have come
		server.asked = nil
		if answer != nil {
			server.answers = append(server.answers, answer)
		}
		results := make(chan error, many)
		for range many {
			go func() {
				_, err := bearer(t.Context(), counted, &Operation{})
				results <- err
			}()
		}
		for arrived.Load() < many {
			time.Sleep(time.Millisecond)
		}
		time.Sleep(10 * time.Millisecond)
		server.mutex.Unlock()
		for range many {
			if err := <-results; (err != nil) != (answer != nil) {
				t.Errorf("got %v", err)
			}
		}
		if len(server.asked) != 1 {
			t.Errorf("%d requests for tokens", len(server.asked))
		}
	}
}

func TestWhoWaitsGivesUpOnItsOwn(t *testing.T) {
	server := newAuthority(t)
	client := server.client(Credential{ClientID: "id", ClientSecret: clientSecret})
	server.mutex.Lock()
	first, giveUp := context.WithCancel(t.Context())
	results := make(chan error, 2)
	fetch := func(ctx context.Context) {
		_, err := bearer(ctx, client, &Operation{})
		results <- err
	}
	source := func() *tokenSource {
		credential := Credential{ClientID: "id", ClientSecret: clientSecret}
		source, err := client.tokenSource(&client.api.Schemes[0], &credential, []string{"read", "write"})
		if err != nil {
			t.Fatal(err)
		}
		return source
	}()
	go fetch(first)
	for isFetching := false; !isFetching; time.Sleep(time.Millisecond) {
		source.mutex.Lock()
		isFetching = source.fetches != nil
		source.mutex.Unlock()
	}
	short, stop := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer stop()
	fetch(short)
	if err := <-results; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	go fetch(t.Context()) // has more time than the one who fetches
	time.Sleep(10 * time.Millisecond)
	giveUp()
	if err := <-results; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	server.mutex.Unlock()
	if err := <-results; err != nil {
		t.Errorf("got %v", err)
	}
}

func TestAClientThatPanicsKeepsNobodyWaiting(t *testing.T) {
	client := newAuthority(t).client(Credential{ClientID: "id", ClientSecret: clientSecret})
	settings := client.settings
	settings.HTTPClient = answering(func(*http.Request) (*http.Response, error) { panic("of a test") })
	client = NewClient(client.api, settings)
	for range 2 {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("it was swallowed")
				}
			}()
			_, _ = bearer(t.Context(), client, &Operation{})
		}()
	}
}

// calling is a client of a server that gives tokens, and lets in who has the latest.
func calling(t *testing.T, tokens *authority, settings Settings) (*Client, *[]string) {
	t.Helper()
	var given []string
	where := serve(t, func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		given = append(given, token)
		if token != fmt.Sprintf("t%d", len(tokens.asked)) {
			w.WriteHeader(http.StatusUnauthorized)
		}
	})
	client := tokens.client(Credential{ClientID: "id", ClientSecret: clientSecret})
	client.api.NewError = testAPI().NewError
	client.api.Servers[0].URL = where
	settings.Credentials = client.settings.Credentials
	client = NewClient(client.api, settings)
	client.clock.sleep = func(ctx context.Context, _ time.Duration) error { return ctx.Err() }
	return client, &given
}

func TestACallIsSentOnceMoreWithANewToken(t *testing.T) {
	tokens := newAuthority(t)
	var text bytes.Buffer
	var told []string
	client, given := calling(t, tokens, Settings{
		Logger: slog.New(slog.NewTextHandler(&text, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Hooks: []Hooks{{BeforeRequest: func(call Call, request *http.Request) error {
			told = append(told, fmt.Sprintf("%s %t", call.OperationID, call.Foreign))
			return nil
		}}},
	})
	op := &Operation{ID: "x", Method: http.MethodGet, Path: "/x"}
	for _, want := range [][]string{{"t1"}, {"t1", "t1", "t3"}} {
		if _, err := client.Do(t.Context(), op, Arguments{}, CallOptions{}); err != nil {
			t.Error(err)
		}
		if !slices.Equal(*given, want) {
			t.Errorf("got %v, want %v", *given, want)
		}
		tokens.asked = append(tokens.asked, asked{}) // no token is the latest
	}
	if want := []string{"oauth2.token true", "x false", "x false", "oauth2.token true", "x false"}; !slices.Equal(told, want) {
		t.Errorf("hooks were told %v", told)
	}
	shown := text.String()
	if !strings.Contains(shown, "oauth2.token") || strings.Contains(shown, clientSecret) || strings.Contains(shown, "t1") {
		t.Errorf("the log is %s", shown)
	}
}

func TestACallIsNotSentTwiceMore(t *testing.T) {
	tokens := newAuthority(t)
	client, given := calling(t, tokens, Settings{})
	where := client.servers.baseURL
	refusing := serve(t, func(w http.ResponseWriter, r *http.Request) {
		*given = append(*given, r.Header.Get("Authorization"))
		w.WriteHeader(http.StatusUnauthorized)
	})
	*where = *requestTo(t, refusing).URL
	_, err := client.Do(t.Context(), &Operation{ID: "x", Method: http.MethodGet, Path: "/x"}, Arguments{}, CallOptions{})
	var failed *apiError
	if !errors.As(err, &failed) || failed.HTTPStatusCode() != http.StatusUnauthorized {
		t.Errorf("got %v", err)
	}
	if !slices.Equal(*given, []string{"Bearer t1", "Bearer t2"}) {
		t.Errorf("got %v", *given)
	}
}

func TestAnAuthorityThatFails(t *testing.T) {
	none := 0
	for _, one := range []struct {
		answer func(http.ResponseWriter)
		status int
		asked  int
	}{
		{answerWith(500, clientSecret), 500, 1},
		{answerWith(429, `{"error": "slow_down"}`), 429, 1},
		{func(w http.ResponseWriter) {
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(http.StatusTemporaryRedirect)
		}, 307, 1},
	} {
		tokens := newAuthority(t)
		client, given := calling(t, tokens, Settings{Retries: &RetryPolicy{MaxRetries: &none}})
		tokens.answers = append(tokens.answers, one.answer)
		_, err := client.Do(t.Context(), &Operation{ID: "x", Method: http.MethodGet, Path: "/x"}, Arguments{}, CallOptions{})
		var failed *apiError
		if !errors.As(err, &failed) || failed.HTTPStatusCode() != one.status || len(failed.HTTPBody()) > 0 {
			t.Errorf("got %v, want %d", err, one.status)
		}
		if len(tokens.asked) != one.asked || len(*given) != 0 || strings.Contains(err.Error(), clientSecret) {
			t.Errorf("%d requests for tokens, %d others: %v", len(tokens.asked), len(*given), err)
		}
	}
}

func TestARequestForATokenIsTriedAgain(t *testing.T) {
	tokens := newAuthority(t)
	client, given := calling(t, tokens, Settings{})
	tokens.answers = append(tokens.answers, answerWith(429, ""))
	none := 0
	options := CallOptions{Retries: &RetryPolicy{MaxRetries: &none}}
	_, err := client.Do(t.Context(), &Operation{ID: "x", Method: http.MethodGet, Path: "/x"}, Arguments{}, options)
	if err != nil || len(tokens.asked) != 2 || !slices.Equal(*given, []string{"t2"}) {
		t.Errorf("got %v, %v", *given, err)
	}
}

func TestATokenHasTheTimeOfTheCall(t *testing.T) {
	tokens := newAuthority(t)
	client, _ := calling(t, tokens, Settings{})
	tokens.mutex.Lock()
	defer tokens.mutex.Unlock()
	short := 30 * time.Millisecond
	began := time.Now()
	_, err := client.Do(t.Context(), &Operation{ID: "x", Method: http.MethodGet, Path: "/x"}, Arguments{}, CallOptions{Timeout: &short})
	var failed *APIConnectionError
	if !errors.As(err, &failed) || !failed.Timeout() || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if took := time.Since(began); took > time.Second {
		t.Errorf("it took %v", took)
	}
}
