package runtime

import "strings"

// essence is type and subtype in lower case, without parameters (RFC 9110, section 8.3.1).
func essence(mediaType string) string {
	name, _, _ := strings.Cut(mediaType, ";")
	return strings.ToLower(strings.TrimSpace(name))
}

// isJSONType says whether it is JSON by its name, or by its suffix (RFC 6839, section 3.1).
func isJSONType(mediaType string) bool {
	name := essence(mediaType)
	return name == "application/json" || name == "text/json" || strings.HasSuffix(name, "+json")
}

// charsetOf is the charset that it names, in lower case; utf-8 where it names none.
func charsetOf(mediaType string) string {
	for part := range strings.SplitSeq(mediaType, ";") {
		name, value, _ := strings.Cut(part, "=")
		if strings.EqualFold(strings.TrimSpace(name), "charset") {
			return strings.ToLower(strings.Trim(strings.TrimSpace(value), `"`))
		}
	}
	return "utf-8"
}

// isWithin says whether a type is the same as another, or within a range such as image/*.
func isWithin(given, wanted string) bool {
	given, wanted = essence(given), essence(wanted)
	if wanted == "*/*" || given == wanted {
		return true
	}
	kind, isRange := strings.CutSuffix(wanted, "*")
	return isRange && strings.HasPrefix(given, kind)
}
