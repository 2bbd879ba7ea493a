package runtime

import (
	"fmt"
	"strings"
)

// checkHeader says why a header cannot be sent (RFC 9110, section 5). It does not show
// the value, which may be secret.
func checkHeader(name, value string) error {
	switch {
	case !isToken(name):
		return fmt.Errorf("%q is not the name of a header", name)
	case strings.EqualFold(name, "Content-Length"), strings.EqualFold(name, "Transfer-Encoding"):
		return fmt.Errorf("header %s: follows from the body alone", name)
	case !isHeaderValue(value):
		return fmt.Errorf("header %s: the value must be text of printable ASCII characters"+
			" without spaces around it", name)
	}
	return nil
}

// isToken says whether a text can be the name of a header or a cookie, or a method.
func isToken(text string) bool {
	for i := range len(text) {
		if !isAlphanumeric(text[i]) && strings.IndexByte("!#$%&'*+-.^_`|~", text[i]) < 0 {
			return false
		}
	}
	return text != ""
}

func isHeaderValue(text string) bool {
	for i := range len(text) {
		if one := text[i]; one != '\t' && (one < ' ' || one > '~') {
			return false
		}
	}
	return strings.Trim(text, " \t") == text
}
