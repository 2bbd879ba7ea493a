// Command values reads lines of a type's name and JSON, and answers each with the JSON that
// a value of that type makes of it, or with what is wrong.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"log"
	"os"

	"example.com/values/internal/runtime"
)

type answer struct {
	Back json.RawMessage `json:"back,omitempty"`
	// Path and Reason are why the value was refused.
	Path   string `json:"path"`
	Reason string `json:"reason,omitempty"`
	// Lost is why what was read could not be written.
	Lost string `json:"lost,omitempty"`
}

func main() {
	in, out := bufio.NewReaderSize(os.Stdin, 1<<20), json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		name, data, _ := bytes.Cut(line, []byte(" "))
		if err := out.Encode(through(made[string(name)](), data)); err != nil {
			log.Fatal(err)
		}
	}
}

func through(value any, data []byte) answer {
	if err := runtime.Unmarshal(data, value); err != nil {
		var refused *runtime.DecodeError
		if errors.As(err, &refused) {
			return answer{Path: refused.Path, Reason: refused.Reason}
		}
		return answer{Lost: err.Error()}
	}
	back, err := runtime.Marshal(value)
	if err != nil {
		return answer{Lost: err.Error()}
	}
	return answer{Back: back}
}
