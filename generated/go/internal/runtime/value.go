package runtime

// Value is what a pointer points to, and the zero value where it is nil.
func Value[T any](pointer *T) T {
	if pointer == nil {
		var zero T
		return zero
	}
	return *pointer
}
