package runtime

import (
	"net/http"
	"time"
)

// Call says which call, and which attempt of it, a hook is told of.
type Call struct {
	// OperationID is empty where the document has none.
	OperationID string
	// Attempt counts from 1; 0: nothing was sent. A redirect that is followed, and what is
	// sent once more with another token, belong to the attempt that led to them.
	Attempt int
	// Foreign says that a request goes to another origin than the API's, after a redirect:
	// do not add a secret there.
	Foreign bool
}

// Hooks are functions that are called around each request, in the goroutine of the call;
// any may be nil. The error of one ends the call, which returns the same.
type Hooks struct {
	// BeforeRequest may change the headers of what is about to be sent. It sees the real
	// request, credentials and all.
	BeforeRequest func(Call, *http.Request) error
	// AfterResponse is told of each answer, once its head is there. It has no body, and its
	// request no credentials.
	AfterResponse func(Call, *http.Response, time.Duration) error
	// OnRetry is told what failed, and what is waited for.
	OnRetry func(call Call, delay time.Duration, cause error)
	// OnError is told once of the error that a call returns, or that ends a stream.
	OnError func(Call, error)
}

// tellBefore lets hooks change the headers of a request.
func (c *call) tellBefore(a *attempt, sent *draft) error {
	isTold := false
	about := Call{OperationID: c.op.ID, Attempt: c.retries + 1, Foreign: sent.foreign}
	for _, one := range c.client.settings.Hooks {
		if one.BeforeRequest == nil {
			continue
		}
		isTold = true
		if err := one.BeforeRequest(about, a.request); err != nil {
			c.isAborted = true
			return err
		}
	}
	if !isTold {
		return nil
	}
	for name, values := range a.request.Header {
		for _, value := range values {
			if err := checkHeader(name, value); err != nil {
				return &InvalidRequestError{Reason: err.Error()}
			}
		}
	}
	return nil
}

// tellAfter tells hooks of an answer.
func (c *call) tellAfter(a *attempt, sent *draft) error {
	about := Call{OperationID: c.op.ID, Attempt: c.retries + 1, Foreign: sent.foreign}
	for _, one := range c.client.settings.Hooks {
		if one.AfterResponse == nil {
			continue
		}
		elapsed := c.client.clock.now().Sub(a.began)
		head := c.head(a)
		head.Header = head.Header.Clone() // a hook that changes it changes nothing
		if err := one.AfterResponse(about, head, elapsed); err != nil {
			c.isAborted = true
			return err
		}
	}
	return nil
}

// tellRetry tells hooks what failed, and that it is tried again.
func (c *call) tellRetry(last *attempt, delay time.Duration) {
	about := Call{OperationID: c.op.ID, Attempt: c.attempts()}
	for _, one := range c.client.settings.Hooks {
		if one.OnRetry != nil {
			one.OnRetry(about, delay, c.errorOf(last))
		}
	}
}

// fail tells hooks of an error, and returns it.
func (c *call) fail(err error) error {
	if c.isAborted {
		return err
	}
	for _, one := range c.client.settings.Hooks {
		if one.OnError != nil {
			one.OnError(Call{OperationID: c.op.ID, Attempt: c.attempts()}, err)
		}
	}
	return err
}
