package main

import (
	"encoding/json"
	"errors"
	"io"
	"reflect"
)

type outcome struct {
	Value any `json:"value"`
	// Kinds are the types of an error and of what it wraps.
	Kinds []string `json:"kinds"`
	Text  string   `json:"text"`
	// Status and Body are what an error says that the server answered.
	Status int       `json:"status"`
	Body   []byte    `json:"body"`
	Sent   []request `json:"sent"`
}

func failed(err error) outcome {
	found := outcome{Text: err.Error()}
	for one := err; one != nil; one = errors.Unwrap(one) {
		kind := reflect.TypeOf(one)
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		found.Kinds = append(found.Kinds, kind.Name())
	}
	var answered interface {
		HTTPStatusCode() int
		HTTPBody() []byte
	}
	if errors.As(err, &answered) {
		found.Status, found.Body = answered.HTTPStatusCode(), answered.HTTPBody()
		found.Value = said(answered)
	}
	return found
}

// said is what was read of the body of an error.
func said(answered any) any {
	if _, ok := answered.(json.Marshaler); ok {
		return answered
	}
	if data := reflect.ValueOf(answered).Elem().FieldByName("Data"); data.IsValid() {
		return data.Interface()
	}
	return nil
}

func returned(value reflect.Value) outcome {
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
	case json.Marshaler:
		return outcome{Value: result}
	}
	if value.Kind() == reflect.Pointer && value.Elem().Kind() == reflect.Struct {
		return held(value.Elem())
	}
	return outcome{Value: value.Interface()}
}

// held is what came, of the kinds of answers that a struct has fields for; of a page, its
// result.
func held(value reflect.Value) outcome {
	if page := value.FieldByName("Result"); page.IsValid() {
		return returned(page)
	}
	for place := range value.NumField() {
		if field := value.Field(place); !field.IsZero() {
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
