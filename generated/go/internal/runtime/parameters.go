package runtime

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Parameters are written as the Parameter Object says (OpenAPI 3.1, section 4.8.12), which
// follows RFC 6570. A value that is undefined is left out; in a path it is refused. So is
// what a style cannot write, before anything is sent.

// styleOf is how a parameter is written, where nothing is said as is usual for its place.
func styleOf(parameter *Parameter) Style {
	if parameter.Style.Name != "" {
		return parameter.Style
	}
	switch parameter.In {
	case Query, Cookie:
		return Style{Name: "form", Explode: true}
	case QueryString:
		return Style{Name: "urlencoded"}
	default:
		return Style{Name: "simple"}
	}
}

// encodePath is percent-encoded text that stays within its segment. It refuses a value
// that leaves the segment empty or makes it one of dots.
func encodePath(name string, value any, style Style) (string, error) {
	found, err := parameterText(name, value, style)
	if err != nil {
		return "", err
	}
	text, err := pathText(parameterWriter{name, style, reservedInPath}, found)
	if err != nil {
		return "", err
	}
	switch strings.ReplaceAll(strings.ReplaceAll(text, "%2E", "."), "%2e", ".") {
	case "", ".", "..":
		return "", invalid("path parameter %q must not be %q", name, text)
	}
	return text, nil
}

func pathText(write parameterWriter, found plain) (string, error) {
	switch write.style.Name {
	case "label":
		if found.isEmpty() {
			return "", nil
		}
		delimiter := ","
		if write.style.Explode {
			delimiter = "."
		}
		text, err := write.join(found, delimiter)
		return "." + text, err
	case "matrix":
		write.reserved = reservedInMatrix
		pairs, err := write.pairs(found)
		var to strings.Builder
		for _, one := range pairs {
			to.WriteString(";" + escape(one.name))
			if one.text != "" {
				to.WriteString("=" + one.text)
			}
		}
		return to.String(), err
	default:
		return write.join(found, ",")
	}
}

// appendQuery adds pairs such as name=value, percent-encoded, behind an & where something
// stands before them.
func appendQuery(to []byte, name string, value any, style Style) ([]byte, error) {
	found, err := parameterText(name, value, style)
	if err != nil {
		return to, err
	}
	write := parameterWriter{name, style, reservedInQuery}
	if found.kind == plainText {
		return appendPair(to, escape(name), write.value(found.text, "")), nil
	}
	if style.Name == "deepObject" {
		return write.appendDeep(to, escape(name), found), nil
	}
	pairs, err := write.pairs(found)
	for _, one := range pairs {
		to = appendPair(to, escape(one.name), one.text)
	}
	return to, err
}

func appendPair(to []byte, name, text string) []byte {
	if len(to) > 0 {
		to = append(to, '&')
	}
	to = append(append(to, name...), '=')
	return append(to, text...)
}

// appendQueryString adds a whole query (OpenAPI 3.2). The encodings are those of the fields
// of a form, which is written already.
func appendQueryString(to []byte, parameter *Parameter, value any) ([]byte, error) {
	style := styleOf(parameter)
	var text string
	if style.Name == "urlencoded" {
		found, err := textOfForm(value, parameter.Encodings)
		if err != nil {
			return to, invalid("parameter %q: %w", parameter.Name, err)
		}
		text = found.text
	} else {
		found, err := parameterText(parameter.Name, value, style)
		if err != nil {
			return to, err
		}
		text = escape(found.text)
	}
	if text != "" && len(to) > 0 {
		to = append(to, '&')
	}
	return append(to, text...), nil
}

// encodeHeader is the value of a header, not percent-encoded; false: it is left out.
func encodeHeader(name string, value any, style Style) (string, bool, error) {
	found, err := parameterText(name, value, style)
	if err != nil || found.kind != plainText && len(found.items) == 0 {
		return "", false, err
	}
	text, err := parameterWriter{name, style, asItIs}.join(found, ",")
	if style.Name == "json" {
		text = asciiJSON(text)
	}
	return text, true, err
}

// encodeCookie is pairs such as name=value, joined by "; ", and empty where it is left out.
//
// They are percent-encoded, but for the style cookie (OpenAPI 3.2, Appendix D), which
// refuses what cannot stand in a cookie as it is.
func encodeCookie(name string, value any, style Style) (string, error) {
	found, err := parameterText(name, value, style)
	if err != nil {
		return "", err
	}
	write := parameterWriter{name, style, reservedInCookie}
	if style.Name == "cookie" {
		write.reserved = asItIs
	}
	pairs, err := write.pairs(found)
	if err != nil {
		return "", err
	}
	texts := make([]string, len(pairs))
	for i, one := range pairs {
		switch {
		case style.Name != "cookie":
			one.name = escape(one.name)
		case !isToken(one.name) || !isCookieValue(one.text):
			return "", invalid("cookie %q: it is sent as it is, and holds what no cookie can:"+
				" escape that", one.name)
		}
		texts[i] = one.name + "=" + one.text
	}
	return strings.Join(texts, "; "), nil
}

// isCookieValue follows RFC 6265, section 4.1.1.
func isCookieValue(text string) bool {
	if len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
		text = text[1 : len(text)-1]
	}
	for i := range len(text) {
		if one := text[i]; one <= ' ' || one > '~' || strings.IndexByte("\",;\\", one) >= 0 {
			return false
		}
	}
	return true
}

// asciiJSON is JSON without characters that no header can hold.
func asciiJSON(text string) string {
	var to strings.Builder
	for _, one := range text {
		switch {
		case ' ' <= one && one <= '~':
			to.WriteRune(one)
		case one > 0xffff:
			high, low := utf16.EncodeRune(one)
			fmt.Fprintf(&to, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&to, `\u%04x`, one)
		}
	}
	return to.String()
}

// parameterText reduces a value to what its style writes.
func parameterText(name string, value any, style Style) (plain, error) {
	found, err := plain{}, error(nil)
	switch style.Name {
	case "json":
		found, err = textOfJSON(value)
	case "urlencoded":
		found, err = textOfForm(value, nil)
	case "text":
		found, err = plainOf(value)
		if found.kind > plainText {
			err = errors.New("its text must be given as a string")
		}
	default:
		found, err = plainOf(value)
	}
	if err != nil {
		return plain{}, invalid("parameter %q: %w", name, err)
	}
	return found, nil
}

// textOfForm is a form as one text.
func textOfForm(value any, encodings map[string]Encoding) (plain, error) {
	if !isGiven(value) {
		return plain{}, nil
	}
	form, err := appendForm(nil, value, encodings)
	return plain{kind: plainText, text: string(form)}, err
}

// textOfJSON is the JSON of a value as one text; of null, nothing.
func textOfJSON(value any) (plain, error) {
	if !isGiven(value) {
		return plain{}, nil
	}
	data, err := Marshal(value)
	if err != nil || string(data) == "null" {
		return plain{}, err
	}
	return plain{kind: plainText, text: string(data)}, nil
}
