package types

import (
	"encoding/json"
	"errors"
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
