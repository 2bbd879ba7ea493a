package runtime

import (
	"bytes"
	"encoding/json"
	"math/bits"
	"reflect"
	"strings"
)

// object is a model: a struct whose fields with a json tag are the properties.
//
//	json:"name"                  required
//	json:"name,omitempty"        optional: left out where it is nil
//	nullable:"true"              of a slice or map: nil is null, not an empty one
//	const:"user"                 no other value; the zero value is written as it
//	additionalProperties:"true"  the map of all other properties
//
// A comma or backslash in a name has a backslash before it.
type object struct {
	fields []field
	byName map[string]int
	// rest is the map of the other properties; nil where they are Extra.
	rest      *mapping
	restIndex int
}

type field struct {
	name     string
	key      string // with its quotes and colon
	index    int
	optional bool
	// absentIfNull is of what has no other way to say null than being absent.
	absentIfNull bool
	codec        codec
}

func (b builder) object(t reflect.Type) {
	c := &object{byName: map[string]int{}}
	b[t] = c
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Tag.Get("additionalProperties") == "true" {
			c.rest, c.restIndex = &mapping{b.codec(f.Type.Elem())}, i
			continue
		}
		tag, ok := f.Tag.Lookup("json")
		if !ok || tag == "-" || !f.IsExported() {
			continue
		}
		options := unescapedList(tag)
		w := &writer{}
		_ = w.text(options[0]) // Go source is UTF-8
		w.byte(':')
		optional := len(options) > 1 && options[1] == "omitempty"
		made := field{
			name: options[0], key: string(w.buf), index: i,
			optional:     optional,
			absentIfNull: optional && !isOptionalNullable(f.Type),
			codec:        b.property(f),
		}
		c.byName[made.name] = len(c.fields)
		c.fields = append(c.fields, made)
	}
}

// property is the codec of a field, which its tags have a say in.
func (b builder) property(f reflect.StructField) codec {
	if value, ok := f.Tag.Lookup("const"); ok {
		return b.constant(f.Type, value)
	}
	c := b.codec(f.Type)
	if kind := f.Type.Kind(); f.Tag.Get("nullable") == "true" && (kind == reflect.Slice || kind == reflect.Map) {
		return nullable{c}
	}
	return c
}

// unescapedList splits the text of a tag at its commas, but those after a backslash.
func unescapedList(tag string) []string {
	list := []string{""}
	for i := 0; i < len(tag); i++ {
		switch last := len(list) - 1; {
		case tag[i] == ',':
			list = append(list, "")
		case tag[i] == '\\' && i+1 < len(tag):
			i++
			fallthrough
		default:
			list[last] += tag[i : i+1]
		}
	}
	return list
}

func (*object) accepts() kinds { return kindObject }

func (c *object) decode(r *reader, v reflect.Value) *fault {
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
				return c.other(r, v, string(key), &extra)
			}
		}
		next = i + 1
		seen[i/64] |= 1 << (i % 64)
		return c.fields[i].decode(r, v)
	})
	if f != nil {
		return f
	}
	r.fit.models++
	for _, word := range seen {
		r.fit.known += bits.OnesCount64(word)
	}
	c.keep(v, extra)
	return c.complete(v, seen)
}

func (f *field) decode(r *reader, v reflect.Value) *fault {
	if f.absentIfNull && r.isNull() {
		v.Field(f.index).SetZero()
		return nil
	}
	if problem := f.codec.decode(r, v.Field(f.index)); problem != nil {
		return problem.in(f.name)
	}
	return nil
}

// other reads a property that there is no field for.
func (c *object) other(r *reader, v reflect.Value, name string, extra **extraFields) *fault {
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
	return c.rest.put(r, rest, name)
}

func (c *object) keep(v reflect.Value, extra *extraFields) {
	if model, ok := v.Addr().Interface().(extended); ok {
		model.ExtraFields().fields = extra
	}
}

// complete makes what did not come empty, or refuses to.
func (c *object) complete(v reflect.Value, seen []uint64) *fault {
	for i := range c.fields {
		if seen[i/64]&(1<<(i%64)) != 0 {
			continue
		}
		f := &c.fields[i]
		if !f.optional {
			return faultf("is required, but missing").in(f.name)
		}
		v.Field(f.index).SetZero()
	}
	return nil
}

func (c *object) encode(w *writer, v reflect.Value) *fault {
	v = addressable(v)
	w.byte('{')
	start := len(w.buf)
	for i := range c.fields {
		f := &c.fields[i]
		value := v.Field(f.index)
		if f.optional && isAbsent(value) {
			continue
		}
		w.comma(len(w.buf) == start)
		w.string(f.key)
		if problem := f.codec.encode(w, value); problem != nil {
			return problem.in(f.name)
		}
	}
	if f := c.encodeOthers(w, v, start); f != nil {
		return f
	}
	w.byte('}')
	return nil
}

func isAbsent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice || (v.Kind() == reflect.Map && !isOptionalNullable(v.Type())) {
		return v.IsNil()
	}
	return v.IsZero() || v.Kind() == reflect.Map && v.Len() == 0
}

func (c *object) encodeOthers(w *writer, v reflect.Value, start int) *fault {
	if c.rest != nil {
		rest := v.Field(c.restIndex)
		for key := range rest.Seq() {
			if f := c.refuse(key.String()); f != nil {
				return f
			}
		}
		return c.rest.encodeMembers(w, rest, len(w.buf) == start)
	}
	model, ok := v.Addr().Interface().(extended)
	if !ok {
		return nil
	}
	extra := model.ExtraFields().fields
	if extra == nil {
		return nil
	}
	for _, name := range extra.names {
		if f := c.refuse(name); f != nil {
			return f
		}
		w.comma(len(w.buf) == start)
		if f := encodeExtra(w, name, extra.values[name]); f != nil {
			return f.in(name)
		}
	}
	return nil
}

func encodeExtra(w *writer, name string, value any) *fault {
	if f := w.text(name); f != nil {
		return f
	}
	w.byte(':')
	if raw, ok := value.(json.RawMessage); ok {
		return w.raw(raw)
	}
	return anything{}.encode(w, reflect.ValueOf(value))
}

// refuse keeps a property from being written twice.
func (c *object) refuse(name string) *fault {
	if _, ok := c.byName[name]; !ok {
		return nil
	}
	return faultf("is among the extra properties, but the model has a field for it: set that").in(name)
}

// constant is the codec of a type that has one value alone, below pointers.
func (b builder) constant(t reflect.Type, value string) codec {
	switch {
	case isOptionalNullable(t):
		return &optionalNullable{t, b.constant(t.Elem().Elem(), value)}
	case t.Kind() == reflect.Pointer:
		return &pointer{b.constant(t.Elem(), value)}
	}
	literal := value
	if t.Kind() == reflect.String {
		w := &writer{}
		_ = w.text(value)
		literal = string(w.buf)
	}
	only := reflect.New(t).Elem()
	c := b.codec(t)
	if !json.Valid([]byte(literal)) || c.decode(&reader{data: []byte(literal)}, only) != nil {
		return formless{t}
	}
	return &constant{codec: c, only: only, literal: strings.TrimSpace(literal)}
}

type constant struct {
	codec
	only    reflect.Value
	literal string
}

func (c *constant) decode(r *reader, v reflect.Value) *fault {
	if f := c.codec.decode(r, v); f != nil {
		return f
	}
	if !v.Equal(c.only) {
		return faultf("expected %s, got another value", c.literal)
	}
	return nil
}

func (c *constant) encode(w *writer, v reflect.Value) *fault {
	if !v.IsZero() && !v.Equal(c.only) {
		return faultf("must be %s", c.literal)
	}
	w.string(c.literal)
	return nil
}
