package runtime

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"
)

func TestParametersOfEachType(t *testing.T) {
	red := colour("red")
	number, yes, integer := 2.5, true, int64(-7)
	for _, one := range []struct {
		value any
		want  string
	}{
		{-7, "-7"},
		{int64(math.MaxInt64), "9223372036854775807"},
		{&integer, "-7"},
		{uint8(7), "7"},
		{1.5, "1.5"},
		{&number, "2.5"},
		{float32(0.1), "0.1"},
		{float32(1e-5), "1e-05"},
		{[]any{1e16, float32(0.5), nil}, "1e%2B16&color=0.5"},
		{[]*colour{&red, nil}, "red"},
		{0.0001, "0.0001"},
		{0.00001, "1e-05"},
		{1e15, "1000000000000000"},
		{1e16, "1e%2B16"},
		{1e100, "1e%2B100"},
		{true, "true"},
		{&yes, "true"},
		{colour("red"), "red"},
		{json.Number("0.10"), "0.10"},
		{json.RawMessage("[0.00001,1E2,true]"), "1e-05&color=100&color=true"},
		{[]float64{1.5, 0.00001}, "1.5&color=1e-05"},
		{[]any{9007199254740993, "a", true}, "9007199254740993&color=a&color=true"},
		{time.Date(2026, 11, 22, 10, 30, 0, 0, time.UTC), "2026-11-22T10%3A30%3A00Z"},
		{time.Date(2026, 11, 22, 10, 30, 0, 0, time.FixedZone("", 7200)), "2026-11-22T10%3A30%3A00%2B02%3A00"},
	} {
		got, err := sentParameter(t, "", Parameter{In: Query}, one.value)
		if err != nil || got != "?color="+one.want {
			t.Errorf("%#v: %q, %v; want %q", one.value, got, err, one.want)
		}
	}
}

func TestAListThatContainsItselfIsRefused(t *testing.T) {
	list := []any{"a", nil}
	list[1] = list
	if _, err := plainOf(list); err == nil || !strings.Contains(err.Error(), "contains itself") {
		t.Errorf("got %v", err)
	}
}
