package runtime

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
)

// Undescribed lists the properties that came with an item of a stream, and that its type
// does not have; property, if it is not empty, is the one of the item that is looked at in
// its place. isObject is false for a value whose type has no properties of its own.
//
// By it an error is known that was taken for an item, because that may hold anything.
func Undescribed(item any, property string) (names []string, isObject bool) {
	model, other := known(reflect.ValueOf(item))
	if property != "" {
		if other != nil {
			other = other.at(property)
		} else if model.Kind() == reflect.Struct {
			field, ok := fieldOf(model.Type(), property)
			if !ok {
				return nil, false
			}
			model, other = known(model.FieldByIndex(field.Index))
		}
	}
	if other != nil {
		var object map[string]rawJSON
		_ = json.Unmarshal(other, &object) // of all else there are none
		return slices.Sorted(maps.Keys(object)), false
	}
	if !model.IsValid() || !isModel(model.Type()) {
		return nil, false
	}
	if one, ok := model.Addr().Interface().(extended); ok {
		return one.ExtraFields().Names(), true
	}
	for i := range model.NumField() {
		if takesRest(model.Type().Field(i)) {
			for _, name := range model.Field(i).MapKeys() {
				names = append(names, name.String())
			}
		}
	}
	return names, true
}

// known is what a value is behind pointers and unions; other is the JSON of a variant that
// is not known.
func known(value reflect.Value) (model reflect.Value, other rawJSON) {
	for value.IsValid() {
		switch {
		case value.Kind() == reflect.Pointer || value.Kind() == reflect.Interface:
			value = value.Elem()
		case isOptionalNullable(value.Type()):
			value = value.MapIndex(reflect.ValueOf(true))
		case isUnion(value.Type()):
			if one, ok := value.Addr().Interface().(open); ok && one.Other().Raw() != nil {
				return reflect.Value{}, rawJSON(one.Other().Raw())
			}
			value = variantIn(value)
		default:
			return value, nil
		}
	}
	return value, nil
}

// variantIn is the one field of a union that is set.
func variantIn(value reflect.Value) reflect.Value {
	for i := range value.NumField() {
		if value.Type().Field(i).IsExported() && !isNil(value.Field(i)) {
			return value.Field(i)
		}
	}
	return reflect.Value{}
}
