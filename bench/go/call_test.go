// Package bench measures a call of the SDK against net/http alone.
package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"testing"

	openrouter "github.com/OpenRouterTeam/go-sdk"
)

const (
	serving = "BENCH_SERVING"
	answer  = `{"data": {"total_credits": 100.5, "total_usage": 25.75}}`
)

var url string

// TestMain serves from a process of its own, whose allocations are not counted.
func TestMain(m *testing.M) {
	if os.Getenv(serving) != "" {
		serve()
		return
	}
	server := exec.Command(os.Args[0])
	server.Env = append(os.Environ(), serving+"=1")
	told, err := server.StdoutPipe()
	if err != nil {
		panic(err)
	}
	if err := server.Start(); err != nil {
		panic(err)
	}
	if _, err := fmt.Fscanln(told, &url); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = server.Process.Kill()
	os.Exit(code)
}

func BenchmarkNetHTTP(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		credits, err := bare()
		if err != nil || credits.Data.TotalCredits != 100.5 {
			b.Fatal(credits, err)
		}
	}
}

func BenchmarkSDK(b *testing.B) {
	sdk := openrouter.New(openrouter.WithServerURL(url), openrouter.WithSecurity("key"))
	b.ReportAllocs()
	for b.Loop() {
		credits, err := sdk.Credits.GetCredits(context.Background())
		if err != nil || credits.Data.TotalCredits != 100.5 {
			b.Fatal(credits, err)
		}
	}
}

// plain is the answer without what the SDK's type does.
type plain struct {
	Data struct {
		TotalCredits float64 `json:"total_credits"`
		TotalUsage   float64 `json:"total_usage"`
	} `json:"data"`
}

func bare() (*plain, error) {
	request, err := http.NewRequestWithContext(context.Background(), "GET", url+"/credits", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Authorization", "Bearer key")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	credits := new(plain)
	return credits, json.Unmarshal(body, credits)
}

func serve() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	fmt.Println("http://" + listener.Addr().String())
	_ = http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, answer)
	}))
}
