package runtime

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// Way is where something is in an answer: a JSON Pointer (RFC 6901), whose indexes may be
// negative, to count from the end: /data/-1/id. Empty: the answer itself.
type Way string

// rawJSON is a JSON text without space around it; nil: there is none.
type rawJSON []byte

// UnmarshalJSON takes any JSON.
func (r *rawJSON) UnmarshalJSON(data []byte) error {
	*r = bytes.Clone(data)
	return nil
}

// in is what there is; nil where it is null.
func (w Way) in(body []byte) rawJSON {
	found := rawJSON(bytes.TrimSpace(body))
	for way := string(w); way != "" && found != nil; {
		var step string
		step, way, _ = strings.Cut(way[1:], "/")
		if way != "" {
			way = "/" + way
		}
		found = found.at(step)
	}
	if string(found) == "null" {
		return nil
	}
	return found
}

var unescapeStep = strings.NewReplacer("~1", "/", "~0", "~")

// at is a property, or an item of a list.
func (r rawJSON) at(step string) rawJSON {
	if items, ok := r.list(); ok {
		index, err := strconv.Atoi(step)
		if index < 0 {
			index += len(items)
		}
		if err != nil || index < 0 || index >= len(items) {
			return nil
		}
		return items[index]
	}
	var object map[string]rawJSON
	if json.Unmarshal(r, &object) != nil {
		return nil
	}
	return object[unescapeStep.Replace(step)]
}

func (r rawJSON) list() (items []rawJSON, ok bool) {
	ok = len(r) > 0 && r[0] == '[' && json.Unmarshal(r, &items) == nil
	return items, ok
}

// textOf is empty for what is no string.
func textOf(r rawJSON) string {
	var text string
	if json.Unmarshal(r, &text) != nil {
		return ""
	}
	return text
}

// canonical writes equal strings in the same way.
func canonical(r rawJSON) string {
	if len(r) == 0 || r[0] != '"' {
		return string(r)
	}
	text, err := json.Marshal(textOf(r))
	if err != nil {
		return string(r)
	}
	return string(text)
}
