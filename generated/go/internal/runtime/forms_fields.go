package runtime

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// formField is one property of a form.
type formField struct {
	name string
	// value is a json.RawMessage, a file, or an []any of these.
	value any
}

// formFieldsOf are the properties that a form is made of: those of a model in their order, of a
// map in that of their names.
func formFieldsOf(value any) ([]formField, error) {
	v := unwrapped(reflect.ValueOf(value))
	if v.IsValid() && (v.Kind() == reflect.Map || !isNil(v)) {
		switch c := codecOf(v.Type()).(type) {
		case *modelCodec:
			return c.formFields(addressable(v))
		case *mapCodec:
			return c.formFields(v)
		}
	}
	data, err := Marshal(value)
	if err != nil {
		return nil, err
	}
	r := &jsonReader{data: data}
	if r.kind() != kindObject {
		return nil, fmt.Errorf("a form is made of an object, not of %T", value)
	}
	var fields []formField
	_ = r.members(func(key []byte) *fault {
		fields = append(fields, formField{string(key), json.RawMessage(r.raw())})
		return nil
	})
	return fields, nil
}

func (c *modelCodec) formFields(v reflect.Value) ([]formField, error) {
	var fields formFields
	for i := range c.fields {
		f := &c.fields[i]
		if value := v.Field(f.index); !f.optional || !isAbsent(value) {
			fields.add(f.name, value, f.codec)
		}
	}
	if c.rest != nil {
		fields.addAll(c.rest, v.Field(c.restIndex))
	} else if model, ok := v.Addr().Interface().(extended); ok {
		extra := model.ExtraFields()
		for _, name := range extra.Names() {
			fields.add(name, reflect.ValueOf(extra.fields.values[name]), anyCodec{})
		}
	}
	return fields.all, fields.err
}

func (c *mapCodec) formFields(v reflect.Value) ([]formField, error) {
	var fields formFields
	fields.addAll(c, v)
	return fields.all, fields.err
}

// formFields collects fields up to the first that cannot be written.
type formFields struct {
	all []formField
	err error
}

func (f *formFields) addAll(c *mapCodec, v reflect.Value) {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		f.add(key.String(), v.MapIndex(key), c.value)
	}
}

func (f *formFields) add(name string, v reflect.Value, c codec) {
	if f.err != nil {
		return
	}
	value, problem := formValue(v, c)
	if problem != nil {
		problem = problem.in(name)
		f.err = &EncodeError{Path: problem.path(), Reason: problem.reason}
	}
	f.all = append(f.all, formField{name, value})
}

// formValue leaves files as they are; all else is JSON.
func formValue(v reflect.Value, c codec) (any, *fault) {
	inner := unwrapped(v)
	if isFileValue(inner) {
		return inner.Interface(), nil
	}
	if hasFiles(inner) {
		items := make([]any, inner.Len())
		for i := range items {
			var problem *fault
			if items[i], problem = formValue(inner.Index(i), anyCodec{}); problem != nil {
				return nil, problem.at(i)
			}
		}
		return items, nil
	}
	w := &jsonWriter{}
	problem := c.encode(w, v)
	return json.RawMessage(w.buf), problem
}

func isFileValue(v reflect.Value) bool {
	return !isNil(v) && isFile(v.Interface())
}

// hasFiles says whether there is a file among the items of a slice.
func hasFiles(v reflect.Value) bool {
	if v.Kind() != reflect.Slice {
		return false
	}
	for i := range v.Len() {
		if isFileValue(unwrapped(v.Index(i))) {
			return true
		}
	}
	return false
}

// unwrapped is what pointers, interfaces and unions hold: down to a file, if there is one.
func unwrapped(v reflect.Value) reflect.Value {
	for !isNil(v) && !isFileValue(v) {
		switch {
		case v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface:
			v = v.Elem()
		case isOptionalNullable(v.Type()):
			v = v.MapIndex(reflect.ValueOf(true).Convert(v.Type().Key()))
		case isUnion(v.Type()):
			set := codecOf(v.Type()).(*unionCodec).set(v)
			if len(set) != 1 {
				return v
			}
			v = set[0]
		default:
			return v
		}
	}
	return v
}

// set are the variants that a union holds, which should be one.
func (c *unionCodec) set(v reflect.Value) []reflect.Value {
	var set []reflect.Value
	for i := range c.variants {
		if value := v.Field(c.variants[i].index); !value.IsZero() {
			set = append(set, value)
		}
	}
	return set
}
