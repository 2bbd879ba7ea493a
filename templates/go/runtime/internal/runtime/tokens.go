package runtime

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// renewBefore is how long before its end a token is renewed; at most a tenth of its life.
const renewBefore = time.Minute

// sourceKey says which tokens are the same.
type sourceKey struct {
	scheme, endpoint                     string
	clientID, clientSecret, refreshToken string
	username, password                   string
	scopes, parameters                   string
	clientInForm                         bool
}

// tokenSource has the token that was fetched last, for all that need it. Of those who come
// while there is none, one fetches it, and the others share what comes of that.
type tokenSource struct {
	scopes string

	mutex   sync.Mutex
	held    string
	until   time.Time // zero: until it is refused
	fetches *tokenFetch

	// These belong to the one who fetches.
	endpoint     tokenEndpoint
	refreshToken string // the one that came last
}

// tokenFetch is one that is under way; its results count once done is closed.
type tokenFetch struct {
	done  chan struct{}
	token string
	err   error
	// isGivenUp says that it ended with the context of who fetched: others may have more
	// time.
	isGivenUp bool
}

// tokenSource is the same for all who need the same tokens.
func (c *Client) tokenSource(scheme *Scheme, credential *Credential, needed []string) (*tokenSource, error) {
	if err := checkGrant(scheme, credential); err != nil {
		return nil, err
	}
	base, err := c.servers.base()
	if err != nil {
		return nil, err
	}
	endpoint, err := scheme.tokenEndpoint(credential, base)
	if err != nil {
		return nil, err
	}
	parameters := url.Values{}
	for name, value := range credential.Parameters {
		parameters.Set(name, value)
	}
	key := sourceKey{
		scheme.Key, endpoint.url.String(),
		credential.ClientID, credential.ClientSecret, credential.RefreshToken,
		credential.Username, credential.Password,
		credential.scopesFor(needed), parameters.Encode(),
		credential.ClientInForm,
	}
	return c.signer.sources.get(key, func() *tokenSource {
		return &tokenSource{
			scopes: key.scopes, endpoint: endpoint, refreshToken: credential.RefreshToken,
		}
	}), nil
}

// token is the one that is there, else a new one.
func (s *tokenSource) token(ctx context.Context, c *Client, credential *Credential) (string, error) {
	for {
		s.mutex.Lock()
		if held := s.current(time.Now()); held != "" {
			s.mutex.Unlock()
			return held, nil
		}
		others := s.fetches
		if others == nil {
			mine := &tokenFetch{done: make(chan struct{}), isGivenUp: true}
			s.fetches = mine
			s.mutex.Unlock()
			return s.fetch(ctx, c, credential, mine)
		}
		s.mutex.Unlock()
		select {
		case <-others.done:
			if !others.isGivenUp {
				return others.token, others.err
			}
		case <-ctx.Done():
			return "", ctx.Err()
		}
	}
}

func (s *tokenSource) fetch(ctx context.Context, c *Client, credential *Credential, mine *tokenFetch) (string, error) {
	defer func() { // also where the HTTP client panics
		s.mutex.Lock()
		s.fetches = nil
		s.mutex.Unlock()
		close(mine.done)
	}()
	asked := time.Now()
	answer, err := c.askForToken(ctx, s, credential)
	mine.isGivenUp = err != nil && ctx.Err() != nil
	if err != nil {
		mine.err = err
		return "", err
	}
	mine.token = answer.token
	s.hold(answer.token, asked, answer.lifetime)
	if s.refreshToken != "" && answer.refreshToken != "" && answer.refreshToken != s.refreshToken {
		s.refreshToken = answer.refreshToken
		if credential.OnRefresh != nil {
			credential.OnRefresh(answer.refreshToken)
		}
	}
	return answer.token, nil
}

// current is the token that may be used; empty where there is none.
func (s *tokenSource) current(now time.Time) string {
	if s.until.IsZero() || now.Before(s.until) {
		return s.held
	}
	return ""
}

func (s *tokenSource) hold(token string, asked time.Time, lifetime time.Duration) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.held, s.until = token, time.Time{}
	if lifetime != forever {
		s.until = asked.Add(lifetime - min(renewBefore, lifetime/10))
	}
}

// refuse never uses this token again; there may be a newer one already.
func (s *tokenSource) refuse(token string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.held == token {
		s.held = ""
	}
}

// askForToken fetches a token, from where the metadata say if they have to.
func (c *Client) askForToken(ctx context.Context, s *tokenSource, credential *Credential) (*tokenAnswer, error) {
	if s.endpoint.isMetadata {
		request, err := c.tokenRequest(ctx, http.MethodGet, s.endpoint.url, "")
		if err != nil {
			return nil, err
		}
		metadata, err := c.sendForToken(request, nil)
		if err != nil {
			return nil, err
		}
		if metadata.endpoint == "" {
			return nil, metadata.refusal(request, "it names no token endpoint")
		}
		base, err := c.servers.base()
		if err != nil {
			return nil, err
		}
		found, err := locate(metadata.endpoint, base)
		if err != nil {
			return nil, err
		}
		s.endpoint = tokenEndpoint{url: found}
	}
	form := credential.form(s.scopes, s.refreshToken)
	request, err := c.tokenRequest(ctx, http.MethodPost, s.endpoint.url, form.Encode())
	if err != nil {
		return nil, err
	}
	if !credential.clientInForm() {
		request.Header.Set("Authorization", credential.clientHeader())
	}
	answer, err := c.sendForToken(request, secretsOf(credential, s.refreshToken))
	if err != nil {
		return nil, err
	}
	if answer.token == "" || !isHeaderValue(answer.token) {
		return nil, answer.refusal(request, "it holds no access token")
	}
	if answer.kind != "bearer" {
		return nil, answer.refusal(request, "not a bearer token")
	}
	return answer, nil
}

// tokenRequest has nothing of what is for the API alone.
func (c *Client) tokenRequest(ctx context.Context, method string, where *url.URL, form string) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, method, where.String(), strings.NewReader(form))
	if err != nil {
		return nil, misconfigured("the URL for tokens is not a URL")
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", c.api.UserAgent)
	if method == http.MethodPost {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return request, nil
}
