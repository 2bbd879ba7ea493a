package runtime

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"time"
)

type boolCodec struct{}

func (boolCodec) accepts() kinds { return kindBool }

func (boolCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.kind() != kindBool {
		return r.expected("a boolean")
	}
	v.SetBool(r.literal()[0] == 't')
	return nil
}

func (boolCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	w.buf = strconv.AppendBool(w.buf, v.Bool())
	return nil
}

type stringCodec struct{}

func (stringCodec) accepts() kinds { return kindString }

func (stringCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.peek() != '"' {
		return r.expected("a string")
	}
	v.SetString(r.text())
	return nil
}

func (stringCodec) encode(w *jsonWriter, v reflect.Value) *fault { return w.text(v.String()) }

type intCodec struct{ bits int }

func (intCodec) accepts() kinds { return kindNumber }

func (c intCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.kind() != kindNumber {
		return r.expected("an integer")
	}
	literal := r.literal()
	if !isInteger(literal) {
		r.fit.loose++
		if literal = withoutFraction(literal); literal == nil {
			return faultf("expected an integer, got a number with a fraction")
		}
	}
	n, err := strconv.ParseInt(string(literal), 10, c.bits)
	if err != nil {
		return faultf("expected an integer of %d bits, got one beyond that", c.bits)
	}
	v.SetInt(n)
	return nil
}

func (intCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	w.buf = strconv.AppendInt(w.buf, v.Int(), 10)
	return nil
}

type floatCodec struct{ bits int }

func (floatCodec) accepts() kinds { return kindNumber }

func (c floatCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.kind() != kindNumber {
		return r.expected("a number")
	}
	literal := r.literal()
	if isInteger(literal) {
		r.fit.loose++
	}
	f, err := strconv.ParseFloat(string(literal), c.bits)
	if err != nil {
		return faultf("expected a number of %d bits, got one beyond that", c.bits)
	}
	v.SetFloat(f)
	return nil
}

func (c floatCodec) encode(w *jsonWriter, v reflect.Value) *fault { return w.float(v.Float(), c.bits) }

// anyCodec is of interfaces, by what is in them.
type anyCodec struct{}

func (anyCodec) accepts() kinds { return anyKind }

func (anyCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if v.NumMethod() > 0 {
		return faultf("a %s cannot be read from JSON", v.Type())
	}
	v.SetZero()
	if value := r.any(); value != nil {
		v.Set(reflect.ValueOf(value))
	}
	return nil
}

func (anyCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return w.null()
	}
	return codecOf(v.Type()).encode(w, v)
}

// presentCodec is of interfaces whose nil is nothing at all: null is json.RawMessage("null").
type presentCodec struct{ anyCodec }

func (c presentCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.isNull() {
		v.Set(reflect.ValueOf(json.RawMessage("null")))
		return nil
	}
	return c.anyCodec.decode(r, v)
}

// foreignCodec leaves types that are not ours, such as time.Time, to encoding/json.
type foreignCodec struct {
	t        reflect.Type
	accepted kinds
}

func foreign(t reflect.Type) foreignCodec {
	isText := implements[encoding.TextUnmarshaler](t) && !implements[json.Unmarshaler](t)
	switch {
	case t == reflect.TypeFor[json.RawMessage]():
		return foreignCodec{t, anyKind}
	case t == reflect.TypeFor[time.Time](), isText:
		return foreignCodec{t, kindString}
	default:
		return foreignCodec{t, anyKind &^ kindNull}
	}
}

func (c foreignCodec) accepts() kinds { return c.accepted }

func (c foreignCodec) decode(r *jsonReader, v reflect.Value) *fault {
	kind, raw := r.kind(), r.raw()
	if kind&c.accepted == 0 {
		return faultf("expected %s, got %s", c.t, kind)
	}
	v.SetZero()
	var err error
	if own, ok := v.Addr().Interface().(json.Unmarshaler); ok {
		err = own.UnmarshalJSON(raw)
	} else {
		err = json.Unmarshal(raw, v.Addr().Interface())
	}
	if err != nil { // whose text would show the value
		return faultf("expected %s, got %s that is none", c.t, kind)
	}
	return nil
}

func (foreignCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(addressable(v).Addr().Interface())
	var formless *json.UnsupportedTypeError
	switch {
	case errors.As(err, &formless):
		return faultf("a %s has no JSON form", formless.Type)
	case err != nil:
		return faultf("%s", err)
	}
	return w.raw(buffer.Bytes())
}

// addressable is v, or a copy of it: methods of pointers need a place.
func addressable(v reflect.Value) reflect.Value {
	if v.CanAddr() {
		return v
	}
	place := reflect.New(v.Type()).Elem()
	place.Set(v)
	return place
}
