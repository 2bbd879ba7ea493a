package optionalnullable

import (
	"encoding/json"
	"testing"
)

type pet struct {
	Name OptionalNullable[string]   `json:"name,omitempty"`
	Tags OptionalNullable[[]string] `json:"tags,omitempty"`
}

func TestStates(t *testing.T) {
	name := "Tom"
	var unset OptionalNullable[string]
	unset.Set(&name)
	unset.Unset()
	tests := []struct {
		value           OptionalNullable[string]
		isSet, isNull   bool
		orZero, written string
	}{
		{nil, false, false, "", `{}`},
		{unset, false, false, "", `{}`},
		{OptionalNullable[string]{}, false, false, "", `{}`},
		{From[string](nil), true, true, "", `{"name":null}`},
		{From(&name), true, false, "Tom", `{"name":"Tom"}`},
	}
	for _, test := range tests {
		if test.value.IsSet() != test.isSet || test.value.IsNull() != test.isNull {
			t.Errorf("%v: set %v, null %v", test.value, test.value.IsSet(), test.value.IsNull())
		}
		if value, ok := test.value.GetOrZero(); value != test.orZero || ok != test.isSet {
			t.Errorf("%v: GetOrZero is %q, %v", test.value, value, ok)
		}
		if value, ok := test.value.Get(); ok != test.isSet || (value != nil) != (test.isSet && !test.isNull) {
			t.Errorf("%v: Get is %v, %v", test.value, value, ok)
		}
		data, err := json.Marshal(pet{Name: test.value})
		if string(data) != test.written || err != nil {
			t.Errorf("%v: %s, %v", test.value, data, err)
		}
		var again pet
		if err := json.Unmarshal(data, &again); err != nil || again.Name.IsSet() != test.isSet || again.Name.IsNull() != test.isNull {
			t.Errorf("%s became %v, %v", data, again, err)
		}
	}
}

func TestCopiesStayAsTheyAre(t *testing.T) {
	one, two := "1", "2"
	first := From(&one)
	second := first
	second.Set(&two)
	if value, _ := first.GetOrZero(); value != "1" {
		t.Errorf("the first became %q", value)
	}
}

func TestOtherKinds(t *testing.T) {
	var p pet
	if err := json.Unmarshal([]byte(`{"tags":1}`), &p); err == nil || p.Tags.IsSet() {
		t.Errorf("got %v, %v", p, err)
	}
}
