package runtime

import (
	"encoding/json"
	"net/url"
)

func pageMarshal(value any) ([]byte, error) { return json.Marshal(value) }

func pageUnmarshal(data []byte, value any) error { return json.Unmarshal(data, value) }

func (c *Client) pageBase(_ *Operation, options CallOptions) (*url.URL, error) {
	for _, given := range []string{options.URL, options.ServerURL, c.settings.ServerURL} {
		if given != "" {
			return url.Parse(given)
		}
	}
	return url.Parse(c.api.Servers[0].URL)
}
