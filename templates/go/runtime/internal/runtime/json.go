package runtime

import (
	"encoding/json"
	"errors"
	"reflect"
	"unicode/utf8"
)

// maxDepth is how deep values may be nested: as deep as json.Valid lets them be.
const maxDepth = 10_000

// Marshal writes a value as compact UTF-8 JSON.
//
// The fields of a model are in the order of its struct, then come those that it has no
// field for; the keys of maps are sorted. Its errors are [*EncodeError].
func Marshal(v any) ([]byte, error) {
	w := &writer{buf: make([]byte, 0, 256)}
	if f := (anything{}).encode(w, reflect.ValueOf(v)); f != nil {
		return nil, &EncodeError{Path: f.path(), Reason: f.reason}
	}
	return w.buf, nil
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
	data, f := checked(data)
	if f == nil {
		into, r := pointer.Elem(), &reader{data: data}
		c := codecOf(into.Type())
		if f = c.decode(r, into); f != nil {
			empty(c, into)
		}
	}
	if f != nil {
		return &DecodeError{Path: f.path(), Reason: f.reason}
	}
	return nil
}

// checked is JSON that a reader can walk over without looking back.
func checked(data []byte) ([]byte, *fault) {
	switch {
	case len(data) == 0:
		return nil, faultf("there is no JSON: it is empty")
	case !json.Valid(data):
		var problem *json.SyntaxError
		var at int64
		if errors.As(json.Unmarshal(data, new(json.RawMessage)), &problem) {
			at = problem.Offset
		}
		return nil, faultf("this is no JSON, from byte %d on", at)
	case !utf8.Valid(data):
		return nil, faultf("this is no JSON: it is not UTF-8")
	}
	return data, nil
}

// empty takes away what was read before something was found wrong.
func empty(c codec, v reflect.Value) {
	model, ok := c.(*object)
	if !ok {
		v.SetZero()
		return
	}
	for i := range model.fields {
		v.Field(model.fields[i].index).SetZero()
	}
	model.keep(v, nil)
}
