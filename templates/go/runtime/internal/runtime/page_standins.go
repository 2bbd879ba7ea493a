package runtime

import "net/url"

func (c *Client) pageBase(_ *Operation, options CallOptions) (*url.URL, error) {
	for _, given := range []string{options.URL, options.ServerURL, c.settings.ServerURL} {
		if given != "" {
			return url.Parse(given)
		}
	}
	return url.Parse(c.api.Servers[0].URL)
}
