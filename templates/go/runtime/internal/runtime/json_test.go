package runtime

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"
)

type role string

// optional is what optionalnullable.OptionalNullable is, which is of another package.
type optional[T any] map[bool]*T

func (optional[T]) MarshalJSON() ([]byte, error) { panic("known by its kind") }

type part struct {
	Text  string `json:"text"`
	Size  *int64 `json:"size,omitempty"`
	extra Extra
}

func (p *part) ExtraFields() *Extra { return &p.extra }

type message struct {
	Role    role                     `json:"role" const:"user"`
	Limit   *int64                   `json:"limit"`
	Parts   []part                   `json:"parts"`
	Name    *string                  `json:"name,omitempty"`
	Version *int64                   `json:"version,omitempty" const:"2"`
	Meta    optional[map[string]any] `json:"meta,omitempty"`
	Scores  map[string]float64       `json:"scores,omitempty"`
	Tags    []*string                `json:"tags,omitempty"`
	When    *time.Time               `json:"when,omitempty"`
	Raw     json.RawMessage          `json:"raw,omitempty"`
	Any     any                      `json:"any,omitempty"`
	Point   *[2]any                  `json:"point,omitempty"`
	Strict  *bool                    `json:"strict,omitempty"`
	//lint:ignore SA5008 a name that encoding/json has no way to say
	Comma   *string  `json:"a\\x2cb\\\\,omitempty"`
	Next    *message `json:"next,omitempty"`
	Hidden  int      `json:"-"`
	Unknown int
	extra   Extra
}

func (m *message) ExtraFields() *Extra             { return &m.extra }
func (m message) MarshalJSON() ([]byte, error)     { return Marshal(&m) }
func (m *message) UnmarshalJSON(data []byte) error { return Unmarshal(data, m) }

// rack has a typed map of all other properties, and slices of each kind.
type rack struct {
	List     []int64          `json:"list"`
	Nullable []int64          `json:"nullable" nullable:"true"`
	Map      map[role]float64 `json:"map"`
	Rest     map[string]part  `json:"-" additionalProperties:"true"`
}

func with(members string) string {
	return `{"role":"user","limit":null,"parts":[]` + members + `}`
}

func TestRoundTrip(t *testing.T) {
	tests := []struct{ name, in, out string }{
		{"least", with(``), ""},
		{"white space", " {\n\"role\" : \"user\" ,\t\"limit\":1, \"parts\":[ { \"text\" : \"x\" } , {\"text\":\"\"} ] }\r\n",
			`{"role":"user","limit":1,"parts":[{"text":"x"},{"text":""}]}`},
		{"extra properties stay in their order",
			`{"parts":[{"z":1.0,"text":"a","b":{"c": [ ]}}],"limit":1e2,"role":"user","zz":null}`,
			`{"role":"user","limit":100,"parts":[{"text":"a","z":1.0,"b":{"c":[]}}],"zz":null}`},
		{"keys are exact", with(`,"Role":1,"LIMIT":2`), ""},
		{"the last of the same key counts",
			with(`,"name":"a","x":1,"y":2,"name":"b","x":3`), with(`,"name":"b","x":3,"y":2`)},
		{"the last of the same key replaces all of it",
			with(`,"tags":["a","b"],"tags":["c"],"scores":{"a":1},"scores":{}`), with(`,"scores":{},"tags":["c"]`)},
		{"null may be absence", with(`,"name":null,"scores":null,"tags":null`), with(``)},
		{"null in an any", with(`,"any":null`), with(`,"any":null`)},
		{"null in a nullable", with(`,"meta":null,"raw":null`), ""},
		{"null in an array", with(`,"tags":["a",null]`), ""},
		{"an optional nullable value", with(`,"meta":{"b":null,"a":[1,"x",true]}`), with(`,"meta":{"a":[1,"x",true],"b":null}`)},
		{"integers with a fraction of nothing", `{"role":"user","limit":-1.50e1,"parts":[]}`, `{"role":"user","limit":-15,"parts":[]}`},
		{"the largest integer", `{"role":"user","limit":9223372036854775807,"parts":[]}`, ""},
		{"zero", `{"role":"user","limit":-0.0e99999999999,"parts":[]}`, `{"role":"user","limit":0,"parts":[]}`},
		{"any number", with(`,"any":[0.1,1e400,12345678901234567890,0.30000000000000004,0.1000000000000000055,-1e-400,1E2]`),
			with(`,"any":[0.1,1e400,12345678901234567890,0.30000000000000004,0.1000000000000000055,-1e-400,100]`)},
		{"floats", with(`,"scores":{"a":1.0,"b":1e16,"c":1e15,"d":0.00012,"e":1e-5,"f":123456789.5}`),
			with(`,"scores":{"a":1,"b":1e+16,"c":1000000000000000,"d":0.00012,"e":1e-05,"f":123456789.5}`)},
		{"text", with(`,"name":"\u0041\n\"\\\/\u0000\ud83d\ude00é<&>\u2028"`),
			with(`,"name":"A\n\"\\/\u0000😀é<&>` + "\u2028" + `"`)},
		{"half a pair", with(`,"name":"\ud800"`), with(`,"name":"` + "\ufffd" + `"`)},
		{"escaped keys", with(`,"n\u0061me":"x","\u0078":1`), with(`,"name":"x","x":1`)},
		{"a name with a comma", with(`,"a,b\\":"x"`), ""},
		{"a tuple", with(`,"point":[1,null]`), ""},
		{"a time", with(`,"when":"2024-01-02T03:04:05.6+07:00"`), ""},
		{"raw", with(`,"raw": {"a" : [1.00, "<" ]}`), with(`,"raw":{"a":[1.00,"<"]}`)},
		{"a constant", with(`,"version":2.0`), with(`,"version":2`)},
		{"recursion", with(`,"next":` + with(`,"next":`+with(``))), ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := test.out
			if want == "" {
				want = test.in
			}
			m := message{Hidden: 1, Name: new(string), Parts: []part{{Text: "old"}}}
			if err := json.Unmarshal([]byte(test.in), &m); err != nil {
				t.Fatal(err)
			}
			if m.Hidden != 1 {
				t.Error("what has no property was changed")
			}
			for _, value := range []any{m, &m} {
				if got, err := Marshal(value); string(got) != want || err != nil {
					t.Errorf("got  %s, %v\nwant %s", got, err, want)
				}
			}
		})
	}
}

func TestAdditionalProperties(t *testing.T) {
	in := `{"list":[],"nullable":null,"map":{},"b":{"text":"1"},"a":{"text":"2","z":0}}`
	var s rack
	if err := Unmarshal([]byte(in), &s); err != nil {
		t.Fatal(err)
	}
	if s.List == nil || s.Nullable != nil || s.Map == nil || s.Rest["b"].Text != "1" {
		t.Errorf("got %+v", s)
	}
	want := `{"list":[],"nullable":null,"map":{},"a":{"text":"2","z":0},"b":{"text":"1"}}`
	if got, err := Marshal(s); string(got) != want || err != nil {
		t.Errorf("got %s, %v", got, err)
	}
	if got, err := Marshal(rack{}); string(got) != `{"list":[],"nullable":null,"map":{}}` || err != nil {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestDecodeErrors(t *testing.T) {
	var m message
	tests := []struct {
		name, in string
		into     any
		want     string
	}{
		{"empty", ``, &m, "there is no JSON: the text is empty"},
		{"HTML", `<html>`, &m, "this is no JSON: invalid character '<' looking for beginning of value, at byte 1"},
		{"cut off", `{"a":`, &m, "this is no JSON: unexpected end of JSON input, at byte 5"},
		{"Latin-1", "\"\xe9\"", &m, "this is no JSON: it is not UTF-8"},
		{"too deep", strings.Repeat("[", 10001) + strings.Repeat("]", 10001), &m, "this is no JSON: invalid character '[' exceeded max depth, at byte 10001"},
		{"another kind", `[]`, &m, "expected an object, got an array"},
		{"null", `null`, &m, "expected an object, got null"},
		{"missing", `{"role":"user","limit":null}`, &m, "parts: is required, but missing"},
		{"missing though nullable", `{"role":"user","parts":[]}`, &m, "limit: is required, but missing"},
		{"missing inside", `{"parts":[{"text":""},{"Text":""}]}`, &m, "parts[1].text: is required, but missing"},
		{"null that is required", `{"parts":null}`, &m, "parts: expected an array, got null"},
		{"null in an array", `{"parts":[null]}`, &m, "parts[0]: expected an object, got null"},
		{"null in a map", with(`,"scores":{"a.b":null}`), &m, "scores.a.b: expected a number, got null"},
		{"a constant", `{"role":"secret"}`, &m, `role: expected "user", got another value`},
		{"a constant number", with(`,"version":3`), &m, `version: expected 2, got another value`},
		{"text for a number", `{"limit":"1"}`, &m, "limit: expected an integer, got a string"},
		{"a fraction", `{"limit":1.5}`, &m, "limit: expected an integer, got a number with a fraction"},
		{"a small fraction", `{"limit":1.00000000000000000001}`, &m, "limit: expected an integer, got a number with a fraction"},
		{"a large integer", `{"limit":9223372036854775808}`, &m, "limit: expected an integer of 64 bits, got one beyond that"},
		{"a very large integer", `{"limit":1e999999999999999999999}`, &m, "limit: expected an integer of 64 bits, got one beyond that"},
		{"a very small number", `{"limit":1e-999999999999999999999}`, &m, "limit: expected an integer, got a number with a fraction"},
		{"a large float", with(`,"scores":{"a":1e999}`), &m, "scores.a: expected a number of 64 bits, got one beyond that"},
		{"a number for text", with(`,"name":0`), &m, "name: expected a string, got a number"},
		{"a number for a boolean", with(`,"strict":0`), &m, "strict: expected a boolean, got a number"},
		{"a long tuple", with(`,"point":[1,2,3]`), &m, "point: expected 2 items, got 3"},
		{"a short tuple", with(`,"point":[1]`), &m, "point: expected 2 items, got 1"},
		{"no time", with(`,"when":"secret"`), &m, "when: expected time.Time, got a string that is none"},
		{"a typed rest", `{"list":[],"nullable":[],"map":{},"x":{}}`, &rack{}, "x.text: is required, but missing"},
		{"a long path", `{"a` + strings.Repeat("\x7fé", 300) + `":0}`, &map[string]string{},
			"a" + strings.Repeat("é", 198) + "…: expected a string, got a number"},
		{"an interface", `1`, new(error), "a error cannot be read from JSON"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := Unmarshal([]byte(test.in), test.into)
			var problem *DecodeError
			if !errors.As(err, &problem) || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
			if strings.Contains(test.want, "secret") {
				t.Error("the value shows")
			}
			if !reflect.ValueOf(test.into).Elem().IsZero() {
				t.Errorf("left behind: %+v", test.into)
			}
		})
	}
	for _, into := range []any{nil, m, (*message)(nil)} {
		if err := Unmarshal([]byte(with(``)), into); err == nil {
			t.Errorf("no error for %T", into)
		}
	}
}

type loop struct {
	Again *loop `json:"again,omitempty"`
	extra Extra
}

func (l *loop) ExtraFields() *Extra { return &l.extra }

func TestEncodeErrors(t *testing.T) {
	circle := &loop{}
	circle.Again = circle
	var self any
	self = &self
	three := int64(3)
	bad := "\xff"
	twice, wrong := part{}, part{}
	twice.extra.Set("size", 1)
	wrong.extra.Set("x", []any{math.NaN()})
	tests := []struct {
		name  string
		value any
		want  string
	}{
		{"NaN", map[string]any{"a": []float64{0, math.NaN()}}, "a[1]: NaN has no JSON form"},
		{"infinity", message{Scores: map[string]float64{"x": math.Inf(-1)}}, "scores.x: -Inf has no JSON form"},
		{"text", message{Name: &bad}, "name: the text is not UTF-8"},
		{"a key", map[string]int{bad: 1}, "\ufffd: the text is not UTF-8"},
		{"a constant", message{Role: "admin"}, `role: may only be "user"`},
		{"a constant number", message{Version: &three}, "version: may only be 2"},
		{"raw", message{Raw: json.RawMessage(`{`)}, "raw: json: error calling MarshalJSON for type *json.RawMessage: unexpected end of JSON input"},
		{"an extra property with a field", twice, "size: is set as an additional property, but has a field: set that"},
		{"a rest with a field", rack{Rest: map[string]part{"list": {}}}, "list: is set as an additional property, but has a field: set that"},
		{"an extra property", message{Parts: []part{wrong}}, "parts[0].x[0]: NaN has no JSON form"},
		{"a function", []any{func() {}}, "[0]: a func() has no JSON form"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Marshal(test.value)
			var problem *EncodeError
			if !errors.As(err, &problem) || err.Error() != test.want {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
	for _, endless := range []any{circle, self} {
		if _, err := Marshal(endless); err == nil || !strings.HasSuffix(err.Error(), "contains itself") {
			t.Errorf("got %v", err)
		}
	}
}

func TestValuesOfOthers(t *testing.T) {
	type plain struct {
		A int    `json:"a,omitempty"`
		B string `json:",omitempty"`
		C *part
	}
	text := "é"
	tests := []struct {
		value any
		want  string
	}{
		{nil, `null`},
		{(*message)(nil), `null`},
		{[]string(nil), `[]`},
		{map[string]any(nil), `{}`},
		{[]byte("abc"), `"YWJj"`},
		{json.Number("1.00"), `1.00`},
		{json.RawMessage(" [ 1 ] "), `[1]`},
		{uint8(7), `7`},
		{float32(0.1), `0.1`},
		{plain{B: "<", C: &part{Text: "<"}}, `{"B":"<","C":{"text":"<"}}`},
		{map[int]string{2: "b", 1: "a"}, `{"1":"a","2":"b"}`},
		{[]any{1, &text, []role{"x"}, struct{}{}}, `[1,"é",["x"],{}]`},
		{time.Date(1, 2, 3, 4, 5, 6, 0, time.UTC), `"0001-02-03T04:05:06Z"`},
	}
	for _, test := range tests {
		if got, err := Marshal(test.value); string(got) != test.want || err != nil {
			t.Errorf("%#v: got %s, %v; want %s", test.value, got, err, test.want)
		}
	}
}

func TestDeepNesting(t *testing.T) {
	deep := strings.Repeat(`{"again":`, 9999) + `{}` + strings.Repeat(`}`, 9999)
	var l loop
	if err := Unmarshal([]byte(deep), &l); err != nil {
		t.Fatal(err)
	}
	if got, err := Marshal(&l); string(got) != deep || err != nil {
		t.Errorf("%d bytes became %d, %v", len(deep), len(got), err)
	}
}

func TestEscapesAreThoseOfTheStandardLibrary(t *testing.T) {
	for _, quoted := range []string{
		`"\"\\\/\b\f\n\r\t"`, `"\u0041\u00e9\u20AC\u0000x"`, `"\ud83d\ude00"`, `"\uD83D"`, `"\ud83dx"`, `"\ude00\ud83d"`,
		`"\ud83d\u0041"`, `"\ud83d\ud83d\ude00"`, `"\ud83d\n"`, `"é\u00e9é"`, `"\ufffd\uffff"`,
	} {
		var got, want string
		if err := errors.Join(Unmarshal([]byte(quoted), &got), json.Unmarshal([]byte(quoted), &want)); err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", quoted, got, want)
		}
	}
}
