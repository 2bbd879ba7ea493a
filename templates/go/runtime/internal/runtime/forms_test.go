package runtime

import (
	"strings"
	"testing"
)

type pet struct {
	Name  *string  `json:"name,omitempty"`
	Age   *int64   `json:"age,omitempty"`
	Kind  petKind  `json:"kind" const:"cat"`
	Tags  []string `json:"tags,omitempty"`
	Owner *string  `json:"owner"`
	extra Extra
}

type petKind string

func (p *pet) ExtraFields() *Extra             { return &p.extra }
func (p pet) MarshalJSON() ([]byte, error)     { return Marshal(&p) }
func (p *pet) UnmarshalJSON(data []byte) error { return Unmarshal(data, p) }

type labels struct {
	First string            `json:"first"`
	Rest  map[string]string `json:"-" additionalProperties:"true"`
}

// either is a union of whatever a form may be made of.
type either struct {
	_    struct{} `union:""`
	Pet  *pet
	Text *string
	File *sample
	List []any
}

func age(years int64) *pet { return &pet{Age: &years} }

func sentForm(value any, encodings map[string]Encoding) (string, error) {
	op := &Operation{Method: "POST", Path: "/pets", Contents: []Content{
		{Kind: FormContent, MediaType: "application/x-www-form-urlencoded", Encodings: encodings},
	}}
	return sentBody(op, value)
}

func TestForms(t *testing.T) {
	exploded := &Style{Name: "deepObject", Explode: true}
	joined := &Style{Name: "form"}
	reserved := &Style{Name: "form", Explode: true, AllowReserved: true}
	withMore := age(3)
	withMore.ExtraFields().Set("z", []int{1, 2})
	text := "a b"
	for _, one := range []struct {
		value     any
		encodings map[string]Encoding
		want      string
	}{
		{anyMap{"a": "x y&z=~*"}, nil, "a=x+y%26z%3D%7E*"},
		{anyMap{"a": 1.5, "b": true, "c": 7}, nil, "a=1.5&b=true&c=7"},
		{anyMap{"a": []int{1, 2}}, nil, "a=1&a=2"},
		{anyMap{"a": anyMap{"age": 3}}, nil, "a=%7B%22age%22%3A3%7D"},
		{anyMap{"a": []any{[]int{1}, nil}}, nil, "a=%5B1%5D"},
		{anyMap{"a": "", "b": nil, "ü&": "☃"}, nil, "a=&%C3%BC%26=%E2%98%83"},
		{anyMap{"a": []byte("\x00\xff")}, nil, "a=AP8%3D"},
		{map[string]string{"b": "2", "a": "1"}, nil, "a=1&b=2"},
		{anyMap{}, nil, ""},
		{pet{Name: &text}, nil, "name=a+b&kind=cat"},
		{withMore, nil, "age=3&kind=cat&z=1&z=2"},
		{labels{"1", map[string]string{"c": "3", "b": "2"}}, nil, "first=1&b=2&c=3"},
		{either{Pet: age(4)}, nil, "age=4&kind=cat"},
		{struct {
			A int `json:"a"`
		}{5}, nil, "a=5"},
		{
			anyMap{"a": age(3), "b": []int{1, 2}, "c": "x", "d": "5/6"},
			map[string]Encoding{
				"a": {Style: exploded}, "b": {Style: joined}, "c": {ContentType: "application/json"},
				"d": {Style: reserved},
			},
			"a%5Bage%5D=3&a%5Bkind%5D=cat&b=1,2&c=%22x%22&d=5/6",
		},
		{
			anyMap{"a": []int{1, 2}, "b": nil},
			map[string]Encoding{"a": {ContentType: "application/json"}, "b": {ContentType: "application/json"}},
			"a=%5B1%2C2%5D&b=null",
		},
	} {
		got, err := sentForm(one.value, one.encodings)
		if err != nil || got != "application/x-www-form-urlencoded · "+one.want {
			t.Errorf("%#v: %q, %v; want %q", one.value, got, err, one.want)
		}
	}
}

func TestFormsThatCannotBeSent(t *testing.T) {
	styled := map[string]Encoding{"a": {Style: &Style{Name: "form"}}}
	for _, one := range []struct {
		value     any
		encodings map[string]Encoding
		says      string
	}{
		{[]int{1}, nil, "POST /pets: body: a form is made of an object, not of []int"},
		{"a", nil, "a form is made of an object, not of string"},
		{anyMap{"a": "\xff"}, nil, "a: the text is not UTF-8"},
		{anyMap{"a": sample{}}, nil, `"a": this form takes no files, but bytes`},
		{anyMap{"a": strings.NewReader("x")}, nil, "takes no files"},
		{anyMap{"a": []any{strings.NewReader("x")}}, nil, "takes no files"},
		{anyMap{"a": strings.NewReader("x")}, styled, "its style cannot write files"},
		{anyMap{"a": [][]int{{1}}}, styled, "cannot write arrays or objects inside others"},
		{anyMap{"a": make(chan int)}, nil, "a: a chan int has no JSON form"},
		{either{}, nil, "either has none of its fields set"},
	} {
		got, err := sentForm(one.value, one.encodings)
		if err == nil || !strings.Contains(err.Error(), one.says) {
			t.Errorf("%#v: %q, %v; want %q", one.value, got, err, one.says)
		}
	}
}

func TestFormsInParameters(t *testing.T) {
	for _, one := range []struct {
		value any
		want  string
	}{
		{anyMap{"foo": "a + b", "bar": true}, "?bar=true&foo=a+%2B+b"},
		{anyMap{"a": anyMap{"b": []int{1}}}, "?a=%7B%22b%22%3A%5B1%5D%7D"},
		{age(3), "?age=3&kind=cat"},
		{(*pet)(nil), ""},
		{nil, ""},
	} {
		got, err := sentParameter(t, "", Parameter{In: QueryString}, one.value)
		if err != nil || got != one.want {
			t.Errorf("%#v: %q, %v; want %q", one.value, got, err, one.want)
		}
	}
	for _, one := range []struct {
		parameter Parameter
		value     any
		want      string
	}{
		{
			Parameter{In: QueryString, Encodings: map[string]Encoding{"a": {Style: &Style{Name: "spaceDelimited"}}}},
			anyMap{"a": []int{1, 2}}, "?a=1%202",
		},
		{Parameter{In: QueryString, Style: style("json")}, anyMap{"a": nil}, "?%7B%22a%22%3Anull%7D"},
		{Parameter{In: QueryString, Style: style("text")}, "a=b&c d", "?a%3Db%26c%20d"},
		{Parameter{In: QueryString, Style: style("json")}, nil, ""},
		{Parameter{In: Query, Style: style("urlencoded")}, anyMap{"a": "b c", "d": []int{1, 2}}, "?color=a%3Db%2Bc%26d%3D1%26d%3D2"},
	} {
		got, err := sentParameter(t, "", one.parameter, one.value)
		if err != nil || got != one.want {
			t.Errorf("%+v of %#v: %q, %v; want %q", one.parameter, one.value, got, err, one.want)
		}
	}
	_, err := sentParameter(t, "", Parameter{In: QueryString}, []int{1})
	if err == nil || !strings.Contains(err.Error(), `parameter "color": a form is made of an object`) {
		t.Error(err)
	}
	got, err := sentParameter(t, "/a?b=c", Parameter{In: QueryString}, anyMap{"d": 1})
	if err != nil || got != "/a?b=c&d=1" {
		t.Error(got, err)
	}
}
