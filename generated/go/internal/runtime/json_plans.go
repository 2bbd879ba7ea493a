package runtime

import (
	"encoding"
	"encoding/json"
	"reflect"
	"sync"
)

// codec reads and writes the values of one Go type. It is made once, of what reflection
// tells, and safe for concurrent use.
type codec interface {
	// decode reads the next value into v, of which nothing is left.
	decode(r *jsonReader, v reflect.Value) *fault
	encode(w *jsonWriter, v reflect.Value) *fault
	// accepts says which kinds of JSON values decode may read.
	accepts() kinds
}

var (
	codecs       sync.Map // reflect.Type → codec
	makingCodecs sync.Mutex
)

func codecOf(t reflect.Type) codec {
	if known, ok := codecs.Load(t); ok {
		return known.(codec)
	}
	makingCodecs.Lock()
	defer makingCodecs.Unlock()
	made := codecMaker{}
	c := made.codec(t)
	for t, one := range made {
		codecs.Store(t, one)
	}
	return c
}

// codecMaker holds what is not complete yet: types may contain themselves.
type codecMaker map[reflect.Type]codec

func (m codecMaker) codec(t reflect.Type) codec {
	if known, ok := codecs.Load(t); ok {
		return known.(codec)
	}
	if _, ok := m[t]; !ok {
		m.add(t)
	}
	return m[t]
}

func (m codecMaker) add(t reflect.Type) {
	switch {
	case isOptionalNullable(t):
		c := &optionalCodec{t: t}
		m[t] = c
		c.value = m.codec(t.Elem().Elem())
	case isUnion(t):
		m.addUnion(t)
	case isModel(t):
		m.addModel(t)
	case t == reflect.TypeFor[json.Number](), hasOwnJSON(t):
		m[t] = foreign(t)
	default:
		m.addByKind(t)
	}
}

func (m codecMaker) addByKind(t reflect.Type) {
	switch t.Kind() {
	case reflect.Bool:
		m[t] = boolCodec{}
	case reflect.String:
		m[t] = stringCodec{}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		m[t] = intCodec{bits: t.Bits()}
	case reflect.Float32, reflect.Float64:
		m[t] = floatCodec{bits: t.Bits()}
	case reflect.Pointer:
		c := &pointerCodec{}
		m[t] = c
		c.value = m.codec(t.Elem())
	case reflect.Slice:
		c := &sliceCodec{}
		m[t] = c
		c.item = m.codec(t.Elem())
	case reflect.Array:
		c := &arrayCodec{length: t.Len()}
		m[t] = c
		c.item = m.codec(t.Elem())
	case reflect.Map:
		c := &mapCodec{}
		m[t] = c
		c.value = m.codec(t.Elem())
	case reflect.Interface:
		m[t] = anyCodec{}
	default:
		m[t] = foreign(t)
	}
}

// isOptionalNullable knows OptionalNullable[T] by its kind: it is in another package.
func isOptionalNullable(t reflect.Type) bool {
	return t.Kind() == reflect.Map && t.Key().Kind() == reflect.Bool && t.Elem().Kind() == reflect.Pointer
}

func isUnion(t reflect.Type) bool {
	return hasField(t, func(f reflect.StructField) bool {
		_, ok := f.Tag.Lookup("union")
		return ok
	})
}

// isModel tells our structs from others, by what they keep.
func isModel(t reflect.Type) bool {
	return hasField(t, func(f reflect.StructField) bool {
		return f.Type == reflect.TypeFor[Extra]() || takesRest(f)
	})
}

func takesRest(f reflect.StructField) bool { return f.Tag.Get("additionalProperties") == "true" }

func hasField(t reflect.Type, is func(reflect.StructField) bool) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	for i := range t.NumField() {
		if is(t.Field(i)) {
			return true
		}
	}
	return false
}

// hasOwnJSON says whether a type is better known to encoding/json: it has methods for that,
// or is bytes, or a map by something else than strings.
func hasOwnJSON(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Interface, reflect.Pointer:
		return false
	case reflect.Map:
		if t.Key().Kind() != reflect.String || hasJSONMethods(t.Key()) {
			return true
		}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return true
		}
	}
	return hasJSONMethods(t)
}

func hasJSONMethods(t reflect.Type) bool {
	return implements[json.Marshaler](t) || implements[json.Unmarshaler](t) ||
		implements[encoding.TextMarshaler](t) || implements[encoding.TextUnmarshaler](t)
}

func implements[I any](t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[I]())
}
