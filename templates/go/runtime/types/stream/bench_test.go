package stream

import (
	"encoding/json"
	"strings"
	"testing"
)

type chunk struct {
	ID      string `json:"id"`
	Object  string `json:"object"`
	Created int64  `json:"created"`
	Model   string `json:"model"`
	Choices []struct {
		Index int64 `json:"index"`
		Delta struct {
			Role    string `json:"role"`
			Content string `json:"content"`
		} `json:"delta"`
	} `json:"choices"`
}

const chunkJSON = `{"id":"gen-1763851200-abcdefghijklmnop","object":"chat.completion.chunk",` +
	`"created":1763851200,"model":"some/model","choices":[{"index":0,"delta":` +
	`{"role":"assistant","content":" word"},"finish_reason":null,"logprobs":null}]}`

// endless is a body that repeats an event.
type endless struct {
	event string
	at    int
}

func (e *endless) Read(to []byte) (int, error) {
	to = to[:min(len(to), 1400)] // as a packet
	n := copy(to, e.event[e.at:])
	for n < len(to) {
		n += copy(to[n:], e.event)
	}
	e.at = (e.at + n) % len(e.event)
	return n, nil
}

func (e *endless) Close() error { return nil }

func benchmark[T any](b *testing.B, event string, format Format, decode func([]byte, any) error) {
	events := New[T](&endless{event: event}, format, Items{Decode: decode})
	b.SetBytes(int64(len(event)))
	b.ReportAllocs()
	for b.Loop() {
		if !events.Next() {
			b.Fatal(events.Err())
		}
	}
}

func none([]byte, any) error { return nil }

func BenchmarkEvent(b *testing.B) {
	benchmark[struct{}](b, "data: "+chunkJSON+"\n\n", Events().Until("[DONE]"), none)
}

func BenchmarkEventCRLF(b *testing.B) {
	benchmark[struct{}](b, "data: "+chunkJSON+"\r\n\r\n", Events(), none)
}

func BenchmarkEventWhole(b *testing.B) {
	benchmark[struct{}](b, "event: delta\nid: 12\ndata: "+chunkJSON+"\n\n", WholeEvents(), none)
}

func BenchmarkEventOfLines(b *testing.B) {
	lines := strings.Repeat("data: "+strings.Repeat("x", 80)+"\n", 1000)
	benchmark[struct{}](b, lines+"\n", TextEvents(), none)
}

func BenchmarkLargeEvent(b *testing.B) {
	event := "data: \"" + strings.Repeat("x", 8<<20) + "\"\n\n"
	benchmark[struct{}](b, event, Events(), none)
}

func BenchmarkJSONLine(b *testing.B) {
	benchmark[struct{}](b, chunkJSON+"\n", JSONLines(), none)
}

func BenchmarkEventDecoded(b *testing.B) {
	benchmark[chunk](b, "data: "+chunkJSON+"\n\n", Events().Until("[DONE]"), json.Unmarshal)
}

// BenchmarkDecodeAlone is what of BenchmarkEventDecoded is the decoder's.
func BenchmarkDecodeAlone(b *testing.B) {
	data := []byte(chunkJSON)
	b.ReportAllocs()
	for b.Loop() {
		if err := json.Unmarshal(data, new(chunk)); err != nil {
			b.Fatal(err)
		}
	}
}
