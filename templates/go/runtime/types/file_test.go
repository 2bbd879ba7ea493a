package types

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestFilesInJSONAreBase64(t *testing.T) {
	for content, want := range map[string]string{"": `""`, "a\x00": `"YQA="`} {
		got, err := json.Marshal(File{Name: "a.bin", Content: strings.NewReader(content)})
		if err != nil || string(got) != want {
			t.Errorf("%q became %s, %v", content, got, err)
		}
	}
	if got, err := json.Marshal(File{}); err != nil || string(got) != `""` {
		t.Errorf("no content became %s, %v", got, err)
	}
	broken := errors.New("broken")
	if _, err := json.Marshal(File{Content: iotest.ErrReader(broken)}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestOnlyTextIsAFileInJSON(t *testing.T) {
	var file File
	if err := json.Unmarshal([]byte(`"YWI="`), &file); err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(file.Content); string(content) != "ab" || err != nil {
		t.Errorf("got %q, %v", content, err)
	}
	for _, other := range []string{`{"Name": "a"}`, `"no base64"`, `1`, `[]`} {
		if err := json.Unmarshal([]byte(other), &file); err == nil {
			t.Errorf("%s was taken for a file", other)
		}
	}
}
