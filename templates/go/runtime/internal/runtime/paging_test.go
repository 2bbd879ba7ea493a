package runtime

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
)

type searchBody struct {
	Query string           `json:"query"`
	Page  *int64           `json:"page,omitempty"`
	After map[bool]*string `json:"after,omitempty"`

	extra Extra
}

func (s *searchBody) ExtraFields() *Extra { return &s.extra }

func (s searchBody) MarshalJSON() ([]byte, error) { return Marshal(&s) }

func readAny(page *Page) (*any, error) {
	result := new(any)
	return result, page.Decode(result)
}

var (
	inQuery = []Parameter{{In: Query, Name: "at"}, {In: Query, Name: "size"}, {In: Header, Name: "X-Shelf"}}
	asJSON  = []Content{{Kind: JSONContent, MediaType: "application/json"}}
	five    = int64(5)
	seven   = "7"
	none    *int64
)

// Each case answers with these bodies, one after another, the last one for ever; an answer
// may begin with its Link header and a space.
var turns = []struct {
	name    string
	paging  Paging
	args    Arguments
	answers []string
	asked   []string
	items   int
	err     string
}{
	{"offset", Paging{Turn: ByOffset{}, Items: "/data"}, Arguments{Parameters: []any{none, 2, "top"}},
		[]string{`{"data":[1,2]}`, `{"data":[3]}`, `{"data":[]}`},
		[]string{"/books?size=2", "/books?at=2&size=2", "/books?at=3&size=2"}, 3, ""},
	{"offset of the caller", Paging{Turn: ByOffset{Start: 1}, Items: ""}, Arguments{Parameters: []any{&five, nil, nil}},
		[]string{`[1]`, `[]`}, []string{"/books?at=5", "/books?at=6"}, 1, ""},
	{"offset that is a text", Paging{Turn: ByOffset{Start: 1}}, Arguments{Parameters: []any{&seven, nil, nil}},
		[]string{`[1]`, `null`}, []string{"/books?at=7", "/books?at=8"}, 1, ""},
	{"offset that is none", Paging{Turn: ByOffset{}}, Arguments{Parameters: []any{"x", nil, nil}},
		nil, nil, 0, `"at" must be a number, not "x"`},
	{"number", Paging{Turn: ByNumber{Start: 1}, Items: "/data"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"data":["a"]}`, `{"data":["a"]}`, `{}`}, []string{"/books", "/books?at=2", "/books?at=3"}, 2, ""},
	{"total", Paging{Turn: ByNumber{Start: 1, Total: "/meta/pages"}, Items: "/data"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"data":[1],"meta":{"pages":2}}`}, []string{"/books", "/books?at=2"}, 2, ""},
	{"more", Paging{Turn: ByNumber{Start: 1}, Items: "/data", More: "/more"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"data":[1],"more":true}`, `{"data":[2]}`, `{"data":[3],"more":false}`},
		[]string{"/books", "/books?at=2", "/books?at=3"}, 3, ""},
	{"cursor of the last item", Paging{Turn: ByCursor{Cursor: "/data/-1/id"}, Items: "/data"}, Arguments{Parameters: []any{(*string)(nil), nil, nil}},
		[]string{`{"data":[{"id":"a"},{"id":"b/c"}]}`, `{"data":[]}`},
		[]string{"/books", "/books?at=b%2Fc"}, 2, ""},
	{"cursor that is a number", Paging{Turn: ByCursor{Cursor: "/next~1page"}, Items: "/data"}, Arguments{Parameters: []any{(*string)(nil), nil, nil}},
		[]string{`{"data":[1],"next/page":12345678901234567890}`, `{"data":[2],"next/page":""}`},
		[]string{"/books", "/books?at=12345678901234567890"}, 2, ""},
	{"cursor again", Paging{Turn: ByCursor{Cursor: "/next"}, Items: "/data"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"data":[1],"next":"a"}`, `{"data":[2],"next":"b"}`, `{"data":[3],"next":"a"}`},
		[]string{"/books", "/books?at=a", "/books?at=b"}, 3, "the next page is one that was there before: this would never end"},
	{"cursor of the caller again", Paging{Turn: ByCursor{Cursor: "/next"}, Items: "/data"}, Arguments{Parameters: []any{"a/é", nil, nil}},
		[]string{`{"data":[1],"next":"a\/\u00e9"}`}, []string{"/books?at=a%2F%C3%A9"}, 1, "the next page is one that was there before: this would never end"},
	{"same page again", Paging{Turn: ByNumber{}, Items: "/data"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"data":[{"id":1}]}`}, []string{"/books", "/books?at=1"}, 2, "the same page came again for another request: this would never end"},
	{"no list", Paging{Turn: ByNumber{}, Items: "/data"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"data":{"a":1}}`}, []string{"/books"}, 0, "its items are no list"},

	{"property", Paging{Turn: ByNumber{Input: PageInput{Property: "page"}, Start: 1}}, Arguments{Body: &searchBody{Query: "q"}},
		[]string{`[1]`, `[]`}, []string{`/books {"query":"q"}`, `/books {"query":"q","page":2}`}, 1, ""},
	{"property of a value", Paging{Turn: ByNumber{Input: PageInput{Property: "page"}}}, Arguments{Body: searchBody{Query: "q", Page: &five}},
		[]string{`[1]`, `[]`}, []string{`/books {"query":"q","page":5}`, `/books {"query":"q","page":6}`}, 1, ""},
	{"nullable property", Paging{Turn: ByCursor{Input: PageInput{Property: "after"}, Cursor: "/n"}, Items: "/d"}, Arguments{Body: searchBody{After: map[bool]*string{true: nil}}},
		[]string{`{"d":[1],"n":"x"}`, `{"d":[2]}`}, []string{`/books {"query":"","after":null}`, `/books {"query":"","after":"x"}`}, 2, ""},
	{"property of a map", Paging{Turn: ByCursor{Input: PageInput{Property: "after"}, Cursor: "/n"}, Items: "/d"}, Arguments{Body: map[string]any{"a": 1}},
		[]string{`{"d":[1],"n":"x"}`, `{"d":[2]}`}, []string{`/books {"a":1}`, `/books {"a":1,"after":"x"}`}, 2, ""},
	{"property of no body", Paging{Turn: ByCursor{Input: PageInput{Property: "after"}, Cursor: "/n"}, Items: "/d"}, Arguments{Body: (*searchBody)(nil)},
		[]string{`{"d":[1],"n":"x"}`, `{"d":[2]}`}, []string{`/books`, `/books {"query":"","after":"x"}`}, 2, ""},
	{"no such property", Paging{Turn: ByNumber{Input: PageInput{Property: "other"}}}, Arguments{Body: searchBody{}},
		[]string{`[1]`}, []string{`/books {"query":""}`}, 1, `the body has no "other" to ask for a page with`},

	{"URL", Paging{Turn: ByLink{URL: "/next"}, Items: "/d"}, Arguments{Parameters: []any{1, 2, "top"}},
		[]string{`{"d":[1],"next":"/v1/mo%2Fre?a=%20&b=&key=secret#x"}`, `{"d":[2],"next":"?b=1"}`, `{"d":[3],"next":null}`},
		[]string{"/books?at=1&size=2", "/mo%2Fre?a=%20&b=", "/mo%2Fre?b=1"}, 3, ""},
	{"http for https", Paging{Turn: ByLink{URL: "/next"}, Items: "/d"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"d":[1],"next":"http://api.example.com/v1/more"}`, `{"d":[2]}`}, []string{"/books", "/more"}, 2, ""},
	{"another origin", Paging{Turn: ByLink{URL: "/next"}, Items: "/d"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"d":[1],"next":"https://example.com/v1/more"}`}, []string{"/books"}, 1, "the link to the next page leads to another origin"},
	{"another port", Paging{Turn: ByLink{URL: "/next"}, Items: "/d"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"d":[1],"next":"https://api.example.com:444/v1/more"}`}, []string{"/books"}, 1, "the link to the next page leads to another origin"},
	{"no URL of http", Paging{Turn: ByLink{URL: "/next"}, Items: "/d"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"d":[1],"next":"ftp://api.example.com/"}`}, []string{"/books"}, 1, "the link to the next page is no URL of http"},
	{"URL again", Paging{Turn: ByLink{URL: "/next"}, Items: "/d"}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`{"d":[1],"next":"/v1/more"}`}, []string{"/books", "/more"}, 2, "the next page is one that was there before: this would never end"},
	{"Link header", Paging{Turn: ByLink{}}, Arguments{Parameters: []any{nil, nil, nil}},
		[]string{`</v1/a>;rel=prev,</v1/b?{x}=1>;title="a,b;<rel=x>";rel="last~Next" [1]`, `[2]`}, []string{"/books", "/b?%7Bx%7D=1"}, 2, ""},
}

func TestTurns(t *testing.T) {
	for _, c := range turns {
		t.Run(c.name, func(t *testing.T) {
			count := 0
			s := newLibrary(func(*http.Request) (string, string) {
				answer := c.answers[min(count, len(c.answers)-1)]
				count++
				link, body, found := strings.Cut(answer, " ")
				if !found {
					return answer, ""
				}
				return body, strings.ReplaceAll(link, "~", " ")
			})
			op := &Operation{ID: "listBooks", Method: "GET", Path: "/books", Parameters: inQuery}
			if c.args.Body != nil {
				op = &Operation{ID: "listBooks", Method: "POST", Path: "/books", Contents: asJSON}
			}
			op.Answers = opListBooks.Answers
			items, err := pagedItems(s, op, &c.paging, c.args)
			if items != c.items || (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
				t.Errorf("%d items, error %v", items, err)
			}
			var asked []string
			for _, one := range s.asked {
				_, path, _ := strings.Cut(one, "https://api.example.com/v1")
				asked = append(asked, path)
			}
			if !slices.Equal(asked, c.asked) {
				t.Errorf("asked %q, want %q", asked, c.asked)
			}
		})
	}
}

// A link is asked for as it is, by GET: with headers, and without what is in it already.
func TestLinkedPage(t *testing.T) {
	s := newLibrary(func(request *http.Request) (string, string) {
		if request.Header.Get("X-Shelf") != "top" {
			t.Errorf("headers %v", request.Header)
		}
		if request.URL.Path == "/v1/books" {
			return `["a"]`, "</v1/more?shop=south>; rel=next"
		}
		return `["b"]`, ""
	})
	global := Global{Parameter: Parameter{In: Query, Name: "shop"}}
	s.client.globals = globalsOf(&API{Globals: []Global{global}}, map[string]any{"shop": "north"})
	op := &Operation{Method: "POST", Path: "/books", Parameters: inQuery, Contents: asJSON, Answers: opListBooks.Answers}
	args := Arguments{Parameters: []any{1, nil, "top"}, Body: []string{"c"}}
	items, err := pagedItems(s, op, &Paging{Turn: ByLink{}}, args)
	want := []string{
		`POST https://api.example.com/v1/books?shop=north&at=1 ["c"]`,
		`GET https://api.example.com/v1/more?shop=south`,
	}
	if items != 2 || err != nil || !slices.Equal(s.asked, want) {
		t.Errorf("asked %q, error %v", s.asked, err)
	}
}

func pagedItems(s *library, op *Operation, paging *Paging, args Arguments) (count int, err error) {
	page, err := s.client.FirstPage(context.Background(), op, paging, args, CallOptions{})
	if err != nil {
		return 0, err
	}
	for _, err = range PageItems[any](page, readAny) {
		if err == nil {
			count++
		}
	}
	return count, err
}

// What the caller passed is not changed, and each request after the first has a key of its own.
func TestTurningKeepsArguments(t *testing.T) {
	body := &searchBody{Query: "q"}
	sent := map[string]any{"page": 1}
	for _, given := range []any{body, *body, sent} {
		call := pageCall{arguments: Arguments{Body: given}}
		if _, err := call.with(PageInput{Property: "page"}, "2"); err != nil {
			t.Error(err)
		}
	}
	parameters := []any{1}
	call := pageCall{arguments: Arguments{Parameters: parameters}}
	if next, err := call.with(PageInput{}, "2"); err != nil || next.arguments.Parameters[0] != 2 {
		t.Errorf("got %v, error %v", next.arguments.Parameters, err)
	}
	if body.Page != nil || sent["page"] != 1 || parameters[0] != 1 {
		t.Error("an argument was changed")
	}
}

// A page that cannot be read is an error, and not the end.
func TestPageThatIsNone(t *testing.T) {
	s := newLibrary(func(request *http.Request) (string, string) {
		if request.URL.Query().Has("after") {
			return `{"error":"busy"}`, ""
		}
		return shelves(5)(request)
	})
	page, err := s.listBooks(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	var last error
	for _, err := range page.Items() {
		count++
		last = err
	}
	var unfit *ResponseValidationError
	if count != 3 || !errors.As(last, &unfit) || unfit.HTTPStatusCode() != 200 {
		t.Errorf("%d, %v", count, last)
	}
	if next, err := page.Next(); next != nil || !errors.As(err, &unfit) {
		t.Errorf("got %v, error %v", next, err)
	}
}
