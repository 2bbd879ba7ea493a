package runtime

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestExtraOfCopies(t *testing.T) {
	var first part
	if err := Unmarshal([]byte(`{"text":"a","x":12345678901234567890,"y":{"z":[1,null]}}`), &first); err != nil {
		t.Fatal(err)
	}
	second := first
	if first != second {
		t.Error("copies are equal until one is changed")
	}
	second.extra.Set("x", 1)
	second.extra.Set("new", nil)
	second.extra.Delete("y")
	second.extra.Delete("none")
	if got, _ := Marshal(first); string(got) != `{"text":"a","x":12345678901234567890,"y":{"z":[1,null]}}` {
		t.Errorf("the first became %s", got)
	}
	if got, _ := Marshal(second); string(got) != `{"text":"a","x":1,"new":null}` {
		t.Errorf("the second is %s", got)
	}
	if names := second.extra.Names(); !reflect.DeepEqual(names, []string{"x", "new"}) {
		t.Errorf("names are %q", names)
	}
	if x, ok := first.extra.Get("x"); x != json.Number("12345678901234567890") || !ok {
		t.Errorf("x is %v, %v", x, ok)
	}
	if y, _ := first.extra.Get("y"); !reflect.DeepEqual(y, map[string]any{"z": []any{1.0, nil}}) {
		t.Errorf("y is %v", y)
	}
	first.extra.Names()[0] = "changed"
	if _, ok := first.extra.Get("changed"); ok || first.extra.Names()[0] != "x" {
		t.Error("names are not a copy")
	}
}

func TestNoExtra(t *testing.T) {
	var none Extra
	none.Delete("x")
	if value, ok := none.Get("x"); value != nil || ok || none.Names() != nil || none != (Extra{}) {
		t.Error("there is something")
	}
}

func TestUnmarshalKeepsNothingOfItsInput(t *testing.T) {
	data := []byte(`{"text":"a","x":"b"}`)
	var p part
	if err := Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	for i := range data {
		data[i] = '!'
	}
	if got, err := Marshal(p); string(got) != `{"text":"a","x":"b"}` || err != nil {
		t.Errorf("got %s, %v", got, err)
	}
}

func TestValue(t *testing.T) {
	if *Value[int](nil) != 0 || Value(&part{Text: "x"}).Text != "x" {
		t.Error("another value")
	}
}
