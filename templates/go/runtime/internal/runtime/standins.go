package runtime

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// What stands here is replaced by that of the codec, of the arguments and of credentials.

func (c *Client) baseURL(_ *Operation, options CallOptions) (*url.URL, error) {
	for _, base := range []string{options.ServerURL, c.settings.ServerURL, c.api.Servers[0].URL} {
		if base != "" {
			return url.Parse(strings.TrimRight(base, "/"))
		}
	}
	return nil, nil
}

func (c *call) signIn(ctx context.Context) (err error) {
	if c.client.settings.Credentials != nil {
		c.credentials, err = c.client.settings.Credentials(ctx)
	}
	return err
}

func (c *call) sign(request *http.Request) {
	for _, scheme := range c.client.api.Schemes {
		token := c.credentials[scheme.Key].Token
		switch {
		case token == "":
		case scheme.Kind == APIKeyInHeader:
			request.Header.Set(scheme.Name, token)
		case scheme.Kind == APIKeyInQuery:
			signed := *request.URL
			signed.RawQuery = url.Values{scheme.Name: {token}}.Encode()
			request.URL = &signed
		default:
			request.Header.Set("Authorization", "Bearer "+token)
		}
	}
}

func (c *call) isRefused(*attempt, *draft) bool { return false }
