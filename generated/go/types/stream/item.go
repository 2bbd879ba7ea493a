package stream

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"unicode/utf8"
)

const errorName = "error"

// item makes one of an event; its error is an *Error.
func (s *EventStream[T]) item(e event) (*T, error) {
	item := new(T)
	if reason := s.decode(e, item); reason != nil {
		if string(e.name) == errorName || hasError(e.data) {
			return nil, sent(e)
		}
		return nil, &Error{
			Kind:   Invalid,
			Reason: "an item is not what was promised",
			Event:  string(e.name),
			Data:   bytes.Clone(e.data),
			cause:  reason,
		}
	}
	if s.isError(e, item) {
		return nil, sent(e)
	}
	return item, nil
}

func (s *EventStream[T]) decode(e event, item *T) error {
	isText := s.format.isText(e.typeName())
	reason := s.items.Decode(s.json(e, isText), item)
	if reason == nil || isText || !s.format.isWhole || json.Valid(e.data) {
		return reason
	}
	// The data is no JSON after all: that of an event that is not described, say.
	*item = *new(T)
	if s.items.Decode(s.json(e, true), item) != nil {
		return reason
	}
	return nil
}

// json is what an item is decoded from.
func (s *EventStream[T]) json(e event, isText bool) []byte {
	if !isText && !s.format.isWhole {
		return e.data
	}
	to := s.scratch[:0]
	if s.format.isWhole {
		to = append(to, `{"event":`...)
		to = appendString(to, e.typeName())
		if e.id != nil {
			to = append(to, `,"id":`...)
			to = appendString(to, e.id)
		}
		if e.retry != nil {
			retry, _ := strconv.ParseInt(string(e.retry), 10, 64) // at most 18 digits
			to = append(to, `,"retry":`...)
			to = strconv.AppendInt(to, retry, 10)
		}
		to = append(to, `,"data":`...)
	}
	if isText {
		to = appendString(to, e.data)
	} else {
		to = append(to, e.data...)
	}
	if s.format.isWhole {
		to = append(to, '}')
	}
	s.scratch = to
	return to
}

func (e event) typeName() []byte {
	if len(e.name) == 0 {
		return usual
	}
	return e.name
}

// isError says whether an error was taken for an item because that may hold anything.
func (s *EventStream[T]) isError(e event, item *T) bool {
	isNamed := string(e.name) == errorName
	if !isNamed && !bytes.Contains(e.data, []byte(`"error"`)) {
		return false
	}
	if s.items.Undescribed == nil {
		return isNamed
	}
	names, isObject := s.items.Undescribed(item, "")
	if isNamed {
		return !isObject || len(names) > 0
	}
	if s.format.isWhole {
		names, _ = s.items.Undescribed(item, "data")
	}
	return slices.Contains(names, errorName) && hasError(e.data)
}

// hasError says whether JSON is an object with an error that is more than nothing.
func hasError(data []byte) bool {
	var object map[string]json.RawMessage
	if json.Unmarshal(data, &object) != nil {
		return false
	}
	switch string(object[errorName]) {
	case "", "null", "false", `""`, "0", "{}", "[]":
		return false
	}
	return true
}

func sent(e event) *Error {
	return &Error{
		Kind:   Sent,
		Reason: "the server sent an error in the stream",
		Event:  string(e.name),
		Data:   bytes.Clone(e.data),
	}
}

// appendString writes UTF-8 as a JSON string (RFC 8259, section 7).
func appendString(to, text []byte) []byte {
	const hex = "0123456789abcdef"
	to = append(to, '"')
	done := 0
	for i, c := range text {
		if c >= ' ' && c != '"' && c != '\\' || c >= utf8.RuneSelf {
			continue
		}
		to = append(to, text[done:i]...)
		done = i + 1
		switch c {
		case '"', '\\':
			to = append(to, '\\', c)
		case '\n':
			to = append(to, '\\', 'n')
		default:
			to = append(to, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	to = append(to, text[done:]...)
	return append(to, '"')
}
