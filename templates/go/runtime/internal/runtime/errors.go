package runtime

import "net/http"

// Answered is what is known of an answer that is an error. Errors embed it.
type Answered struct {
	// Response has been read; its request holds no credentials.
	Response *http.Response
	// Body is as it came; cut off after some MiB.
	Body []byte
	// Attempts is how often the request was sent.
	Attempts int
	// Operation is the id of the operation.
	Operation string
}

// HTTPStatusCode is the status of the answer, and 0 without one.
func (a Answered) HTTPStatusCode() int {
	if a.Response == nil {
		return 0
	}
	return a.Response.StatusCode
}
