package retry

// Permanent makes an error one that trying again cannot change.
func Permanent(cause error) error {
	if cause == nil {
		return nil
	}
	return &PermanentError{cause}
}

// PermanentError is an error after which nothing is tried again, such as one of an HTTP
// client of your own.
type PermanentError struct {
	cause error
}

func (e *PermanentError) Error() string { return e.cause.Error() }

func (e *PermanentError) Unwrap() error { return e.cause }

// Permanent says that it is one.
func (e *PermanentError) Permanent() bool { return true }

// Temporary makes an error one after which a request may be sent again, as after a
// connection that could not be made.
func Temporary(cause error) error {
	if cause == nil {
		return nil
	}
	return &TemporaryError{cause}
}

// TemporaryError is an error before which nothing was sent, such as one of an HTTP client
// of your own.
type TemporaryError struct {
	cause error
}

func (e *TemporaryError) Error() string { return e.cause.Error() }

func (e *TemporaryError) Unwrap() error { return e.cause }

// Permanent says that it is none.
func (e *TemporaryError) Permanent() bool { return false }
