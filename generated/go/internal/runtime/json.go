package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"sync"
	"unicode/utf8"
)

// maxDepth is how deep values may be nested: as deep as json.Valid lets them be.
const maxDepth = 10_000

// largestKept is the size of a buffer, in bytes, that is kept for the next value.
const largestKept = 64 * 1024

var writers = sync.Pool{New: func() any { return new(jsonWriter) }}

// Marshal writes a value as compact UTF-8 JSON.
//
// The fields of a model are in the order of its struct, then come those that it has no
// field for; the keys of maps are sorted. Its errors are [*EncodeError].
func Marshal(v any) ([]byte, error) {
	w := writers.Get().(*jsonWriter)
	defer func() {
		if cap(w.buf) <= largestKept {
			writers.Put(w)
		}
	}()
	w.buf, w.depth = w.buf[:0], 0
	if f := (anyCodec{}).encode(w, reflect.ValueOf(v)); f != nil {
		return nil, &EncodeError{Path: f.path(), Reason: f.reason}
	}
	return bytes.Clone(w.buf), nil
}

// Unmarshal reads JSON into what v points to, of which nothing is left but what came.
//
// Unlike encoding/json it knows keys by their exact name, and refuses what is missing, null
// where that has no place, and text that is not UTF-8. Its errors are [*DecodeError]; then
// v is empty.
func Unmarshal(data []byte, v any) error {
	pointer := reflect.ValueOf(v)
	if pointer.Kind() != reflect.Pointer || pointer.IsNil() {
		return errors.New("JSON is read into what a pointer points to: pass one that is not nil")
	}
	f := checkJSON(data)
	if f == nil {
		c, into := codecOf(pointer.Type().Elem()), pointer.Elem()
		if f = c.decode(&jsonReader{data: data}, into); f != nil {
			clearJSON(c, into)
		}
	}
	if f != nil {
		return &DecodeError{Path: f.path(), Reason: f.reason}
	}
	return nil
}

// checkJSON lets a jsonReader walk without looking where it steps.
func checkJSON(data []byte) *fault {
	switch {
	case len(data) == 0:
		return faultf("there is no JSON: the text is empty")
	case !json.Valid(data):
		var syntax *json.SyntaxError
		if errors.As(json.Unmarshal(data, new(json.RawMessage)), &syntax) {
			return faultf("this is no JSON: %s, at byte %d", syntax, syntax.Offset)
		}
		return faultf("this is no JSON")
	case !utf8.Valid(data):
		return faultf("this is no JSON: it is not UTF-8")
	}
	return nil
}

// clearJSON takes away what was read before something was found wrong.
func clearJSON(c codec, v reflect.Value) {
	model, ok := c.(*modelCodec)
	if !ok {
		v.SetZero()
		return
	}
	for i := range model.fields {
		v.Field(model.fields[i].index).SetZero()
	}
	if model.rest != nil {
		v.Field(model.restIndex).SetZero()
	}
	model.keep(v, nil)
}
