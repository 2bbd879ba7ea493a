package runtime

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"math"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// tokenEndpoint is where tokens are, or the metadata that say where.
type tokenEndpoint struct {
	url        *url.URL
	isMetadata bool
}

// tokenEndpoint of a grant; base is the URL of the API.
func (s *Scheme) tokenEndpoint(credential *Credential, base *url.URL) (tokenEndpoint, error) {
	grant := credential.grant()
	where := cmp.Or(credential.TokenURL, s.TokenURLs[grant], s.MetadataURL)
	if where == "" {
		return tokenEndpoint{}, misconfigured("%s: give the token URL of the %s grant: the"+
			" API does not say where tokens are", s.Key, grant)
	}
	found, err := locate(where, base)
	isMetadata := credential.TokenURL == "" && s.TokenURLs[grant] == ""
	return tokenEndpoint{found, isMetadata}, err
}

// locate finds a URL of an authorization server, which may be relative to that of the API.
//
// It must be https, unless it is on this machine or the API itself is not.
func locate(reference string, base *url.URL) (*url.URL, error) {
	parsed, err := url.Parse(reference)
	if err != nil {
		return nil, misconfigured("the URL for tokens is not a URL")
	}
	found := asFolder(base).ResolveReference(parsed)
	if !canBeAsked(found) || found.User != nil || strings.Contains(reference, "#") {
		return nil, misconfigured("the URL for tokens must be an http or https URL without" +
			" credentials and fragment")
	}
	if found.Scheme == "http" && base.Scheme != "http" && !isLoopback(found.Hostname()) {
		return nil, misconfigured("the URL for tokens, http://%s%s, must be https: secrets"+
			" are sent there", found.Host, found.EscapedPath())
	}
	return found, nil
}

func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// checkGrant refuses what no form can hold.
func checkGrant(scheme *Scheme, credential *Credential) error {
	texts := []string{
		credential.ClientID, credential.ClientSecret, credential.RefreshToken,
		credential.Username, credential.Password, strings.Join(credential.Scopes, " "),
	}
	for name, value := range credential.Parameters {
		texts = append(texts, name, value)
	}
	if slices.ContainsFunc(texts, func(text string) bool { return !utf8.ValidString(text) }) {
		return misconfigured("%s holds something that is no text, and cannot be sent", scheme.Key)
	}
	if credential.ClientSecret != "" && credential.ClientID == "" {
		return misconfigured("%s: a client secret needs the client id it belongs to", scheme.Key)
	}
	return nil
}

// clientInForm says whether the client says who it is in the form: a public one has no
// secret (RFC 6749, section 3.2.1).
func (c *Credential) clientInForm() bool { return c.ClientInForm || c.ClientSecret == "" }

// clientHeader is the Authorization header of section 2.3.1.
func (c *Credential) clientHeader() string {
	pair := url.QueryEscape(c.ClientID) + ":" + url.QueryEscape(c.ClientSecret)
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(pair))
}

// form is the body of a request for a token; the refresh token is the one that came last.
func (c *Credential) form(scopes, refreshToken string) url.Values {
	form := url.Values{}
	for name, value := range c.Parameters {
		form.Set(name, value)
	}
	grant := c.grant()
	form.Set("grant_type", grant)
	switch grant {
	case "password":
		form.Set("username", c.Username)
		form.Set("password", c.Password)
	case "refresh_token":
		form.Set("refresh_token", refreshToken)
	}
	if c.clientInForm() && c.ClientID != "" {
		form.Set("client_id", c.ClientID)
		if c.ClientSecret != "" {
			form.Set("client_secret", c.ClientSecret)
		}
	}
	if scopes != "" {
		form.Set("scope", scopes)
	}
	return form
}

// scopesFor are those to ask for, as in a form.
func (c *Credential) scopesFor(needed []string) string {
	if c.Scopes != nil || c.grant() == "refresh_token" {
		needed = c.Scopes
	}
	return strings.Join(needed, " ")
}

// tokenAnswer is what comes from an endpoint (RFC 6749, sections 5.1 and 5.2), or from its
// metadata. What is not text where it should be, is left empty.
type tokenAnswer struct {
	token, kind, refreshToken string
	lifetime                  time.Duration // until it is refused: forever
	endpoint                  string
	code, description         string
}

const forever = time.Duration(math.MaxInt64)

func readTokenAnswer(body []byte) *tokenAnswer {
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(body, &fields) // what is no object has no token
	answer := &tokenAnswer{
		token:        jsonText(fields["access_token"]),
		kind:         "bearer",
		refreshToken: jsonText(fields["refresh_token"]),
		lifetime:     lifetimeOf(fields["expires_in"]),
		endpoint:     jsonText(fields["token_endpoint"]),
		code:         jsonText(fields["error"]),
		description:  jsonText(fields["error_description"]),
	}
	if kind, ok := fields["token_type"]; ok {
		answer.kind = strings.ToLower(jsonText(kind))
	}
	return answer
}

func jsonText(value json.RawMessage) string {
	var text string
	_ = json.Unmarshal(value, &text)
	return text
}

// lifetimeOf reads expires_in: seconds, which many servers write as text.
func lifetimeOf(value json.RawMessage) time.Duration {
	text := jsonText(value)
	if text == "" {
		text = string(value)
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(seconds) || seconds > (1<<32) {
		return forever
	}
	return time.Duration(max(0, seconds) * float64(time.Second))
}
