package stream

import (
	"bytes"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// parsed are the events of a body, read as simply as the specification says it.
func parsed(body string) (found []event) {
	body = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(body)
	body = strings.TrimPrefix(body, "\uFEFF")
	lines := strings.Split(body, "\n")
	var now event
	var data []string
	var lastID []byte
	for _, line := range lines[:len(lines)-1] {
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		text := asUTF8([]byte(value))
		switch {
		case line == "":
			if data != nil {
				now.data = asUTF8([]byte(strings.Join(data, "\n")))
				now.lastID = lastID
				found = append(found, now)
			}
			now, data = event{}, nil
		case name == "data":
			data = append(data, value)
		case name == "event":
			now.name = text
		case name == "id":
			if !strings.Contains(value, "\x00") {
				now.id, lastID = text, text
			}
		case name == "retry":
			if isMilliseconds([]byte(value)) {
				now.retry = text
			}
		}
	}
	return found
}

func FuzzEvents(f *testing.F) {
	for _, c := range bodies {
		f.Add(c.body, uint16(len(c.body)/2))
	}
	f.Add("data: "+strings.Repeat("x", 5000)+"\r\ndata: y\r\n\r\n", uint16(4096))
	f.Fuzz(func(t *testing.T, body string, split uint16) {
		if body == "\uFEFF" || len(body) > 1<<20 {
			return // a mark alone is an unfinished line
		}
		want := parsed(body)
		at := min(int(split), len(body))
		for how, reader := range map[string]io.Reader{
			"at once":  strings.NewReader(body),
			"by bytes": iotest.OneByteReader(strings.NewReader(body)),
			"split":    io.MultiReader(strings.NewReader(body[:at]), strings.NewReader(body[at:])),
		} {
			cutter := newEvents(&buffer{from: reader, limit: 1 << 20})
			var got []event
			one, err := cutter.next()
			for ; err == nil; one, err = cutter.next() {
				got = append(got, cloned(one))
			}
			if len(got) != len(want) {
				t.Fatalf("%s: got %d events, want %d", how, len(got), len(want))
			}
			for i := range got {
				if !reflect.DeepEqual(got[i], cloned(want[i])) {
					t.Fatalf("%s: event %d: got %q, want %q", how, i, got[i], want[i])
				}
			}
			if err != io.EOF {
				t.Fatalf("%s: %v at the end", how, err)
			}
		}
	})
}

// cloned is an event that stays; no text is as good as an empty one, but of id and retry.
func cloned(e event) event {
	e.data = append([]byte{}, e.data...)
	e.name = append([]byte{}, e.name...)
	e.lastID = append([]byte{}, e.lastID...)
	e.id, e.retry = bytes.Clone(e.id), bytes.Clone(e.retry)
	return e
}
