package runtime

import (
	"reflect"
	"slices"
	"strings"
)

// pointerCodec is of values that may be null, which nil is, unless they are null themselves.
type pointerCodec struct{ value codec }

func (c *pointerCodec) accepts() kinds { return kindNull | c.value.accepts() }

func (c *pointerCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() == 'n' && c.value.accepts()&kindNull == 0 {
		r.literal()
		v.SetZero()
		return nil
	}
	value := reflect.New(v.Type().Elem())
	if f := c.value.decode(r, value.Elem()); f != nil {
		return f
	}
	v.Set(value)
	return nil
}

func (c *pointerCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	if v.IsNil() {
		return w.null()
	}
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	return c.value.encode(w, v.Elem())
}

// optionalCodec is of OptionalNullable: a map with one entry, under true, whose nil is null.
type optionalCodec struct {
	t     reflect.Type
	value codec
}

func (c *optionalCodec) accepts() kinds { return kindNull | c.value.accepts() }

func (c *optionalCodec) decode(r *jsonReader, v reflect.Value) *fault {
	value := reflect.Zero(c.t.Elem())
	if !r.isNull() {
		value = reflect.New(c.t.Elem().Elem())
		if f := c.value.decode(r, value.Elem()); f != nil {
			return f
		}
	}
	v.Set(reflect.MakeMapWithSize(c.t, 1))
	v.SetMapIndex(reflect.ValueOf(true), value)
	return nil
}

func (c *optionalCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	value := v.MapIndex(reflect.ValueOf(true))
	if !value.IsValid() || value.IsNil() {
		return w.null()
	}
	return c.value.encode(w, value.Elem())
}

// omittedCodec is of properties that may be left out, but not be null: null is taken for
// that, and fits a variant of a union less well than one that has it.
type omittedCodec struct{ codec }

func (c omittedCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() == 'n' {
		r.fit.loose++
	}
	return c.codec.decode(r, v)
}

// nullableCodec is of slices and maps whose nil is null.
type nullableCodec struct{ codec }

func (c nullableCodec) accepts() kinds { return kindNull | c.codec.accepts() }

func (c nullableCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.isNull() {
		v.SetZero()
		return nil
	}
	return c.codec.decode(r, v)
}

func (c nullableCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	if v.IsNil() {
		return w.null()
	}
	return c.codec.encode(w, v)
}

// sliceCodec is of slices whose nil is an empty array.
type sliceCodec struct{ item codec }

func (*sliceCodec) accepts() kinds { return kindArray }

func (c *sliceCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() != '[' {
		return r.expected("an array")
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0)) // others may see what v has held so far
	return r.items(func(index int) *fault {
		if index == v.Cap() {
			v.Grow(max(4, index))
		}
		v.SetLen(index + 1)
		return c.item.decode(r, v.Index(index))
	})
}

func (c *sliceCodec) encode(w *jsonWriter, v reflect.Value) *fault { return w.items(v, c.item) }

// arrayCodec is of Go arrays: JSON arrays of exactly that many items.
type arrayCodec struct {
	item   codec
	length int
}

func (*arrayCodec) accepts() kinds { return kindArray }

func (c *arrayCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() != '[' {
		return r.expected("an array")
	}
	count := 0
	f := r.items(func(index int) *fault {
		if count++; count > c.length {
			r.raw()
			return nil
		}
		return c.item.decode(r, v.Index(index))
	})
	if f == nil && count != c.length {
		f = faultf("expected %d items, got %d", c.length, count)
	}
	return f
}

func (c *arrayCodec) encode(w *jsonWriter, v reflect.Value) *fault { return w.items(v, c.item) }

// mapCodec is of maps by strings; nil is an empty object.
type mapCodec struct{ value codec }

func (*mapCodec) accepts() kinds { return kindObject }

func (c *mapCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() != '{' {
		return r.expected("an object")
	}
	v.Set(reflect.MakeMap(v.Type()))
	put := c.putter(v)
	return r.members(func(key []byte) *fault { return put(r, string(key)) })
}

// putter reads values into a map, one after the other.
func (c *mapCodec) putter(v reflect.Value) func(r *jsonReader, name string) *fault {
	key := reflect.New(v.Type().Key()).Elem()
	value := reflect.New(v.Type().Elem()).Elem()
	return func(r *jsonReader, name string) *fault {
		if f := c.value.decode(r, value); f != nil {
			return f.in(name)
		}
		key.SetString(name)
		v.SetMapIndex(key, value)
		return nil
	}
}

func (c *mapCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	w.byte('{')
	if f := c.encodeMembers(w, v); f != nil {
		return f
	}
	w.byte('}')
	return nil
}

// encodeMembers writes what is in a map, by the order of its keys.
func (c *mapCodec) encodeMembers(w *jsonWriter, v reflect.Value) *fault {
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		f := w.key(key.String())
		if f == nil {
			f = c.value.encode(w, v.MapIndex(key))
		}
		if f != nil {
			return f.in(key.String())
		}
	}
	return nil
}
