package runtime

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"unicode/utf8"
)

// jsonWriter collects JSON.
type jsonWriter struct {
	buf   []byte
	depth int
}

func (w *jsonWriter) byte(c byte)     { w.buf = append(w.buf, c) }
func (w *jsonWriter) string(s string) { w.buf = append(w.buf, s...) }

func (w *jsonWriter) null() *fault {
	w.string("null")
	return nil
}

// enter counts how deep values are nested, which ends those that contain themselves.
func (w *jsonWriter) enter() *fault {
	if w.depth++; w.depth > maxDepth {
		return faultf("is nested more than %d deep, or contains itself", maxDepth)
	}
	return nil
}

func (w *jsonWriter) leave() { w.depth-- }

// comma goes before each member of an object but the first.
func (w *jsonWriter) comma() {
	if w.buf[len(w.buf)-1] != '{' {
		w.byte(',')
	}
}

// key begins a member of an object.
func (w *jsonWriter) key(name string) *fault {
	w.comma()
	f := w.text(name)
	w.byte(':')
	return f
}

func (w *jsonWriter) items(v reflect.Value, item codec) *fault {
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	w.byte('[')
	for i := range v.Len() {
		if i > 0 {
			w.byte(',')
		}
		if f := item.encode(w, v.Index(i)); f != nil {
			return f.at(i)
		}
	}
	w.byte(']')
	return nil
}

// text writes a string, of which only what must be is escaped (RFC 8259, section 7).
func (w *jsonWriter) text(s string) *fault {
	if !utf8.ValidString(s) {
		return faultf("the text is not UTF-8")
	}
	w.byte('"')
	start := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			w.string(s[start:i])
			w.escaped(c)
			start = i + 1
		}
	}
	w.string(s[start:])
	w.byte('"')
	return nil
}

func (w *jsonWriter) escaped(c byte) {
	switch c {
	case '"', '\\':
		w.buf = append(w.buf, '\\', c)
	case '\b':
		w.string(`\b`)
	case '\f':
		w.string(`\f`)
	case '\n':
		w.string(`\n`)
	case '\r':
		w.string(`\r`)
	case '\t':
		w.string(`\t`)
	default:
		const hex = "0123456789abcdef"
		w.buf = append(w.buf, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
	}
}

func (w *jsonWriter) float(f float64, bits int) *fault {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return faultf("%v has no JSON form", f)
	}
	w.string(floatText(f, bits))
	return nil
}

// raw writes what is JSON already, without its white space.
func (w *jsonWriter) raw(data []byte) *fault {
	buffer := bytes.NewBuffer(w.buf)
	if !utf8.Valid(data) || json.Compact(buffer, data) != nil {
		return faultf("the raw value is no JSON")
	}
	w.buf = buffer.Bytes()
	return nil
}
