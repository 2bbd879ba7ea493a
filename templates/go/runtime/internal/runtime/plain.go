package runtime

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// plain is a value, reduced to the text that parameters are made of.
//
// Booleans are true and false, times as in RFC 3339, objects (maps and models) their
// properties. What is undefined (RFC 6570, section 2.3), nil or null, is left out of
// arrays and objects.
type plain struct {
	kind plainKind
	text string
	// items are those of an array, or the values of an object, whose names stand in names.
	items []plain
	names []string
}

type plainKind uint8

const (
	plainUndefined plainKind = iota
	plainText
	plainArray
	plainObject
)

func (p plain) isEmpty() bool {
	return p.text == "" && len(p.items) == 0
}

// plainOf fails for what has no text.
func plainOf(value any) (plain, error) {
	switch value := value.(type) {
	case nil:
		return plain{}, nil
	case string:
		return plainOfString(value)
	case *string:
		if value != nil {
			return plainOfString(*value)
		}
	case int64:
		return plain{kind: plainText, text: strconv.FormatInt(value, 10)}, nil
	case *int64:
		if value != nil {
			return plain{kind: plainText, text: strconv.FormatInt(*value, 10)}, nil
		}
	case bool:
		return plain{kind: plainText, text: strconv.FormatBool(value)}, nil
	case *bool:
		if value != nil {
			return plain{kind: plainText, text: strconv.FormatBool(*value)}, nil
		}
	case []string:
		return plainOfStrings(value)
	default:
		return plainOfOther(reflect.ValueOf(value))
	}
	return plain{}, nil
}

func plainOfString(text string) (plain, error) {
	if !utf8.ValidString(text) {
		return plain{}, errors.New("a string that is not UTF-8 cannot be sent")
	}
	return plain{kind: plainText, text: text}, nil
}

func plainOfStrings(texts []string) (plain, error) {
	if texts == nil {
		return plain{}, nil
	}
	items := make([]plain, len(texts))
	for i, text := range texts {
		item, err := plainOfString(text)
		if err != nil {
			return plain{}, err
		}
		items[i] = item
	}
	return plain{kind: plainArray, items: items}, nil
}

var (
	marshaler     = reflect.TypeFor[json.Marshaler]()
	textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()
)

func plainOfOther(value reflect.Value) (plain, error) {
	if isNil(value) {
		return plain{}, nil
	}
	if value.Type().Implements(marshaler) || value.Type().Implements(textMarshaler) {
		return plainOfJSON(value.Interface())
	}
	text := ""
	switch value.Kind() {
	case reflect.Pointer:
		return plainOfOther(value.Elem())
	case reflect.String:
		return plainOfString(value.String())
	case reflect.Bool:
		text = strconv.FormatBool(value.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		text = strconv.FormatInt(value.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		text = strconv.FormatUint(value.Uint(), 10)
	case reflect.Float32, reflect.Float64:
		number, size := value.Float(), value.Type().Bits()
		if math.IsNaN(number) || math.IsInf(number, 0) {
			return plain{}, fmt.Errorf("%v is not a number that can be sent", number)
		}
		text = floatText(number, size)
	default:
		return plainOfJSON(value.Interface())
	}
	return plain{kind: plainText, text: text}, nil
}

func isNil(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Interface, reflect.Func:
		return value.IsNil()
	default:
		return false
	}
}

// floatText is the shortest text that is the same number: 1.5, 1e+16, 1e-05.
func floatText(number float64, size int) string {
	if size := math.Abs(number); size != 0 && (size < 1e-4 || size >= 1e16) {
		return strconv.FormatFloat(number, 'e', -1, 64)
	}
	return strconv.FormatFloat(number, 'f', -1, size)
}

// plainOfJSON reads what a value is in JSON.
func plainOfJSON(value any) (plain, error) {
	data, err := marshal(value)
	if err != nil {
		return plain{}, err
	}
	return readPlain(data)
}

func readPlain(data []byte) (plain, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	return nextPlain(decoder)
}

func nextPlain(from *json.Decoder) (plain, error) {
	token, err := from.Token()
	if err != nil {
		return plain{}, err
	}
	switch token := token.(type) {
	case string:
		return plain{kind: plainText, text: token}, nil
	case bool:
		return plain{kind: plainText, text: strconv.FormatBool(token)}, nil
	case json.Number:
		return plain{kind: plainText, text: numberText(token)}, nil
	case json.Delim:
		return nextItems(from, token == '{')
	}
	return plain{}, nil
}

func nextItems(from *json.Decoder, named bool) (plain, error) {
	found := plain{kind: plainArray}
	if named {
		found.kind = plainObject
	}
	for from.More() {
		name := ""
		if named {
			token, err := from.Token()
			if err != nil {
				return plain{}, err
			}
			name, _ = token.(string)
		}
		item, err := nextPlain(from)
		if err != nil {
			return plain{}, err
		}
		if item.kind == plainUndefined {
			continue
		}
		found.items = append(found.items, item)
		if named {
			found.names = append(found.names, name)
		}
	}
	_, err := from.Token()
	return found, err
}

// numberText writes a number as it is where it stands alone: all digits of an integer.
func numberText(number json.Number) string {
	if strings.ContainsAny(string(number), ".eE") {
		if float, err := number.Float64(); err == nil {
			return floatText(float, 64)
		}
	}
	return string(number)
}
