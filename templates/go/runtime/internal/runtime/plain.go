package runtime

import (
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

// add leaves out what is undefined.
func (p *plain) add(name string, item plain) {
	if item.kind == plainUndefined {
		return
	}
	p.items = append(p.items, item)
	if p.kind == plainObject {
		p.names = append(p.names, name)
	}
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
	default:
		return plainOfOther(reflect.ValueOf(value), 0)
	}
	return plain{}, nil
}

func plainOfString(text string) (plain, error) {
	if !utf8.ValidString(text) {
		return plain{}, errors.New("a string that is not UTF-8 cannot be sent")
	}
	return plain{kind: plainText, text: text}, nil
}

// plainOfOther goes through lists and pointers, of which depth are around the value.
func plainOfOther(value reflect.Value, depth int) (plain, error) {
	if isNil(value) {
		return plain{}, nil
	}
	if depth > maxDepth {
		return plain{}, fmt.Errorf("it is nested more than %d deep, or contains itself", maxDepth)
	}
	if hasOwnJSON(value.Type()) {
		return plainOfJSON(value.Interface())
	}
	text := ""
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		return plainOfOther(value.Elem(), depth+1)
	case reflect.String:
		return plainOfString(value.String())
	case reflect.Bool:
		text = strconv.FormatBool(value.Bool())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		text = strconv.FormatInt(value.Int(), 10)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		text = strconv.FormatUint(value.Uint(), 10)
	case reflect.Float32, reflect.Float64:
		number := value.Float()
		if math.IsNaN(number) || math.IsInf(number, 0) {
			return plain{}, fmt.Errorf("%v is not a number that can be sent", number)
		}
		text = floatText(number, value.Type().Bits())
	case reflect.Slice:
		return plainOfSlice(value, depth+1)
	default:
		return plainOfJSON(value.Interface())
	}
	return plain{kind: plainText, text: text}, nil
}

func plainOfSlice(value reflect.Value, depth int) (plain, error) {
	found := plain{kind: plainArray}
	for i := range value.Len() {
		item, err := plainOfOther(value.Index(i), depth)
		if err != nil {
			return plain{}, err
		}
		found.add("", item)
	}
	return found, nil
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

// plainOfJSON reduces what a value is in JSON.
func plainOfJSON(value any) (plain, error) {
	data, err := Marshal(value)
	if err != nil {
		return plain{}, err
	}
	return (&jsonReader{data: data}).plain(), nil
}

// plain is the next value, reduced to text.
func (r *jsonReader) plain() plain {
	switch r.kind() {
	case kindNull:
		r.literal()
		return plain{}
	case kindBool:
		return plain{kind: plainText, text: string(r.literal())}
	case kindString:
		return plain{kind: plainText, text: r.text()}
	case kindArray:
		found := plain{kind: plainArray}
		_ = r.items(func(int) *fault {
			found.add("", r.plain())
			return nil
		})
		return found
	case kindObject:
		found := plain{kind: plainObject}
		_ = r.members(func(key []byte) *fault {
			found.add(string(key), r.plain())
			return nil
		})
		return found
	default:
		return plain{kind: plainText, text: numberText(string(r.literal()))}
	}
}

// numberText writes a float as it is where it stands alone; integers have all their digits.
func numberText(literal string) string {
	if strings.ContainsAny(literal, ".eE") {
		if number, err := strconv.ParseFloat(literal, 64); err == nil {
			return floatText(number, 64)
		}
	}
	return literal
}
