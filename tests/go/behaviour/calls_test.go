package shop_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"example.com/shop"
	"example.com/shop/models/components"
	"example.com/shop/models/operations"
	"example.com/shop/types"
)

// pages are three, of two pets, none and one.
func pages(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	switch r.URL.Query().Get("after") {
	case "":
		io.WriteString(w, `{"pets":[{"kind":"cat"},{"kind":"dog","name":"a"}],"next":"2"}`)
	case "2":
		io.WriteString(w, `{"pets":[],"next":"3"}`)
	default:
		io.WriteString(w, `{"pets":[{"kind":"dog","name":"b"}],"next":null}`)
	}
}

func TestPages(t *testing.T) {
	client := serve(t, pages)
	page := must[*operations.ListPetsResponse](t)(client.Pets.ListPets(ctx, nil, nil))
	var sizes []int
	for page != nil {
		sizes = append(sizes, len(page.Result.Pets))
		page = must[*operations.ListPetsResponse](t)(page.Next())
	}
	equal(t, fmt.Sprint(sizes), "[2 0 1]")
}

func TestItems(t *testing.T) {
	client := serve(t, pages)
	page := must[*operations.ListPetsResponse](t)(client.Pets.ListPets(ctx, nil, nil))
	var names []string
	for pet, err := range page.Items() {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, pet.Dog.GetName())
	}
	equal(t, strings.Join(names, ","), ",a,b")
	for range page.Items() { // may be left
		break
	}
}

func TestTheSwitchOfAStream(t *testing.T) {
	answer := func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(bodyOf(r), `"stream":true`) {
			answering(200, "application/json", `{"x":0}`)(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/event-stream")
		for x := 1; x <= 3; x++ {
			fmt.Fprintf(w, "data: {\"x\":%d}\n\n", x)
			w.(http.Flusher).Flush()
			time.Sleep(40 * time.Millisecond)
		}
		io.WriteString(w, "data: [DONE]\n\n")
	}
	// The limit of the call is not one of the stream.
	client := serve(t, answer, shop.WithTimeout(60*time.Millisecond))
	whole := must[*operations.ChatResponse](t)(client.Things.Chat(ctx, operations.ChatRequest{Text: "hi"}))
	if whole.Point == nil || whole.EventStream != nil {
		t.Fatalf("got %+v", whole)
	}
	request := operations.ChatRequest{Text: "hi", Stream: shop.Bool(true)}
	pieces := must[*operations.ChatResponse](t)(client.Things.Chat(ctx, request))
	defer pieces.EventStream.Close()
	var sum int64
	for pieces.EventStream.Next() {
		sum += pieces.EventStream.Value().X
	}
	if err := pieces.EventStream.Err(); err != nil {
		t.Fatal(err)
	}
	equal(t, sum, 6)
}

func TestACutStreamIsAnError(t *testing.T) {
	answer := func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		w.Header().Set("Content-Length", "1000")
		io.WriteString(w, "data: {\"x\":1}\n\n")
	}
	client := serve(t, answer)
	request := operations.ChatRequest{Text: "hi", Stream: shop.Bool(true)}
	pieces := must[*operations.ChatResponse](t)(client.Things.Chat(ctx, request))
	defer pieces.EventStream.Close()
	for pieces.EventStream.Next() {
	}
	if pieces.EventStream.Err() == nil {
		t.Error("it ended without an error")
	}
}

func TestFiles(t *testing.T) {
	client := serve(t, answering(200, "application/octet-stream", "\x00\xff"))
	body := must[io.ReadCloser](t)(client.Files.Download(ctx))
	defer body.Close()
	equal(t, string(must[[]byte](t)(io.ReadAll(body))), "\x00\xff")

	client = serve(t, say(func(r *http.Request) string {
		file, head, err := r.FormFile("file")
		if err != nil {
			return err.Error()
		}
		content, _ := io.ReadAll(file)
		var more []string
		for _, one := range r.MultipartForm.File["more"] {
			more = append(more, one.Filename)
		}
		return fmt.Sprint(head.Filename, " ", head.Header.Get("Content-Type"), " ", string(content), " ", r.FormValue("title"), more)
	}))
	file := func(name string) types.File { return types.File{Name: name, Content: strings.NewReader("")} }
	request := operations.UploadRequest{
		File:  types.File{Name: "a.png", Content: strings.NewReader("pixels")},
		Title: shop.String("A cat"),
	}
	equal(t, must[string](t)(client.Files.Upload(ctx, request)), "a.png image/png pixels A cat[]")

	for want, more := range map[string]operations.UploadRequestMore{
		"[b]":   operations.CreateUploadRequestMoreFile(file("b")),
		"[b c]": operations.CreateUploadRequestMoreArrayOfFile([]types.File{file("b"), file("c")}),
	} {
		request := operations.UploadRequest{File: file("a"), More: &more}
		contains(t, must[string](t)(client.Files.Upload(ctx, request)), want)
	}
}

func TestSeveralContents(t *testing.T) {
	client := serve(t, say(func(r *http.Request) string {
		return r.Header.Get("Content-Type") + " " + bodyOf(r)
	}))
	point := components.Point{X: 1}
	contains(t, must[string](t)(client.Things.Note(ctx, point)), `application/json {"x":1}`)
	contains(t, must[string](t)(client.Things.NoteForm(ctx, point)), "application/x-www-form-urlencoded x=1")
	text := must[string](t)(client.Things.NoteText(ctx, "hello"))
	contains(t, text, "text/plain")
	contains(t, text, " hello")
}

func TestWhatTheClientSaysOnAllCalls(t *testing.T) {
	var seen http.Header
	answer := func(w http.ResponseWriter, r *http.Request) {
		seen = r.Header
		answering(200, "application/json", `{"name":"n","state":"new"}`)(w, r)
	}
	client := serve(t, answer, shop.WithXApp("everywhere"))
	must[*components.Thing](t)(client.Things.GetThing(ctx, nil))
	equal(t, seen.Get("X-App"), "everywhere")
	equal(t, seen.Get("X-Key"), key)
	must[*components.Thing](t)(client.Things.GetThing(ctx, shop.String("here")))
	equal(t, seen.Get("X-App"), "here")

	var head *http.Response
	set := map[string]string{"X-More": "1"}
	must[*components.Thing](t)(client.Things.GetThing(ctx, nil, operations.WithSetHeaders(set), operations.WithResponseInto(&head)))
	equal(t, seen.Get("X-More"), "1")
	equal(t, head.Header.Get("X-Request-Id"), "r1")
}

func TestAServerByName(t *testing.T) {
	var paths []string
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		paths = append(paths, r.URL.Path)
		answering(200, "application/json", `{"name":"n","state":"new"}`)(w, r)
	})
	must[*components.Thing](t)(client.Things.GetThing(ctx, nil))
	equal(t, fmt.Sprint(paths), "[/things]")

	transport := transport(func(r *http.Request) (*http.Response, error) {
		paths = append(paths, r.URL.String())
		return nil, io.ErrUnexpectedEOF
	})
	for _, opts := range [][]shop.SDKOption{
		{shop.WithServer(shop.ServerLocal), shop.WithHost("pets.test")},
		{},
	} {
		opts = append(opts, shop.WithSecurity(key), shop.WithClient(transport))
		if _, err := shop.New(opts...).Things.GetThing(ctx, nil, operations.WithOperationTimeout(time.Millisecond)); err == nil {
			t.Error("there was no answer, and no error")
		}
	}
	equal(t, strings.Join(paths[1:], " "), "http://pets.test/v1/things https://api.shop.test/things")
}

type transport func(*http.Request) (*http.Response, error)

func (f transport) Do(r *http.Request) (*http.Response, error) { return f(r) }
