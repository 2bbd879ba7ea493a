package runtime

import (
	"strings"
	"unicode"
)

const (
	// longestPart is how many characters of what others wrote a message has.
	longestPart = 200
	// largestParsed is how many bytes of a body are looked into.
	largestParsed = 64 << 10
)

// onOneLine makes what others wrote fit for a message or a log: at most so many
// characters and "…", and only such as can be seen.
func onOneLine(text string, longest int) string {
	var line strings.Builder
	count, space := 0, false
	for _, one := range strings.ToValidUTF8(text, "\uFFFD") {
		if unicode.IsSpace(one) {
			space = count > 0
			continue
		}
		if !unicode.IsPrint(one) {
			continue
		}
		if space {
			line.WriteByte(' ')
			count, space = count+1, false
		}
		if count >= longest {
			return line.String() + "…"
		}
		line.WriteRune(one)
		count++
	}
	return line.String()
}
