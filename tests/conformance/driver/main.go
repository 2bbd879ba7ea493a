// Command driver calls methods of SDKs by their names, and says what came of each call.
//
// It reads one call a line from its input, and writes one outcome a line.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"reflect"
	"strings"
)

type call struct {
	// Client is the name of one of the clients.
	Client string `json:"client"`
	// Method is that of its resource.
	Method string `json:"method"`
	// Arguments are by position, in lists of one; an empty list leaves one out.
	Arguments [][]json.RawMessage `json:"arguments"`
	// Items says that those of all pages are wanted.
	Items bool `json:"items"`
}

type outcome struct {
	Value any `json:"value"`
	// Kinds are the types of an error and of what it wraps.
	Kinds []string `json:"kinds"`
	Text  string   `json:"text"`
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	written := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var asked call
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		if err := written.Encode(asked.made()); err != nil {
			written.Encode(failed(err))
		}
	}
}

func (c call) made() (found outcome) {
	defer func() {
		if problem := recover(); problem != nil {
			found = outcome{Kinds: []string{"panic"}, Text: fmt.Sprint(problem)}
		}
	}()
	rows := reflect.ValueOf(clients[c.Client]()).Elem().FieldByName("Rows")
	method := rows.MethodByName(c.Method)
	if !method.IsValid() {
		panic("there is no method " + c.Method)
	}
	arguments := []reflect.Value{reflect.ValueOf(context.Background())}
	for place, given := range c.Arguments {
		value := reflect.New(method.Type().In(place + 1)).Elem()
		if len(given) > 0 {
			if err := set(value, given[0]); err != nil {
				return outcome{Kinds: []string{"Unsayable"}, Text: err.Error()}
			}
		} else if kind := value.Kind(); kind != reflect.Pointer && kind != reflect.Slice && kind != reflect.Map && kind != reflect.Interface {
			return outcome{Kinds: []string{"Unsayable"}, Text: "it has to be given"}
		}
		arguments = append(arguments, value)
	}
	for _, option := range options[c.Client] {
		arguments = append(arguments, reflect.ValueOf(option))
	}
	results := method.Call(arguments)
	if err, _ := results[len(results)-1].Interface().(error); err != nil {
		return failed(err)
	}
	if len(results) == 1 {
		return outcome{}
	}
	if c.Items {
		return items(results[0])
	}
	return returned(results[0])
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
	case reflect.Struct:
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
	_, isModel := value.Addr().Type().MethodByName("ExtraFields")
	return reads && !isModel
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
			if err := set(value.Field(place), one); err != nil {
				return err
			}
			delete(fields, name)
		} else if !ok && described.Tag.Get("json") == name {
			return fmt.Errorf("%s needs %s", value.Type(), name)
		}
	}
	for name := range fields {
		return fmt.Errorf("%s has no field %q", value.Type(), name)
	}
	return nil
}

func failed(err error) outcome {
	found := outcome{Text: err.Error()}
	for one := err; one != nil; {
		kind := reflect.TypeOf(one)
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		found.Kinds = append(found.Kinds, kind.Name())
		wrapper, ok := one.(interface{ Unwrap() error })
		if !ok {
			break
		}
		one = wrapper.Unwrap()
	}
	return found
}

func returned(value reflect.Value) outcome {
	if value.Kind() == reflect.Pointer && isPlain(value.Type()) {
		return one(value.Elem())
	}
	switch result := value.Interface().(type) {
	case io.ReadCloser:
		defer result.Close()
		text, err := io.ReadAll(result)
		if err != nil {
			return failed(err)
		}
		return outcome{Value: map[string]any{"$bytes": text}}
	case interface {
		Next() bool
		Err() error
		Close() error
	}:
		defer result.Close()
		listed := []any{}
		for result.Next() {
			listed = append(listed, value.MethodByName("Value").Call(nil)[0].Interface())
		}
		if err := result.Err(); err != nil {
			found := failed(err)
			found.Value = listed
			return found
		}
		return outcome{Value: listed}
	default:
		return outcome{Value: result}
	}
}

// isPlain tells what holds one of several answers, which is no JSON itself.
func isPlain(kind reflect.Type) bool {
	_, writes := reflect.Zero(kind).Interface().(json.Marshaler)
	_, reads := kind.MethodByName("Next")
	return kind.Elem().Kind() == reflect.Struct && !writes && !reads
}

// one is the field that is set, if any is.
func one(several reflect.Value) outcome {
	for place := range several.NumField() {
		if field := several.Field(place); !field.IsZero() {
			return returned(field)
		}
	}
	return outcome{}
}

func items(page reflect.Value) outcome {
	listed := []any{}
	for item, err := range page.MethodByName("Items").Call(nil)[0].Seq2() {
		if !err.IsNil() {
			found := failed(err.Interface().(error))
			found.Value = listed
			return found
		}
		listed = append(listed, item.Interface())
	}
	return outcome{Value: listed}
}
