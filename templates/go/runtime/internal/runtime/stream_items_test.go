package runtime

import (
	"slices"
	"testing"
)

type textDelta struct {
	Kind string `json:"kind"`
	Text string `json:"text"`

	extra Extra
}

func (t *textDelta) ExtraFields() *Extra { return &t.extra }

type counts struct {
	Total                int64            `json:"total"`
	AdditionalProperties map[string]int64 `additionalProperties:"true" json:"-"`
}

type delta struct {
	_         struct{}   `union:"kind"`
	TextDelta *textDelta `variant:"text"`
	Counts    *counts    `variant:"counts"`

	other Other
}

func (d *delta) Other() *Other { return &d.other }

type deltaEvent struct {
	Event string          `json:"event"`
	Data  map[bool]*delta `json:"data,omitempty"`

	extra Extra
}

func (d *deltaEvent) ExtraFields() *Extra { return &d.extra }

func TestUndescribed(t *testing.T) {
	for _, c := range []struct {
		item     any
		json     string
		property string
		names    []string
		isObject bool
	}{
		{new(textDelta), `{"kind":"text","text":""}`, "", nil, true},
		{new(textDelta), `{"kind":"text","text":"","error":{},"a":1}`, "", []string{"error", "a"}, true},
		{new(counts), `{"total":1,"error":2}`, "", []string{"error"}, true},
		{new(delta), `{"kind":"text","text":"","error":1}`, "", []string{"error"}, true},
		{new(delta), `{"kind":"new","error":1}`, "", []string{"error", "kind"}, false},
		{new(deltaEvent), `{"event":"x","data":{"kind":"text","text":"","error":1}}`, "", nil, true},
		{new(deltaEvent), `{"event":"x","data":{"kind":"text","text":"","error":1}}`, "data", []string{"error"}, true},
		{new(deltaEvent), `{"event":"x","data":{"kind":"new","error":1}}`, "data", []string{"error", "kind"}, false},
		{new(deltaEvent), `{"event":"x"}`, "data", nil, false},
		{new(deltaEvent), `{"event":"x"}`, "other", nil, false},
		{new(map[string]any), `{"error":1}`, "", nil, false},
		{new(any), `{"error":1}`, "data", nil, false},
		{new(string), `"text"`, "", nil, false},
	} {
		if err := Unmarshal([]byte(c.json), c.item); err != nil {
			t.Errorf("%T of %s: %v", c.item, c.json, err)
			continue
		}
		names, isObject := Undescribed(c.item, c.property)
		if !slices.Equal(names, c.names) || isObject != c.isObject {
			t.Errorf("%T of %s: got %q, %v", c.item, c.json, names, isObject)
		}
	}
}
