package runtime

import (
	"net/http"
	"time"
)

// Call says which call, and which attempt of it, a hook is told of.
type Call struct {
	// OperationID is empty where the document has none.
	OperationID string
	// Attempt counts from 1.
	Attempt int
}

// Hooks are functions that are called around each request; any may be nil.
type Hooks struct {
	// BeforeRequest may change the headers of what is about to be sent. Its error ends the call.
	BeforeRequest func(Call, *http.Request) error
	// AfterResponse is told of each answer, whose body is not to be read.
	AfterResponse func(Call, *http.Response, time.Duration) error
	// OnRetry is told what failed, and what is waited for.
	OnRetry func(call Call, delay time.Duration, cause error)
	// OnError is told once of the error that a call returns.
	OnError func(Call, error)
}
