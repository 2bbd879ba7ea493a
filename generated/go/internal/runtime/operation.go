// Package runtime is what every method of the SDK is made of.
package runtime

import (
	"fmt"
	"io"
	"net/http"
	"time"
)

// Operation is all that is known of one operation before it is called.
type Operation struct {
	ID     string
	Method string
	// Path stands below the server's URL, with {name} where a path parameter goes.
	Path       string
	Parameters []Parameter
	// Contents are what the body may be, the preferred one first; empty where there is none.
	Contents     []Content
	BodyRequired bool
	Answers      []Answer
	Errors       []ErrorCase
	// Security is nil where that of the API holds, and empty where nothing is needed.
	Security Security
	// Servers replace those of the API, unless the client was given a URL.
	Servers []Server
	// IdempotencyHeader is the one by which the server knows a request that comes again.
	IdempotencyHeader string
	// Retries is nil where the policy of the API holds.
	Retries *RetryPolicy
}

// In says where a parameter stands.
type In string

const (
	Path        In = "path"
	Query       In = "query"
	QueryString In = "querystring"
	Header      In = "header"
	Cookie      In = "cookie"
)

// Style says how a parameter is written (OpenAPI 3.1, section 4.8.12.2).
//
// The styles json, text and urlencoded are those of a parameter with content.
type Style struct {
	Name          string
	Explode       bool
	AllowReserved bool
}

// Parameter describes one parameter of an operation.
type Parameter struct {
	In   In
	Name string
	// Style with no name is the usual one of the place.
	Style Style
	// Encodings are those of the fields, where a whole query is a form.
	Encodings map[string]Encoding
}

// Encoding says how one property of a form is written (OpenAPI 3.1, section 4.8.15).
type Encoding struct {
	ContentType string
	// Style is nil where the content type counts.
	Style *Style
}

// ContentKind says how a body is written.
type ContentKind int

const (
	JSONContent ContentKind = iota
	FormContent
	MultipartContent
	TextContent
	RawContent
)

// Content is one of the forms that a request's body may have.
type Content struct {
	Kind      ContentKind
	MediaType string
	Encodings map[string]Encoding
	// Nullable says that nil is sent as null, where the body is required.
	Nullable bool
}

// AnswerKind says how the body of a success is read.
type AnswerKind int

const (
	NoAnswer AnswerKind = iota
	JSONAnswer
	TextAnswer
	// RawAnswer and StreamAnswer are handed out unread.
	RawAnswer
	StreamAnswer
)

// Answer is a success that an operation describes.
type Answer struct {
	// Status is a code such as 200, a range such as 2XX, or default.
	Status string
	Kind   AnswerKind
	// MediaTypes are all that are read in this way.
	MediaTypes []string
}

// ErrorCase is a documented answer that is not a success.
type ErrorCase struct {
	// Status is a code such as 404, a range such as 4XX, or default.
	Status string
	New    func(Answered) error
}

// Arguments are what a method was called with.
type Arguments struct {
	// Parameters are in the order of the operation's; nil and nil pointers are left out.
	Parameters []any
	// Body is nil where none is sent.
	Body any
	// Content is which of the operation's contents the body is.
	Content int
}

// CallOptions are what one call has over its client.
type CallOptions struct {
	// ServerURL replaces the client's server.
	ServerURL string
	// URL replaces the whole URL but the query.
	URL            string
	Header         map[string]string
	Accept         string
	Timeout        *time.Duration
	Retries        *RetryPolicy
	IdempotencyKey string
	// ResponseInto is where the answer's head is put, if it is not nil.
	ResponseInto **http.Response
}

// Response is a success.
type Response struct {
	// Head has no body to read; its request holds no credentials.
	Head *http.Response
	// Answer is the index of the operation's answer that it is; -1 where it has none.
	Answer int
	// Body is a whole body, where the answer is one of JSON or text; what came where
	// nothing was described.
	Body []byte
	// Stream is the unread body of the others; whoever takes it closes it. Its errors are
	// those of a call.
	Stream   io.ReadCloser
	attempts int
	call     *call
}

// Format shows nothing of what came, nor of what was sent.
func (r Response) Format(state fmt.State, _ rune) {
	_, _ = io.WriteString(state, "<response of "+r.call.op.ID+">")
}
