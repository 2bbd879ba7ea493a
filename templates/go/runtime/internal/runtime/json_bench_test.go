package runtime

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// What the benchmarks read and write: a page of chat completions, as models and as plain
// structs that encoding/json knows.

type benchPage struct {
	Object string      `json:"object"`
	Data   []benchChat `json:"data"`
	Next   *string     `json:"next,omitempty"`
	extra  Extra
}

func (p *benchPage) ExtraFields() *Extra { return &p.extra }

type benchChat struct {
	ID      string            `json:"id"`
	Created int64             `json:"created"`
	Choices []benchChoice     `json:"choices"`
	Usage   benchUsage        `json:"usage"`
	Labels  map[string]string `json:"labels,omitempty"`
	System  *string           `json:"system_fingerprint"`
	extra   Extra
}

func (c *benchChat) ExtraFields() *Extra { return &c.extra }

type benchChoice struct {
	Index   int64     `json:"index"`
	Role    string    `json:"role"`
	Content string    `json:"content"`
	Finish  *string   `json:"finish_reason"`
	Logprob []float64 `json:"logprobs,omitempty"`
	extra   Extra
}

func (c *benchChoice) ExtraFields() *Extra { return &c.extra }

type benchUsage struct {
	Prompt int64   `json:"prompt_tokens"`
	Total  int64   `json:"total_tokens"`
	Cost   float64 `json:"cost"`
	extra  Extra
}

func (u *benchUsage) ExtraFields() *Extra { return &u.extra }

type plainPage struct {
	Object string      `json:"object"`
	Data   []plainChat `json:"data"`
	Next   *string     `json:"next,omitempty"`
}

type plainChat struct {
	ID      string            `json:"id"`
	Created int64             `json:"created"`
	Choices []plainChoice     `json:"choices"`
	Usage   plainUsage        `json:"usage"`
	Labels  map[string]string `json:"labels,omitempty"`
	System  *string           `json:"system_fingerprint"`
}

type plainChoice struct {
	Index   int64     `json:"index"`
	Role    string    `json:"role"`
	Content string    `json:"content"`
	Finish  *string   `json:"finish_reason"`
	Logprob []float64 `json:"logprobs,omitempty"`
}

type plainUsage struct {
	Prompt int64   `json:"prompt_tokens"`
	Total  int64   `json:"total_tokens"`
	Cost   float64 `json:"cost"`
}

// benchData has so many chats, of half a kilobyte each.
func benchData(count int) []byte {
	var chats []string
	for i := range count {
		chats = append(chats, fmt.Sprintf(`{"id": "gen-%d", "created": 1700000%03d, "choices": [
			{"index": 0, "role": "assistant", "content": %q, "finish_reason": "stop", "logprobs": [-0.25, -1.5, -3.125]},
			{"index": 1, "role": "assistant", "content": "A short one", "finish_reason": null}],
			"usage": {"prompt_tokens": %d, "total_tokens": 340, "cost": 0.00125},
			"labels": {"team": "search", "tier": "gold"}, "system_fingerprint": null}`,
			i, i, strings.Repeat("Text with \"quotes\", sometimes. ", 1+i%8), i))
	}
	return []byte(`{"object": "list", "data": [` + strings.Join(chats, ", ") + `], "next": "abc"}`)
}

func BenchmarkDecode(b *testing.B) {
	for name, data := range map[string][]byte{"page": benchData(50), "large": benchData(2000)} {
		for codec, read := range map[string]func() error{
			"runtime":       func() error { return Unmarshal(data, new(benchPage)) },
			"encoding_json": func() error { return json.Unmarshal(data, new(plainPage)) },
		} {
			b.Run(name+"/"+codec, func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if err := read(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkEncode(b *testing.B) {
	var ours benchPage
	var plain plainPage
	if Unmarshal(benchData(50), &ours) != nil || json.Unmarshal(benchData(50), &plain) != nil {
		b.Fatal("cannot be read")
	}
	for name, write := range map[string]func() ([]byte, error){
		"runtime":       func() ([]byte, error) { return Marshal(&ours) },
		"encoding_json": func() ([]byte, error) { return json.Marshal(&plain) },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
