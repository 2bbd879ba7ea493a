package runtime

import (
	"reflect"
	"slices"
	"strings"
)

// pointer is a value that may be null.
type pointer struct{ value codec }

func (c *pointer) accepts() kinds { return kindNull | c.value.accepts() }

func (c *pointer) decode(r *reader, v reflect.Value) *fault {
	if r.isNull() {
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

func (c *pointer) encode(w *writer, v reflect.Value) *fault {
	if v.IsNil() {
		return w.null()
	}
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	return c.value.encode(w, v.Elem())
}

// optionalNullable is a map with one entry, under true, whose nil is null.
type optionalNullable struct {
	t     reflect.Type
	value codec
}

func (c *optionalNullable) accepts() kinds { return kindNull | c.value.accepts() }

func (c *optionalNullable) decode(r *reader, v reflect.Value) *fault {
	value := reflect.Zero(c.t.Elem())
	if !r.isNull() {
		value = reflect.New(c.t.Elem().Elem())
		if f := c.value.decode(r, value.Elem()); f != nil {
			return f
		}
	}
	set := reflect.MakeMapWithSize(c.t, 1)
	set.SetMapIndex(reflect.ValueOf(true).Convert(c.t.Key()), value)
	v.Set(set)
	return nil
}

func (c *optionalNullable) encode(w *writer, v reflect.Value) *fault {
	value := v.MapIndex(reflect.ValueOf(true).Convert(c.t.Key()))
	if !value.IsValid() || value.IsNil() {
		return w.null()
	}
	return c.value.encode(w, value.Elem())
}

// nullable is a slice or map whose nil is null.
type nullable struct{ codec }

func (c nullable) accepts() kinds { return kindNull | c.codec.accepts() }

func (c nullable) decode(r *reader, v reflect.Value) *fault {
	if r.isNull() {
		v.SetZero()
		return nil
	}
	return c.codec.decode(r, v)
}

func (c nullable) encode(w *writer, v reflect.Value) *fault {
	if v.IsNil() {
		return w.null()
	}
	return c.codec.encode(w, v)
}

// list is a slice; nil is an empty one.
type list struct{ item codec }

func (c *list) accepts() kinds { return kindArray }

func (c *list) decode(r *reader, v reflect.Value) *fault {
	if r.peek() != '[' {
		return r.expected("an array")
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0)) // never into memory that others may see
	return r.items(func(index int) *fault {
		if index == v.Cap() {
			v.Grow(max(4, index))
		}
		v.SetLen(index + 1)
		return c.item.decode(r, v.Index(index))
	})
}

func (c *list) encode(w *writer, v reflect.Value) *fault { return encodeItems(w, c.item, v) }

// tuple is a Go array: an array of exactly that many items.
type tuple struct {
	item   codec
	length int
}

func (c *tuple) accepts() kinds { return kindArray }

func (c *tuple) decode(r *reader, v reflect.Value) *fault {
	if r.peek() != '[' {
		return r.expected("an array")
	}
	count := 0
	f := r.items(func(index int) *fault {
		count = index + 1
		if index >= c.length {
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

func (c *tuple) encode(w *writer, v reflect.Value) *fault { return encodeItems(w, c.item, v) }

func encodeItems(w *writer, item codec, v reflect.Value) *fault {
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	w.byte('[')
	for i := range v.Len() {
		w.comma(i == 0)
		if f := item.encode(w, v.Index(i)); f != nil {
			return f.at(i)
		}
	}
	w.byte(']')
	return nil
}

// mapping is a map with keys that are strings; nil is an empty one.
type mapping struct{ value codec }

func (c *mapping) accepts() kinds { return kindObject }

func (c *mapping) decode(r *reader, v reflect.Value) *fault {
	if r.peek() != '{' {
		return r.expected("an object")
	}
	v.Set(reflect.MakeMap(v.Type()))
	return r.members(func(key []byte) *fault {
		return c.put(r, v, string(key))
	})
}

// put reads the next value into a map.
func (c *mapping) put(r *reader, v reflect.Value, key string) *fault {
	value := reflect.New(v.Type().Elem()).Elem()
	if f := c.value.decode(r, value); f != nil {
		return f.in(key)
	}
	v.SetMapIndex(reflect.ValueOf(key).Convert(v.Type().Key()), value)
	return nil
}

func (c *mapping) encode(w *writer, v reflect.Value) *fault {
	w.byte('{')
	f := c.encodeMembers(w, v, true)
	w.byte('}')
	return f
}

// encodeMembers writes what is in a map by the order of its keys.
func (c *mapping) encodeMembers(w *writer, v reflect.Value, first bool) *fault {
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		w.comma(first)
		first = false
		f := w.text(key.String())
		if f == nil {
			w.byte(':')
			f = c.value.encode(w, v.MapIndex(key))
		}
		if f != nil {
			return f.in(key.String())
		}
	}
	return nil
}
