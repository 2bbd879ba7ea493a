package runtime

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

type systemMessage struct {
	Role  role   `json:"role" const:"system"`
	Text  string `json:"text"`
	extra Extra
}

func (m *systemMessage) ExtraFields() *Extra { return &m.extra }

type toolMessage struct {
	Role  any    `json:"role"`
	Kind  string `json:"kind"`
	extra Extra
}

func (m *toolMessage) ExtraFields() *Extra { return &m.extra }

type tools struct {
	_      struct{}     `union:"kind"`
	Hammer *toolMessage `variant:"hammer"`
	other  Other
}

func (t *tools) Other() *Other { return &t.other }

type chat struct {
	_          struct{}       `union:"role"`
	System     *systemMessage `variant:"system,dev\\,\\\\"`
	Tool       *tools         `variant:"1,true,tool"`
	Str        *string
	ArrayOfStr []string
	other      Other
}

func (c *chat) Other() *Other { return &c.other }

type closed struct {
	_      struct{}       `union:"role"`
	System *systemMessage `variant:"system"`
}

type defaulted struct {
	_      struct{}       `union:"role"`
	System *systemMessage `variant:"system"`
	Part   *part          `default:"true"`
}

type small struct {
	A     *int64 `json:"a,omitempty"`
	Inner any    `json:"inner,omitempty"`
	extra Extra
}

func (s *small) ExtraFields() *Extra { return &s.extra }

type large struct {
	B     *int64  `json:"b,omitempty"`
	C     *int64  `json:"c,omitempty"`
	Inner *nested `json:"inner,omitempty"`
	extra Extra
}

func (l *large) ExtraFields() *Extra { return &l.extra }

type nested struct {
	_     struct{} `union:""`
	Small *small
	Large *large
	Chat  *chat
}

type loose struct {
	_         struct{} `union:""`
	Integer   *int64
	Number    *float64
	Time      *time.Time
	Str       *string
	Smalls    []small
	Larges    []large
	MapOfPart map[string]part
	Other_    *defaulted
}

type keeping struct {
	_    struct{} `union:""`
	Part *part
	Any  any
}

type picky struct {
	_       struct{} `union:""`
	Str     *string
	Part    *part
	Message *message
}

type onlyLists struct {
	_     struct{} `union:""`
	Ints  []int64
	Parts []part
}

type holder struct {
	Many  []chat          `json:"many,omitempty"`
	By    map[string]chat `json:"by,omitempty"`
	Maybe optional[chat]  `json:"maybe,omitempty"`
	Null  *chat           `json:"null"`
	extra Extra
}

func (h *holder) ExtraFields() *Extra { return &h.extra }

func TestUnions(t *testing.T) {
	tests := []struct {
		in    string
		union any
		is    func(any) bool
	}{
		{`{"role":"system","text":"x","y":1}`, &chat{}, func(u any) bool { return u.(*chat).System.Text == "x" }},
		{`"x"`, &chat{}, func(u any) bool { return *u.(*chat).Str == "x" }},
		{`[]`, &chat{}, func(u any) bool { return u.(*chat).ArrayOfStr != nil }},
		{`{"role":1,"kind":"hammer"}`, &chat{}, func(u any) bool { return u.(*chat).Tool.Hammer.Kind == "hammer" }},
		{`{"role":true,"kind":"saw","x":[1.0]}`, &chat{}, func(u any) bool { return u.(*chat).Tool.other.Raw() != nil }},
		{`{"text":"x","role":null}`, &chat{}, func(u any) bool { return u.(*chat).other.Raw() != nil }},
		{`{"role":"new","x":{"y":1.0}}`, &chat{}, func(u any) bool { return string(u.(*chat).other.Raw()) == `{"role":"new","x":{"y":1.0}}` }},
		{`{"text":"x","role":"new"}`, &defaulted{}, func(u any) bool { return u.(*defaulted).Part.Text == "x" }},
		{`{"text":"x"}`, &defaulted{}, func(u any) bool { return u.(*defaulted).Part != nil }},
		{`{"c":1}`, &nested{}, func(u any) bool { return u.(*nested).Large != nil }},
		{`{"z":1}`, &nested{}, func(u any) bool { return u.(*nested).Small != nil }},
		{`{"inner":{"b":1,"c":2},"a":1}`, &nested{}, func(u any) bool { return *u.(*nested).Large.Inner.Large.C == 2 }},
		{`{"a":1,"inner":{"zzz":1}}`, &nested{}, func(u any) bool { return u.(*nested).Small != nil }},
		{`{"inner":{"role":"system","text":""}}`, &nested{}, func(u any) bool { return u.(*nested).Large.Inner.Chat.System != nil }},
		{`1`, &loose{}, func(u any) bool { return u.(*loose).Integer != nil }},
		{`1.5`, &loose{}, func(u any) bool { return u.(*loose).Number != nil }},
		{`1e+20`, &loose{}, func(u any) bool { return u.(*loose).Number != nil }},
		{`"2024-01-02T03:04:05Z"`, &loose{}, func(u any) bool { return u.(*loose).Time != nil }},
		{`"2024"`, &loose{}, func(u any) bool { return *u.(*loose).Str == "2024" }},
		{`[{"b":1},{"a":1},{"c":1}]`, &loose{}, func(u any) bool { return len(u.(*loose).Larges) == 3 }},
		{`[{"a":1}]`, &loose{}, func(u any) bool { return u.(*loose).Smalls != nil }},
		{`{"a":{"text":"x"}}`, &loose{}, func(u any) bool { return u.(*loose).MapOfPart["a"].Text == "x" }},
		{`{"text":"x"}`, &loose{}, func(u any) bool { return u.(*loose).Other_.Part.Text == "x" }},
		{`{"x":1}`, &keeping{}, func(u any) bool { return u.(*keeping).Any != nil }},
		{`null`, &keeping{}, func(u any) bool { return string(u.(*keeping).Any.(json.RawMessage)) == "null" }},
		{`{"many":["x",["y"],{"role":"system","text":""}],"by":{"a":{"role":"?"}},"maybe":["z"],"null":null}`, &holder{},
			func(u any) bool { return u.(*holder).Maybe[true].ArrayOfStr[0] == "z" }},
		{`{"maybe":null,"null":"x"}`, &holder{}, func(u any) bool { return u.(*holder).Maybe != nil }},
	}
	for _, test := range tests {
		t.Run(test.in, func(t *testing.T) {
			if err := Unmarshal([]byte(test.in), test.union); err != nil {
				t.Fatal(err)
			}
			if !test.is(test.union) {
				t.Errorf("got %+v", test.union)
			}
			got, err := Marshal(test.union)
			if string(got) != test.in || err != nil {
				t.Errorf("got %s, %v", got, err)
			}
		})
	}
}

func TestUnionsRefuse(t *testing.T) {
	tests := []struct {
		in    string
		union any
		want  string
	}{
		{`{"role":"system"}`, &chat{}, "text: is required, but missing"},
		{`{"role":"new","role":"system","text":0}`, &closed{}, `role: expected "system", got another value`},
		{`1`, &chat{}, "expected a string or an array or an object, got a number"},
		{`null`, &chat{}, "expected a string or an array or an object, got null"},
		{`{"role":"x"}`, &closed{}, "role: expected the tag of a variant, got another value"},
		{`{"child":{"child":0}}`, &tree{}, "child.child: expected an object, got a number"},
		{`{"b":1,"b":2}`, &onlyLists{}, "expected an array, got an object"},
		{`[""]`, &onlyLists{}, "[0]: expected an integer, got a string"},
		{`[[]]`, &onlyLists{}, "[0]: expected an integer, got an array"},
		{`true`, &loose{}, "expected a number or a string or an array or an object, got a boolean"},
		{`{"many":[1]}`, &holder{}, "many[0]: expected a string or an array or an object, got a number"},
		{`null`, &picky{}, "expected a string or an object, got null"},
		{`[1]`, &picky{}, "expected a string or an object, got an array"},
		{`{"text":1}`, &picky{}, "text: expected a string, got a number"},
	}
	for _, test := range tests {
		err := Unmarshal([]byte(test.in), test.union)
		var problem *DecodeError
		if !errors.As(err, &problem) || err.Error() != test.want {
			t.Errorf("%s: got %v\nwant %s", test.in, err, test.want)
		}
	}
}

func TestUnionsThatCannotBeWritten(t *testing.T) {
	text := "x"
	tests := []struct {
		value any
		want  string
	}{
		{chat{}, "chat has none of its fields set: set one of System, Tool, Str, ArrayOfStr"},
		{[]chat{{Str: &text, ArrayOfStr: []string{}}}, "[0]: chat has several of its fields set: set only one of Str, ArrayOfStr"},
		{chat{Str: &text, other: Other{`{}`}}, "chat holds an unknown variant beside Str: make a new one"},
	}
	for _, test := range tests {
		if _, err := Marshal(test.value); err == nil || err.Error() != test.want {
			t.Errorf("got  %v\nwant %s", err, test.want)
		}
	}
}

// tree has two variants that both hold trees: read naively, each level doubles the time.
type tree struct {
	_     struct{} `union:""`
	Left  *leftTree
	Right *rightTree
}

type leftTree struct {
	Child *tree  `json:"child,omitempty"`
	Left  *int64 `json:"left,omitempty"`
	extra Extra
}

func (l *leftTree) ExtraFields() *Extra { return &l.extra }

type rightTree struct {
	Child *tree  `json:"child,omitempty"`
	Right *int64 `json:"right,omitempty"`
	extra Extra
}

func (r *rightTree) ExtraFields() *Extra { return &r.extra }

func TestUnionsInUnionsTakeNoLonger(t *testing.T) {
	deep := func(n int, end string) []byte {
		return []byte(strings.Repeat(`{"child":`, n) + end + strings.Repeat(`}`, n))
	}
	var u tree
	if err := Unmarshal(deep(maxUnions-1, `{"right":1}`), &u); err != nil || u.Left == nil {
		t.Errorf("got %v", err)
	}
	err := Unmarshal(deep(150, `{"child":""}`), &u)
	if err == nil || !strings.HasSuffix(err.Error(), ": expected an object, got a string") {
		t.Errorf("got %v", err)
	}
	err = Unmarshal(deep(maxUnions, `{}`), &u)
	if err == nil || !strings.HasSuffix(err.Error(), "more than 200 unions stand in one another") {
		t.Errorf("got %v", err)
	}
}

type unspoken struct {
	Note  *string `json:"note,omitempty"`
	extra Extra
}

func (u *unspoken) ExtraFields() *Extra { return &u.extra }

type spoken struct {
	Note  optional[string] `json:"note,omitempty"`
	extra Extra
}

func (s *spoken) ExtraFields() *Extra { return &s.extra }

type meaning struct {
	_        struct{} `union:""`
	Unspoken *unspoken
	Spoken   *spoken
}

func TestNullFitsWhereItIsMeant(t *testing.T) {
	const text = `{"note":null}`
	var found meaning
	if err := Unmarshal([]byte(text), &found); err != nil || found.Spoken == nil {
		t.Fatalf("got %+v, %v", found, err)
	}
	if again, err := Marshal(found); string(again) != text || err != nil {
		t.Errorf("got %s, %v", again, err)
	}
}
