package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

// What follows is what generated code has for a method whose answers come in pages.

// In models/components.
type book struct {
	ID int64 `json:"id"`
}

type bookList struct {
	Books []book  `json:"books"`
	After *string `json:"after,omitempty"`

	extra Extra
}

func (b *bookList) ExtraFields() *Extra { return &b.extra }

func (b bookList) MarshalJSON() ([]byte, error) { return Marshal(&b) }

// In models/operations.
type listBooksResponse struct {
	Result bookList
	// Next asks for the page after this one; it returns nil, nil after the last.
	Next func() (*listBooksResponse, error)

	page *Page
}

// newListBooksResponse reads a page of books.
func newListBooksResponse(page *Page) (*listBooksResponse, error) {
	r := &listBooksResponse{page: page}
	r.Next = func() (*listBooksResponse, error) { return NextPage(page, newListBooksResponse) }
	if err := page.Decode(&r.Result); err != nil {
		return nil, err
	}
	return r, nil
}

// Items are those of this page and of all that follow, which are asked for when needed.
func (r *listBooksResponse) Items() iter.Seq2[book, error] {
	return PageItems[book](r.page, newListBooksResponse)
}

// In the file of the resource.
var opListBooks = Operation{
	ID:         "listBooks",
	Method:     "GET",
	Path:       "/books",
	Parameters: []Parameter{{In: Query, Name: "after"}, {In: Query, Name: "limit"}},
	Answers:    []Answer{{Status: "200", Kind: JSONAnswer, MediaTypes: []string{"application/json"}}},
}

var pagesOfListBooks = Paging{
	Turn:  ByCursor{Input: PageInput{Parameter: 0}, Cursor: "/after"},
	Items: "/books",
}

func (s *library) listBooks(ctx context.Context, after *string, limit *int64) (*listBooksResponse, error) {
	return callPages(ctx, s.client, &opListBooks, &pagesOfListBooks, Arguments{Parameters: []any{after, limit}}, newListBooksResponse)
}

// In call.go, where opts become options.
func callPages[R any](ctx context.Context, client *Client, op *Operation, paging *Paging, args Arguments, read func(*Page) (*R, error)) (*R, error) {
	page, err := client.FirstPage(ctx, op, paging, args, CallOptions{})
	if err != nil {
		return nil, err
	}
	return read(page)
}

// library is a client whose server is a function: from a request to a body and a Link.
type library struct {
	client *Client
	answer func(*http.Request) (body, link string)
	asked  []string
}

func newLibrary(answer func(*http.Request) (body, link string)) *library {
	s := &library{answer: answer}
	s.client = NewClient(&API{
		Name:    "Library",
		Servers: []Server{{URL: "https://api.example.com/v1"}},
		Schemes: []Scheme{{Key: "key", Kind: APIKeyInQuery, Name: "key"}},
	}, Settings{HTTPClient: s})
	return s
}

func (s *library) Do(request *http.Request) (*http.Response, error) {
	text := request.Method + " " + request.URL.String()
	if request.Body != nil {
		sent, err := io.ReadAll(request.Body)
		if err != nil {
			return nil, err
		}
		text += " " + string(sent)
	}
	s.asked = append(s.asked, text)
	body, link := s.answer(request)
	return &http.Response{
		StatusCode: 200,
		Proto:      "HTTP/1.1",
		ProtoMajor: 1,
		ProtoMinor: 1,
		Header:     http.Header{"Content-Type": {"application/json"}, "Link": {link}},
		Body:       io.NopCloser(strings.NewReader(body)),
		Request:    request,
	}, nil
}

// shelves answers with two books a page, and a cursor that is the last id.
func shelves(count int) func(*http.Request) (string, string) {
	return func(request *http.Request) (string, string) {
		after, _ := strconv.Atoi(request.URL.Query().Get("after"))
		page := bookList{Books: []book{}}
		for id := after + 1; id <= min(after+2, count); id++ {
			page.Books = append(page.Books, book{ID: int64(id)})
		}
		if after+2 < count {
			next := strconv.Itoa(after + 2)
			page.After = &next
		}
		body, _ := json.Marshal(page)
		return string(body), ""
	}
}

func TestPagesByNext(t *testing.T) {
	s := newLibrary(shelves(5))
	var got []int64
	page, err := s.listBooks(context.Background(), nil, nil)
	for ; page != nil; page, err = page.Next() {
		for _, one := range page.Result.Books {
			got = append(got, one.ID)
		}
	}
	if err != nil || fmt.Sprint(got) != "[1 2 3 4 5]" || len(s.asked) != 3 {
		t.Errorf("got %v by %q, error %v", got, s.asked, err)
	}
}

func TestPagesByItems(t *testing.T) {
	s := newLibrary(shelves(5))
	page, err := s.listBooks(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // they begin anew
		var got []int64
		for one, err := range page.Items() {
			if err != nil {
				t.Fatal(err)
			}
			if got = append(got, one.ID); one.ID == 3 {
				break
			}
		}
		if fmt.Sprint(got) != "[1 2 3]" {
			t.Errorf("got %v", got)
		}
	}
	if len(s.asked) != 3 {
		t.Errorf("asked %q", s.asked)
	}
}
