package runtime

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// longestBeginning is how many characters of a body are shown that is something else.
const longestBeginning = 80

// DecodeJSON reads a success as JSON, whatever its Content-Type is: many servers send JSON
// as text, or do not say. Its errors are ResponseValidationErrors.
func DecodeJSON[T any](r *Response) (*T, error) {
	value := new(T)
	if len(bytes.TrimSpace(r.Body)) == 0 {
		if _, isAny := any(value).(*any); isAny {
			return value, nil
		}
		return nil, r.invalid("", "the body is empty")
	}
	err := Unmarshal(r.Body, value)
	if err == nil {
		return value, nil
	}
	if body := inUTF8(r.Body); body != nil {
		if err = Unmarshal(body, value); err == nil {
			return value, nil
		}
	}
	return nil, r.unfit(err)
}

// DecodeText reads a success as text, by the charset of its Content-Type.
func DecodeText(r *Response) string {
	return inCharset(r.Body, charsetOf(r.Head.Header.Get("Content-Type")))
}

// unfit is the error of a body that is not what was promised.
func (r *Response) unfit(err error) error {
	var promised *DecodeError
	if errors.As(err, &promised) && json.Valid(r.Body) {
		return r.invalid(promised.Path, promised.Reason)
	}
	given := r.Head.Header.Get("Content-Type")
	asked := "application/json"
	if types := r.mediaTypes(); len(types) > 0 {
		asked = essence(types[0])
	}
	if given == "" || isJSONType(given) || essence(given) == asked {
		return r.invalid("", err.Error())
	}
	body := r.answered(r.Body).Body
	beginning := string(body[:min(len(body), 4*longestBeginning)])
	return r.invalid("", "expected "+asked+", got "+onOneLine(essence(given), longestPart)+
		": "+onOneLine(beginning, longestBeginning))
}

func (r *Response) mediaTypes() []string {
	if r.Answer < 0 {
		return nil
	}
	return r.call.op.Answers[r.Answer].MediaTypes
}

// invalid is the error of a success that is not what was promised; hooks are told of it.
func (r *Response) invalid(path, reason string) error {
	return r.call.fail(r.unlike(r.Body, path, reason))
}

// unlike is the error of a text that is not what was promised; its path may say a secret
// back, too.
func (r *Response) unlike(text []byte, path, reason string) error {
	secrets := r.call.secretsOf(r.call.last.request)
	return &ResponseValidationError{
		Answered: r.answered(text),
		Path:     hide(path, secrets),
		Reason:   hide(reason, secrets),
	}
}

// StreamError is the error that came in the place of an item; hooks are told of it.
func (r *Response) StreamError(item []byte) error {
	return r.call.fail(&StreamError{r.answered(item)})
}

// ItemError is the error of an item of a stream that is not what was promised; hooks are
// told of it.
func (r *Response) ItemError(item []byte, err error) error {
	reason, path := err.Error(), ""
	var promised *DecodeError
	if errors.As(err, &promised) {
		path, reason = promised.Path, promised.Reason
	}
	return r.call.fail(r.unlike(item, path, reason))
}

// answered is what came, without what it says back of the secrets that were sent.
func (r *Response) answered(body []byte) Answered {
	secrets := r.call.secretsOf(r.call.last.request)
	head := *r.Head
	head.Header = hideInHeader(head.Header, secrets)
	return Answered{
		Response:  &head,
		Body:      hideInBody(body, secrets),
		Attempts:  r.attempts,
		Operation: r.call.op.ID,
	}
}

// inUTF8 is the same JSON, if it has a byte order mark or is UTF-16 or UTF-32 (RFC 8259,
// section 8.1: nobody should send that, anybody may read it); else nil.
func inUTF8(body []byte) []byte {
	if bare, ok := bytes.CutPrefix(body, []byte("\xef\xbb\xbf")); ok {
		return bare
	}
	if len(body) < 2 {
		return nil
	}
	zeros := [4]bool{}
	for i := range min(4, len(body)) {
		zeros[i] = body[i] == 0
	}
	switch {
	case bytes.HasPrefix(body, []byte("\xff\xfe\x00\x00")), zeros == [4]bool{false, true, true, true}:
		return fromUTF32(body, binary.LittleEndian)
	case bytes.HasPrefix(body, []byte("\x00\x00\xfe\xff")), zeros == [4]bool{true, true, true, false}:
		return fromUTF32(body, binary.BigEndian)
	case bytes.HasPrefix(body, []byte("\xff\xfe")), zeros[1] && !zeros[0]:
		return []byte(fromUTF16(body, binary.LittleEndian))
	case bytes.HasPrefix(body, []byte("\xfe\xff")), zeros[0] && !zeros[1]:
		return []byte(fromUTF16(body, binary.BigEndian))
	default:
		return nil
	}
}

func fromUTF16(body []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(body)/2)
	for ; len(body) >= 2; body = body[2:] {
		units = append(units, order.Uint16(body))
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

func fromUTF32(body []byte, order binary.ByteOrder) []byte {
	text := make([]byte, 0, len(body)/4)
	for ; len(body) >= 4; body = body[4:] {
		if one := order.Uint32(body); one != 0xfeff {
			text = utf8.AppendRune(text, rune(min(one, utf8.MaxRune+1)))
		}
	}
	return text
}

// inCharset is a text in one of the charsets that are still met; what is none of it is
// replaced by U+FFFD.
func inCharset(body []byte, charset string) string {
	switch charset {
	case "utf-16", "utf-16le", "utf-16be":
		order := binary.ByteOrder(binary.LittleEndian)
		if charset == "utf-16be" || bytes.HasPrefix(body, []byte("\xfe\xff")) {
			order = binary.BigEndian
		}
		return fromUTF16(body, order)
	case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii":
		text := make([]byte, 0, len(body))
		for _, one := range body {
			text = utf8.AppendRune(text, rune(one))
		}
		return string(text)
	default:
		return strings.ToValidUTF8(string(body), "\uFFFD")
	}
}
