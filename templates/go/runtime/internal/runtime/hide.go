package runtime

import "reflect"

// Hide puts something else in the place of a secret: what is shown of it. A pointer stays:
// nothing shows where it leads.
func Hide[T any](field *T) {
	switch value := reflect.ValueOf(field).Elem(); value.Kind() {
	case reflect.String:
		value.SetString(hidden)
	case reflect.Pointer:
	default:
		value.SetZero()
	}
}
