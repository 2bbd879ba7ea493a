package runtime

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestWhichAnswerItIs(t *testing.T) {
	jsonOf := func(status string) Answer {
		return Answer{Status: status, Kind: JSONAnswer, MediaTypes: []string{"application/json"}}
	}
	stream := Answer{Status: "200", Kind: StreamAnswer, MediaTypes: []string{"text/event-stream"}}
	none := Answer{Status: "204"}
	for _, row := range []struct {
		status  int
		given   string
		length  int64
		answers []Answer
		want    int
	}{
		{200, "application/json", -1, []Answer{jsonOf("200")}, 0},
		{200, "text/html", -1, []Answer{jsonOf("200")}, 0},
		{201, "application/json", -1, []Answer{jsonOf("default"), jsonOf("2XX"), jsonOf("201")}, 2},
		{202, "application/json", -1, []Answer{jsonOf("default"), jsonOf("2XX"), jsonOf("201")}, 1},
		{202, "application/json", -1, []Answer{jsonOf("default"), jsonOf("201")}, 0},
		{200, "text/event-stream; charset=utf-8", -1, []Answer{jsonOf("200"), stream}, 1},
		{200, "application/json", -1, []Answer{stream, jsonOf("200")}, 1},
		{200, "text/html", -1, []Answer{stream, jsonOf("200")}, 1},
		{200, "application/x-ndjson", -1, []Answer{
			jsonOf("200"), {Status: "200", Kind: StreamAnswer, MediaTypes: []string{"application/jsonl"}},
		}, 1},
		{203, "application/json", -1, []Answer{none, jsonOf("200")}, 1},
		{205, "", 0, []Answer{jsonOf("200"), none}, 1},
		{204, "", 0, []Answer{jsonOf("200")}, 0},
		{200, "", 0, nil, -1},
	} {
		head := &http.Response{StatusCode: row.status, ContentLength: row.length, Header: http.Header{}}
		if row.given != "" {
			head.Header.Set("Content-Type", row.given)
		}
		if got := chooseAnswer(row.answers, head); got != row.want {
			t.Errorf("%d %s: %d", row.status, row.given, got)
		}
	}
}

func TestWhatIsAskedFor(t *testing.T) {
	for want, answers := range map[string][]Answer{
		"*/*":              {{Kind: NoAnswer}},
		"application/json": {{Kind: JSONAnswer, MediaTypes: []string{"application/json"}}, {Kind: NoAnswer}},
		"application/json, text/event-stream": {
			{Kind: JSONAnswer, MediaTypes: []string{"application/json"}},
			{Kind: StreamAnswer, MediaTypes: []string{"text/event-stream"}},
			{Kind: JSONAnswer, MediaTypes: []string{"application/json"}},
		},
		"text/csv, */*;q=0.1":             {{Kind: TextAnswer, MediaTypes: []string{"text/csv"}}},
		"text/plain, */*;q=0.1":           {{Kind: TextAnswer, MediaTypes: []string{"*/*"}}},
		"image/png, image/gif, */*;q=0.1": {{Kind: RawAnswer, MediaTypes: []string{"image/png", "image/gif"}}},
	} {
		if got := Accept(answers); got != want {
			t.Errorf("%s", got)
		}
	}
}

func TestBodiesOfSuccesses(t *testing.T) {
	for name, row := range map[string]struct{ contentType, body, want string }{
		"a byte order mark": {"application/json", "\xef\xbb\xbf{\"total\": 1}", ""},
		"UTF-16":            {"application/json", "\xff\xfe{\x00\"\x00t\x00o\x00t\x00a\x00l\x00\"\x00:\x001\x00}\x00", ""},
		"as text":           {"text/plain", `{"total": 1}`, ""},
		"more properties":   {"", `{"total": 1, "more": {}}`, ""},
		"missing":           {"application/json", `{}`, "200 OK: total"},
		"blank":             {"application/json", "  \n", "the body is empty"},
		"an array":          {"application/json", `[]`, "200 OK: "},
	} {
		url := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{row.contentType}
			_, _ = io.WriteString(w, row.body)
		})
		response, err := clientOf(Settings{ServerURL: url}, nil).Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = DecodeJSON[credits](response)
		if row.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var invalid *ResponseValidationError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), row.want) || string(invalid.Body) != row.body {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTextsByTheirCharset(t *testing.T) {
	for charset, body := range map[string]string{
		"": "é", "utf-8": "é", "ISO-8859-1": "\xe9", "utf-16le": "\xe9\x00", "utf-16": "\xfe\xff\x00\xe9", "zlib": "é",
	} {
		header := http.Header{"Content-Type": {"text/plain; charset=\"" + charset + "\""}}
		if charset == "" {
			header.Set("Content-Type", "text/plain")
		}
		response := &Response{Head: &http.Response{Header: header}, Body: []byte(body)}
		if got := DecodeText(response); got != "é" {
			t.Errorf("%s: %q", charset, got)
		}
	}
}
