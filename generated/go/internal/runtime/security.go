package runtime

import (
	"fmt"
	"io"
	"log/slog"
	"os"
)

// SchemeKind says how a credential is sent.
type SchemeKind int

const (
	Bearer SchemeKind = iota
	Basic
	Digest
	// HTTPScheme is text after another name of a scheme in the Authorization header.
	HTTPScheme
	APIKeyInHeader
	APIKeyInQuery
	APIKeyInCookie
	OAuth2
)

// Scheme is a security scheme of the API.
type Scheme struct {
	// Key is its first name in the document.
	Key  string
	Kind SchemeKind
	// Name is that of the header, parameter, cookie or HTTP scheme.
	Name string
	// Environment is the variable that holds the key or token where nothing is given; of
	// Basic and Digest what the names of theirs begin with: _USERNAME and _PASSWORD follow.
	Environment string
	// ClientEnvironment is what those begin with that hold the client of an OAuth2 scheme:
	// _CLIENT_ID and _CLIENT_SECRET follow. Empty where a client alone gets no tokens.
	ClientEnvironment string
	// TokenURLs are by grant: client_credentials, password, refresh_token. They may be
	// relative to the API.
	TokenURLs map[string]string
	// MetadataURL is that of RFC 8414 or OpenID Connect Discovery.
	MetadataURL string
}

// Requirement is one scheme that is needed.
type Requirement struct {
	Key    string
	Scopes []string
}

// Security holds alternatives, each of schemes that are all needed.
type Security [][]Requirement

// Credential is what one scheme sends; which fields count depends on its kind.
//
// Nothing shows what it holds: no verb of fmt, no slog handler, no JSON.
type Credential struct {
	// Token is a key or a token.
	Token string
	// Username and Password are those of Basic, Digest, and the password grant.
	Username, Password string
	// ClientID, ClientSecret and RefreshToken fetch tokens.
	ClientID, ClientSecret, RefreshToken string
	// ClientInForm has the client say who it is in the form, not in a header.
	ClientInForm bool
	// TokenURL is where tokens are fetched, in place of what the document says.
	TokenURL string
	// Scopes are those to ask for; nil: what each operation needs, and of a refresh token
	// those that were consented to.
	Scopes []string
	// Parameters are sent beside, such as an audience.
	Parameters map[string]string
	// OnRefresh is told a refresh token that replaces the one that was given. It may be
	// called by several goroutines.
	OnRefresh func(refreshToken string)
}

// Credentials are by the key of their scheme.
type Credentials map[string]Credential

// Format writes the same for each verb.
func (Credential) Format(state fmt.State, _ rune) { _, _ = io.WriteString(state, hidden) }

func (Credential) String() string               { return hidden }
func (Credential) GoString() string             { return hidden }
func (Credential) LogValue() slog.Value         { return slog.StringValue(hidden) }
func (Credential) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// variables are the environment variables of a scheme, for messages.
func (s *Scheme) variables() string {
	text := s.Environment
	if text != "" && (s.Kind == Basic || s.Kind == Digest) {
		return text + "_USERNAME and " + text + "_PASSWORD"
	}
	if s.ClientEnvironment == "" {
		return text
	}
	client := s.ClientEnvironment + "_CLIENT_ID and " + s.ClientEnvironment + "_CLIENT_SECRET"
	if text == "" {
		return client
	}
	return text + " or " + client
}

// fromEnvironment is what the environment holds for a scheme.
func (s *Scheme) fromEnvironment() Credential {
	switch {
	case s.Environment != "" && (s.Kind == Basic || s.Kind == Digest):
		return Credential{
			Username: os.Getenv(s.Environment + "_USERNAME"),
			Password: os.Getenv(s.Environment + "_PASSWORD"),
		}
	case s.Environment != "" && os.Getenv(s.Environment) != "":
		return Credential{Token: os.Getenv(s.Environment)}
	case s.ClientEnvironment != "":
		return Credential{
			ClientID:     os.Getenv(s.ClientEnvironment + "_CLIENT_ID"),
			ClientSecret: os.Getenv(s.ClientEnvironment + "_CLIENT_SECRET"),
		}
	default:
		return Credential{}
	}
}

// isThere says whether a credential has what its scheme needs.
func (s *Scheme) isThere(credential *Credential) bool {
	switch s.Kind {
	case Basic, Digest:
		return credential.Username != ""
	case OAuth2:
		return credential.Token != "" || credential.grant() != ""
	default:
		return credential.Token != ""
	}
}

// grant is what tokens are fetched with; empty where they cannot be.
func (c *Credential) grant() string {
	switch {
	case c.RefreshToken != "":
		return "refresh_token"
	case c.Username != "":
		return "password"
	case c.ClientID != "" && c.ClientSecret != "":
		return "client_credentials"
	default:
		return ""
	}
}
