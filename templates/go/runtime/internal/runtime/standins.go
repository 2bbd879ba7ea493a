package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// What stands here is replaced by that of the codec, of the arguments and of credentials.

type DecodeError struct{ Path, Reason string }

func (e *DecodeError) Error() string { return e.Path + ": " + e.Reason }

func Unmarshal(data []byte, value any) error { return json.Unmarshal(data, value) }

func (c *call) target() (*url.URL, error) {
	base := c.client.settings.ServerURL
	if c.options.ServerURL != "" {
		base = c.options.ServerURL
	}
	if base == "" {
		base = c.client.api.Servers[0].URL
	}
	path := c.op.Path
	for i, one := range c.op.Parameters {
		if one.In == Path {
			path = strings.ReplaceAll(path, "{"+one.Name+"}", url.PathEscape(fmt.Sprint(c.args.Parameters[i])))
		}
	}
	return url.Parse(strings.TrimRight(base, "/") + path)
}

func (c *call) fill(sent *message) error {
	if c.args.Body == nil {
		return nil
	}
	if reader, ok := c.args.Body.(io.ReadCloser); ok {
		sent.once, sent.length = true, -1
		sent.open = func() (io.ReadCloser, error) { return reader, nil }
		return nil
	}
	content, err := json.Marshal(c.args.Body)
	c.content, sent.length = content, int64(len(content))
	sent.header.Set("Content-Type", "application/json")
	sent.open = func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(string(content))), nil }
	return err
}

func sendable(name, value string) error {
	if strings.ContainsAny(name+value, "\r\n\x00") {
		return fmt.Errorf("header %q cannot be sent", name)
	}
	return nil
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

func (c *call) isRefused(*attempt, *message) bool { return false }
