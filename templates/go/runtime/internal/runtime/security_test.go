package runtime

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"
)

const sampleKey = "sk-sample-0123456789"

// given is a client with these credentials.
func given(api *API, credentials Credentials) *Client {
	return NewClient(api, Settings{
		Credentials: func(context.Context) (Credentials, error) { return credentials, nil },
	})
}

func apiWith(schemes ...Scheme) *API {
	api := &API{Name: "Sample", Servers: []Server{{Name: "production", URL: "https://api.test/v1"}}}
	for _, scheme := range schemes {
		api.Schemes = append(api.Schemes, scheme)
		api.Security = append(api.Security, []Requirement{{Key: scheme.Key}})
	}
	return api
}

func requestTo(t *testing.T, where string) *http.Request {
	t.Helper()
	request, err := http.NewRequest(http.MethodGet, where, nil)
	if err != nil {
		t.Fatal(err)
	}
	return request
}

// signed is a request as a client signs it.
func signed(t *testing.T, client *Client, op *Operation, request *http.Request) *http.Request {
	t.Helper()
	made, err := client.sign(t.Context(), op)
	if err != nil {
		t.Fatal(err)
	}
	made.apply(request)
	return request
}

func TestCredentialsInTheirPlaces(t *testing.T) {
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("üser:p:w"))
	for _, one := range []struct {
		kind   SchemeKind
		given  Credential
		header string
		want   string
		query  string
	}{
		{Bearer, Credential{Token: sampleKey}, "Authorization", "Bearer " + sampleKey, "page=1"},
		{OAuth2, Credential{Token: sampleKey}, "Authorization", "Bearer " + sampleKey, "page=1"},
		{HTTPScheme, Credential{Token: sampleKey}, "Authorization", "key " + sampleKey, "page=1"},
		{Basic, Credential{Username: "üser", Password: "p:w"}, "Authorization", basic, "page=1"},
		{APIKeyInHeader, Credential{Token: "a b"}, "Key", "a b", "page=1"},
		{APIKeyInQuery, Credential{Token: "a&b=c#d%25;e ~"}, "Key", "", "page=1&key=a%26b%3Dc%23d%2525%3Be%20~"},
		{APIKeyInCookie, Credential{Token: "a b;c"}, "Cookie", "c=1; key=a%20b%3Bc", "page=1"},
	} {
		client := given(apiWith(Scheme{Key: "apiKey", Kind: one.kind, Name: "key"}), Credentials{"apiKey": one.given})
		request := requestTo(t, "https://api.test/v1/things?page=1")
		request.Header.Set("Cookie", "c=1")
		signed(t, client, &Operation{}, request)
		if got := request.Header.Get(one.header); got != one.want {
			t.Errorf("%v: %s is %q, want %q", one.kind, one.header, got, one.want)
		}
		if got := request.URL.RawQuery; got != one.query {
			t.Errorf("%v: the query is %q, want %q", one.kind, got, one.query)
		}
	}
}

func TestWhatTheCallerSaysWins(t *testing.T) {
	for _, one := range []struct {
		kind       SchemeKind
		where      string
		name, said string
	}{
		{Bearer, "https://api.test", "Authorization", "Own"},
		{APIKeyInHeader, "https://api.test", "The-Key", "own"},
		{APIKeyInQuery, "https://api.test?a=1&the%2Dkey=own", "", ""},
		{APIKeyInCookie, "https://api.test", "Cookie", "a=b; the-key=own"},
	} {
		client := given(apiWith(Scheme{Key: "k", Kind: one.kind, Name: "the-key"}), Credentials{"k": {Token: sampleKey}})
		request := requestTo(t, one.where)
		if one.name != "" {
			request.Header.Set(one.name, one.said)
		}
		signed(t, client, &Operation{}, request)
		if request.URL.String() != one.where || request.Header.Get(one.name) != one.said {
			t.Errorf("%v: %s, %v", one.kind, request.URL, request.Header)
		}
	}
}

func TestTheEnvironmentIsReadWhenTheClientIsMade(t *testing.T) {
	t.Setenv("SAMPLE_KEY", "from-env")
	api := apiWith(Scheme{Key: "apiKey", Environment: "SAMPLE_KEY"})
	client := NewClient(api, Settings{})
	other := given(api, Credentials{"apiKey": {Token: sampleKey}})
	t.Setenv("SAMPLE_KEY", "later")
	for _, one := range []struct {
		client *Client
		want   string
	}{{client, "Bearer from-env"}, {other, "Bearer " + sampleKey}} {
		request := signed(t, one.client, &Operation{}, requestTo(t, "https://api.test"))
		if got := request.Header.Get("Authorization"); got != one.want {
			t.Errorf("got %q, want %q", got, one.want)
		}
	}
}

func TestPairsFromTheEnvironment(t *testing.T) {
	t.Setenv("SAMPLE_USERNAME", "u")
	client := NewClient(apiWith(Scheme{Key: "login", Kind: Basic, Environment: "SAMPLE"}), Settings{})
	request := signed(t, client, &Operation{}, requestTo(t, "https://api.test"))
	if username, password, _ := request.BasicAuth(); username != "u" || password != "" {
		t.Errorf("got %q, %q", username, password)
	}
	t.Setenv("SAMPLE_CLIENT_ID", "id")
	t.Setenv("SAMPLE_CLIENT_SECRET", "secret")
	scheme := Scheme{Kind: OAuth2, Environment: "SAMPLE_TOKEN", ClientEnvironment: "SAMPLE"}
	client = NewClient(apiWith(scheme), Settings{})
	if got := held(t, client); got.ClientID != "id" || got.ClientSecret != "secret" {
		t.Errorf("no client was found")
	}
	t.Setenv("SAMPLE_TOKEN", "token")
	client = NewClient(apiWith(scheme), Settings{})
	if got := held(t, client); got.Token != "token" || got.ClientID != "" {
		t.Errorf("no token was found")
	}
}

// held is the only credential of a client.
func held(t *testing.T, client *Client) Credential {
	t.Helper()
	credentials, err := client.signer.credentials(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return credentials[""]
}

func TestMissingCredentialsAreNamed(t *testing.T) {
	api := apiWith(
		Scheme{Key: "token"},
		Scheme{Key: "account", Kind: Basic, Environment: "MISSING"},
		Scheme{Key: "key", Kind: APIKeyInHeader, Name: "X", Environment: "MISSING_KEY"},
		Scheme{Key: "oauth", Kind: OAuth2, Environment: "MISSING_TOKEN", ClientEnvironment: "MISSING"},
	)
	api.Security = Security{{{Key: "token"}}, {{Key: "account"}, {Key: "key"}}, {{Key: "oauth"}}}
	_, err := NewClient(api, Settings{}).sign(t.Context(), &Operation{})
	wantConfigurationError(t, err, "no credential: pass token to WithSecurity; or"+
		" pass account to WithSecurity or set the environment variable MISSING_USERNAME and MISSING_PASSWORD,"+
		" and pass key to WithSecurity or set the environment variable MISSING_KEY; or"+
		" pass oauth to WithSecurity or set the environment variable MISSING_TOKEN or MISSING_CLIENT_ID and MISSING_CLIENT_SECRET")
	_, err = given(api, Credentials{"key": {Token: sampleKey}}).sign(t.Context(), &Operation{})
	wantConfigurationError(t, err,
		"no credential: pass token to WithSecurity; or pass account to WithSecurity; or pass oauth to WithSecurity")
	_, err = given(api, Credentials{"token": {}, "oauth": {ClientID: "id"}}).sign(t.Context(), &Operation{})
	wantConfigurationError(t, err, "no credential: pass token to WithSecurity, which was given nothing, or not enough; or"+
		" pass account to WithSecurity, and pass key to WithSecurity; or"+
		" pass oauth to WithSecurity, which was given nothing, or not enough")
}

func wantConfigurationError(t *testing.T, err error, text string) {
	t.Helper()
	var configuration *ConfigurationError
	if !errors.As(err, &configuration) || !strings.Contains(err.Error(), text) {
		t.Errorf("got %v, want a ConfigurationError: %s", err, text)
	}
}

func TestAlternatives(t *testing.T) {
	api := apiWith(
		Scheme{Key: "a", Kind: APIKeyInHeader, Name: "A"},
		Scheme{Key: "b", Kind: APIKeyInHeader, Name: "B"},
	)
	both := Security{{}, {{Key: "a"}, {Key: "b"}}, {{Key: "b"}}}
	for _, one := range []struct {
		credentials Credentials
		security    Security
		want        string
	}{
		{Credentials{"a": {Token: "1"}, "b": {Token: "2"}}, both, "1 2"},
		{Credentials{"b": {Token: "2"}}, both, " 2"},
		{Credentials{"a": {Token: "1"}}, both, " "},
		{nil, both, " "},
		{Credentials{"a": {Token: "1"}}, nil, "1 "},
		{Credentials{"a": {Token: "1"}}, Security{}, " "},
	} {
		request := requestTo(t, "https://api.test")
		signed(t, given(api, one.credentials), &Operation{Security: one.security}, request)
		if got := request.Header.Get("A") + " " + request.Header.Get("B"); got != one.want {
			t.Errorf("%d credentials: got %q, want %q", len(one.credentials), got, one.want)
		}
	}
}

func TestWhatCannotBeSentIsRefusedAndNotShown(t *testing.T) {
	var problems []error
	for _, bad := range []string{"secret\n", "sec\r\nret: x", "secrét", "secret\x00", " secret", "secret\x7f"} {
		for _, kind := range []SchemeKind{Bearer, OAuth2, HTTPScheme, APIKeyInHeader, APIKeyInQuery, APIKeyInCookie} {
			client := given(apiWith(Scheme{Key: "apiKey", Kind: kind, Name: "K"}), Credentials{"apiKey": {Token: bad}})
			_, err := client.sign(t.Context(), &Operation{})
			problems = append(problems, err)
		}
	}
	for _, bad := range []Credential{
		{Username: "u:x", Password: "secret"}, {Username: "u", Password: "secret\n"},
		{Username: "u", Password: "secret\xff"}, {Username: "u\x7f", Password: "secret"},
	} {
		for _, kind := range []SchemeKind{Basic, Digest} {
			client := given(apiWith(Scheme{Key: "apiKey", Kind: kind}), Credentials{"apiKey": bad})
			_, err := client.sign(t.Context(), &Operation{})
			problems = append(problems, err)
		}
	}
	for _, err := range problems {
		wantConfigurationError(t, err, "apiKey")
		if strings.Contains(err.Error(), "sec") {
			t.Errorf("it is shown: %v", err)
		}
	}
}

func TestAFunctionIsAskedBeforeEachCall(t *testing.T) {
	type key struct{}
	vault := errors.New("the vault is shut")
	client := NewClient(apiWith(Scheme{Key: "apiKey"}), Settings{
		Credentials: func(ctx context.Context) (Credentials, error) {
			if token, ok := ctx.Value(key{}).(string); ok {
				return Credentials{"apiKey": {Token: token}}, nil
			}
			return nil, vault
		},
	})
	for _, token := range []string{"first", "second", "second"} {
		made, err := client.sign(context.WithValue(t.Context(), key{}, token), &Operation{})
		if err != nil {
			t.Fatal(err)
		}
		request := requestTo(t, "https://api.test")
		made.apply(request)
		if got := request.Header.Get("Authorization"); got != "Bearer "+token {
			t.Errorf("got %q", got)
		}
	}
	if _, err := client.sign(t.Context(), &Operation{}); !errors.Is(err, vault) {
		t.Errorf("got %v", err)
	}
}

func TestNothingShowsASecret(t *testing.T) {
	credential := Credential{
		Token: sampleKey, Username: sampleKey, Password: sampleKey, ClientID: sampleKey,
		ClientSecret: sampleKey, RefreshToken: sampleKey,
		Parameters: map[string]string{"assertion": sampleKey},
	}
	credentials := Credentials{"apiKey": credential}
	api := apiWith(Scheme{Key: "apiKey"})
	client := given(api, credentials)
	made, err := client.sign(t.Context(), &Operation{})
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("SAMPLE_KEY", sampleKey)
	fromEnvironment := NewClient(apiWith(Scheme{Key: "apiKey", Environment: "SAMPLE_KEY"}), Settings{})
	type holder struct {
		Credential
		Own  Credential
		Many []Credential
	}
	for _, value := range []any{
		credential, &credential, credentials, &credentials, api.Schemes, client.settings, &client.settings,
		client, *client, fromEnvironment, *fromEnvironment, made, *made, struct{ *Client }{fromEnvironment},
		holder{credential, credential, []Credential{credential}},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x", "%t"} {
			if shown := fmt.Sprintf(verb, value); strings.Contains(shown, sampleKey) {
				t.Errorf("%s of %T shows it: %s", verb, value, shown)
			}
		}
		if shown, _ := json.Marshal(value); bytes.Contains(shown, []byte(sampleKey)) {
			t.Errorf("the JSON of %T shows it: %s", value, shown)
		}
		var text bytes.Buffer
		slog.New(slog.NewTextHandler(&text, nil)).Info("x", "value", value)
		slog.New(slog.NewJSONHandler(&text, nil)).Info("x", "value", value)
		if strings.Contains(text.String(), sampleKey) {
			t.Errorf("a log shows %T: %s", value, text.String())
		}
	}
}

func TestSigningCostsLittle(t *testing.T) {
	client := given(apiWith(Scheme{Key: "apiKey"}), Credentials{"apiKey": {Token: sampleKey}})
	op := &Operation{}
	header := make(http.Header)
	request := &http.Request{Header: header}
	cost := testing.AllocsPerRun(100, func() {
		clear(header)
		made, err := client.sign(t.Context(), op)
		if err != nil {
			t.Fatal(err)
		}
		made.apply(request)
		if _, err := client.baseURL(op, CallOptions{}); err != nil {
			t.Fatal(err)
		}
	})
	if cost > 2 {
		t.Errorf("%v allocations", cost)
	}
}
