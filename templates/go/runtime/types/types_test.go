package types

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
)

func TestDate(t *testing.T) {
	var days struct {
		Day   Date
		Other *Date
		By    map[Date]int
	}
	text := `{"Day":"2024-02-29","Other":null,"By":{"0000-01-01":1}}`
	if err := json.Unmarshal([]byte(text), &days); err != nil {
		t.Fatal(err)
	}
	if days.Day != NewDate(2024, time.January, 60) || fmt.Sprint(days.Day) != "2024-02-29" {
		t.Errorf("got %v", days.Day)
	}
	if data, err := json.Marshal(days); string(data) != text || err != nil {
		t.Errorf("got %s, %v", data, err)
	}
}

func TestDateInZones(t *testing.T) {
	zone := time.FixedZone("", 5*3600)
	moment := time.Date(2024, 1, 1, 23, 0, 0, 0, time.UTC)
	day := DateOf(moment.In(zone))
	if day != NewDate(2024, 1, 2) || !day.In(zone).Equal(time.Date(2024, 1, 1, 19, 0, 0, 0, time.UTC)) {
		t.Errorf("got %v", day)
	}
	if !DateOf(moment).Before(day) || day.Before(day) {
		t.Error("another order")
	}
}

func TestNoDate(t *testing.T) {
	for _, text := range []string{"", "2024-1-1", "2023-02-29", "2024-01-01T00:00:00Z", "secret"} {
		if _, err := ParseDate(text); !errors.Is(err, ErrDate) {
			t.Errorf("%q: %v", text, err)
		}
		day := NewDate(2024, 1, 1)
		if day.UnmarshalText([]byte(text)) == nil || day != NewDate(2024, 1, 1) {
			t.Errorf("%q became %v", text, day)
		}
	}
	for _, day := range []Date{{}, {2024, 13, 1}, {2023, 2, 29}, {-1, 1, 1}, {10000, 1, 1}} {
		if text, err := day.MarshalText(); !errors.Is(err, ErrDate) {
			t.Errorf("%v: %s, %v", day, text, err)
		}
	}
}

func TestFile(t *testing.T) {
	name, contentType, content := File{"a.txt", "text/plain", strings.NewReader("x")}.FilePart()
	if data, err := io.ReadAll(content); name != "a.txt" || contentType != "text/plain" || string(data) != "x" || err != nil {
		t.Errorf("%s, %s, %s, %v", name, contentType, data, err)
	}
}
