package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"net/http"
	"net/url"
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
}

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
	return callPages(ctx, s, &opListBooks, &pagesOfListBooks, Arguments{Parameters: []any{after, limit}}, newListBooksResponse)
}

// In call.go, where opts become options.
func callPages[R any](ctx context.Context, s *library, op *Operation, paging *Paging, args Arguments, decode func(*Page) (*R, error)) (*R, error) {
	page, err := s.firstPage(ctx, op, paging, args, CallOptions{}) // Client.FirstPage
	if err != nil {
		return nil, err
	}
	return decode(page)
}

// library stands for a client and the server.
type library struct {
	t *testing.T
	// answer has the body for a call, and its Link header.
	answer func(op *Operation, args Arguments, options CallOptions) (body, link string)
	calls  int
}

func (s *library) firstPage(ctx context.Context, op *Operation, paging *Paging, args Arguments, options CallOptions) (*Page, error) {
	origin := &url.URL{Scheme: "https", Host: "api.example.com"}
	all := &pages{context: ctx, do: s.do, paging: paging, origin: origin, keys: []string{"key"}}
	return all.first(pageCall{op, args, options})
}

func (s *library) do(_ context.Context, op *Operation, args Arguments, options CallOptions) (*Response, error) {
	s.calls++
	body, link := s.answer(op, args, options)
	server := options.ServerURL
	if server == "" {
		server = "https://api.example.com/v1"
	}
	request, err := http.NewRequest(op.Method, server+op.Path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	head := &http.Response{StatusCode: 200, Header: http.Header{"Link": {link}}, Request: request}
	return &Response{Head: head, Body: []byte(body), attempts: 1}, nil
}

// shelves answers with two books a page, and a cursor that is the last id.
func shelves(count int) func(*Operation, Arguments, CallOptions) (string, string) {
	return func(_ *Operation, args Arguments, _ CallOptions) (string, string) {
		after := 0
		if given, _ := args.Parameters[0].(*string); given != nil {
			_, _ = fmt.Sscan(*given, &after)
		}
		page := bookList{Books: []book{}}
		for id := after + 1; id <= min(after+2, count); id++ {
			page.Books = append(page.Books, book{ID: int64(id)})
		}
		if after+2 < count {
			next := fmt.Sprint(after + 2)
			page.After = &next
		}
		body, _ := json.Marshal(page)
		return string(body), ""
	}
}

func TestPagesByNext(t *testing.T) {
	s := &library{t: t, answer: shelves(5)}
	var got []int64
	page, err := s.listBooks(context.Background(), nil, nil)
	for ; page != nil; page, err = page.Next() {
		for _, one := range page.Result.Books {
			got = append(got, one.ID)
		}
	}
	if err != nil || fmt.Sprint(got) != "[1 2 3 4 5]" || s.calls != 3 {
		t.Errorf("got %v in %d calls, error %v", got, s.calls, err)
	}
}

func TestPagesByItems(t *testing.T) {
	s := &library{t: t, answer: shelves(5)}
	page, err := s.listBooks(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []int64
	for one, err := range page.Items() {
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, one.ID); one.ID == 3 {
			break
		}
	}
	if fmt.Sprint(got) != "[1 2 3]" || s.calls != 2 {
		t.Errorf("got %v in %d calls", got, s.calls)
	}
}
