package runtime

import (
	"bytes"
	"io"
	"net/http"
)

// head is an answer without its body, whose request shows no secret.
func (c *call) head(last *attempt) *http.Response {
	head := *last.answer
	head.Body = http.NoBody
	head.Request = c.view(last.request)
	if head.Request.URL != last.request.URL { // the answer may name it
		head.Header = hideInHeader(head.Header, spelled(c.secretsInURL(last.request.URL)))
	}
	return &head
}

// view is a request without its body and its secrets.
func (c *call) view(sent *http.Request) *http.Request {
	return &http.Request{
		Method:        sent.Method,
		URL:           c.shown(sent),
		Proto:         sent.Proto,
		ProtoMajor:    sent.ProtoMajor,
		ProtoMinor:    sent.ProtoMinor,
		Header:        c.client.secrets.headers(sent.Header),
		Host:          sent.Host,
		ContentLength: sent.ContentLength,
	}
}

// answeredOf is an answer that is an error, without what it says back of the secrets that
// were sent.
func (c *call) answeredOf(last *attempt) Answered {
	secrets := c.secretsOf(last.request)
	head := c.head(last)
	head.Header = hideInHeader(head.Header, secrets)
	body := hideInBody(last.body, secrets)
	head.Body = io.NopCloser(bytes.NewReader(body))
	return Answered{Response: head, Body: body, Attempts: c.attempts(), Operation: c.op.ID}
}
