package runtime

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
	"time"
)

// everything has a place for most that the codec knows.
type everything struct {
	Messages []message           `json:"messages,omitempty"`
	Chats    map[string]chat     `json:"chats,omitempty"`
	Nested   *nested             `json:"nested,omitempty"`
	Loose    optional[loose]     `json:"loose,omitempty"`
	Racks    []rack              `json:"racks,omitempty"`
	Keeping  *picky              `json:"keeping,omitempty"`
	Default  *defaulted          `json:"default,omitempty"`
	Any      optional[any]       `json:"any,omitempty"`
	Floats   map[string]*float64 `json:"floats,omitempty"`
	extra    Extra
}

func (e *everything) ExtraFields() *Extra { return &e.extra }

// FuzzDecode holds that nothing panics, and that what can be read is written as it came: but
// for nulls, which may become absence, for duplicate keys, for zeros after a second, and for how a float64 rounds.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{}`, `null`, `{"x":[1e400,-0,"\ud800\u0000"],"messages":null}`,
		`{"messages":[` + with(`,"version":2.0,"a":1,"name":"é","when":"2024-01-02T03:04:05.60Z"`) + `]}`,
		`{"chats":{"a":"x","b":["y"],"c":{"role":"system","text":""},"d":{"role":9}},"any":null}`,
		`{"nested":{"inner":{"b":1,"c":2,"z":[]}},"loose":[{"a":1}],"keeping":7,"default":{"text":""}}`,
		`{"racks":[{"list":[1.0],"nullable":null,"map":{"a":1e-7},"x":{"text":"","size":null}}],"floats":{"a":null}}`,
		`{"any":[1,2.50,1e2,123456789012345678901234567890,{"a":{"a":[[[]]]}}],"any":1}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var value everything
		if Unmarshal(data, &value) != nil {
			if !reflect.ValueOf(value).IsZero() {
				t.Errorf("left behind: %+v", value)
			}
			return
		}
		written, err := Marshal(&value)
		if err != nil {
			t.Fatal(err)
		}
		if before, after := inShort(t, data), inShort(t, written); !reflect.DeepEqual(before, after) {
			t.Errorf("%s\nbecame %s", data, written)
		}
		var again everything
		if err := Unmarshal(written, &again); err != nil {
			t.Fatalf("%s\nbecame %s\n%v", data, written, err)
		}
		if twice, err := Marshal(&again); err != nil || !bytes.Equal(written, twice) {
			t.Errorf("%s\nbecame %s\nthen %s, %v", data, written, twice, err)
		}
	})
}

// inShort is JSON without nulls in objects, its numbers as float64s and its times in short.
func inShort(t *testing.T, data []byte) any {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatal(err)
	}
	return simplified(value)
}

func simplified(value any) any {
	switch value := value.(type) {
	case map[string]any:
		for name, one := range value {
			if value[name] = simplified(one); value[name] == nil {
				delete(value, name)
			}
		}
	case []any:
		for i, one := range value {
			value[i] = simplified(one)
		}
	case string:
		if moment, err := time.Parse(time.RFC3339, value); err == nil {
			return moment.Format(time.RFC3339Nano)
		}
	case json.Number:
		if number, err := value.Float64(); err == nil {
			return number
		}
		return string(value)
	}
	return value
}
