package runtime

import (
	"context"
	"fmt"
	"strings"
	"sync"
)

// signer knows the credentials of a client, and what was made of them.
type signer struct {
	schemes map[string]*Scheme
	// credentials asks for what was given, else for what the environment held when the
	// client was made; it is a function so that nothing shows them.
	credentials func(context.Context) (Credentials, error)
	// signatures were made of what may be the same for the next call, by the first
	// requirement (*Requirement) of their alternative.
	signatures sync.Map
	digests    shelf[login, *digest]
	sources    shelf[sourceKey, *tokenSource]
}

func newSigner(api *API, settings *Settings) *signer {
	s := &signer{schemes: make(map[string]*Scheme, len(api.Schemes)), credentials: settings.Credentials}
	for i := range api.Schemes {
		s.schemes[api.Schemes[i].Key] = &api.Schemes[i]
	}
	if s.credentials == nil {
		found := make(Credentials, len(s.schemes))
		for key, scheme := range s.schemes {
			found[key] = scheme.fromEnvironment()
		}
		s.credentials = func(context.Context) (Credentials, error) { return found, nil }
	}
	return s
}

// sign says what a request of an operation is signed with.
//
// Its errors are ConfigurationError without a credential, TokenError without a token, what
// sending a request for one leads to, and what the function for credentials returns.
func (c *Client) sign(ctx context.Context, op *Operation) (*signature, error) {
	security := op.Security
	if security == nil {
		security = c.api.Security
	}
	if len(security) == 0 {
		return unsigned, nil
	}
	credentials, err := c.signer.credentials(ctx)
	if err != nil {
		return nil, err
	}
	needed, err := c.chooseAlternative(security, credentials)
	if err != nil || len(needed) == 0 {
		return unsigned, err
	}
	if kept, ok := c.signer.signatures.Load(&needed[0]); ok {
		if kept := kept.(*signature); kept.isOf(needed, credentials) {
			return kept, nil
		}
	}
	made := &signature{parts: make([]signaturePart, 0, len(needed))}
	for _, one := range needed {
		added, err := c.signWith(ctx, c.signer.schemes[one.Key], credentials[one.Key], one.Scopes)
		if err != nil {
			return nil, err
		}
		made.parts = append(made.parts, added)
	}
	if !made.hasFetched() {
		c.signer.signatures.Store(&needed[0], made)
	}
	return made, nil
}

func (c *Client) signWith(ctx context.Context, scheme *Scheme, credential Credential, scopes []string) (signaturePart, error) {
	if scheme.Kind == Digest {
		return c.signer.digestPart(scheme, &credential)
	}
	if scheme.Kind != OAuth2 || credential.Token != "" {
		return newSignaturePart(scheme, &credential)
	}
	source, err := c.tokenSource(scheme, &credential, scopes)
	if err != nil {
		return signaturePart{}, err
	}
	token, err := source.token(ctx, c, &credential)
	if err != nil {
		return signaturePart{}, err
	}
	added, err := newSignaturePart(scheme, &Credential{Token: token})
	added.source = source
	return added, err
}

// chooseAlternative is the first whose credentials are all there; sending none is the last
// choice.
func (c *Client) chooseAlternative(security Security, credentials Credentials) ([]Requirement, error) {
	isOptional := false
	for _, needed := range security {
		if len(needed) == 0 {
			isOptional = true
		} else if c.signer.areThere(needed, credentials) {
			return needed, nil
		}
	}
	if isOptional {
		return nil, nil
	}
	return nil, c.missing(security, credentials)
}

func (s *signer) areThere(needed []Requirement, credentials Credentials) bool {
	for _, one := range needed {
		if !s.isThere(one.Key, credentials) {
			return false
		}
	}
	return true
}

func (s *signer) isThere(key string, credentials Credentials) bool {
	scheme, credential := s.schemes[key], credentials[key]
	return scheme != nil && scheme.isThere(&credential)
}

// missing names what could be given.
func (c *Client) missing(security Security, credentials Credentials) error {
	ways := make([]string, 0, len(security))
	for _, needed := range security {
		var way []string
		for _, one := range needed {
			if c.signer.isThere(one.Key, credentials) {
				continue
			}
			text := "pass " + one.Key + " to WithSecurity"
			scheme := c.signer.schemes[one.Key]
			if c.settings.Credentials == nil && scheme != nil && scheme.variables() != "" {
				text += " or set the environment variable " + scheme.variables()
			}
			if _, isGiven := credentials[one.Key]; isGiven && c.settings.Credentials != nil {
				text += ", which was given nothing, or not enough"
			}
			way = append(way, text)
		}
		ways = append(ways, strings.Join(way, ", and "))
	}
	return misconfigured("no credential: %s", strings.Join(ways, "; or "))
}

func misconfigured(format string, values ...any) error {
	return &ConfigurationError{Reason: fmt.Sprintf(format, values...)}
}

// shelf keeps what was made for a key. Of very many, some are forgotten: a function may
// give other credentials for each call.
type shelf[K comparable, V any] struct {
	mutex sync.Mutex
	kept  map[K]V
}

const mostKept = 1000

func (s *shelf[K, V]) get(key K, create func() V) V {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if value, ok := s.kept[key]; ok {
		return value
	}
	if s.kept == nil {
		s.kept = make(map[K]V)
	}
	for old := range s.kept {
		if len(s.kept) < mostKept {
			break
		}
		delete(s.kept, old)
	}
	value := create()
	s.kept[key] = value
	return value
}
