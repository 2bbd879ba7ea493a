package runtime

import (
	"strconv"
	"strings"
)

// asItIs stands for the reserved characters where nothing is percent-encoded.
const asItIs = "\x00"

// parameterWriter writes the value of one parameter in its style.
type parameterWriter struct {
	name  string
	style Style
	// reserved are the characters that stay as they are where the style allows them.
	reserved string
}

// pair is a name as it was given, and a value as it is written.
type pair struct{ name, text string }

// value writes one text, in which what delimits it there cannot stand.
func (w parameterWriter) value(text, delimiters string) string {
	switch {
	case w.reserved == asItIs:
		return text
	case w.style.AllowReserved:
		return escapeReserved(text, w.reserved, delimiters)
	default:
		return escape(text)
	}
}

// pairs are none for what is undefined: an empty array or object, too.
func (w parameterWriter) pairs(found plain) ([]pair, error) {
	switch {
	case found.kind == plainText:
		return []pair{{w.name, w.value(found.text, "")}}, nil
	case len(found.items) == 0:
		return nil, nil
	case w.style.Explode:
		return w.exploded(found)
	}
	text, err := w.join(found, w.delimiter())
	return []pair{{w.name, text}}, err
}

func (w parameterWriter) exploded(found plain) ([]pair, error) {
	pairs := make([]pair, len(found.items))
	for i, item := range found.items {
		name := w.name
		if found.kind == plainObject {
			name = found.names[i]
		}
		if err := w.checkScalar(item); err != nil {
			return nil, err
		}
		pairs[i] = pair{name, w.value(item.text, "")}
	}
	return pairs, nil
}

// appendDeep writes what is in brackets. OpenAPI defines one level of properties; deeper
// ones, and arrays (by index), are written as most servers read them.
func (w parameterWriter) appendDeep(to []byte, key string, found plain) []byte {
	if found.kind == plainText {
		return appendPair(to, key, w.value(found.text, ""))
	}
	for i, item := range found.items {
		part := strconv.Itoa(i)
		if found.kind == plainObject {
			part = escape(found.names[i])
		}
		to = w.appendDeep(to, key+"%5B"+part+"%5D", item)
	}
	return to
}

// join writes a value as one text.
func (w parameterWriter) join(found plain, delimiter string) (string, error) {
	if found.kind == plainText {
		return w.value(found.text, ""), nil
	}
	// A space and a bar have to be encoded where they delimit, too (OpenAPI 3.2, Appendix E).
	written := delimiter
	if delimiter == " " || delimiter == "|" {
		written = escape(delimiter)
	}
	parts := make([]string, 0, 2*len(found.items))
	for i, item := range found.items {
		if err := w.checkScalar(item); err != nil {
			return "", err
		}
		switch {
		case found.kind == plainArray:
			parts = append(parts, w.value(item.text, delimiter))
		case w.style.Explode:
			both := delimiter + "="
			parts = append(parts, w.value(found.names[i], both)+"="+w.value(item.text, both))
		default:
			parts = append(parts, w.value(found.names[i], delimiter), w.value(item.text, delimiter))
		}
	}
	for _, part := range parts {
		if written != delimiter && strings.Contains(part, written) {
			return "", invalid("parameter %q: %q is what delimits its values, and cannot stand"+
				" in one of them", w.name, delimiter)
		}
	}
	return strings.Join(parts, written), nil
}

func (w parameterWriter) delimiter() string {
	switch w.style.Name {
	case "spaceDelimited":
		return " "
	case "pipeDelimited":
		return "|"
	default:
		return ","
	}
}

func (w parameterWriter) checkScalar(item plain) error {
	if item.kind == plainText {
		return nil
	}
	return invalid("parameter %q: its style cannot write arrays or objects inside others", w.name)
}
