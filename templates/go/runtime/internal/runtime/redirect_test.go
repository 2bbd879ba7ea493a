package runtime

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"
)

// received is what a server was asked.
type received struct {
	method, uri, body string
	header            http.Header
}

func recording(t *testing.T, into *[]received, answer http.HandlerFunc) string {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		*into = append(*into, received{r.Method, r.URL.RequestURI(), string(body), r.Header})
		answer(w, r)
	})
}

func redirectTo(target func() string, status int) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/end") {
			answerCredits(w, r)
			return
		}
		w.Header().Set("Location", target())
		w.WriteHeader(status)
	}
}

func TestRedirectsOnTheSameOrigin(t *testing.T) {
	for _, row := range []struct {
		method string
		status int
		want   string
		keeps  bool
	}{
		{"GET", 301, "GET", true}, {"GET", 302, "GET", true}, {"GET", 303, "GET", true}, {"GET", 307, "GET", true},
		{"POST", 301, "GET", false}, {"POST", 302, "GET", false}, {"POST", 303, "GET", false},
		{"POST", 307, "POST", true}, {"POST", 308, "POST", true}, {"PUT", 302, "PUT", true},
		{"PUT", 303, "GET", false}, {"HEAD", 303, "HEAD", true}, {"GET", 304, "", true}, {"GET", 300, "", true},
	} {
		var found []received
		url := recording(t, &found, redirectTo(func() string { return "/end?a=1#x" }, row.status))
		op := operation(row.method)
		args := Arguments{}
		if row.method == "POST" || row.method == "PUT" {
			op.Contents = []Content{{Kind: JSONContent, MediaType: "application/json"}}
			args.Body = map[string]any{"a": "b"}
		}
		_, err := clientOf(Settings{ServerURL: url}, nil).Do(t.Context(), op, args, CallOptions{})
		if row.want == "" {
			if err == nil || len(found) != 1 {
				t.Errorf("%v: %v", row, err)
			}
			continue
		}
		if err != nil || len(found) != 2 {
			t.Errorf("%v: %v", row, err)
			continue
		}
		last := found[1]
		if last.method != row.want || last.uri != "/end?a=1" || last.header.Get("Authorization") == "" {
			t.Errorf("%v: %v", row, last)
		}
		if args.Body != nil && (last.body != "") != row.keeps || (last.header.Get("Content-Type") != "") != (args.Body != nil && row.keeps) {
			t.Errorf("%v: %q", row, last.body)
		}
	}
}

// TestNothingSecretGoesToAnotherOrigin holds for credentials of each kind, for what the
// caller added, and for cookies; nor does it come back with a redirect home.
func TestNothingSecretGoesToAnotherOrigin(t *testing.T) {
	jar, _ := cookiejar.New(nil)
	for _, scheme := range []Scheme{
		{Key: "key", Kind: Bearer},
		{Key: "key", Kind: APIKeyInHeader, Name: "X-Key"},
		{Key: "key", Kind: APIKeyInQuery, Name: "key"},
		{Key: "key", Kind: APIKeyInCookie, Name: "session"},
	} {
		for _, status := range []int{301, 302, 303, 307, 308} {
			var here, there []received
			home := ""
			elsewhere := recording(t, &there, redirectTo(func() string { return home + "/end" }, status))
			home = recording(t, &here, redirectTo(func() string {
				return strings.Replace(elsewhere, "http://", "http://user:pass@", 1) + "/go?key=" + secretToken
			}, status))
			target, _ := url.Parse(elsewhere)
			jar.SetCookies(target, []*http.Cookie{{Name: "own", Value: secretToken}})
			settings := Settings{ServerURL: home, HTTPClient: &http.Client{Jar: jar}}
			client := clientOf(settings, nil)
			client.api.Schemes = []Scheme{scheme}
			client.signer, client.secrets = newSigner(client.api, &client.settings), newSecretNames(client.api)
			options := CallOptions{Header: map[string]string{"X-Mine": secretToken, "Cookie": "mine=" + secretToken}}
			_, err := client.Do(t.Context(), operation("GET"), Arguments{}, options)
			isSaidBack := scheme.Kind == APIKeyInQuery // then the key is taken out of the query
			if len(there) != 1 && !isSaidBack {
				t.Fatalf("%v %d: %v", scheme, status, err)
			}
			others := there
			if len(here) > 1 {
				others = append(others, here[1:]...)
			}
			for _, one := range others {
				one.uri = strings.ReplaceAll(one.uri, "?key="+secretToken, "") // that is the server's own
				for name, values := range one.header {
					if strings.Contains(strings.Join(values, " "), secretToken) || name == "Authorization" {
						t.Errorf("%v %d: %s is sent", scheme.Kind, status, name)
					}
				}
				if strings.Contains(one.uri, secretToken) {
					t.Errorf("%v %d: %s", scheme.Kind, status, one.uri)
				}
			}
		}
	}
}

func TestRedirectsThatAreNotFollowed(t *testing.T) {
	var there []received
	elsewhere := recording(t, &there, answerCredits)
	for name, row := range map[string]struct{ method, location string }{
		"POST":        {"POST", elsewhere + "/end"},
		"no location": {"GET", ""},
		"no http":     {"GET", "ftp://example.com/"},
		"no URL":      {"GET", "http://[::1"},
		"says back":   {"GET", elsewhere + "/end?next=%2Fx%3Fkey%3D" + secretToken},
	} {
		var here []received
		home := recording(t, &here, redirectTo(func() string { return row.location }, 307))
		client := clientOf(Settings{ServerURL: home}, nil)
		client.api.Schemes = []Scheme{{Key: "key", Kind: APIKeyInQuery, Name: "key"}}
		client.signer, client.secrets = newSigner(client.api, &client.settings), newSecretNames(client.api)
		_, err := client.Do(t.Context(), operation(row.method), Arguments{}, CallOptions{})
		if err == nil || !strings.Contains(err.Error(), "307 Temporary Redirect") || len(here) != 1 || len(there) != 0 {
			t.Errorf("%s: %v, %v", name, err, there)
		}
	}
	var here []received
	home := recording(t, &here, redirectTo(func() string { return "/again" }, 302))
	_, err := clientOf(Settings{ServerURL: home}, nil).Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
	if err == nil || len(here) != mostRedirects+1 {
		t.Errorf("%d requests: %v", len(here), err)
	}
}
