package stream

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

// pieces are read one after another.
type pieces struct {
	left   [][]byte
	err    error
	closed int
}

func (p *pieces) Read(to []byte) (int, error) {
	if len(p.left) == 0 {
		if p.err != nil {
			return 0, p.err
		}
		return 0, io.EOF
	}
	n := copy(to, p.left[0])
	if p.left[0] = p.left[0][n:]; len(p.left[0]) == 0 {
		p.left = p.left[1:]
	}
	return n, nil
}

func (p *pieces) Close() error {
	p.closed++
	return nil
}

// read is what a stream hands out, as JSON, and its error.
func read(t *testing.T, body io.ReadCloser, format Format) ([]string, error) {
	t.Helper()
	events := New[any](body, format, Items{Decode: json.Unmarshal})
	var items []string
	for events.Next() {
		item, err := json.Marshal(*events.Value())
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, string(item))
	}
	if events.Next() || events.Value() != nil {
		t.Error("there is something behind the end")
	}
	return items, events.Err()
}

var bodies = []struct {
	name   string
	format Format
	body   string
	items  []string
	err    string
}{
	{"LF", Events(), "data: 1\n\ndata: 2\n\n", []string{"1", "2"}, ""},
	{"CR", Events(), "data: 1\r\rdata: 2\r\r", []string{"1", "2"}, ""},
	{"CRLF", Events(), "data: 1\r\n\r\ndata: 2\r\n\r\n", []string{"1", "2"}, ""},
	{"mixed", Events(), "data: [1,\r\ndata:2,\rdata: 3]\n\r\ndata: 4\n\n", []string{"[1,2,3]", "4"}, ""},
	{"byte order mark", Events(), "\uFEFFdata: 1\n\n", []string{"1"}, ""},
	{"second byte order mark", Events(), "\n\uFEFFdata: 1\n\n", nil, ""},
	{"one space", TextEvents(), "data:  a \n\ndata:b\n\n", []string{`" a "`, `"b"`}, ""},
	{"lines", TextEvents(), "data: a\ndata\ndata: b\ndata:\n\n", []string{`"a\n\nb\n"`}, ""},
	{"empty data", TextEvents(), "data\n\ndata:\n\n", []string{`""`, `""`}, ""},
	{"comments", Events(), ": hello\n\n:\ndata: 1\n: more\n\n: bye", []string{"1"}, ""},
	{"without data", Events(), "event: x\nid: 3\n\ndata: 1\n\n", []string{"1"}, ""},
	{"unknown fields", Events(), "dat: 0\nDATA: 0\ndata : 0\ndata: 1\n\n", []string{"1"}, ""},
	{"escapes", TextEvents(), "data: \"\\\t\x01é\n\n", []string{`"\"\\\t\u0001é"`}, ""},
	{"no UTF-8", TextEvents(), "data: a\xffb\xe2\x82c\xf0\x9f\x98\n\n", []string{`"a�b�c�"`}, ""},
	{"empty", Events(), "", nil, ""},
	{"cut in a line", Events(), "data: 1\n\ndata: 2", []string{"1"}, ""},
	{"cut in an event", Events(), "data: 1\n\ndata: 2\n", []string{"1"}, ""},
	{"cut after a type", Events(), "event: x\n", nil, ""},

	{"sentinel", Events().Until("[DONE]"), "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n", []string{"1"}, ""},
	{"no sentinel", Events().Until("[DONE]"), "data: 1\n\n", []string{"1"}, `the stream ended before its "[DONE]": unexpected EOF`},
	{"nothing for a sentinel", Events().Until(""), "data: 1\n\n", []string{"1"}, `the stream ended before its "": unexpected EOF`},
	{"empty sentinel", Events().Until(""), "data: 1\n\ndata\n\n", []string{"1"}, ""},

	{"whole", WholeEvents("text"),
		"event: a\nid: 1\nretry: 007\ndata: {}\n\nevent: text\nretry: x\ndata: 1\n\nid\ndata: 2\n\nid: \x00\ndata: 3\n\n",
		[]string{`{"data":{},"event":"a","id":"1","retry":7}`, `{"data":"1","event":"text"}`,
			`{"data":2,"event":"message","id":""}`, `{"data":3,"event":"message"}`}, ""},
	{"whole, empty id", WholeEvents(), "id\ndata: 1\n\n", []string{`{"data":1,"event":"message","id":""}`}, ""},
	{"whole, text after all", WholeEvents(), "event: ping\ndata: now\n\n", []string{`{"data":"now","event":"ping"}`}, ""},
	{"whole text", WholeTextEvents(), "event: a\ndata: 1\n\n", []string{`{"data":"1","event":"a"}`}, ""},

	{"error event", Events(), "data: 1\n\nevent: error\ndata: {\"code\":3}\n\ndata: 2\n\n", []string{"1"}, "the server sent an error in the stream"},
	{"error instead of JSON", Events(), "event: error\ndata: busy\n\n", nil, "the server sent an error in the stream"},
	{"no JSON", Events(), "data: 1\n\ndata: {\n\ndata: 2\n\n", []string{"1"}, "an item is not what was promised: unexpected end of JSON input"},

	{"JSON lines", JSONLines(), "1\n\r\n {\"a\":2} \r\n3", []string{"1", `{"a":2}`, "3"}, ""},
	{"JSON lines, cut", JSONLines(), "1\n{\"a\":", []string{"1"}, "an item is not what was promised: unexpected end of JSON input"},
	{"JSON lines, sentinel", JSONLines().Until("end"), "1\nend\n2", []string{"1"}, ""},
	{"JSON sequence", JSONSequence(), "\x1e1\n\x1e\x1e{\"a\":\n2}\n\x1e3", []string{"1", `{"a":2}`, "3"}, ""},
	{"JSON sequence, cut", JSONSequence(), "\x1e1\n\x1e{\"a\":\n", []string{"1"}, "an item is not what was promised: unexpected end of JSON input"},

	{"as long as allowed", Events().Limit(9), "data: 123\n\ndata: 12\n\n", []string{"123", "12"}, ""},
	{"long line", Events().Limit(9), "data: 1\n\ndata: 1234\n\n", []string{"1"}, "an item has more than 9 bytes"},
	{"many lines", Events().Limit(9), "data: [1,\ndata: 2,\ndata:  3]\n\n", nil, "an item has more than 9 bytes"},
	{"long JSON line", JSONLines().Limit(3), "123\n1234\n", []string{"123"}, "an item has more than 3 bytes"},
	{"long JSON text", JSONSequence().Limit(4), "\x1e123\n\x1e12345\n", []string{"123"}, "an item has more than 4 bytes"},
}

func TestBodies(t *testing.T) {
	for _, c := range bodies {
		t.Run(c.name, func(t *testing.T) {
			check := func(how string, body io.ReadCloser) {
				t.Helper()
				items, err := read(t, body, c.format)
				if !reflect.DeepEqual(items, c.items) {
					t.Errorf("%s: got %q, want %q", how, items, c.items)
				}
				if text(err) != c.err {
					t.Errorf("%s: got error %q, want %q", how, text(err), c.err)
				}
			}
			check("at once", io.NopCloser(strings.NewReader(c.body)))
			check("by bytes", io.NopCloser(iotest.OneByteReader(strings.NewReader(c.body))))
			check("with its end", io.NopCloser(iotest.DataErrReader(strings.NewReader(c.body))))
			body := []byte(c.body)
			for i := range body {
				check("split", &pieces{left: [][]byte{bytes.Clone(body[:i]), bytes.Clone(body[i:])}})
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// A stream that is cut off anywhere hands out what was whole, and never looks complete.
func TestCutOff(t *testing.T) {
	body := []byte("id: 1\ndata: [1,\ndata: 2]\n\nevent: x\r\ndata: 3\r\n\r\ndata: end\n\n")
	cause := errors.New("reset")
	for i := range len(body) - 1 {
		for _, err := range []error{cause, nil} {
			cut := &pieces{left: [][]byte{bytes.Clone(body[:i])}, err: err}
			items, got := read(t, cut, Events().Until("end"))
			if got == nil || err != nil && !errors.Is(got, cause) || err == nil && !errors.Is(got, io.ErrUnexpectedEOF) {
				t.Errorf("after %d bytes: %v", i, got)
			}
			if len(items) > 0 && items[0] != "[1,2]" || len(items) > 1 && items[1] != "3" {
				t.Errorf("after %d bytes: %q", i, items)
			}
			if cut.closed == 0 {
				t.Errorf("after %d bytes: not closed", i)
			}
		}
	}
}
