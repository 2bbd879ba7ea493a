package runtime

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
	// Environment is the variable that holds it where nothing is given; of a scheme with
	// several parts (Basic, Digest, OAuth2) what their names begin with.
	Environment string
	// TokenURLs are by grant: client_credentials, password, refresh_token.
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
type Credential struct {
	// Token is a key or a token.
	Token string
	// Username and Password are those of Basic, Digest, and the password grant.
	Username, Password string
	// ClientID, ClientSecret and RefreshToken fetch tokens.
	ClientID, ClientSecret, RefreshToken string
}

// Credentials are by the key of their scheme.
type Credentials map[string]Credential
