package runtime

import (
	"encoding/json"
	"testing"
	"time"
)

type role string

type optional[T any] map[bool]*T

func (o optional[T]) MarshalJSON() ([]byte, error) { panic("the codec knows it by its kind") }

type part struct {
	Text  string `json:"text"`
	extra Extra
}

func (p *part) ExtraFields() *Extra { return &p.extra }

type message struct {
	Role    role                     `json:"role" const:"user"`
	Name    *string                  `json:"name,omitempty"`
	Limit   *int64                   `json:"limit"`
	Meta    optional[map[string]any] `json:"meta,omitempty"`
	Parts   []part                   `json:"parts"`
	Scores  map[string]float64       `json:"scores,omitempty"`
	When    *time.Time               `json:"when,omitempty"`
	Raw     json.RawMessage          `json:"raw,omitempty"`
	Any     any                      `json:"any,omitempty"`
	Point   *[2]any                  `json:"point,omitempty"`
	Tags    []string                 `json:"tags,omitempty" nullable:"true"`
	Content *content                 `json:"content,omitempty"`
	Next    *message                 `json:"next,omitempty"`
	ignored int
	extra   Extra
}

func (m *message) ExtraFields() *Extra { return &m.extra }

func (m message) MarshalJSON() ([]byte, error)     { return Marshal(&m) }
func (m *message) UnmarshalJSON(data []byte) error { return Unmarshal(data, m) }

type content struct {
	_     struct{} `union:""`
	Str   *string
	Parts []part
}

func TestRoundTrip(t *testing.T) {
	tests := []struct{ name, in, out string }{
		{"least", `{"role":"user","limit":null,"parts":[]}`, ""},
		{"white space", " {\n\"role\" : \"user\" ,\t\"limit\":1, \"parts\":[ { \"text\" : \"x\" } , {\"text\":\"\"} ] }\r\n",
			`{"role":"user","limit":1,"parts":[{"text":"x"},{"text":""}]}`},
		{"extra", `{"parts":[{"text":"a","z":1.0,"b":{"c":[]}}],"limit":1e2,"role":"user","zz":null}`,
			`{"role":"user","limit":100,"parts":[{"text":"a","z":1.0,"b":{"c":[]}}],"zz":null}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var m message
			if err := json.Unmarshal([]byte(test.in), &m); err != nil {
				t.Fatal(err)
			}
			data, err := Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			if test.out == "" {
				test.out = test.in
			}
			if string(data) != test.out {
				t.Errorf("got  %s\nwant %s", data, test.out)
			}
		})
	}
}
