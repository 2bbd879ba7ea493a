package runtime

import (
	"net/http"
	"net/url"
	"strings"
)

// shown is the URL of a request without its secrets: the very same where it has none.
//
// They are what its query calls by secret names, and what stands in its path for
// parameters and variables that have such.
func (c *call) shown(request *http.Request) *url.URL {
	asked := request.URL
	query := c.client.secrets.query(asked.RawQuery)
	path := asked.EscapedPath()
	for _, one := range c.secretsInPath(asked) {
		path = strings.ReplaceAll(path, one, hidden)
	}
	if query == asked.RawQuery && path == asked.EscapedPath() && asked.User == nil {
		return asked
	}
	shown := *asked
	shown.User = nil
	shown.RawQuery, shown.RawPath = query, path
	shown.Path = unescapedPath(path)
	return &shown
}

// query is a query without the values of secret names.
func (n *secretNames) query(query string) string {
	if query == "" {
		return ""
	}
	pairs := strings.Split(query, "&")
	for i, pair := range pairs {
		if name, value, _ := strings.Cut(pair, "="); value != "" && n.has(unescapedQuery(name)) {
			pairs[i] = name + "=" + hidden
		}
	}
	return strings.Join(pairs, "&")
}

// withoutKeys is a URL without the parameters that carry credentials.
func (n *secretNames) withoutKeys(target *url.URL) *url.URL {
	var kept []string
	for _, pair := range strings.Split(target.RawQuery, "&") {
		if name, _, _ := strings.Cut(pair, "="); !n.keys[unescapedQuery(name)] {
			kept = append(kept, pair)
		}
	}
	bare := *target
	bare.RawQuery = strings.Join(kept, "&")
	return &bare
}

// secretsInURL are all values in it that nobody may see, each in the forms it may have.
func (c *call) secretsInURL(asked *url.URL) []string {
	found := c.secretsInPath(asked)
	for _, pair := range strings.Split(asked.RawQuery, "&") {
		name, value, _ := strings.Cut(pair, "=")
		if value != "" && c.client.secrets.has(unescapedQuery(name)) {
			found = append(found, value, unescapedQuery(value))
		}
	}
	return found
}

// secretsInPath are the values of variables of the server, and of path parameters, that
// have secret names.
func (c *call) secretsInPath(asked *url.URL) []string {
	var found []string
	for _, one := range c.client.inURL {
		found = append(found, one, url.PathEscape(one))
	}
	if !strings.Contains(c.op.Path, "{") {
		return found
	}
	// A value never leaves its segment, so that the last ones are those of the operation.
	described, path := strings.Split(c.op.Path, "/"), strings.Split(asked.EscapedPath(), "/")
	for i := 1; i <= min(len(described), len(path)); i++ {
		segment, value := described[len(described)-i], path[len(path)-i]
		before, rest, _ := strings.Cut(segment, "{")
		name, after, isOne := strings.Cut(rest, "}")
		if !isOne || !c.client.secrets.has(name) {
			continue
		}
		if !strings.Contains(after, "{") {
			value = strings.TrimSuffix(strings.TrimPrefix(value, before), after)
		}
		if value != "" {
			found = append(found, value, unescapedPath(value))
		}
	}
	return found
}

func unescapedQuery(text string) string {
	if !strings.ContainsAny(text, "%+") {
		return text
	}
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}
