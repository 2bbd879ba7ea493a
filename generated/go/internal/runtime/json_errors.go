package runtime

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

const longestPath = 200

// DecodeError says where JSON is not what was promised, and why. It shows no value.
type DecodeError struct {
	// Path leads from the top to the place, as in data.items[3].name; empty for the top.
	Path   string
	Reason string
}

func (e *DecodeError) Error() string { return placed(e.Path, e.Reason) }

// EncodeError says where a value cannot be written as JSON, and why.
type EncodeError struct {
	// Path leads from the top to the place, as in data.items[3].name; empty for the top.
	Path   string
	Reason string
}

func (e *EncodeError) Error() string { return placed(e.Path, e.Reason) }

func placed(path, reason string) string {
	if path == "" {
		return reason
	}
	return path + ": " + reason
}

// fault is an error on its way up, to which each level adds where it was.
type fault struct {
	steps  []string // the innermost first
	reason string
}

func faultf(format string, args ...any) *fault {
	return &fault{reason: fmt.Sprintf(format, args...)}
}

func (f *fault) in(name string) *fault {
	f.steps = append(f.steps, "."+name)
	return f
}

func (f *fault) at(index int) *fault {
	f.steps = append(f.steps, "["+strconv.Itoa(index)+"]")
	return f
}

// path is on one line and not too long, whatever the keys of the JSON are.
func (f *fault) path() string {
	var path strings.Builder
	length := 0
	for _, step := range slices.Backward(f.steps) {
		for _, char := range step {
			if length == longestPath {
				path.WriteString("…")
				return strings.TrimPrefix(path.String(), ".")
			}
			if unicode.IsPrint(char) {
				path.WriteRune(char)
				length++
			}
		}
	}
	return strings.TrimPrefix(path.String(), ".")
}
