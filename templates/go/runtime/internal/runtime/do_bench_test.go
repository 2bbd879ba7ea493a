package runtime

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"testing"
)

func answerCredits(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, `{"total": 3.5}`)
}

// BenchmarkCall is a call and what it returns, beside BenchmarkBare.
func BenchmarkCall(b *testing.B) {
	key, _ := withToken(b.Context())
	one := func(context.Context) (Credentials, error) { return key, nil }
	client := NewClient(testAPI(), Settings{ServerURL: serve(b, answerCredits), Credentials: one})
	op := operation("GET")
	b.ReportAllocs()
	for b.Loop() {
		response, err := client.Do(b.Context(), op, Arguments{}, CallOptions{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := DecodeJSON[credits](response); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBare is the same by net/http and encoding/json alone.
func BenchmarkBare(b *testing.B) {
	url := serve(b, answerCredits) + "/credits"
	client := &http.Client{}
	b.ReportAllocs()
	for b.Loop() {
		request, err := http.NewRequestWithContext(b.Context(), "GET", url, nil)
		if err != nil {
			b.Fatal(err)
		}
		request.Header.Set("Accept", "application/json")
		request.Header.Set("User-Agent", "test/1")
		request.Header.Set("Authorization", "Bearer "+secretToken)
		answer, err := client.Do(request)
		if err != nil {
			b.Fatal(err)
		}
		var found credits
		err = json.NewDecoder(answer.Body).Decode(&found)
		_ = answer.Body.Close()
		if err != nil || found.Total != 3.5 {
			b.Fatal(err)
		}
	}
}
