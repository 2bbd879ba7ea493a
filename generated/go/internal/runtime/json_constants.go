package runtime

import "reflect"

// constCodec is of a field that has one value alone.
type constCodec struct {
	codec
	only    reflect.Value
	literal string
}

// constant makes one of a type, below its pointers. The value is text of a string, and JSON
// of any other type.
func (m codecMaker) constant(t reflect.Type, value string) codec {
	switch {
	case isOptionalNullable(t):
		return &optionalCodec{t, m.constant(t.Elem().Elem(), value)}
	case t.Kind() == reflect.Pointer:
		return &pointerCodec{m.constant(t.Elem(), value)}
	}
	literal := value
	if t.Kind() == reflect.String {
		w := &jsonWriter{}
		_ = w.text(value) // Go source is UTF-8
		literal = string(w.buf)
	}
	c := &constCodec{m.codec(t), reflect.New(t).Elem(), literal}
	if checkJSON([]byte(literal)) != nil || c.codec.decode(&jsonReader{data: []byte(literal)}, c.only) != nil {
		return foreignCodec{t: t} // the tag is wrong
	}
	return c
}

func (c *constCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if f := c.codec.decode(r, v); f != nil {
		return f
	}
	if !v.Equal(c.only) {
		return faultf("expected %s, got another value", c.literal)
	}
	return nil
}

func (c *constCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	if !v.IsZero() && !v.Equal(c.only) {
		return faultf("may only be %s", c.literal)
	}
	w.string(c.literal)
	return nil
}
