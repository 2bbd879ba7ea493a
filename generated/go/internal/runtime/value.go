package runtime

// Value is a pointer itself, and one to the zero value where it is nil: a field is read of
// it without copying all others.
func Value[T any](pointer *T) *T {
	if pointer == nil {
		return new(T)
	}
	return pointer
}
