package runtime

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

// writer collects JSON.
type writer struct {
	buf   []byte
	depth int
}

func (w *writer) byte(c byte)     { w.buf = append(w.buf, c) }
func (w *writer) string(s string) { w.buf = append(w.buf, s...) }
func (w *writer) null() *fault    { w.string("null"); return nil }
func (w *writer) leave()          { w.depth-- }
func (w *writer) comma(first bool) { // between members or items
	if !first {
		w.byte(',')
	}
}

// enter counts how deep values are nested, which ends those that contain themselves.
func (w *writer) enter() *fault {
	if w.depth++; w.depth > maxDepth {
		return faultf("is nested more than %d deep, or contains itself", maxDepth)
	}
	return nil
}

// text writes a string; only what must be escaped is (RFC 8259, section 7).
func (w *writer) text(s string) *fault {
	if !utf8.ValidString(s) {
		return faultf("the text is not UTF-8")
	}
	w.byte('"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		w.string(s[start:i])
		start = i + 1
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
	w.string(s[start:])
	w.byte('"')
	return nil
}

// float writes the shortest text that reads as the same number, as encoding/json does.
func (w *writer) float(f float64, bits int) *fault {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return faultf("%v has no JSON form", f)
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	w.buf = strconv.AppendFloat(w.buf, f, format, -1, bits)
	if n := len(w.buf); format == 'e' && string(w.buf[n-4:n-1]) == "e-0" {
		w.buf = append(w.buf[:n-2], w.buf[n-1]) // e-09 is e-9
	}
	return nil
}

// raw writes what is JSON already, without its white space.
func (w *writer) raw(data []byte) *fault {
	buffer := bytes.NewBuffer(w.buf)
	if !utf8.Valid(data) || json.Compact(buffer, data) != nil {
		return faultf("the raw value is no JSON")
	}
	w.buf = buffer.Bytes()
	return nil
}
