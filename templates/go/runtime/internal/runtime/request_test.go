package runtime

import (
	"strings"
	"testing"
)

func TestHeadersThatCannotBeSent(t *testing.T) {
	for name, says := range map[string]string{
		"":                  "is not the name of a header",
		"a b":               "is not the name of a header",
		"content-length":    "follows from the body alone",
		"Transfer-Encoding": "follows from the body alone",
	} {
		op := &Operation{Parameters: []Parameter{{In: Header, Name: name}}}
		_, err := encode(op, nil, Arguments{Parameters: []any{"1"}})
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v; want %q", name, err, says)
		}
	}
}

func TestPlacesOfParameters(t *testing.T) {
	global := func(in In, name string, value any) globalValue {
		return globalValue{Parameter{In: in, Name: name}, value}
	}
	own := []Parameter{
		{In: Path, Name: "p"}, {In: Query, Name: "b"}, {In: Header, Name: "d"},
		{In: Cookie, Name: "f"}, {In: Query, Name: "h"}, {In: Cookie, Name: "j"},
	}
	for _, one := range []struct {
		title   string
		globals []globalValue
		values  []any
		want    string
	}{
		{"all at once", nil, []any{"a", "c", "e", "g", "i", "k"}, "/a?b=c&h=i D:e f=g; j=k"},
		{"those that are there", nil, []any{"a", nil, nil, nil, "i", "k"}, "/a?h=i j=k"},
		{"fewer values than parameters", nil, []any{"a"}, "/a"},
		{
			"of the client, and of no operation",
			[]globalValue{global(Query, "x", 1), global(Header, "x", 2), global(Cookie, "x", 3), global(Path, "x", 4)},
			[]any{"a", "c"}, "/a?x=1&b=c X:2 x=3",
		},
		{
			"of the client, where the call says nothing",
			[]globalValue{global(Query, "h", "1"), global(Path, "p", "2"), global(Header, "d", nil)},
			[]any{nil, "c", (*string)(nil), nil, (*string)(nil)}, "/2?h=1&b=c",
		},
		{
			"of the call, over those of the client",
			[]globalValue{global(Query, "h", "1"), global(Path, "p", "2"), global(Header, "D", "3")},
			[]any{"a", "c", "e", nil, "i"}, "/a?h=i&b=c D:e",
		},
		{"of another place", []globalValue{global(Header, "b", "1")}, []any{"a", "c"}, "/a?b=c B:1"},
	} {
		op := &Operation{Path: "/{p}", Parameters: own}
		out, err := encode(op, one.globals, Arguments{Parameters: one.values})
		if err != nil {
			t.Errorf("%s: %v", one.title, err)
			continue
		}
		if got := shownRequest(out); got != one.want {
			t.Errorf("%s: %s; want %s", one.title, got, one.want)
		}
	}
}

func shownRequest(out *outgoing) string {
	text := out.path
	if out.query != "" {
		text += "?" + out.query
	}
	for _, name := range []string{"B", "D", "X"} {
		if values := out.header[name]; values != nil {
			text += " " + name + ":" + strings.Join(values, "|")
		}
	}
	if out.cookie != "" {
		text += " " + out.cookie
	}
	return text
}

func TestParametersCostLittle(t *testing.T) {
	op := &Operation{Path: "/a/{p}", Parameters: []Parameter{
		{In: Path, Name: "p"}, {In: Query, Name: "q"}, {In: Query, Name: "r"}, {In: Query, Name: "s"},
	}}
	args := Arguments{Parameters: []any{"text", "text", int64(100000), true}}
	got := testing.AllocsPerRun(100, func() {
		if _, err := encode(op, nil, args); err != nil {
			t.Fatal(err)
		}
	})
	// The arguments, the path, the query as it grows and as text, a number, and two for what is returned.
	if got > 9 {
		t.Errorf("%v allocations", got)
	}
}
