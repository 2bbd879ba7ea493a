package runtime

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var (
	// No URL holds a "<": so that each byte is looked at once, whatever a server sends.
	linkPattern      = regexp.MustCompile(`<([^<>]*)>((?:[^,<"]|"(?:[^"\\]|\\.)*")*)`)
	parameterPattern = regexp.MustCompile(`;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))`)
)

// linkTo is the target of the first link with this relation in the Link header, as it is
// written there (RFC 8288); empty where there is none.
func linkTo(relation string, header http.Header) string {
	links := strings.Join(header.Values("Link"), ", ")
	for _, link := range linkPattern.FindAllStringSubmatch(links, -1) {
		if slices.Contains(relations(link[2]), relation) {
			return link[1]
		}
	}
	return ""
}

// relations are what a link says of itself; only the first rel counts (section 3.3).
func relations(parameters string) []string {
	for _, parameter := range parameterPattern.FindAllStringSubmatch(parameters, -1) {
		if strings.EqualFold(parameter[1], "rel") {
			return strings.Fields(strings.ToLower(parameter[2] + parameter[3]))
		}
	}
	return nil
}

// absolute is a link from a page, by https where that was asked by it: a server behind a
// proxy that speaks https for it often does not know that. Keys that the server says back
// are left out: they are added to every request.
func (p *Page) absolute(link string) (string, error) {
	asked := p.answer.Head.Request.URL
	target, err := asked.Parse(link)
	if err != nil || !canBeAsked(target) || target.User != nil {
		return "", invalid("the link to the next page is no URL of http")
	}
	if asked.Scheme == "https" && target.Scheme == "http" && asked.Hostname() == target.Hostname() {
		target.Scheme = "https"
	}
	target = p.pages.client.secrets.withoutKeys(target)
	target.Fragment, target.RawFragment = "", ""
	return target.String(), nil
}

// sameOrigin compares scheme, host and port (RFC 6454, section 4).
func sameOrigin(one, other *url.URL) bool {
	return one.Scheme == other.Scheme && strings.EqualFold(one.Hostname(), other.Hostname()) && portOf(one) == portOf(other)
}

func portOf(target *url.URL) string {
	if port := target.Port(); port != "" {
		return port
	}
	return map[string]string{"http": "80", "https": "443"}[target.Scheme]
}
