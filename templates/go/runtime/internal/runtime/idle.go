package runtime

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"runtime"
	"sync/atomic"
	"time"
)

// longestSettling is how long a connection that is used again may take until it is read.
const longestSettling = 10 * time.Millisecond

var errUnasked = errors.New("the server sent more than its answer")

// connection tells what was sent beyond an answer from the next answer.
//
// net/http lends a connection again before it has looked whether more has come, and would
// take that for the answer to the next request, which may be somebody else's.
type connection struct {
	net.Conn
	// isRead: somebody waits for bytes, so that all before them were understood.
	isRead atomic.Bool
	// isQuiet: nothing may come before the next request is written.
	isQuiet  atomic.Bool
	isClosed atomic.Bool
}

func watchingConnections(dial func(context.Context, string, string) (net.Conn, error)) func(context.Context, string, string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		made, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &connection{Conn: made}, nil
	}
}

func (c *connection) Read(piece []byte) (int, error) {
	c.isRead.Store(true)
	n, err := c.Conn.Read(piece)
	c.isRead.Store(false)
	if n > 0 && c.isQuiet.Load() {
		return 0, errUnasked
	}
	return n, err
}

func (c *connection) Write(piece []byte) (int, error) {
	c.isQuiet.Store(false)
	return c.Conn.Write(piece)
}

func (c *connection) Close() error {
	c.isClosed.Store(true)
	return c.Conn.Close()
}

// settle waits until a connection that is used again has nothing left of its last answer.
// net/http closes one that has, and takes another.
func settle(lent net.Conn) {
	if over, ok := lent.(*tls.Conn); ok {
		if over.ConnectionState().NegotiatedProtocol == "h2" { // which numbers its answers
			return
		}
		lent = over.NetConn()
	}
	c, ok := lent.(*connection)
	if !ok {
		return
	}
	c.isQuiet.Store(true)
	began := time.Time{}
	for !c.isRead.Load() && !c.isClosed.Load() {
		runtime.Gosched()
		switch now := time.Now(); {
		case began.IsZero():
			began = now
		case now.Sub(began) > longestSettling:
			_ = c.Close()
		case now.Sub(began) > longestSettling/100:
			time.Sleep(longestSettling / 100)
		}
	}
}
