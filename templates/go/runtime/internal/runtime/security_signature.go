package runtime

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"
)

// signature is what a request is signed with. It never changes, and shows nothing.
type signature struct {
	parts []signaturePart
}

var unsigned = &signature{}

// signaturePart is what one scheme adds.
type signaturePart struct {
	// given is what it was made of.
	given secret
	// in is Header, Query or Cookie; value is written as it stands there.
	in          In
	name, value string
	// digest is in place of a value, source where that was fetched.
	digest *digest
	source *tokenSource
}

type secret struct{ token, username, password string }

func secretOf(credential *Credential) secret {
	return secret{credential.Token, credential.Username, credential.Password}
}

func (signature) Format(state fmt.State, _ rune) { _, _ = io.WriteString(state, "<signature>") }

// isOf says whether it is what would be made of these credentials.
func (s *signature) isOf(needed []Requirement, credentials Credentials) bool {
	for i, one := range needed {
		credential := credentials[one.Key]
		if s.parts[i].given != secretOf(&credential) {
			return false
		}
	}
	return true
}

func (s *signature) hasFetched() bool {
	for i := range s.parts {
		if s.parts[i].source != nil {
			return true
		}
	}
	return false
}

// apply signs a request that goes to the API's own origin, each time that it is sent. What
// the request has already by the same name is what the caller said, and stays.
func (s *signature) apply(request *http.Request) {
	var login *digest
	for i := range s.parts {
		switch one := &s.parts[i]; {
		case one.digest != nil:
			login = one.digest
		case one.in == Header:
			addHeader(request.Header, one.name, one.value)
		case one.in == Query:
			addToQuery(request, one.name, one.value)
		case one.in == Cookie:
			addCookie(request.Header, one.name, one.value)
		}
	}
	if login == nil {
		return
	}
	if answer := login.answer(request); answer != "" { // of the whole URL
		addHeader(request.Header, "Authorization", answer)
	}
}

// refused takes note of a 401 that a signed request got from the API's own origin: of
// tokens that they are no use, of a challenge how it is answered. It says whether to sign
// once more (with sign) and to send again: a request whose body can be, and that once.
func (s *signature) refused(request *http.Request, response *http.Response) bool {
	again := false
	for i := range s.parts {
		switch one := &s.parts[i]; {
		case one.digest != nil && isOwnDigest(request.Header[one.name]):
			again = one.digest.challenge(request, response) || again
		case one.source != nil && request.Header.Get(one.name) == one.value:
			one.source.refuse(strings.TrimPrefix(one.value, "Bearer "))
			again = true
		}
	}
	return again
}

// isOwnDigest says whether a header holds none but ours.
func isOwnDigest(said []string) bool {
	return len(said) == 0 || strings.HasPrefix(said[0], digestPrefix)
}

func addHeader(header http.Header, name, value string) {
	if _, said := header[name]; !said {
		header[name] = []string{value}
	}
}

func addToQuery(request *http.Request, name, value string) {
	for pair := range strings.SplitSeq(request.URL.RawQuery, "&") {
		said, _, _ := strings.Cut(pair, "=")
		if said, err := url.QueryUnescape(said); err == nil && said == name {
			return
		}
	}
	signed := *request.URL
	if signed.RawQuery != "" {
		signed.RawQuery += "&"
	}
	signed.RawQuery += escape(name) + "=" + value
	request.URL = &signed
}

func addCookie(header http.Header, name, value string) {
	said := header.Get("Cookie")
	for pair := range strings.SplitSeq(said, ";") {
		if one, _, _ := strings.Cut(strings.TrimSpace(pair), "="); one == name {
			return
		}
	}
	if said != "" {
		said += "; "
	}
	header["Cookie"] = []string{said + name + "=" + value}
}

// newSignaturePart writes a credential as it stands in a request. Its errors do not show it.
func newSignaturePart(scheme *Scheme, credential *Credential) (signaturePart, error) {
	placed := signaturePart{given: secretOf(credential), in: Header, name: "Authorization"}
	if scheme.Kind == Basic {
		if err := checkLogin(scheme, credential); err != nil {
			return signaturePart{}, err
		}
		pair := credential.Username + ":" + credential.Password
		placed.value = "Basic " + base64.StdEncoding.EncodeToString([]byte(pair))
		return placed, nil
	}
	token := credential.Token
	if token == "" || !isHeaderValue(token) {
		return signaturePart{}, misconfigured("%s is empty, or holds a line break, a space at an end"+
			" or a character outside ASCII, and cannot be sent", scheme.Key)
	}
	switch scheme.Kind {
	case Bearer, OAuth2:
		placed.value = "Bearer " + token
	case HTTPScheme:
		placed.value = scheme.Name + " " + token
	case APIKeyInQuery:
		placed.in, placed.name, placed.value = Query, scheme.Name, escape(token)
	case APIKeyInCookie:
		placed.in, placed.name, placed.value = Cookie, scheme.Name, escape(token)
	default:
		placed.name, placed.value = http.CanonicalHeaderKey(scheme.Name), token
	}
	return placed, nil
}

// checkLogin refuses what RFC 7617, section 2, does: a colon in the user name, and control
// characters.
func checkLogin(scheme *Scheme, credential *Credential) error {
	isControl := func(r rune) bool { return r < ' ' || r == '\x7f' }
	both := credential.Username + credential.Password
	if strings.Contains(credential.Username, ":") ||
		strings.ContainsFunc(both, isControl) || !utf8.ValidString(both) {
		return misconfigured("%s holds a control character, something that is no text, or a"+
			" colon in the user name, and cannot be sent", scheme.Key)
	}
	return nil
}
