// Package optionalnullable tells a property that is absent from one that is null.
package optionalnullable

import "encoding/json"

// OptionalNullable is a property that is absent (nil), null, or a value of type T.
//
// What is there stands under true; null is a nil pointer. Fields of this type have the tag
// omitempty, by which encoding/json leaves out what is absent, too.
type OptionalNullable[T any] map[bool]*T

// From is a value, and null for nil.
func From[T any](value *T) OptionalNullable[T] {
	return OptionalNullable[T]{true: value}
}

// IsSet says whether there is a value, or null.
func (o OptionalNullable[T]) IsSet() bool {
	_, set := o[true]
	return set
}

// IsNull says whether it is null; what is absent is not.
func (o OptionalNullable[T]) IsNull() bool {
	return o.IsSet() && o[true] == nil
}

// Get is the value, nil for null, and whether it is set at all.
func (o OptionalNullable[T]) Get() (*T, bool) {
	value, set := o[true]
	return value, set
}

// GetOrZero is the value, the zero value for null, and whether it is set at all.
func (o OptionalNullable[T]) GetOrZero() (T, bool) {
	var zero T
	if value := o[true]; value != nil {
		return *value, true
	}
	return zero, o.IsSet()
}

// Set makes it a value, and null for nil. Copies stay as they are.
func (o *OptionalNullable[T]) Set(value *T) { *o = From(value) }

// Unset makes it absent. Copies stay as they are.
func (o *OptionalNullable[T]) Unset() { *o = nil }

// MarshalJSON writes the value, or null.
func (o OptionalNullable[T]) MarshalJSON() ([]byte, error) {
	return json.Marshal(o[true])
}

// UnmarshalJSON reads a value, or null.
func (o *OptionalNullable[T]) UnmarshalJSON(data []byte) error {
	var value *T
	if err := json.Unmarshal(data, &value); err != nil {
		return err
	}
	o.Set(value)
	return nil
}
