package runtime

import (
	"context"
	"net/http"
	"net/url"
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
	// where is the endpoint, for messages.
	where string

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
	shown := *endpoint.url
	shown.RawQuery = c.secrets.query(shown.RawQuery)
	return c.signer.sources.get(key, func() *tokenSource {
		return &tokenSource{
			scopes: key.scopes, where: shown.String(),
			endpoint: endpoint, refreshToken: credential.RefreshToken,
		}
	}), nil
}

// token is the one that is there, else a new one.
func (s *tokenSource) token(ctx context.Context, c *Client, credential *Credential) (string, error) {
	for {
		s.mutex.Lock()
		if held := s.current(c.clock.now()); held != "" {
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
			return "", &APIConnectionError{
				Method:  http.MethodPost,
				URL:     s.where,
				Reason:  ctx.Err().Error(),
				timeout: isTimeout(ctx.Err()),
				cause:   ctx.Err(),
			}
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
	asked := c.clock.now()
	answer, err := c.newTokenCall(ctx).fetch(ctx, s, credential)
	mine.isGivenUp = err != nil && isOver(ctx)
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

// isOver says whether the time of a context is.
func isOver(ctx context.Context) bool {
	end, ok := ctx.Deadline()
	return ctx.Err() != nil || ok && time.Until(end) < about
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
