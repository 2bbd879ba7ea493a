package runtime

import (
	"bufio"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// answersTwice answers each request of a connection by what it asks for, and then by
// something else that nobody asked for.
func answersTwice(connection net.Conn) {
	defer connection.Close()
	reader := bufio.NewReader(connection)
	for {
		request, err := http.ReadRequest(reader)
		if err != nil {
			return
		}
		asked := answerOf(fmt.Sprintf(`{"total": %s}`, request.URL.Query().Get("n")))
		_, _ = io.WriteString(connection, asked+answerOf(`{"total": 666}`))
	}
}

func TestWhatIsBeyondAnAnswerAnswersNobody(t *testing.T) {
	usual := log.Writer()
	log.SetOutput(io.Discard) // net/http has a line for each
	t.Cleanup(func() { log.SetOutput(usual) })
	known := httptest.NewTLSServer(nil)
	t.Cleanup(known.Close)
	for scheme, listens := range map[string]func(net.Listener) net.Listener{
		"http":  func(plain net.Listener) net.Listener { return plain },
		"https": func(plain net.Listener) net.Listener { return tls.NewListener(plain, known.TLS) },
	} {
		plain, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		listener := listens(plain)
		t.Cleanup(func() { _ = listener.Close() })
		go func() {
			for {
				connection, err := listener.Accept()
				if err != nil {
					return
				}
				go answersTwice(connection)
			}
		}()
		client := clientOf(Settings{ServerURL: scheme + "://" + plain.Addr().String()}, nil)
		own := usualHTTPClient().Clone()
		own.ForceAttemptHTTP2 = false
		own.TLSClientConfig = known.Client().Transport.(*http.Transport).TLSClientConfig.Clone()
		own.TLSClientConfig.NextProtos = nil
		client.http = transport{own}
		t.Cleanup(own.CloseIdleConnections)
		op := operation("GET")
		op.Parameters = []Parameter{{In: Query, Name: "n"}}
		var all sync.WaitGroup
		for caller := range 8 {
			all.Add(1)
			go func() {
				defer all.Done()
				for i := range 150 {
					asked := float64(caller*1000 + i)
					answer, err := client.Do(t.Context(), op, Arguments{Parameters: []any{asked}}, CallOptions{})
					if err != nil {
						t.Errorf("%s: %v", scheme, err)
						return
					}
					if said, err := DecodeJSON[credits](answer); err != nil || said.Total != asked {
						t.Errorf("%s: asked for %v: %v, %v", scheme, asked, said, err)
						return
					}
				}
			}()
		}
		all.Wait()
	}
}
