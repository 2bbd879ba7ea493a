package runtime

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// unescaped is what a valid JSON string says (RFC 8259, section 7).
func unescaped(quoted []byte) []byte {
	left := quoted[1 : len(quoted)-1]
	text := make([]byte, 0, len(left))
	for {
		next := bytes.IndexByte(left, '\\')
		if next < 0 {
			return append(text, left...)
		}
		text = append(text, left[:next]...)
		kind := left[next+1]
		left = left[next+2:]
		switch kind {
		case 'b':
			text = append(text, '\b')
		case 'f':
			text = append(text, '\f')
		case 'n':
			text = append(text, '\n')
		case 'r':
			text = append(text, '\r')
		case 't':
			text = append(text, '\t')
		case 'u':
			var char rune
			char, left = codePoint(left)
			text = utf8.AppendRune(text, char)
		default:
			text = append(text, kind)
		}
	}
}

// codePoint is what follows after \u: four digits, and of a surrogate pair the other half. A
// half alone is U+FFFD.
func codePoint(text []byte) (char rune, left []byte) {
	char, left = hexadecimal(text), text[4:]
	if !utf16.IsSurrogate(char) {
		return char, left
	}
	if !bytes.HasPrefix(left, []byte(`\u`)) {
		return utf8.RuneError, left
	}
	if char = utf16.DecodeRune(char, hexadecimal(left[2:])); char == utf8.RuneError {
		return char, left
	}
	return char, left[6:]
}

func hexadecimal(text []byte) rune {
	number, _ := strconv.ParseUint(string(text[:4]), 16, 16)
	return rune(number)
}
