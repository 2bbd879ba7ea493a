package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"
	"time"
)

// attempt is one request on its way, and what came of it.
type attempt struct {
	call *call
	// parent is the context of the caller.
	parent  context.Context
	watch   watch
	trace   httptrace.ClientTrace
	request *http.Request
	began   time.Time

	// stage is how far the HTTP client is, as far as it tells.
	stage atomic.Int32
	// unreadable is what reading the request's body failed with.
	unreadable atomic.Pointer[error]

	// answer is nil where there is none; then failed says why.
	answer *http.Response
	// answerIs is the index of the operation's answer that a success is.
	answerIs int
	// body is all of the body, unless that is open.
	body   []byte
	open   *answerBody
	failed *failure
}

const (
	connecting = 1
	connected  = 2
)

func (a *attempt) isConnecting() bool { return a.stage.Load() == connecting }

func (a *attempt) isSuccess() bool {
	return a.failed == nil && a.answer.StatusCode >= 200 && a.answer.StatusCode < 300
}

// cause is why it failed, for a policy.
func (a *attempt) cause() cause {
	if a.failed != nil {
		return a.failed.cause
	}
	return cause(a.answer.StatusCode)
}

// attempt sends a message once. An error of its own is one that ends the call, such as
// that of a hook.
func (c *call) attempt(ctx context.Context, sent *draft) (*attempt, error) {
	a := &attempt{call: c, parent: ctx, answerIs: -1, began: c.client.clock.now()}
	a.watch.silence, a.watch.end, a.watch.whole = c.client.api.Timeout, c.end, c.whole
	a.watch.start(ctx)
	request, err := sent.request(httptrace.WithClientTrace(a.watch.ctx, a.tracing()))
	if err == nil {
		a.request = request
		if !sent.foreign {
			c.signature.apply(request)
		}
		err = c.tellBefore(a, sent)
	}
	if err != nil {
		a.watch.stop()
		return nil, err
	}
	a.watchBody()
	c.log.request(a, sent)
	c.sent++
	a.send(c.client.sender(sent))
	if a.failed == nil {
		if err := c.tellAfter(a, sent); err != nil {
			a.close()
			return nil, err
		}
		a.take()
	}
	c.log.answer(a)
	return a, nil
}

func (c *Client) sender(sent *draft) HTTPClient {
	if sent.foreign {
		return c.elsewhere
	}
	return c.http
}

func (a *attempt) tracing() *httptrace.ClientTrace {
	a.trace.GetConn = func(string) { a.stage.Store(connecting) }
	a.trace.GotConn = func(lent httptrace.GotConnInfo) {
		a.stage.Store(connected)
		if lent.Reused {
			settle(lent.Conn)
		}
	}
	return &a.trace
}

func (a *attempt) send(client HTTPClient) {
	answer, err := client.Do(a.request)
	if err == nil && answer == nil {
		err = errors.New("the HTTP client gave no answer")
	}
	if err != nil {
		a.failed = a.failureOf(err)
		a.watch.stop()
		return
	}
	if answer.Body == nil {
		answer.Body = http.NoBody
	}
	if answer.Header == nil {
		answer.Header = http.Header{}
	}
	a.watch.answered()
	a.answer = answer
}

// take reads the body, or leaves it open where that is for whoever called.
func (a *attempt) take() {
	a.open = newAnswerBody(a)
	if a.isSuccess() {
		a.answerIs = chooseAnswer(a.call.op.Answers, a.answer)
		if isOpen(a.call.op.Answers, a.answerIs, a.answer) {
			a.watch.lift()
			a.open.isOpen = true
			return
		}
	}
	body, err := a.open.readAll()
	a.close()
	a.open, a.body = nil, body
	if err == nil {
		return
	}
	a.body = nil
	if a.isSuccess() || a.parent.Err() != nil { // else the status is the news
		a.failed = a.failureOf(err)
		var large *tooLargeError
		if errors.As(err, &large) {
			a.failed.tooLarge = a.answer
		}
	}
}

func (a *attempt) close() {
	a.watch.stop()
	if a.answer != nil {
		_ = a.answer.Body.Close()
	}
}

// watchBody tells the watch of each piece that is taken of the request's body, and keeps
// what reading it fails with.
func (a *attempt) watchBody() {
	if body := a.request.Body; body != nil && body != http.NoBody {
		a.request.Body = &watchedBody{body, a}
	}
	if again := a.request.GetBody; again != nil {
		a.request.GetBody = func() (io.ReadCloser, error) {
			body, err := again()
			if err != nil {
				return nil, err
			}
			return &watchedBody{body, a}, nil
		}
	}
}

type watchedBody struct {
	io.ReadCloser
	of *attempt
}

func (b *watchedBody) Read(piece []byte) (int, error) {
	b.of.watch.sending()
	n, err := b.ReadCloser.Read(piece)
	if err != nil && err != io.EOF && err != http.ErrBodyReadAfterClose {
		b.of.unreadable.CompareAndSwap(nil, &err)
	}
	return n, err
}
