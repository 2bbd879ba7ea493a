package runtime

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
)

// sample is a file as generated code has it.
type sample struct {
	Name, ContentType string
	Content           io.Reader
}

func (s sample) FilePart() (name, contentType string, content io.Reader) {
	return s.Name, s.ContentType, s.Content
}

// sentBody is the type of a body and what it holds.
func sentBody(op *Operation, value any) (string, error) {
	out, err := encode(op, nil, Arguments{Body: value})
	if err != nil {
		return "", err
	}
	if out.body == nil {
		return "", nil
	}
	data, err := readBody(out.body)
	if err == nil && out.body.length >= 0 && out.body.length != int64(len(data)) {
		err = errors.New("it has another length than it says")
	}
	return out.header.Get("Content-Type") + " · " + data, err
}

func readBody(from *body) (string, error) {
	opened, err := from.open()
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(opened)
	return string(data), errors.Join(err, opened.Close())
}

func operationOf(kind ContentKind, mediaType string) *Operation {
	return &Operation{Method: "POST", Path: "/", Contents: []Content{{Kind: kind, MediaType: mediaType}}}
}

func TestBodies(t *testing.T) {
	text, latin := "ü", "text/plain; charset=iso-8859-1"
	file := filepath.Join(t.TempDir(), "a.png")
	if err := os.WriteFile(file, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func() *os.File {
		opened, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { opened.Close() })
		return opened
	}
	for _, one := range []struct {
		kind      ContentKind
		mediaType string
		value     any
		want      string
	}{
		{JSONContent, "application/json", age(3), `application/json · {"age":3,"kind":"cat","owner":null}`},
		{JSONContent, "application/json", "a<b", `application/json · "a<b"`},
		{JSONContent, "application/merge-patch+json", anyMap{"name": nil}, `application/merge-patch+json · {"name":null}`},
		{TextContent, "text/plain", text, "text/plain · ü"},
		{TextContent, "text/plain", &text, "text/plain · ü"},
		{TextContent, "text/plain", colour("red"), "text/plain · red"},
		{TextContent, latin, text, latin + " · \xfc"},
		{TextContent, `text/plain; Charset="US-ASCII"`, "a", `text/plain; Charset="US-ASCII" · a`},
		{TextContent, "application/xml", "<a/>", "application/xml · <a/>"},
		{TextContent, "text/csv", []byte("\xff"), "text/csv · \xff"},
		{RawContent, anyType, []byte("\xffa"), anyType + " · \xffa"},
		{RawContent, anyType, []byte{}, anyType + " · "},
		{RawContent, anyType, strings.NewReader("a"), anyType + " · a"},
		{RawContent, anyType, bytes.NewBufferString("a"), anyType + " · a"},
		{RawContent, anyType, iotest.OneByteReader(strings.NewReader("abc")), anyType + " · abc"},
		{RawContent, anyType, "text", anyType + " · text"},
		{RawContent, "image/*", open(), "image/png · x"},
		{RawContent, "video/*", open(), anyType + " · x"},
		{RawContent, "*/*", open(), "image/png · x"},
		{RawContent, "*/*", []byte("x"), anyType + " · x"},
		{RawContent, "image/*", sample{ContentType: "image/gif", Content: strings.NewReader("x")}, "image/gif · x"},
		{RawContent, "image/*", &sample{Name: "b.JPG", Content: open()}, "image/jpeg · x"},
	} {
		got, err := sentBody(operationOf(one.kind, one.mediaType), one.value)
		if err != nil || got != one.want {
			t.Errorf("%s of %#v: %q, %v; want %q", one.mediaType, one.value, got, err, one.want)
		}
	}
}

func TestBodiesThatCannotBeSent(t *testing.T) {
	latin := "text/plain; charset=iso-8859-1"
	for _, one := range []struct {
		kind      ContentKind
		mediaType string
		value     any
		says      string
	}{
		{JSONContent, "application/json", make(chan int), "POST /: body: a chan int has no JSON form"},
		{TextContent, latin, "☃", "latin-1 has no character '☃'"},
		{TextContent, "text/plain; charset=us-ascii", "ü", "ASCII has no character"},
		{TextContent, "text/plain; charset=x", "a", `"x" is no charset that is known`},
		{TextContent, "text/plain", "\xff", "not UTF-8"},
		{RawContent, anyType, 7, "it must be text, bytes, a reader or a file, not int"},
		{RawContent, anyType, sample{}, "the file has no content"},
		{RawContent, "image/*", sample{ContentType: "a\nb", Content: strings.NewReader("")}, "header Content-Type"},
	} {
		got, err := sentBody(operationOf(one.kind, one.mediaType), one.value)
		var invalid *InvalidRequestError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), one.says) {
			t.Errorf("%s of %#v: %q, %v; want %q", one.mediaType, one.value, got, err, one.says)
		}
	}
}

func TestBodiesThatAreLeftOut(t *testing.T) {
	required := operationOf(JSONContent, "application/json")
	required.BodyRequired = true
	form := operationOf(FormContent, "application/x-www-form-urlencoded")
	form.BodyRequired = true
	for _, one := range []struct {
		op    *Operation
		value any
		want  string
	}{
		{operationOf(JSONContent, "application/json"), nil, ""},
		{operationOf(JSONContent, "application/json"), (*pet)(nil), ""},
		{operationOf(FormContent, "application/x-www-form-urlencoded"), []string(nil), ""},
		{&Operation{}, nil, ""},
		{required, nil, "application/json · null"},
		{required, (*pet)(nil), "application/json · null"},
		{required, []string(nil), "application/json · []"},
		{form, map[string]string(nil), "application/x-www-form-urlencoded · "},
	} {
		got, err := sentBody(one.op, one.value)
		if err != nil || got != one.want {
			t.Errorf("%#v: %q, %v; want %q", one.value, got, err, one.want)
		}
	}
}

func TestTheContentThatIsAskedFor(t *testing.T) {
	op := operationOf(JSONContent, "application/json")
	op.Contents = append(op.Contents, Content{Kind: TextContent, MediaType: "text/csv"})
	out, err := encode(op, nil, Arguments{Body: "a,b", Content: 1})
	if err != nil || out.header.Get("Content-Type") != "text/csv" {
		t.Error(out, err)
	}
}
