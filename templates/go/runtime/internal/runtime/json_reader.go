package runtime

import "bytes"

// kinds is a set of the kinds of JSON values.
type kinds uint8

const (
	kindNull kinds = 1 << iota
	kindBool
	kindNumber
	kindString
	kindArray
	kindObject
	anyKind = kindNull | kindBool | kindNumber | kindString | kindArray | kindObject
)

func (k kinds) String() string {
	switch k {
	case kindNull:
		return "null"
	case kindBool:
		return "a boolean"
	case kindNumber:
		return "a number"
	case kindString:
		return "a string"
	case kindArray:
		return "an array"
	default:
		return "an object"
	}
}

// jsonReader walks over JSON that is known to be valid, and so never looks for its end.
type jsonReader struct {
	data []byte
	pos  int
	// unions is how many the value stands in, and trying how many of them are not decided
	// yet: for these, what has been read so far is weighed, and what is inside remembered.
	unions, trying int
	fit            unionFit
	tried          map[unionPlace]unionOutcome
}

// peek is the first byte of what comes next, which may also be punctuation.
func (r *jsonReader) peek() byte {
	for {
		c := r.data[r.pos]
		if c != ' ' && c != '\n' && c != '\t' && c != '\r' {
			return c
		}
		r.pos++
	}
}

// kind is that of the next value.
func (r *jsonReader) kind() kinds {
	switch r.peek() {
	case 'n':
		return kindNull
	case 't', 'f':
		return kindBool
	case '"':
		return kindString
	case '[':
		return kindArray
	case '{':
		return kindObject
	default:
		return kindNumber
	}
}

// isNull says whether the next value is null, and if so, goes past it.
func (r *jsonReader) isNull() bool {
	if r.peek() != 'n' {
		return false
	}
	r.pos += len("null")
	return true
}

func (r *jsonReader) expected(what string) *fault {
	return faultf("expected %s, got %s", what, r.kind())
}

// raw is the next value as it stands in the data.
func (r *jsonReader) raw() []byte {
	first := r.peek()
	start := r.pos
	switch first {
	case '"':
		r.quoted()
	case '{', '[':
		r.skipNested()
	default:
		r.literal()
	}
	return r.data[start:r.pos]
}

func (r *jsonReader) skipNested() {
	for depth := 0; ; {
		switch r.data[r.pos] {
		case '"':
			r.quoted()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		r.pos++
		if depth == 0 {
			return
		}
	}
}

// literal is the next value, a number or one of null, true and false.
func (r *jsonReader) literal() []byte {
	r.peek()
	start := r.pos
	for r.pos < len(r.data) {
		switch r.data[r.pos] {
		case ',', '}', ']', ' ', '\n', '\t', '\r':
			return r.data[start:r.pos]
		}
		r.pos++
	}
	return r.data[start:]
}

// quoted is the next string with its quotes, and whether something in it is escaped.
func (r *jsonReader) quoted() (text []byte, escaped bool) {
	start := r.pos
	end := start + 1 + bytes.IndexByte(r.data[start+1:], '"')
	next := bytes.IndexByte(r.data[start:end], '\\')
	if next < 0 {
		r.pos = end + 1
		return r.data[start:r.pos], false
	}
	for i := start + next; ; i++ {
		switch r.data[i] {
		case '\\':
			i++
		case '"':
			r.pos = i + 1
			return r.data[start:r.pos], true
		}
	}
}

// text is the next string. Half of a surrogate pair becomes U+FFFD, as in encoding/json.
func (r *jsonReader) text() string {
	quoted, escaped := r.quoted()
	if escaped {
		return string(unescaped(quoted))
	}
	return string(quoted[1 : len(quoted)-1])
}

// members calls each with every key of the object that comes next; each reads the value.
func (r *jsonReader) members(each func(key []byte) *fault) *fault {
	r.pos++
	for {
		switch r.peek() {
		case '}':
			r.pos++
			return nil
		case ',':
			r.pos++
			r.peek()
		}
		key, escaped := r.quoted()
		if escaped {
			key = unescaped(key)
		} else {
			key = key[1 : len(key)-1]
		}
		r.peek()
		r.pos++ // the colon
		if f := each(key); f != nil {
			return f
		}
	}
}

// items calls each with the index of every item of the array that comes next.
func (r *jsonReader) items(each func(index int) *fault) *fault {
	r.pos++
	for index := 0; ; index++ {
		switch r.peek() {
		case ']':
			r.pos++
			return nil
		case ',':
			r.pos++
		}
		if f := each(index); f != nil {
			return f.at(index)
		}
	}
}

// any is the next value as encoding/json would have it, but a number that a float64 would
// round is a json.Number.
func (r *jsonReader) any() any {
	switch r.kind() {
	case kindNull:
		r.literal()
		return nil
	case kindBool:
		return r.literal()[0] == 't'
	case kindString:
		return r.text()
	case kindArray:
		list := []any{}
		_ = r.items(func(int) *fault {
			list = append(list, r.any())
			return nil
		})
		return list
	case kindObject:
		object := map[string]any{}
		_ = r.members(func(key []byte) *fault {
			object[string(key)] = r.any()
			return nil
		})
		return object
	default:
		return asNumber(string(r.literal()))
	}
}
