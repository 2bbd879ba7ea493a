package runtime

import (
	"encoding"
	"encoding/json"
	"reflect"
	"sync"
)

// codec reads and writes the values of one Go type. It is made once, by what reflection
// tells of the type, and safe for concurrent use.
type codec interface {
	// decode reads the next value into v, of which nothing is left.
	decode(r *reader, v reflect.Value) *fault
	encode(w *writer, v reflect.Value) *fault
	// accepts says which kinds of JSON values decode may read.
	accepts() kinds
}

// extended and open are what tells our structs from those that encoding/json reads.
type (
	extended interface{ ExtraFields() *Extra }
	open     interface{ Other() *Other }
)

var (
	codecs   sync.Map // by reflect.Type
	building sync.Mutex
)

func codecOf(t reflect.Type) codec {
	if known, ok := codecs.Load(t); ok {
		return known.(codec)
	}
	building.Lock()
	defer building.Unlock()
	b := builder{}
	c := b.codec(t)
	for t, made := range b {
		codecs.Store(t, made)
	}
	return c
}

// builder holds what is being made: types may contain themselves.
type builder map[reflect.Type]codec

func (b builder) codec(t reflect.Type) codec {
	if known, ok := codecs.Load(t); ok {
		return known.(codec)
	}
	if known, ok := b[t]; ok {
		return known
	}
	switch {
	case isOptionalNullable(t):
		c := &optionalNullable{t: t}
		b[t] = c
		c.value = b.codec(t.Elem().Elem())
	case isUnion(t):
		b.union(t)
	case isModel(t):
		b.object(t)
	case t.Kind() == reflect.Pointer:
		c := &pointer{}
		b[t] = c
		c.value = b.codec(t.Elem())
	case t == reflect.TypeFor[json.Number]():
		b[t] = numeral{}
	case isForeign(t):
		b[t] = foreign{t}
	default:
		b.plain(t)
	}
	return b[t]
}

// plain makes the codec of a type by its kind alone.
func (b builder) plain(t reflect.Type) {
	switch t.Kind() {
	case reflect.Bool:
		b[t] = boolean{}
	case reflect.String:
		b[t] = text{}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		b[t] = integer{}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		b[t] = unsigned{}
	case reflect.Float32, reflect.Float64:
		b[t] = float{bits: t.Bits()}
	case reflect.Slice:
		c := &list{}
		b[t] = c
		c.item = b.codec(t.Elem())
	case reflect.Array:
		c := &tuple{length: t.Len()}
		b[t] = c
		c.item = b.codec(t.Elem())
	case reflect.Map:
		c := &mapping{}
		b[t] = c
		c.value = b.codec(t.Elem())
	case reflect.Interface:
		b[t] = anything{}
	default:
		b[t] = formless{t}
	}
}

// isOptionalNullable knows OptionalNullable[T], whose package is another in each module,
// by what it is.
func isOptionalNullable(t reflect.Type) bool {
	return t.Kind() == reflect.Map && t.Key().Kind() == reflect.Bool && t.Elem().Kind() == reflect.Pointer
}

func isUnion(t reflect.Type) bool {
	if t.Kind() != reflect.Struct || t.NumField() == 0 {
		return false
	}
	_, tagged := t.Field(0).Tag.Lookup("union")
	return tagged
}

func isModel(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[extended]()) {
		return true
	}
	for i := range t.NumField() {
		if t.Field(i).Tag.Get("additionalProperties") == "true" {
			return true
		}
	}
	return false
}

// isForeign says whether encoding/json has to read and write a type: it has its own methods,
// or is a struct or a map that is none of ours, or bytes.
func isForeign(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface:
		return false
	case reflect.Struct:
		return true
	case reflect.Map:
		if t.Key().Kind() != reflect.String || hasMethods(t.Key()) {
			return true
		}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return true
		}
	}
	return hasMethods(t)
}

func hasMethods(t reflect.Type) bool {
	t = reflect.PointerTo(t)
	return t.Implements(reflect.TypeFor[json.Marshaler]()) ||
		t.Implements(reflect.TypeFor[json.Unmarshaler]()) ||
		t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) ||
		t.Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}
