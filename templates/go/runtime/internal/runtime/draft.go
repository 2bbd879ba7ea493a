package runtime

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

const usualIdempotencyHeader = "Idempotency-Key"

// draft is a request that can be sent, and sent again: all of it but what signs it.
type draft struct {
	method string
	url    *url.URL
	header http.Header
	// open begins the body anew; nil where there is none.
	open func() (io.ReadCloser, error)
	// length is that of the body; -1 where it is not known.
	length int64
	// once: the body cannot be sent a second time.
	once bool
	// foreign: it goes to another origin than the API's, and nothing secret goes with it.
	foreign bool
	// stays: no redirect is followed.
	stays bool
}

// draft is what a call sends. Its errors are InvalidRequestError and ConfigurationError.
func (c *call) draft() (*draft, error) {
	base, err := c.client.baseURL(c.op, c.options)
	if err != nil {
		return nil, err
	}
	out, err := encode(c.op, c.client.globals, c.args)
	if err != nil {
		return nil, err
	}
	sent := &draft{method: c.op.Method, header: out.header}
	if sent.url, err = c.target(base, out); err != nil {
		return nil, err
	}
	if out.cookie != "" {
		sent.header["Cookie"] = []string{out.cookie}
	}
	if out.body != nil {
		sent.open, sent.length, sent.once = out.body.open, out.body.length, !out.body.repeatable
		kind := c.op.Contents[c.args.Content].Kind
		if kind == JSONContent || kind == FormContent {
			c.open = out.body.open
		}
	}
	return sent, c.addHeaders(sent.header)
}

// target is where a call goes: a path below the server, or the URL that it was given.
func (c *call) target(base *url.URL, out *outgoing) (*url.URL, error) {
	target := *base
	if c.options.URL != "" {
		given, err := url.Parse(c.options.URL)
		if err != nil || !canBeAsked(given) {
			return nil, &ConfigurationError{Reason: "the URL of the call must be an absolute http or https URL"}
		}
		target = *given
		target.RawQuery = joinQueries(given.RawQuery, out.query)
		return &target, nil
	}
	path := base.EscapedPath() + out.path
	plain, err := url.PathUnescape(path)
	if err != nil {
		return nil, invalid("%s: %w", c.op.Path, err)
	}
	target.Path, target.RawPath, target.RawQuery = plain, path, out.query
	return &target, nil
}

func joinQueries(one, other string) string {
	if one == "" || other == "" {
		return one + other
	}
	return one + "&" + other
}

// addHeaders are ours, over which those of the call go.
func (c *call) addHeaders(header http.Header) error {
	accept := c.options.Accept
	if accept == "" {
		accept = Accept(c.op.Answers)
	}
	ours := [...]struct{ name, value string }{
		{"Accept", accept},
		{"Accept-Encoding", "gzip"},
		{"User-Agent", c.client.api.UserAgent},
	}
	values := make([]string, len(ours))
	for i, one := range ours {
		if one.value != "" {
			values[i] = one.value
			header[one.name] = values[i : i+1 : i+1]
		}
	}
	if key := c.options.IdempotencyKey; key != "" {
		if err := set(header, c.idempotencyHeader(), key); err != nil {
			return err
		}
	}
	for name, value := range c.options.Header {
		if err := set(header, name, value); err != nil {
			return err
		}
	}
	if known := c.op.IdempotencyHeader; known != "" && header.Get(known) == "" {
		header.Set(known, newKey())
	}
	return nil
}

func set(header http.Header, name, value string) error {
	if err := checkHeader(name, value); err != nil {
		return &InvalidRequestError{Reason: err.Error()}
	}
	header.Set(name, value)
	return nil
}

func (c *call) idempotencyHeader() string {
	if c.op.IdempotencyHeader != "" {
		return c.op.IdempotencyHeader
	}
	return usualIdempotencyHeader
}

// newKey is a random UUID (RFC 9562, section 5.4).
func newKey() string {
	var id [16]byte
	_, _ = rand.Read(id[:]) // it never fails
	id[6] = id[6]&0x0f | 0x40
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// blank is what requests begin as: http.NewRequest would parse their URL again.
var blank http.Request

// request is the draft for one attempt, not signed yet.
func (d *draft) request(ctx context.Context) (*http.Request, error) {
	request := blank.WithContext(ctx)
	request.Method, request.URL, request.Host = d.method, d.url, d.url.Host
	request.Proto, request.ProtoMajor, request.ProtoMinor = "HTTP/1.1", 1, 1
	request.Header = make(http.Header, len(d.header)+2) // signing adds to it
	maps.Copy(request.Header, d.header)
	if host := request.Header.Get("Host"); host != "" { // net/http does not look there
		request.Host = host
		request.Header.Del("Host")
	}
	if d.open == nil {
		return request, nil
	}
	body, err := d.open()
	if err != nil {
		return nil, err
	}
	request.Body, request.ContentLength = body, d.length
	if d.length == 0 {
		_ = body.Close()
		request.Body = http.NoBody
	}
	if !d.once {
		request.GetBody = d.open
	}
	return request, nil
}

// Accept asks for all answers that are read.
func Accept(answers []Answer) string {
	asked := make([]string, 0, 4)
	for i := range answers {
		if one := accepted(&answers[i]); one != "" && !slices.Contains(asked, one) {
			asked = append(asked, one)
		}
	}
	if len(asked) == 0 {
		return "*/*"
	}
	return strings.Join(asked, ", ")
}
