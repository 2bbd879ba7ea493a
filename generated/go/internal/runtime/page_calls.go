package runtime

import (
	"encoding/json"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// given is what a call says of which page is meant, as JSON; nil: nothing.
func (c pageCall) given(input PageInput) rawJSON {
	value := c.value(input)
	if isNil(value) {
		return nil
	}
	text, err := Marshal(value.Interface())
	if err != nil || string(text) == "null" {
		return nil
	}
	return text
}

// number is what a call says of it; start where it says nothing.
func (c pageCall) number(input PageInput, start int64) (int64, error) {
	given := c.given(input)
	if given == nil {
		return start, nil
	}
	text := string(given)
	if given[0] == '"' {
		text = textOf(given)
	}
	if number, err := strconv.ParseInt(text, 10, 64); err == nil {
		return number, nil
	}
	if number, err := strconv.ParseFloat(text, 64); err == nil && -1<<53 < number && number < 1<<53 {
		return int64(number), nil
	}
	return 0, invalid("%q must be a number, not %s", c.name(input), given)
}

// with is the call that says another page, by a JSON text. The type of what said it before
// is kept; the values of the caller are not changed.
func (c pageCall) with(input PageInput, position string) (pageCall, error) {
	if input.Property != "" {
		body, err := withProperty(c.arguments.Body, input.Property, position)
		c.arguments.Body = body
		return c, err
	}
	var before reflect.Type
	c.arguments.Parameters = slices.Clone(c.arguments.Parameters)
	parameter := &c.arguments.Parameters[input.Parameter]
	if *parameter != nil {
		before = reflect.TypeOf(*parameter)
	}
	value, err := valueOf(before, position)
	if err != nil {
		return c, err
	}
	*parameter = value.Interface()
	return c, nil
}

// to is a GET of a URL as it is, with what stands in no URL: headers, cookies. It fails
// with an InvalidRequestError for one of another origin.
func (c pageCall) to(position string, origin *url.URL) (pageCall, error) {
	target, err := url.Parse(position)
	if err != nil || !sameOrigin(target, origin) {
		return c, invalid("the link to the next page leads to another origin than the credentials are for")
	}
	operation := *c.operation
	operation.Method, operation.Path = http.MethodGet, pathAndQuery(target)
	operation.Contents, operation.BodyRequired = nil, false
	operation.Parameters = nil
	var values []any
	for i, parameter := range c.operation.Parameters {
		if parameter.In == Header || parameter.In == Cookie {
			operation.Parameters = append(operation.Parameters, parameter)
			values = append(values, c.arguments.Parameters[i])
		}
	}
	for name := range target.Query() { // given, and nothing: what the client has is there already
		operation.Parameters = append(operation.Parameters, Parameter{In: Query, Name: name})
		values = append(values, []string{})
	}
	c.operation = &operation
	c.arguments = Arguments{Parameters: values}
	c.options.URL, c.options.ServerURL = "", target.Scheme+"://"+target.Host
	return c, nil
}

var escapeBraces = strings.NewReplacer("{", "%7B", "}", "%7D")

// pathAndQuery is what of a URL can be the path of an operation.
func pathAndQuery(target *url.URL) string {
	return escapeBraces.Replace(target.RequestURI())
}

func (c pageCall) name(input PageInput) string {
	if input.Property != "" {
		return input.Property
	}
	return c.operation.Parameters[input.Parameter].Name
}

func (c pageCall) value(input PageInput) reflect.Value {
	if input.Property == "" {
		return reflect.ValueOf(c.arguments.Parameters[input.Parameter])
	}
	body := reflect.ValueOf(c.arguments.Body)
	for body.IsValid() && body.Kind() == reflect.Pointer {
		body = body.Elem()
	}
	switch body.Kind() {
	case reflect.Struct:
		if field, ok := fieldOf(body.Type(), input.Property); ok {
			return body.FieldByIndex(field.Index)
		}
	case reflect.Map:
		return body.MapIndex(reflect.ValueOf(input.Property).Convert(body.Type().Key()))
	}
	return reflect.Value{}
}

// withProperty is a copy of a body with another value of one property.
func withProperty(body any, name, position string) (any, error) {
	if body == nil {
		return map[string]any{name: json.RawMessage(position)}, nil
	}
	given := reflect.ValueOf(body)
	if given.Kind() == reflect.Pointer {
		changed := reflect.New(given.Type().Elem())
		if !given.IsNil() {
			changed.Elem().Set(given.Elem())
		}
		return changed.Interface(), setProperty(changed.Elem(), name, position)
	}
	changed := reflect.New(given.Type()).Elem()
	changed.Set(given)
	err := setProperty(changed, name, position)
	return changed.Interface(), err
}

// setProperty changes a copy; of a map it makes one of its own.
func setProperty(body reflect.Value, name, position string) error {
	switch body.Kind() {
	case reflect.Struct:
		field, ok := fieldOf(body.Type(), name)
		if !ok {
			break
		}
		value, err := valueOf(field.Type, position)
		if err == nil {
			body.FieldByIndex(field.Index).Set(value)
		}
		return err
	case reflect.Map:
		value, err := valueOf(body.Type().Elem(), position)
		if err != nil {
			return err
		}
		changed := reflect.MakeMap(body.Type())
		for entries := body.MapRange(); entries.Next(); {
			changed.SetMapIndex(entries.Key(), entries.Value())
		}
		changed.SetMapIndex(reflect.ValueOf(name).Convert(body.Type().Key()), value)
		body.Set(changed)
		return nil
	}
	return invalid("the body has no %q to ask for a page with", name)
}

// valueOf reads a JSON text as a type; nil: as what it is. A number may be asked for as a
// text, and the other way round.
func valueOf(type_ reflect.Type, position string) (reflect.Value, error) {
	if type_ == nil {
		type_ = reflect.TypeFor[any]()
	}
	value := reflect.New(type_)
	text := position
	if position[0] == '"' {
		text = textOf(rawJSON(position))
	} else {
		text = strconv.Quote(position)
	}
	if Unmarshal([]byte(position), value.Interface()) != nil && Unmarshal([]byte(text), value.Interface()) != nil {
		return value, invalid("the server says a next page that the request cannot ask for")
	}
	return value.Elem(), nil
}

// fieldOf is the field that is called so in JSON.
func fieldOf(type_ reflect.Type, name string) (reflect.StructField, bool) {
	for i := range type_.NumField() {
		tag := type_.Field(i).Tag.Get("json")
		if tag != "-" && tagList(tag)[0] == name {
			return type_.Field(i), true
		}
	}
	return reflect.StructField{}, false
}
