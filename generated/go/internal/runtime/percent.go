package runtime

import "strings"

// Reserved characters that end neither a segment of a path (RFC 3986, section 3.3) nor,
// by the rules of forms, a value in a query (section 3.4), nor a cookie (RFC 6265,
// section 4.1.1).
const (
	reservedInPath   = ":@!$&'()*+,;="
	reservedInMatrix = ":@!$&'()*+,="
	reservedInQuery  = ":/?@!$'()*,;="
	reservedInCookie = ":/?#[]@!$&'()*+="
)

const upperHex = "0123456789ABCDEF"

// escape percent-encodes all but unreserved characters (RFC 3986, section 2.3).
func escape(text string) string {
	return escapeUnless(text, func(i int) bool { return isUnreserved(text[i]) })
}

// escapeReserved leaves some reserved characters as they are, and what is encoded already
// (RFC 6570, section 3.2.3), but not those that delimit the value.
func escapeReserved(text, reserved, delimiters string) string {
	return escapeUnless(text, func(i int) bool {
		one := text[i]
		if one == '%' {
			return isTriple(text[i:])
		}
		return isUnreserved(one) ||
			strings.IndexByte(reserved, one) >= 0 && strings.IndexByte(delimiters, one) < 0
	})
}

// escapeLiteral encodes what no URL may hold; delimiters stay as they are.
func escapeLiteral(text string) string {
	return escapeUnless(text, func(i int) bool {
		one := text[i]
		return one > ' ' && one < 0x7f && strings.IndexByte("\"#<>\\^`{|}", one) < 0
	})
}

// escapeUnless percent-encodes the bytes of a text that may not stand as they are.
func escapeUnless(text string, stays func(i int) bool) string {
	count := 0
	for i := range len(text) {
		if !stays(i) {
			count++
		}
	}
	if count == 0 {
		return text
	}
	to := make([]byte, 0, len(text)+2*count)
	for i := range len(text) {
		if one := text[i]; stays(i) {
			to = append(to, one)
		} else {
			to = append(to, '%', upperHex[one>>4], upperHex[one&15])
		}
	}
	return string(to)
}

func isUnreserved(one byte) bool {
	return isAlphanumeric(one) || one == '-' || one == '.' || one == '_' || one == '~'
}

func isAlphanumeric(one byte) bool {
	return '0' <= one && one <= '9' || 'a' <= one && one <= 'z' || 'A' <= one && one <= 'Z'
}

// isTriple says whether a text begins with an encoded byte, such as %2F.
func isTriple(text string) bool {
	return len(text) >= 3 && text[0] == '%' && isHex(text[1]) && isHex(text[2])
}

func isHex(one byte) bool {
	return '0' <= one && one <= '9' || 'a' <= one && one <= 'f' || 'A' <= one && one <= 'F'
}
