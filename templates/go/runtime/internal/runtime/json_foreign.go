package runtime

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// foreign is a type that is not ours, such as time.Time: encoding/json knows it.
type foreign struct{ t reflect.Type }

func (foreign) accepts() kinds { return anyKind }

func (c foreign) decode(r *reader, v reflect.Value) *fault {
	kind, raw := r.kind(), r.raw()
	if kind == kindNull && c.t != reflect.TypeFor[json.RawMessage]() {
		return faultf("expected %s, got null", c.t)
	}
	v.SetZero()
	var err error
	if own, ok := v.Addr().Interface().(json.Unmarshaler); ok {
		err = own.UnmarshalJSON(raw)
	} else {
		err = json.Unmarshal(raw, v.Addr().Interface())
	}
	if err != nil {
		// Its text would show the value.
		return faultf("%s that came is no %s", kind, c.t)
	}
	return nil
}

func (c foreign) encode(w *writer, v reflect.Value) *fault {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(addressable(v).Addr().Interface()); err != nil {
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
