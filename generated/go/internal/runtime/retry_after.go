package runtime

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestTime is more than anybody waits for, and less than what a Duration holds.
const longestTime = 100 * 365 * 24 * time.Hour

// retryAfter is how long the server asks to wait; negative where it says nothing sensible.
//
// It reads retry-after-ms, else Retry-After (RFC 9110, section 10.2.3) in seconds or as a
// date; one in the past is 0.
func retryAfter(header http.Header, now time.Time) time.Duration {
	if asked, ok := inUnits(header.Get("Retry-After-Ms"), time.Millisecond); ok {
		return asked
	}
	value := strings.TrimSpace(header.Get("Retry-After"))
	if asked, ok := inUnits(value, time.Second); ok {
		return asked
	}
	for _, layout := range []string{http.TimeFormat, time.RFC1123Z, time.RFC850, time.ANSIC} {
		if date, err := time.Parse(layout, value); err == nil {
			return min(max(0, date.Sub(now)), longestTime)
		}
	}
	return -1
}

func inUnits(text string, unit time.Duration) (time.Duration, bool) {
	text = strings.TrimSpace(text)
	if text == "" || strings.Trim(text, "0123456789.") != "" ||
		strings.HasPrefix(text, ".") || strings.HasSuffix(text, ".") {
		return 0, false
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil && number == 0 {
		return 0, false
	}
	return time.Duration(min(number*float64(unit), float64(longestTime))), true
}
