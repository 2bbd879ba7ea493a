package runtime

import (
	"bytes"
	"encoding/json"
	"math/bits"
	"reflect"
	"strings"
)

// modelCodec is of models: structs whose fields with a json tag are the properties.
//
//	json:"name"                  required
//	json:"name,omitempty"        optional: left out where it is nil
//	nullable:"true"              of a slice or map: nil is null, not an empty one
//	const:"user"                 no other value; the zero value is written as it
//	additionalProperties:"true"  the map of all other properties, in place of Extra
//
// A comma or backslash in a name has a backslash before it.
type modelCodec struct {
	fields []fieldCodec
	byName map[string]int
	// rest is of the map of other properties; nil where they are Extra.
	rest      *mapCodec
	restIndex int
}

type fieldCodec struct {
	codec
	name     string
	key      string // the name as JSON, with a colon
	index    int
	optional bool
}

// extended has what a model has no field for.
type extended interface{ ExtraFields() *Extra }

func (m codecMaker) addModel(t reflect.Type) {
	c := &modelCodec{byName: map[string]int{}}
	m[t] = c
	for i := range t.NumField() {
		f := t.Field(i)
		tag, ok := f.Tag.Lookup("json")
		switch {
		case takesRest(f):
			c.rest, c.restIndex = &mapCodec{m.codec(f.Type.Elem())}, i
		case ok && tag != "-" && f.IsExported():
			options := tagList(tag)
			optional := len(options) > 1 && options[1] == "omitempty"
			w := &jsonWriter{}
			_ = w.text(options[0]) // Go source is UTF-8
			c.byName[options[0]] = len(c.fields)
			c.fields = append(c.fields, fieldCodec{
				codec:    m.field(f, optional),
				name:     options[0],
				key:      string(w.buf) + ":",
				index:    i,
				optional: optional,
			})
		}
	}
}

// field is the codec of a field, in which its tags have a say.
func (m codecMaker) field(f reflect.StructField, optional bool) codec {
	if value, ok := f.Tag.Lookup("const"); ok {
		return m.constant(f.Type, value)
	}
	if optional && f.Type.Kind() == reflect.Interface {
		return presentCodec{}
	}
	c := m.codec(f.Type)
	isNilable := f.Type.Kind() == reflect.Slice || f.Type.Kind() == reflect.Map
	if isNilable && c.accepts()&kindNull == 0 && (optional || f.Tag.Get("nullable") == "true") {
		c = nullableCodec{c}
	}
	if _, saysNull := c.(*optionalCodec); optional && !saysNull {
		return omittedCodec{c}
	}
	return c
}

// commaInName is how a name has a comma: go vet takes any for the end of the name.
const commaInName = `\x2c`

// tagList splits a tag at its commas, but those after a backslash.
func tagList(tag string) []string {
	list := []string{""}
	for i := 0; i < len(tag); i++ {
		last := len(list) - 1
		switch {
		case tag[i] == ',':
			list = append(list, "")
			continue
		case strings.HasPrefix(tag[i:], commaInName):
			list[last] += ","
			i += len(commaInName) - 1
			continue
		case tag[i] == '\\' && i+1 < len(tag):
			i++
		}
		list[last] += tag[i : i+1]
	}
	return list
}

func (*modelCodec) accepts() kinds { return kindObject }

func (c *modelCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() != '{' {
		return r.expected("an object")
	}
	var few [4]uint64
	seen := few[:]
	if len(c.fields) > 64*len(few) {
		seen = make([]uint64, len(c.fields)/64+1)
	}
	if c.rest != nil {
		v.Field(c.restIndex).SetZero()
	}
	var extra *extraFields
	next := 0
	f := r.members(func(key []byte) *fault {
		i := next
		if i == len(c.fields) || c.fields[i].name != string(key) { // mostly they come in order
			var ok bool
			if i, ok = c.byName[string(key)]; !ok {
				return c.decodeOther(r, v, string(key), &extra)
			}
		}
		next = i + 1
		seen[i/64] |= 1 << (i % 64)
		if f := c.fields[i].decode(r, v.Field(c.fields[i].index)); f != nil {
			return f.in(c.fields[i].name)
		}
		return nil
	})
	if f != nil {
		return f
	}
	c.keep(v, extra)
	r.fit.models++
	for _, word := range seen {
		r.fit.known += bits.OnesCount64(word)
	}
	return c.complete(v, seen)
}

// decodeOther reads a property that there is no field for.
func (c *modelCodec) decodeOther(r *jsonReader, v reflect.Value, name string, extra **extraFields) *fault {
	if c.rest == nil {
		if *extra == nil {
			*extra = &extraFields{values: map[string]any{}}
		}
		(*extra).set(name, json.RawMessage(bytes.Clone(r.raw())))
		return nil
	}
	rest := v.Field(c.restIndex)
	if rest.IsNil() {
		rest.Set(reflect.MakeMap(rest.Type()))
	}
	return c.rest.putter(rest)(r, name)
}

func (c *modelCodec) keep(v reflect.Value, extra *extraFields) {
	if model, ok := v.Addr().Interface().(extended); ok {
		model.ExtraFields().fields = extra
	}
}

// complete empties the fields that did not come, or says which are missing.
func (c *modelCodec) complete(v reflect.Value, seen []uint64) *fault {
	for i := range c.fields {
		if seen[i/64]&(1<<(i%64)) != 0 {
			continue
		}
		if !c.fields[i].optional {
			return faultf("is required, but missing").in(c.fields[i].name)
		}
		v.Field(c.fields[i].index).SetZero()
	}
	return nil
}

func (c *modelCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	v = addressable(v)
	w.byte('{')
	for i := range c.fields {
		field := &c.fields[i]
		value := v.Field(field.index)
		if field.optional && isAbsent(value) {
			continue
		}
		w.comma()
		w.string(field.key)
		if f := field.encode(w, value); f != nil {
			return f.in(field.name)
		}
	}
	if f := c.encodeOthers(w, v); f != nil {
		return f
	}
	w.byte('}')
	return nil
}

// isAbsent says whether an optional field is left out. OptionalNullable may be made with no
// entry; of other maps, and of slices, an empty one is a value.
func isAbsent(v reflect.Value) bool {
	return v.IsZero() || isOptionalNullable(v.Type()) && v.Len() == 0
}

// encodeOthers writes the properties that there are no fields for.
func (c *modelCodec) encodeOthers(w *jsonWriter, v reflect.Value) *fault {
	if c.rest != nil {
		return c.encodeRest(w, v.Field(c.restIndex))
	}
	model, ok := v.Addr().Interface().(extended)
	if !ok || model.ExtraFields().fields == nil {
		return nil
	}
	extra := model.ExtraFields().fields
	for _, name := range extra.names {
		f := c.refuseTwice(name)
		if f == nil {
			f = w.key(name)
		}
		if f == nil {
			f = encodeExtra(w, extra.values[name])
		}
		if f != nil {
			return f.in(name)
		}
	}
	return nil
}

func (c *modelCodec) encodeRest(w *jsonWriter, rest reflect.Value) *fault {
	for _, key := range rest.MapKeys() {
		if f := c.refuseTwice(key.String()); f != nil {
			return f.in(key.String())
		}
	}
	return c.rest.encodeMembers(w, rest)
}

func encodeExtra(w *jsonWriter, value any) *fault {
	if raw, ok := value.(json.RawMessage); ok {
		return w.raw(raw)
	}
	return anyCodec{}.encode(w, reflect.ValueOf(value))
}

func (c *modelCodec) refuseTwice(name string) *fault {
	if _, ok := c.byName[name]; ok {
		return faultf("is set as an additional property, but has a field: set that")
	}
	return nil
}
