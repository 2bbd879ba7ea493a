package runtime

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// tokenOperation is what hooks are told that requests for tokens belong to.
var tokenOperation = Operation{ID: "oauth2.token"}

// tokenCall sends requests for one token, by the options of the client: those of a call are
// for the call. It ends with its context.
type tokenCall struct {
	call
	// secrets are what no error shows.
	secrets []string
}

func (c *Client) newTokenCall(ctx context.Context) *tokenCall {
	one := &tokenCall{call: call{client: c, op: &tokenOperation, began: c.clock.now()}}
	one.setUp()
	if end, ok := ctx.Deadline(); ok {
		one.end, one.whole = end, end.Sub(one.began).Round(about)
	}
	return one
}

// fetch fetches a token, from where the metadata say if they have to.
func (c *tokenCall) fetch(ctx context.Context, s *tokenSource, credential *Credential) (*tokenAnswer, error) {
	if s.endpoint.isMetadata {
		found, err := c.discover(ctx, s.endpoint.url)
		if err != nil {
			return nil, err
		}
		s.endpoint = tokenEndpoint{url: found}
	}
	form := credential.form(s.scopes, s.refreshToken)
	sent := c.request(http.MethodPost, s.endpoint.url)
	sent.header.Set("Content-Type", "application/x-www-form-urlencoded")
	if !credential.clientInForm() {
		sent.header.Set("Authorization", credential.clientHeader())
	}
	c.content = []byte(form.Encode())
	c.secrets = credential.secrets(s.refreshToken)
	sent.length = int64(len(c.content))
	sent.open = func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(string(c.content))), nil
	}
	last, err := c.send(ctx, sent)
	if err != nil {
		return nil, err
	}
	answer := readTokenAnswer(last.body)
	switch {
	case answer.token == "" || !isHeaderValue(answer.token):
		return nil, c.refusal(last, "it holds no access token")
	case answer.kind != "bearer":
		return nil, c.refusal(last, "not a bearer token")
	}
	return answer, nil
}

// discover asks the metadata of a server (RFC 8414, OpenID Connect Discovery) where tokens
// are.
func (c *tokenCall) discover(ctx context.Context, metadata *url.URL) (*url.URL, error) {
	last, err := c.send(ctx, c.request(http.MethodGet, metadata))
	if err != nil {
		return nil, err
	}
	endpoint := readTokenAnswer(last.body).endpoint
	if endpoint == "" {
		return nil, c.refusal(last, "it names no token endpoint")
	}
	base, err := c.client.servers.base()
	if err != nil {
		return nil, err
	}
	return locate(endpoint, base)
}

// request has nothing of what is for the API alone, and is for this place alone.
func (c *tokenCall) request(method string, where *url.URL) *draft {
	header := http.Header{
		"Accept":          {"application/json"},
		"Accept-Encoding": {"gzip"},
		"User-Agent":      {c.client.api.UserAgent},
	}
	return &draft{method: method, url: where, header: header, foreign: true, stays: true}
}

// send returns a success. Whatever asking again would not change is a TokenError.
func (c *tokenCall) send(ctx context.Context, sent *draft) (*attempt, error) {
	last, err := c.deliver(ctx, sent)
	if err != nil || last.isSuccess() {
		return last, err
	}
	if last.failed != nil {
		return nil, c.failureError(last, last.failed)
	}
	status := last.answer.StatusCode
	if status >= 400 && status < 500 && status != http.StatusTooManyRequests {
		return nil, c.refusal(last, readTokenAnswer(last.body).description)
	}
	return nil, errorOf(c.client.api, c.op, c.answeredOf(last))
}

// refusal is the error of an answer without a token.
func (c *tokenCall) refusal(last *attempt, description string) error {
	return &TokenError{
		Answered:    c.answeredOf(last),
		Code:        hide(readTokenAnswer(last.body).code, c.secrets),
		Description: hide(description, c.secrets),
	}
}

// answeredOf leaves the body out: it may hold a token.
func (c *tokenCall) answeredOf(last *attempt) Answered {
	answered := c.call.answeredOf(last)
	answered.Body, answered.Response.Body = nil, http.NoBody
	return answered
}

// secrets are the texts in a request for a token that nobody may see; the refresh token is
// the one that came last.
func (c *Credential) secrets(refreshToken string) []string {
	found := []string{c.ClientSecret, c.Password, c.RefreshToken, refreshToken}
	if c.ClientSecret != "" {
		found = append(found, strings.TrimPrefix(c.clientHeader(), "Basic "))
	}
	for name, value := range c.Parameters {
		if isSecretName(name) {
			found = append(found, value)
		}
	}
	for _, one := range found {
		found = append(found, url.QueryEscape(one))
	}
	return slices.DeleteFunc(found, func(one string) bool { return one == "" })
}
