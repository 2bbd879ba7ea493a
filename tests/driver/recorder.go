package main

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"strings"
)

// answer is a response whose body comes in these pieces.
type answer struct {
	Status      int      `json:"status"`
	ContentType string   `json:"content_type"`
	Pieces      [][]byte `json:"pieces"`
}

// request is one as it goes over the wire; the names of its headers are in lower case.
type request struct {
	Method  string      `json:"method"`
	Target  string      `json:"target"`
	Headers [][2]string `json:"headers"`
	Body    []byte      `json:"body"`
}

// recorder is the HTTP client of clients that need no server.
type recorder struct {
	answer *answer
	sent   []request
}

var recording recorder

func (r *recorder) begin(told *answer) { *r = recorder{answer: told} }

func (r *recorder) Do(asked *http.Request) (*http.Response, error) {
	var wire bytes.Buffer
	if err := asked.Write(&wire); err != nil {
		return nil, err
	}
	read, err := http.ReadRequest(bufio.NewReader(&wire))
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(read.Body)
	if err != nil {
		return nil, err
	}
	sent := request{Method: read.Method, Target: read.RequestURI, Body: body}
	for name, values := range read.Header {
		for _, value := range values {
			sent.Headers = append(sent.Headers, [2]string{strings.ToLower(name), value})
		}
	}
	r.sent = append(r.sent, sent)
	header := http.Header{}
	if r.answer.ContentType != "" {
		header.Set("Content-Type", r.answer.ContentType)
	}
	return &http.Response{
		StatusCode:    r.answer.Status,
		Header:        header,
		Body:          io.NopCloser(&pieces{left: r.answer.Pieces}),
		ContentLength: -1,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Request:       asked,
	}, nil
}

// pieces are read one at a time.
type pieces struct{ left [][]byte }

func (p *pieces) Read(into []byte) (int, error) {
	for len(p.left) > 0 && len(p.left[0]) == 0 {
		p.left = p.left[1:]
	}
	if len(p.left) == 0 {
		return 0, io.EOF
	}
	count := copy(into, p.left[0])
	p.left[0] = p.left[0][count:]
	return count, nil
}
