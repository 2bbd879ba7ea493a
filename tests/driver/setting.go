package main

import (
	"bytes"
	"encoding"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strings"
)

func isOptional(kind reflect.Type) bool {
	switch kind.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return true
	default:
		return false
	}
}

// odd is what JSON has no words for.
var odd = map[string]any{
	`{"$odd":"nan"}`:       math.NaN(),
	`{"$odd":"inf"}`:       math.Inf(1),
	`{"$odd":"surrogate"}`: "\xed\xa0\x80",
	`{"$odd":"object"}`:    func() {},
}

// set gives a value what JSON says, where its type allows that; {"$bytes": "…"} stands for
// a file or a reader.
func set(value reflect.Value, text json.RawMessage) error {
	if known, ok := odd[string(text)]; ok {
		return setOdd(value, reflect.ValueOf(known))
	}
	if bytes.HasPrefix(text, []byte(`{"$bytes"`)) {
		return setFile(value, text)
	}
	if _, ok := value.Addr().Interface().(json.Unmarshaler); ok && value.Kind() != reflect.Struct {
		return json.Unmarshal(text, value.Addr().Interface())
	}
	switch value.Kind() {
	case reflect.Pointer:
		if string(text) == "null" {
			return nil
		}
		value.Set(reflect.New(value.Type().Elem()))
		return set(value.Elem(), text)
	case reflect.Slice:
		return setItems(value, text)
	case reflect.Map:
		return json.Unmarshal(text, value.Addr().Interface())
	case reflect.Struct:
		if value.Type().Name() == "File" && text[0] == '"' {
			return setText(value.FieldByName("Content"), text)
		}
		if isOpen(value) {
			return json.Unmarshal(text, value.Addr().Interface())
		}
		return setFields(value, text)
	case reflect.Interface:
		return setAny(value, text)
	default:
		if string(text) == "null" {
			return fmt.Errorf("%s cannot be null", value.Type())
		}
		return json.Unmarshal(text, value.Addr().Interface())
	}
}

// isOpen tells unions and what is no model from structs whose fields are set one by one.
func isOpen(value reflect.Value) bool {
	_, reads := value.Addr().Interface().(json.Unmarshaler)
	if _, ok := value.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return true
	}
	_, isUnion := value.Type().FieldByName("_")
	return reads && (isUnion || value.NumField() == 0)
}

func setOdd(value, known reflect.Value) error {
	if value.Kind() == reflect.Pointer {
		value.Set(reflect.New(value.Type().Elem()))
		value = value.Elem()
	}
	if !known.CanConvert(value.Type()) {
		return fmt.Errorf("%s cannot be %s", value.Type(), known.Type())
	}
	value.Set(known.Convert(value.Type()))
	return nil
}

func setFile(value reflect.Value, text json.RawMessage) error {
	var file struct {
		Bytes []byte `json:"$bytes"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	switch value.Kind() {
	case reflect.Pointer:
		value.Set(reflect.New(value.Type().Elem()))
		return setFile(value.Elem(), text)
	case reflect.Interface:
		value.Set(reflect.ValueOf(bytes.NewReader(file.Bytes)))
	case reflect.Struct:
		value.FieldByName("Content").Set(reflect.ValueOf(bytes.NewReader(file.Bytes)))
	case reflect.String:
		value.SetString(base64.StdEncoding.EncodeToString(file.Bytes))
	default:
		return fmt.Errorf("no %s can hold a file", value.Type())
	}
	return nil
}

// setText gives a file what a string says.
func setText(content reflect.Value, text json.RawMessage) error {
	var said string
	if err := json.Unmarshal(text, &said); err != nil {
		return err
	}
	content.Set(reflect.ValueOf(strings.NewReader(said)))
	return nil
}

func setItems(value reflect.Value, text json.RawMessage) error {
	var listed []json.RawMessage
	if err := json.Unmarshal(text, &listed); err != nil || listed == nil {
		return err
	}
	value.Set(reflect.MakeSlice(value.Type(), len(listed), len(listed)))
	for place, one := range listed {
		if err := set(value.Index(place), one); err != nil {
			return err
		}
	}
	return nil
}

func setAny(value reflect.Value, text json.RawMessage) error {
	var listed []any
	var fields map[string]any
	var into reflect.Value
	switch text[0] {
	case '[':
		into = reflect.ValueOf(&listed).Elem()
		if err := setItems(into, text); err != nil {
			return err
		}
	case '{':
		var texts map[string]json.RawMessage
		if err := json.Unmarshal(text, &texts); err != nil {
			return err
		}
		fields = map[string]any{}
		for name, one := range texts {
			item := reflect.New(value.Type()).Elem()
			if err := set(item, one); err != nil {
				return err
			}
			fields[name] = item.Interface()
		}
		into = reflect.ValueOf(fields)
	default:
		return json.Unmarshal(text, value.Addr().Interface())
	}
	value.Set(into)
	return nil
}

// setFields fills a struct by the names that its fields have in JSON, else in Go.
func setFields(value reflect.Value, text json.RawMessage) error {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(text, &fields); err != nil {
		return err
	}
	for place := range value.NumField() {
		described := value.Type().Field(place)
		name, _, _ := strings.Cut(described.Tag.Get("json"), ",")
		if name == "" {
			name = described.Name
		}
		if one, ok := fields[name]; ok && described.IsExported() {
			if err := setField(value.Field(place), one); err != nil {
				return err
			}
			delete(fields, name)
		} else if !ok && described.Tag.Get("json") == name {
			return fmt.Errorf("%s needs %s", value.Type(), name)
		}
	}
	return setExtra(value, fields)
}

// setField knows that a field which may be anything is left out where it is nil.
func setField(field reflect.Value, text json.RawMessage) error {
	if field.Kind() == reflect.Interface && string(text) == "null" {
		field.Set(reflect.ValueOf(text))
		return nil
	}
	return set(field, text)
}

// setExtra gives a model what it has no fields for.
func setExtra(value reflect.Value, fields map[string]json.RawMessage) error {
	if further := value.FieldByName("AdditionalProperties"); further.IsValid() && len(fields) > 0 {
		return setFurther(further, fields)
	}
	method := value.Addr().MethodByName("ExtraFields")
	for name, text := range fields {
		if !method.IsValid() {
			return fmt.Errorf("%s has no field %q", value.Type(), name)
		}
		var one any
		if err := json.Unmarshal(text, &one); err != nil {
			return err
		}
		method.Call(nil)[0].Interface().(interface{ Set(string, any) }).Set(name, one)
	}
	return nil
}

func setFurther(further reflect.Value, fields map[string]json.RawMessage) error {
	further.Set(reflect.MakeMap(further.Type()))
	for name, text := range fields {
		value := reflect.New(further.Type().Elem()).Elem()
		if err := set(value, text); err != nil {
			return err
		}
		further.SetMapIndex(reflect.ValueOf(name), value)
	}
	return nil
}
