package runtime

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// encodeText writes text in the charset of its media type. It fails where that is unknown,
// or has no such character.
func encodeText(text, mediaType string) ([]byte, error) {
	if !utf8.ValidString(text) {
		return nil, errors.New("a string that is not UTF-8 cannot be sent")
	}
	charset := charsetOf(mediaType)
	switch charset {
	case "utf-8", "utf8":
		return []byte(text), nil
	case "us-ascii", "ascii":
		return oneByteEach(text, 0x7f, "ASCII")
	case "iso-8859-1", "latin-1", "latin1":
		return oneByteEach(text, 0xff, "latin-1")
	default:
		return nil, fmt.Errorf("%q is no charset that is known: send bytes", charset)
	}
}

func oneByteEach(text string, last rune, charset string) ([]byte, error) {
	to := make([]byte, 0, len(text))
	for _, one := range text {
		if one > last {
			return nil, fmt.Errorf("%s has no character %q", charset, one)
		}
		to = append(to, byte(one))
	}
	return to, nil
}
