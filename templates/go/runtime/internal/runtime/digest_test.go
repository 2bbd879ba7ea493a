package runtime

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// fieldsOf are the parameters of an Authorization header.
func fieldsOf(t *testing.T, header string) map[string]string {
	t.Helper()
	found := digestChallenges(header)
	if len(found) != 1 {
		t.Fatalf("%q is not of Digest", header)
	}
	return found[0]
}

// The examples of RFC 7616, section 3.9. What it says of SHA-512-256 is of a truncated
// SHA-512 (erratum 4897), so that is as hashlib of Python has it.
func TestExamplesOfTheSpecification(t *testing.T) {
	const (
		realm = `realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"`
		utf8  = `realm="api@example.org", qop="auth", algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDssOS", charset=UTF-8, userhash=true`
	)
	mufasa := login{"Mufasa", "Circle of Life"}
	for _, one := range []struct {
		challenge, cnonce string
		who               login
		uri               string
		want              map[string]string
	}{
		{
			"Digest " + realm + ", algorithm=SHA-256", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", mufasa, "/dir/index.html",
			map[string]string{"response": "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1", "username": "Mufasa", "algorithm": "SHA-256"},
		},
		{
			"Digest " + realm + ", algorithm=MD5", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", mufasa, "/dir/index.html",
			map[string]string{"response": "8ca523f5e9506fed4657c9700eebdbec", "nc": "00000001", "qop": "auth", "realm": "http-auth@example.org"},
		},
		{
			"Digest " + utf8, "NTg6RKcb9boFIAS3KrFK9BGeh+niz/sm", login{"Jäsøn Doe", "Secret, or not?"}, "/doe.json",
			map[string]string{"username": "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b", "userhash": "true", "response": "7a4e1192babbba02e91182d2895bfdbf7adafc6e48d4e517ca301974843d840c"},
		},
		{ // RFC 2069, section 2.4, as its erratum 749 has it
			`Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", opaque="5ccc069c403ebaf9f0171e9517f40e41"`, "", login{"Mufasa", "CircleOfLife"}, "/dir/index.html",
			map[string]string{"response": "1949323746fe6a43ef61f9606e7febea", "qop": "", "nc": ""},
		},
	} {
		asked := parseChallenge(one.challenge)
		if asked == nil {
			t.Fatalf("%s cannot be answered", one.challenge)
		}
		asked.cnonce = one.cnonce
		fields := fieldsOf(t, asked.answer(one.who, http.MethodGet, one.uri))
		for name, want := range one.want {
			if fields[name] != want {
				t.Errorf("%s is %q, want %q", name, fields[name], want)
			}
		}
	}
}

func TestASessionKey(t *testing.T) {
	sum := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return hex.EncodeToString(sum[:])
	}
	asked := parseChallenge(`Digest realm="r", nonce="n", qop=auth, algorithm=SHA-256-sess`)
	for _, count := range []string{"00000001", "00000002"} {
		fields := fieldsOf(t, asked.answer(login{"u", "p"}, http.MethodGet, "/x"))
		key := sum(sum("u:r:p") + ":n:" + fields["cnonce"])
		want := sum(key + ":n:" + count + ":" + fields["cnonce"] + ":auth:" + sum("GET:/x"))
		if fields["response"] != want || fields["nc"] != count || fields["algorithm"] != "SHA-256-sess" {
			t.Errorf("got %v", fields)
		}
	}
}

func TestChallengesAmongOthers(t *testing.T) {
	for header, nonce := range map[string]string{
		`Basic realm="a, Digest b", Digest realm="r", nonce="1"`:                                                "1",
		`Digest realm="r", nonce="1", algorithm=SHA-1, digest realm="r", nonce=2, algorithm="sha-256"`:          "2",
		`Negotiate abc==, Digest realm = "a\"b, c" , nonce="1"`:                                                 "1",
		`Digest realm="r", nonce="1", qop="auth-int", Basic realm="x", Digest realm="r", nonce="3", qop="auth"`: "3",
		`Digest`: "", `Digest `: "", `Digest a`: "", `Digest a=b`: "", ``: "", `,`: "", `Basic realm="r"`: "",
		`Digest realm="r", nonce="1", qop=odd`: "", `Digest realm="r", nonce="1", algorithm=unknown`: "",
		`Digest nonce="1"`: "", `Digest realm="r"`: "", `Digest realm="r`: "",
	} {
		asked := parseChallenge(header)
		if asked == nil {
			asked = &challenge{}
		}
		if asked.nonce != nonce {
			t.Errorf("%s: got %q, want %q", header, asked.nonce, nonce)
		}
	}
}

// digestServer lets in who knows the password, and uses no nonce and count twice.
type digestServer struct {
	mutex  sync.Mutex
	nonces int
	asked  int
	used   map[string]bool
}

func (s *digestServer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.asked++
	sum := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return hex.EncodeToString(sum[:])
	}
	if found := digestChallenges(r.Header.Get("Authorization")); len(found) == 1 {
		given := found[0]
		use := given["nonce"] + ":" + given["nc"]
		want := sum(sum("ann:r:pass") + ":" + use + ":" + given["cnonce"] + ":auth:" + sum(r.Method+":"+r.RequestURI))
		if !s.used[use] && given["nonce"] == s.nonce() && given["response"] == want {
			s.used[use] = true
			return
		}
	}
	s.nonces++
	w.Header().Set("WWW-Authenticate", fmt.Sprintf(`Digest realm="r", nonce="%s", algorithm=SHA-256, qop="auth"`, s.nonce()))
	w.WriteHeader(http.StatusUnauthorized)
}

func (s *digestServer) nonce() string { return fmt.Sprint("nonce", s.nonces) }

// send sends a signed request, and answers one challenge.
func send(t *testing.T, client *Client, where string) int {
	t.Helper()
	for again := true; ; again = false {
		request := signed(t, client, &Operation{}, requestTo(t, where))
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Error(err)
			return 0
		}
		response.Body.Close()
		made, err := client.sign(t.Context(), &Operation{})
		if err != nil {
			t.Error(err)
			return 0
		}
		if response.StatusCode != http.StatusUnauthorized || !made.refused(request, response) || !again {
			return response.StatusCode
		}
	}
}

func TestAChallengeIsAnsweredAndRemembered(t *testing.T) {
	handler := &digestServer{used: map[string]bool{}}
	server := httptest.NewServer(handler)
	defer server.Close()
	api := apiWith(Scheme{Key: "login", Kind: Digest})
	client := given(api, Credentials{"login": {Username: "ann", Password: "pass"}})
	for _, want := range []int{2, 3, 4} {
		if got := send(t, client, server.URL+"/things?a=b%20c"); got != http.StatusOK || handler.asked != want {
			t.Errorf("got %d after %d requests", got, handler.asked)
		}
	}
	var all sync.WaitGroup
	for range 16 {
		all.Add(1)
		go func() {
			defer all.Done()
			if got := send(t, client, server.URL); got != http.StatusOK {
				t.Errorf("got %d", got)
			}
		}()
	}
	all.Wait()
	if handler.asked != 20 {
		t.Errorf("%d requests", handler.asked)
	}
	handler.nonces++ // the server has forgotten
	if got := send(t, client, server.URL); got != http.StatusOK || handler.asked != 22 {
		t.Errorf("got %d after %d requests", got, handler.asked)
	}
	wrong := given(api, Credentials{"login": {Username: "ann", Password: "wrong"}})
	if got := send(t, wrong, server.URL); got != http.StatusUnauthorized || handler.asked != 24 {
		t.Errorf("got %d after %d requests", got, handler.asked)
	}
}

func TestAnotherOriginHasAChallengeOfItsOwn(t *testing.T) {
	client := given(apiWith(Scheme{Key: "login", Kind: Digest}), Credentials{"login": {Username: "ann", Password: "pass"}})
	made, err := client.sign(t.Context(), &Operation{})
	if err != nil {
		t.Fatal(err)
	}
	asked := &http.Response{Header: http.Header{"Www-Authenticate": {`Digest realm="r", nonce="n"`}}}
	if !made.refused(requestTo(t, "https://a.test/x"), asked) {
		t.Fatal("it is not answered")
	}
	own := requestTo(t, "https://a.test/x")
	own.Header.Set("Authorization", "Own")
	if made.refused(own, asked) {
		t.Error("a header of the caller's is not ours to change")
	}
	for where, isAnswered := range map[string]bool{"https://a.test/y": true, "https://b.test/y": false} {
		request := requestTo(t, where)
		made.apply(request)
		if got := strings.HasPrefix(request.Header.Get("Authorization"), "Digest "); got != isAnswered {
			t.Errorf("%s: %v", where, request.Header)
		}
	}
}

func TestAnAnswerIsOfTheWholeURL(t *testing.T) {
	api := apiWith(Scheme{Key: "login", Kind: Digest}, Scheme{Key: "key", Kind: APIKeyInQuery, Name: "key"})
	api.Security = Security{{{Key: "login"}, {Key: "key"}}}
	client := given(api, Credentials{"login": {Username: "ann", Password: "pass"}, "key": {Token: "k"}})
	made, err := client.sign(t.Context(), &Operation{})
	if err != nil {
		t.Fatal(err)
	}
	asked := &http.Response{Header: http.Header{"Www-Authenticate": {`Digest realm="r", nonce="n"`}}}
	made.refused(requestTo(t, "https://a.test/x"), asked)
	request := requestTo(t, "https://a.test/x?a=b")
	made.apply(request)
	if got := fieldsOf(t, request.Header.Get("Authorization"))["uri"]; got != "/x?a=b&key=k" {
		t.Errorf("got %s", got)
	}
}

func FuzzChallenges(f *testing.F) {
	f.Add(`Basic realm="a", Digest realm="r\"", nonce="n", qop="auth,auth-int", algorithm=MD5-sess`)
	f.Add(`Digest realm=a"b, nonce=,opaque="`)
	f.Fuzz(func(t *testing.T, header string) {
		asked := parseChallenge(header)
		if asked == nil {
			return
		}
		answer := asked.answer(login{"ann", "pass"}, http.MethodGet, "/x")
		if isHeaderValue(header) && !isHeaderValue(answer) {
			t.Errorf("%q is answered by %q", header, answer)
		}
	})
}

func TestUserNamesThatCannotBeQuoted(t *testing.T) {
	for _, name := range []string{"üser", `a"b`, `a\b`, " a"} {
		client := given(apiWith(Scheme{Key: "login", Kind: Digest}), Credentials{"login": {Username: name, Password: "pass"}})
		_, err := client.sign(t.Context(), &Operation{})
		wantConfigurationError(t, err, "user name")
	}
}
