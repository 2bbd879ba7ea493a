package runtime

import (
	"io"
	"net/http"
	"net/url"
	"strings"
)

// mostOfToken is how many bytes of an answer with a token are read.
const mostOfToken = 1 << 20

// sendForToken sends a request to an authorization server. What is no success is an error.
func (c *Client) sendForToken(request *http.Request, secrets []string) (*tokenAnswer, error) {
	var client HTTPClient = http.DefaultClient
	if c.settings.HTTPClient != nil {
		client = c.settings.HTTPClient
	}
	if own, ok := client.(*http.Client); ok { // a secret goes where it was meant to go alone
		still := *own
		still.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		client = &still
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, mostOfToken))
	if err != nil {
		return nil, err
	}
	answer := readTokenAnswer(response.StatusCode, body)
	answer.code = without(secrets, answer.code)
	answer.description = without(secrets, answer.description)
	switch {
	case answer.isSuccess():
		return &answer, nil
	case answer.isFinal() || c.api.NewError == nil:
		return nil, answer.refusal(request, answer.description)
	default:
		return nil, c.api.NewError(answer.answered(request))
	}
}

// refusal is the error of an answer without a token.
func (a *tokenAnswer) refusal(request *http.Request, description string) error {
	return &TokenError{Answered: a.answered(request), Code: a.code, Description: description}
}

// answered has the head of an answer, without what could hold a secret.
func (a *tokenAnswer) answered(request *http.Request) Answered {
	where := *request.URL
	where.RawQuery, where.ForceQuery = "", false
	asked := &http.Request{Method: request.Method, URL: &where, Host: where.Host, Header: http.Header{}}
	return Answered{
		Response: &http.Response{
			Status:     http.StatusText(a.status),
			StatusCode: a.status,
			Header:     http.Header{},
			Body:       http.NoBody,
			Request:    asked,
		},
		Attempts: 1,
	}
}

// secretsOf are the texts in a request for a token that nobody may see.
func secretsOf(credential *Credential, refreshToken string) []string {
	secrets := []string{credential.ClientSecret, credential.Password, credential.RefreshToken, refreshToken}
	if credential.ClientSecret != "" {
		secrets = append(secrets, strings.TrimPrefix(credential.clientHeader(), "Basic "))
	}
	for _, value := range credential.Parameters {
		secrets = append(secrets, value)
	}
	for _, one := range secrets {
		secrets = append(secrets, url.QueryEscape(one))
	}
	return secrets
}

func without(secrets []string, text string) string {
	for _, one := range secrets {
		if one != "" {
			text = strings.ReplaceAll(text, one, hiddenCredential)
		}
	}
	return text
}
