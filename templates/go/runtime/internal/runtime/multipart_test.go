package runtime

import (
	"io"
	"strings"
	"testing"
)

type uploadForm struct {
	Title    *string          `json:"title,omitempty"`
	File     sample           `json:"file"`
	More     []sample         `json:"more,omitempty"`
	Pet      *pet             `json:"pet,omitempty"`
	Kind     petKind          `json:"kind" const:"cat"`
	Either   *either          `json:"either,omitempty"`
	Perhaps  *sample          `json:"perhaps,omitempty"`
	Nullable map[bool]*sample `json:"nullable,omitempty"`
	extra    Extra
}

func (u *uploadForm) ExtraFields() *Extra { return &u.extra }

func named(name, text string) sample {
	return sample{Name: name, Content: strings.NewReader(text)}
}

// sentParts are the parts of a form, each as its headers and what it holds.
func sentParts(value any, encodings map[string]Encoding) (string, error) {
	made, err := encodeMultipart(Content{Kind: MultipartContent, MediaType: "multipart/form-data", Encodings: encodings}, value, "b")
	if err != nil {
		return "", err
	}
	data, err := readBody(made)
	data = strings.ReplaceAll(data, "Content-Disposition: form-data; ", "")
	data = strings.ReplaceAll(data, "Content-Type: ", "")
	return strings.ReplaceAll(data, "\r\n", "|"), err
}

func TestMultipart(t *testing.T) {
	title, octets := "ü", anyType
	filled := &uploadForm{
		Title: &title, File: named("a.png", "1"), More: []sample{named("", "2"), named("b", "3")},
		Pet: age(3), Either: &either{File: &sample{Content: strings.NewReader("4")}},
		Nullable: map[bool]*sample{true: {Name: "c", Content: strings.NewReader("6")}},
	}
	filled.ExtraFields().Set("z", "5")
	for _, one := range []struct {
		value     any
		encodings map[string]Encoding
		want      string
	}{
		{anyMap{"a": "ü"}, nil, `--b|name="a"||ü|--b--|`},
		{anyMap{"a": []byte("\x00\r\n")}, nil, `--b|name="a"; filename="a"|` + octets + "||\x00||--b--|"},
		{anyMap{"a": [][]byte{[]byte("1"), []byte("2")}}, nil, `--b|name="a"; filename="a"|` + octets + `||1|--b|name="a"; filename="a"|` + octets + `||2|--b--|`},
		{anyMap{"a": []any{"x", 1, nil, true}}, nil, `--b|name="a"||x|--b|name="a"||1|--b|name="a"||true|--b--|`},
		{anyMap{"a": []any{"x", strings.NewReader("y")}}, nil, `--b|name="a"||x|--b|name="a"; filename="a"|` + octets + `||y|--b--|`},
		{anyMap{"a": anyMap{"age": 3}, "b": nil}, nil, `--b|name="a"|application/json||{"age":3}|--b--|`},
		{anyMap{"a": [][]int{{1}}}, nil, `--b|name="a"|application/json||[1]|--b--|`},
		{anyMap{}, nil, `--b--|`},
		{anyMap{"a\"\r\n": "v"}, nil, `--b|name="a%22%0D%0A"||v|--b--|`},
		{anyMap{"a": named("x\".png", "v")}, nil, `--b|name="a"; filename="x%22.png"|image/png||v|--b--|`},
		{anyMap{"a": sample{"x.png", "text/x", strings.NewReader("v")}}, nil, `--b|name="a"; filename="x.png"|text/x||v|--b--|`},
		{
			filled, nil,
			`--b|name="title"||ü|--b|name="file"; filename="a.png"|image/png||1|` +
				`--b|name="more"; filename="more"|` + octets + `||2|--b|name="more"; filename="b"|` + octets + `||3|` +
				`--b|name="pet"|application/json||{"age":3,"kind":"cat","owner":null}|--b|name="kind"||cat|` +
				`--b|name="either"; filename="either"|` + octets + `||4|` +
				`--b|name="nullable"; filename="c"|` + octets + `||6|--b|name="z"||5|--b--|`,
		},
		{
			anyMap{"a": "v=0", "b": "x", "c": "1", "d": "y"},
			map[string]Encoding{
				"a": {ContentType: "application/sdp"}, "b": {ContentType: "application/json"},
				"c": {ContentType: "image/*, application/json, text/plain"}, "d": {ContentType: "text/*"},
			},
			`--b|name="a"|application/sdp||v=0|--b|name="b"|application/json||"x"|` +
				`--b|name="c"|text/plain||1|--b|name="d"||y|--b--|`,
		},
		{
			anyMap{"a": anyMap{"x": 1}, "b": anyMap{"x": 1}},
			map[string]Encoding{"a": {ContentType: "text/plain, application/x+json"}, "b": {ContentType: "text/x"}},
			`--b|name="a"|application/x+json||{"x":1}|--b|name="b"|text/x||{"x":1}|--b--|`,
		},
		{
			anyMap{"a": named("a.png", "1"), "b": named("b.png", "2"), "c": named("c.png", "3"), "d": named("d", "4")},
			map[string]Encoding{
				"a": {ContentType: "image/*"}, "b": {ContentType: "image/gif, text/x"},
				"c": {ContentType: "text/*"}, "d": {ContentType: "image/gif"},
			},
			`--b|name="a"; filename="a.png"|image/png||1|--b|name="b"; filename="b.png"|image/gif||2|` +
				`--b|name="c"; filename="c.png"|` + octets + `||3|--b|name="d"; filename="d"|image/gif||4|--b--|`,
		},
		{
			anyMap{"a": anyMap{"x y": "1 2"}, "b": []string{"1", "&"}, "c": []string{}},
			map[string]Encoding{
				"a": {Style: &Style{Name: "deepObject"}}, "b": {Style: &Style{Name: "form", Explode: true}},
				"c": {Style: &Style{Name: "form"}},
			},
			`--b|name="a[x y]"||1 2|--b|name="b"||1|--b|name="b"||&|--b--|`,
		},
		{
			anyMap{"a": "ü"}, map[string]Encoding{"a": {ContentType: "text/plain; charset=latin-1"}},
			"--b|name=\"a\"|text/plain; charset=latin-1||\xfc|--b--|",
		},
	} {
		got, err := sentParts(one.value, one.encodings)
		if err != nil || got != one.want {
			t.Errorf("%#v:\n%q, %v; want\n%q", one.value, got, err, one.want)
		}
	}
}

func TestMultipartThatCannotBeSent(t *testing.T) {
	for _, one := range []struct {
		value    any
		encoding Encoding
		says     string
	}{
		{[]int{1}, Encoding{}, "a form is made of an object"},
		{anyMap{"a": sample{}}, Encoding{}, `part "a": the file has no content`},
		{anyMap{"a": sample{"", "a\r\nb", strings.NewReader("")}}, Encoding{}, `part "a": header Content-Type`},
		{anyMap{"a": "☃"}, Encoding{ContentType: "text/plain; charset=latin-1"}, `part "a": latin-1 has no character`},
		{anyMap{"a": "x"}, Encoding{ContentType: "a\nb"}, `part "a": header Content-Type`},
		{anyMap{"a": named("", "x")}, Encoding{Style: &Style{Name: "form"}}, "its style cannot write files"},
		{anyMap{"a": "\xff"}, Encoding{}, "not UTF-8"},
	} {
		got, err := sentParts(one.value, map[string]Encoding{"a": one.encoding})
		if err == nil || !strings.Contains(err.Error(), one.says) {
			t.Errorf("%#v: %q, %v; want %q", one.value, got, err, one.says)
		}
	}
}

func TestBoundaries(t *testing.T) {
	op := operationOf(MultipartContent, "multipart/mixed; boundary=x; a=b")
	found := map[string]bool{}
	for range 3 {
		got, err := sentBody(op, anyMap{})
		kind, rest, _ := strings.Cut(got, "; boundary=")
		boundary, text, _ := strings.Cut(rest, " · ")
		if err != nil || kind != "multipart/mixed; a=b" || len(boundary) != 32 || text != "--"+boundary+"--\r\n" {
			t.Errorf("%q, %v", got, err)
		}
		found[boundary] = true
	}
	if len(found) != 3 {
		t.Error(found)
	}
}

func TestMultipartOfStreams(t *testing.T) {
	pipe := struct{ io.Reader }{strings.NewReader("1")}
	made, err := encodeMultipart(Content{}, anyMap{"a": pipe, "b": "2"}, "b")
	if err != nil || made.length != -1 || made.repeatable {
		t.Errorf("%+v, %v", made, err)
	}
	made, err = encodeMultipart(Content{}, anyMap{"a": named("", "1")}, "b")
	if err != nil || made.length != int64(len("--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n"+
		"Content-Type: application/octet-stream\r\n\r\n1\r\n--b--\r\n")) || !made.repeatable {
		t.Errorf("%+v, %v", made, err)
	}
}
