package runtime

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// appendForm adds application/x-www-form-urlencoded pairs, as the URL Standard (section
// 5.2) writes them.
//
// Arrays are repeated, objects are JSON, and null is left out, unless an encoding says
// otherwise (OpenAPI 3.1, section 4.8.15).
func appendForm(to []byte, value any, encodings map[string]Encoding) ([]byte, error) {
	fields, err := formFieldsOf(value)
	for i := 0; i < len(fields) && err == nil; i++ {
		to, err = appendFormField(to, fields[i], encodings[fields[i].name])
	}
	return to, err
}

func appendFormField(to []byte, field formField, encoding Encoding) ([]byte, error) {
	if encoding.Style != nil {
		return appendStyled(to, field, *encoding.Style)
	}
	items := itemsOf(field.value)
	if isJSONType(encoding.ContentType) {
		items = wholeOf(field.value)
	}
	for _, one := range items {
		if data, ok := one.file.([]byte); ok {
			one = formItem{json: []byte(`"` + base64.StdEncoding.EncodeToString(data) + `"`)}
		}
		if one.file != nil {
			return to, fmt.Errorf("%q: this form takes no files, but bytes", field.name)
		}
		to = appendPair(to, escapeForm(field.name), escapeForm(one.text(encoding.ContentType)))
	}
	return to, nil
}

// appendStyled writes a property as a query parameter.
func appendStyled(to []byte, field formField, style Style) ([]byte, error) {
	if _, ok := field.value.(json.RawMessage); !ok {
		return to, fmt.Errorf("%q: its style cannot write files", field.name)
	}
	return appendQuery(to, field.name, field.value, style)
}

// escapeForm is the application/x-www-form-urlencoded percent-encode set, with spaces as +.
func escapeForm(text string) string {
	escaped := escapeUnless(text, func(i int) bool {
		one := text[i]
		return one == ' ' || one == '*' || one != '~' && isUnreserved(one)
	})
	return strings.ReplaceAll(escaped, " ", "+")
}

// formItem is one value of a form: a file, or JSON.
type formItem struct {
	file any
	json []byte
}

// text is the JSON of a value; a string stands without its quotes, unless it is to be JSON.
func (i formItem) text(contentType string) string {
	if i.json[0] == '"' && !isJSONType(contentType) {
		return (&jsonReader{data: i.json}).text()
	}
	return string(i.json)
}

func (i formItem) isStructure() bool {
	return i.json[0] == '{' || i.json[0] == '['
}

func (i formItem) isNull() bool { return string(i.json) == "null" }

// itemsOf are the values of a property that are written one by one: of an array its items,
// of null none.
func itemsOf(value any) []formItem {
	var items []formItem
	switch value := value.(type) {
	case json.RawMessage:
		if value[0] != '[' {
			items = wholeOf(value)
			break
		}
		r := &jsonReader{data: value}
		_ = r.items(func(int) *fault {
			items = append(items, formItem{json: r.raw()})
			return nil
		})
	case []any:
		for _, one := range value {
			items = append(items, wholeOf(one)...)
		}
	default:
		items = wholeOf(value)
	}
	return slices.DeleteFunc(items, formItem.isNull)
}

// wholeOf is a value as one item.
func wholeOf(value any) []formItem {
	if data, ok := value.(json.RawMessage); ok {
		return []formItem{{json: data}}
	}
	return []formItem{{file: value}}
}
