package runtime

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
)

const clientSecret = "client-secret-0123"

// authority gives tokens t1, t2, …, unless it has another answer.
type authority struct {
	*httptest.Server
	mutex   sync.Mutex
	asked   []asked
	answers []func(http.ResponseWriter)
	token   map[string]any
}

type asked struct {
	method, path string
	header       http.Header
	form         url.Values
}

func newAuthority(t *testing.T) *authority {
	a := &authority{token: map[string]any{"token_type": "Bearer", "expires_in": 3600}}
	a.Server = httptest.NewServer(http.HandlerFunc(a.answer))
	t.Cleanup(a.Close)
	return a
}

func (a *authority) answer(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	form, _ := url.ParseQuery(string(body))
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.asked = append(a.asked, asked{r.Method, r.URL.Path, r.Header, form})
	if len(a.answers) > 0 {
		answer := a.answers[0]
		a.answers = a.answers[1:]
		answer(w)
		return
	}
	answer := map[string]any{"access_token": fmt.Sprintf("t%d", len(a.asked))}
	for name, value := range a.token {
		answer[name] = value
	}
	_ = json.NewEncoder(w).Encode(answer)
}

func answerWith(status int, body string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// client has an API of which all operations need these scopes.
func (a *authority) client(credential Credential) *Client {
	api := apiWith(Scheme{Key: "oauth", Kind: OAuth2, TokenURLs: map[string]string{
		"client_credentials": a.URL + "/token", "password": a.URL + "/token", "refresh_token": "renew",
	}})
	api.UserAgent = "sample/1.0"
	api.Servers[0].URL = a.URL + "/v1"
	api.Security[0][0].Scopes = []string{"read", "write"}
	return given(api, Credentials{"oauth": credential})
}

// bearer is the token that a request of an operation is signed with.
func bearer(ctx context.Context, client *Client, op *Operation) (string, error) {
	made, err := client.sign(ctx, op)
	if err != nil {
		return "", err
	}
	request := &http.Request{URL: &url.URL{}, Header: http.Header{}}
	made.apply(request)
	return strings.TrimPrefix(request.Header.Get("Authorization"), "Bearer "), nil
}

func wantToken(t *testing.T, client *Client, op *Operation, want string) {
	t.Helper()
	if got, err := bearer(t.Context(), client, op); err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestGrants(t *testing.T) {
	for _, one := range []struct {
		credential Credential
		path, form string
		username   string
	}{
		{
			Credential{ClientID: "id:ü /", ClientSecret: "se cret+%"}, "/token",
			"grant_type=client_credentials&scope=read+write", "id%3A%C3%BC+%2F",
		},
		{
			Credential{ClientID: "id", ClientSecret: "se+cret", ClientInForm: true, Parameters: map[string]string{"audience": "a", "grant_type": "mine"}},
			"/token", "audience=a&client_id=id&client_secret=se%2Bcret&grant_type=client_credentials&scope=read+write", "",
		},
		{
			Credential{Username: "ann", Password: "pass", ClientID: "public", Scopes: []string{}}, "/token",
			"client_id=public&grant_type=password&password=pass&username=ann", "",
		},
		{
			Credential{RefreshToken: "r0", ClientID: "id", ClientSecret: "secret"}, "/v1/renew",
			"grant_type=refresh_token&refresh_token=r0", "id",
		},
		{
			Credential{RefreshToken: "r0", Scopes: []string{"a", "b"}, TokenURL: "/own"}, "/own",
			"grant_type=refresh_token&refresh_token=r0&scope=a+b", "",
		},
	} {
		server := newAuthority(t)
		wantToken(t, server.client(one.credential), &Operation{}, "t1")
		sent := server.asked[0]
		username, _, _ := (&http.Request{Header: sent.header}).BasicAuth()
		if sent.method != http.MethodPost || sent.path != one.path || sent.form.Encode() != one.form || username != one.username {
			t.Errorf("got %s %s by %q: %s", sent.method, sent.path, username, sent.form.Encode())
		}
		for name, want := range map[string]string{
			"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "User-Agent": "sample/1.0",
		} {
			if got := sent.header.Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
	}
}

func TestAnswersWithoutAToken(t *testing.T) {
	for _, one := range []struct {
		status     int
		body       string
		code, want string
	}{
		{400, `{"error": "invalid_client", "error_description": "no\nsuch"}`, "invalid_client", "invalid_client: no such"},
		{401, `{"error": "invalid_client", "error_description": "` + clientSecret + ` is wrong"}`, "invalid_client", "[hidden] is wrong"},
		{400, `{"error": 5, "error_description": {"a": "` + clientSecret + `"}}`, "", "400 Bad Request"},
		{403, `<html>` + clientSecret, "", "403 Forbidden"},
		{200, `{"access_token": ""}`, "", "it holds no access token"},
		{200, `{"access_token": "` + clientSecret + `\n"}`, "", "it holds no access token"},
		{200, `{"access_token": 5}`, "", "it holds no access token"},
		{200, `["` + clientSecret + `"]`, "", "it holds no access token"},
		{200, `{"access_token": "` + clientSecret + `", "token_type": "mac"}`, "", "not a bearer token"},
		{200, `{"access_token": "` + clientSecret + `", "token_type": null}`, "", "not a bearer token"},
	} {
		server := newAuthority(t)
		server.answers = []func(http.ResponseWriter){answerWith(one.status, one.body)}
		client := server.client(Credential{ClientID: "id", ClientSecret: clientSecret})
		_, err := bearer(t.Context(), client, &Operation{})
		var failed *TokenError
		if !errors.As(err, &failed) || failed.HTTPStatusCode() != one.status || failed.Code != one.code {
			t.Errorf("%s: got %v", one.body, err)
			continue
		}
		if !strings.HasPrefix(err.Error(), "POST "+server.URL+"/token: ") || !strings.Contains(err.Error(), one.want) {
			t.Errorf("%s: got %v", one.body, err)
		}
		shown := fmt.Sprintf("%v %+v %#v %+v", err, failed, failed, *failed.Response.Request) + string(failed.HTTPBody())
		if strings.Contains(shown, clientSecret) || strings.Contains(err.Error(), "\n") {
			t.Errorf("it is shown: %s", shown)
		}
		wantToken(t, client, &Operation{}, "t2") // the error is not kept
	}
}

func TestMetadataSayWhereTokensAre(t *testing.T) {
	server := newAuthority(t)
	client := server.client(Credential{ClientID: "id", ClientSecret: clientSecret})
	client.api.Schemes[0].TokenURLs = nil
	client.api.Schemes[0].MetadataURL = server.URL + "/metadata"
	for _, one := range []struct {
		status     int
		body, want string
	}{
		{404, "", "404 Not Found"},
		{200, "<html>", "it names no token endpoint"},
		{200, `{"token_endpoint": 5}`, "it names no token endpoint"},
		{200, `{"token_endpoint": "ftp://id.test"}`, "the URL for tokens"},
	} {
		server.answers = []func(http.ResponseWriter){answerWith(one.status, one.body)}
		if _, err := bearer(t.Context(), client, &Operation{}); err == nil || !strings.Contains(err.Error(), one.want) {
			t.Errorf("got %v, want %s", err, one.want)
		}
	}
	server.asked = nil
	server.answers = []func(http.ResponseWriter){answerWith(200, `{"token_endpoint": "`+server.URL+`/found"}`)}
	server.token["expires_in"] = 0
	wantToken(t, client, &Operation{}, "t2")
	wantToken(t, client, &Operation{}, "t3")
	var sent []string
	for _, one := range server.asked {
		sent = append(sent, one.method+" "+one.path)
	}
	if !slices.Equal(sent, []string{"GET /metadata", "POST /found", "POST /found"}) {
		t.Errorf("got %v", sent)
	}
	if server.asked[0].header.Get("Authorization") != "" {
		t.Error("metadata need no secret")
	}
}

func TestWhereTokensCanBe(t *testing.T) {
	for _, one := range []struct{ reference, base, want, problem string }{
		{"https://id.test/token", "https://api.test/v1", "https://id.test/token", ""},
		{"token", "https://api.test/v1", "https://api.test/v1/token", ""},
		{"/token", "http://api.test/v1", "http://api.test/token", ""},
		{"http://localhost:1/token", "https://api.test", "http://localhost:1/token", ""},
		{"http://127.0.0.1/token", "https://api.test", "http://127.0.0.1/token", ""},
		{"http://[::1]/token", "https://api.test", "http://[::1]/token", ""},
		{"http://id.test/token", "http://api.test", "http://id.test/token", ""},
		{"http://id.test/token", "https://api.test", "", "must be https"},
		{"http://10.0.0.1/token", "https://api.test", "", "must be https"},
		{"ftp://id.test/t", "https://api.test", "", "the URL for tokens"},
		{"https://u:p@id.test/t", "https://api.test", "", "the URL for tokens"},
		{"https://id.test/#t", "https://api.test", "", "the URL for tokens"},
		{"https://id.test/\n", "https://api.test", "", "is not a URL"},
	} {
		base, err := url.Parse(one.base)
		if err != nil {
			t.Fatal(err)
		}
		found, err := locate(one.reference, base)
		if one.problem != "" {
			wantConfigurationError(t, err, one.problem)
		} else if err != nil || found.String() != one.want {
			t.Errorf("got %v, %v, want %s", found, err, one.want)
		}
	}
}

func TestGrantsThatCannotBe(t *testing.T) {
	server := newAuthority(t)
	for want, credential := range map[string]Credential{
		"no text":                {ClientID: "id", ClientSecret: "secret\xff"},
		"client id":              {RefreshToken: "r0", ClientSecret: "secret"},
		"no credential":          {ClientID: "id"},
		"must be an http or":     {RefreshToken: "r0", TokenURL: "ftp://secret.test"},
		"holds something that":   {RefreshToken: "r0", Parameters: map[string]string{"a": "secret\xff"}},
		"where tokens are":       {Username: "ann", Password: "secret"},
		"the password grant: th": {Username: "ann"},
	} {
		client := server.client(credential)
		delete(client.api.Schemes[0].TokenURLs, "password")
		_, err := bearer(t.Context(), client, &Operation{})
		wantConfigurationError(t, err, want)
		if strings.Contains(err.Error(), "secret\xff") {
			t.Errorf("it is shown: %v", err)
		}
	}
	if len(server.asked) != 0 {
		t.Errorf("%d requests", len(server.asked))
	}
}
