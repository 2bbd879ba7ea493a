package runtime

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// urlPlace is what can stand in a part of a URL (RFC 3986, section 3): in words, and as a
// pattern. A value cannot lead to another host than the URL says, nor out of the part of
// the path that it stands in.
type urlPlace struct{ words, pattern string }

const (
	hostName = `[\pL\pN_-]+(\.[\pL\pN_-]+)*`
	anyHost  = `(` + hostName + `|\[[0-9A-Fa-f:.]+\])`
	// A pchar, or a letter beyond ASCII; no escape hides a dot, a slash or a backslash.
	pathChar = `([\pL\pN_.~!$&'()*+,;=:@-]|%([013467-9A-Fa-f][0-9A-Fa-f]|2[0-9A-Da-d]|5[0-9ABD-Fabd-f]))`
)

var (
	basePlace = urlPlace{
		"an http or https URL without credentials, query and fragment",
		`(?i:https?)://` + anyHost + `(:[0-9]+)?(/(` + pathChar + `|/)*)?`,
	}
	schemePlace        = urlPlace{"http or https", `(?i:https?)`}
	authorityPlace     = urlPlace{"a host, perhaps with a port", anyHost + `(:[0-9]+)?`}
	hostPlace          = urlPlace{"a host", anyHost}
	labelsPlace        = urlPlace{"a part of a host's name", hostName}
	portPlace          = urlPlace{"a port", `[0-9]+`}
	pathAfterHostPlace = urlPlace{"empty or a path", `(/(` + pathChar + `|/)*)?`}
	pathPlace          = urlPlace{"a path", `(` + pathChar + `|/)*`}
	segmentPlace       = urlPlace{"a segment of a path", pathChar + `+`}
)

// Expand puts values in the places of a template such as https://{region}.example.com.
func Expand(template string, variables map[string]string) (string, error) {
	return expandTemplate(template, func(name, before, after string) (string, error) {
		value, ok := variables[name]
		if !ok {
			return "", misconfigured("no value for %s in %q; there are: %s", name, template,
				quotedList(slices.Sorted(maps.Keys(variables)), itself))
		}
		at := placeOf(before, after, "")
		if at == segmentPlace {
			at = pathPlace
		}
		return value, at.check(name, value, template)
	})
}

// expand is the URL of a server with these values, else what is usual. Where that is itself
// a path, or holds several segments of one, so may the values.
func (s *Server) expand(values map[string]string) (string, error) {
	return expandTemplate(s.URL, func(name, before, after string) (string, error) {
		variable := variableNamed(s.Variables, name)
		if variable == nil {
			return "", misconfigured("the URL %q has an unknown variable: %s", s.URL, name)
		}
		value, isGiven := values[name]
		usual := variable.Default
		switch {
		case usual == nil && !isGiven:
			return "", misconfigured("no value for %s in %q: give one when the client is made,"+
				" or set the environment variable %s", name, s.URL, variable.Environment)
		case !isGiven || usual != nil && value == *usual:
			return *usual, nil
		case len(variable.Values) == 0:
			if usual == nil {
				usual = new(string)
			}
			return value, placeOf(before, after, *usual).check(name, value, s.URL)
		case !slices.Contains(variable.Values, value):
			return "", misconfigured("%s must be one of %s, not %q", name,
				quotedList(variable.Values, itself), value)
		}
		return value, nil
	})
}

// expandTemplate replaces each {name} by its value; a slash at both sides of a place is written
// once.
func expandTemplate(template string, valueOf func(name, before, after string) (string, error)) (string, error) {
	var expanded strings.Builder
	rest := template
	for {
		literal, opened, _ := strings.Cut(rest, "{")
		name, after, isWhole := strings.Cut(opened, "}")
		if !isWhole {
			break
		}
		before := template[:len(template)-len(rest)+len(literal)]
		value, err := valueOf(name, before, after)
		if err != nil {
			return "", err
		}
		if strings.HasSuffix(before, "/") {
			value = strings.TrimLeft(value, "/")
		}
		if strings.HasPrefix(after, "/") {
			value = strings.TrimRight(value, "/")
		}
		expanded.WriteString(literal + value)
		rest = after
	}
	expanded.WriteString(rest)
	if dotSegments(expanded.String()) > dotSegments(template) {
		return "", misconfigured("the variables make a dot segment of %q", template)
	}
	return expanded.String(), nil
}

// placeOf is the place between what is written before and after it.
func placeOf(before, after, usual string) urlPlace {
	if before == "" {
		if strings.HasPrefix(after, "://") {
			return schemePlace
		}
		return basePlace
	}
	scheme, authority, hasHost := strings.Cut(before, "//")
	if !hasHost || strings.Contains(scheme+authority, "/") {
		if strings.Contains(usual, "/") {
			return pathPlace
		}
		return segmentPlace
	}
	switch {
	case strings.HasPrefix(usual, "/"):
		return pathAfterHostPlace
	case strings.HasSuffix(before, ":"):
		return portPlace
	case authority != "":
		return labelsPlace
	case after == "" || after[0] == '/':
		return authorityPlace
	case after[0] == ':':
		return hostPlace
	default:
		return labelsPlace
	}
}

func (p urlPlace) check(name, value, template string) error {
	if !regexp.MustCompile(`^(` + p.pattern + `)$`).MatchString(value) {
		return misconfigured("%s must be %s in %q", name, p.words, template)
	}
	return nil
}

func itself(name string) string { return name }

func dotSegments(text string) int {
	count := 0
	for segment := range strings.SplitSeq(text, "/") {
		if plain, err := url.PathUnescape(segment); err == nil && (plain == "." || plain == "..") {
			count++
		}
	}
	return count
}
