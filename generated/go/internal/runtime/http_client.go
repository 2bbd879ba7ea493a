package runtime

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

const (
	// connectTimeout is for a connection, and again for its handshake of TLS.
	connectTimeout = 5 * time.Second
	// largestHead is how many bytes the head of an answer may have.
	largestHead = 1 << 20
)

// usualHTTPClient is that of all clients that are given none, which share its
// connections: to make clients, and to drop them, costs none.
var usualHTTPClient = sync.OnceValue(func() transport {
	dialer := &net.Dialer{Timeout: connectTimeout, KeepAlive: 30 * time.Second}
	return transport{&http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            watchingConnections(dialer.DialContext),
		TLSHandshakeTimeout:    connectTimeout,
		ForceAttemptHTTP2:      true,
		MaxIdleConns:           200,
		MaxIdleConnsPerHost:    50,
		IdleConnTimeout:        90 * time.Second,
		MaxResponseHeaderBytes: largestHead,
		DisableCompression:     true, // gzip.go has limits for it
		OnProxyConnectResponse: refuseProxy,
	}}
})

// transport is an HTTPClient that sends each request once, and keeps no cookie.
type transport struct{ *http.Transport }

func (t transport) Do(request *http.Request) (*http.Response, error) { return t.RoundTrip(request) }

// httpClients are what sends requests to the API, and to other origins.
func httpClients(given HTTPClient) (client, elsewhere HTTPClient) {
	switch given := given.(type) {
	case nil:
		usual := usualHTTPClient()
		return usual, usual
	case *http.Client:
		if given == nil {
			return httpClients(nil)
		}
		own := *given
		own.CheckRedirect = neverFollow
		bare := own
		bare.Jar = nil
		return &own, &bare
	default:
		return given, given
	}
}

// neverFollow leaves redirects to redirect.go.
func neverFollow(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// proxyError is a proxy that makes no connection.
type proxyError struct{ status int }

func (e proxyError) Error() string { return statusLine(e.status) }

func refuseProxy(_ context.Context, _ *url.URL, _ *http.Request, answer *http.Response) error {
	if answer.StatusCode == http.StatusOK {
		return nil
	}
	return proxyError{answer.StatusCode}
}
