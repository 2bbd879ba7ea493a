package runtime

import (
	"net/http"
	"net/url"
	"strings"
)

const mostRedirects = 5

// redirected is what to send after a redirect (RFC 9110, section 15.4); nil: the answer is
// final.
//
// 303 turns every method but HEAD into GET, and 301 and 302 turn POST into GET, as in the
// Fetch standard (section 4.4); everything else keeps its method and body. On the same
// origin all headers go along. To another origin only GET and HEAD are followed (what was
// POSTed is not: a page that some GET finds would pass for its result), without headers
// that could be a credential, cookies or keys in the query, and once there, nothing secret
// is added again. From https to http none is followed.
func (c *call) redirected(last *attempt, sent *draft) *draft {
	target := targetOf(last)
	if target == nil || sent.stays || (sent.url.Scheme == "https" && target.Scheme == "http") {
		return nil
	}
	next := *sent
	next.url = target
	next.method = methodAfter(sent.method, last.answer.StatusCode)
	if next.method != sent.method {
		next.open, next.length = nil, 0
		next.header = headerWithout(sent.header, "Content-Type", "Content-Length", "Content-Encoding")
	} else if sent.once && sent.open != nil {
		return nil
	}
	if sameOrigin(target, sent.url) {
		return &next
	}
	if sent.method != http.MethodGet && sent.method != http.MethodHead {
		return nil
	}
	next.foreign = true
	next.open, next.length = nil, 0
	next.url = c.client.secrets.withoutKeys(target)
	if saysBack(next.url, c.secretsInURL(last.request.URL)) {
		return nil
	}
	next.header = http.Header{}
	for _, harmless := range []string{"Accept", "Accept-Encoding", "User-Agent"} {
		if values, ok := sent.header[harmless]; ok {
			next.header[harmless] = values
		}
	}
	return &next
}

// targetOf is where an answer leads, without user information or fragment; nil: nowhere.
func targetOf(last *attempt) *url.URL {
	if last.failed != nil {
		return nil
	}
	switch last.answer.StatusCode {
	case 301, 302, 303, 307, 308:
	default:
		return nil
	}
	location := last.answer.Header.Get("Location")
	if location == "" {
		return nil
	}
	target, err := last.request.URL.Parse(location)
	if err != nil {
		return nil
	}
	target.User, target.Fragment, target.RawFragment = nil, "", ""
	if !canBeAsked(target) {
		return nil
	}
	return target
}

func methodAfter(method string, status int) string {
	switch {
	case status == http.StatusSeeOther && method != http.MethodHead:
		return http.MethodGet
	case (status == 301 || status == 302) && method == http.MethodPost:
		return http.MethodGet
	default:
		return method
	}
}

func headerWithout(header http.Header, names ...string) http.Header {
	others := header.Clone()
	for _, name := range names {
		others.Del(name)
	}
	return others
}

// saysBack says whether a URL holds a secret of the one that was asked, as in
// ?next=/x?key=….
func saysBack(target *url.URL, secrets []string) bool {
	text := unescapedPath(unescapedPath(target.String()))
	for _, one := range secrets {
		if len(one) >= shortestSecret && strings.Contains(text, one) {
			return true
		}
	}
	return false
}

func unescapedPath(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}
