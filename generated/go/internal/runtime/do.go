package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"
)

// call is one call of an operation.
type call struct {
	client  *Client
	op      *Operation
	args    Arguments
	options CallOptions
	policy  policy
	log     *callLog
	began   time.Time
	// end is when it has to be over; zero: it may last for ever.
	end time.Time
	// whole is how long it may take.
	whole time.Duration
	// retries is how often it was tried again, sent how often something was sent.
	retries, sent int
	// content is the body that is sent, where it is at hand.
	content []byte
	// open reads the body that is sent, where it is not at hand but in memory.
	open func() (io.ReadCloser, error)
	// last is the attempt that succeeded.
	last *attempt
	// signature is what its requests are signed with.
	signature *signature
	// isAborted: a hook ended it, and no hook is told of that.
	isAborted bool
}

// Do calls an operation.
//
// Its errors are those of the API's NewError and of the operation's cases, and
// APIConnectionError, InvalidRequestError, ConfigurationError, ResponseTooLargeError,
// ResponseValidationError, TokenError, and what a hook returned.
func (c *Client) Do(ctx context.Context, op *Operation, args Arguments, options CallOptions) (*Response, error) {
	one := &call{client: c, op: op, args: args, options: options, began: c.clock.now()}
	response, err := one.do(ctx)
	if err != nil {
		return nil, one.fail(err)
	}
	return response, nil
}

func (c *call) do(ctx context.Context) (*Response, error) {
	if problem := c.client.settings.Problem; problem != nil {
		return nil, problem
	}
	if ctx == nil {
		return nil, &InvalidRequestError{Reason: "the context must not be nil: pass context.Background()"}
	}
	c.setUp()
	if err := c.signIn(ctx); err != nil {
		return nil, err
	}
	sent, err := c.draft()
	if err != nil {
		return nil, err
	}
	last, err := c.deliver(ctx, sent)
	if err != nil {
		return nil, err
	}
	switch {
	case last.failed != nil:
		return nil, c.failureError(last, last.failed)
	case last.isSuccess():
		return c.succeed(last)
	}
	answered := c.answeredOf(last)
	c.handOut(answered.Response)
	return nil, errorOf(c.client.api, c.op, answered)
}

// setUp finds out what is said of time and of retries.
func (c *call) setUp() {
	settings := &c.client.settings
	c.policy = policyOf(c.options.Retries, settings.Retries, c.op.Retries, c.client.api.Retries)
	c.whole = settings.Timeout
	if c.options.Timeout != nil {
		c.whole = *c.options.Timeout
	}
	if c.whole > 0 {
		c.end = c.began.Add(c.whole)
	}
	c.log = newCallLog(c)
}

// deliver sends a message until its answer is final.
func (c *call) deliver(ctx context.Context, sent *draft) (*attempt, error) {
	redirects, isSignedAgain := 0, false
	for {
		last, err := c.attempt(ctx, sent)
		if err != nil {
			return nil, err
		}
		if last.isSuccess() {
			c.client.quota.succeed(c.retries)
			return last, nil
		}
		if !isSignedAgain && c.isRefused(last, sent) {
			isSignedAgain = true
			if err := c.signIn(ctx); err != nil {
				return nil, err
			}
			continue
		}
		if next := c.redirected(last, sent); next != nil && redirects < mostRedirects {
			sent = next
			redirects++
			continue
		}
		delay, again := c.mayRetry(last, sent)
		if !again {
			return last, nil
		}
		c.log.retry(c.retries+1, last, delay)
		c.tellRetry(last, delay)
		if err := c.client.clock.sleep(ctx, delay); err != nil {
			return nil, c.failureError(last, endedBy(err))
		}
		c.retries++
	}
}

// signIn finds out what to sign with, in the time that the call has.
func (c *call) signIn(ctx context.Context) (err error) {
	if !c.end.IsZero() {
		limited, cancel := context.WithDeadline(ctx, c.end)
		defer cancel()
		ctx = limited
	}
	c.signature, err = c.client.sign(ctx, c.op)
	if ended := ctx.Err(); ended != nil && err == ended {
		return &APIConnectionError{
			Method:   c.op.Method,
			URL:      c.op.Path,
			Reason:   "no credential in time: " + ended.Error(),
			Attempts: c.attempts(),
			timeout:  isTimeout(ended),
			cause:    ended,
		}
	}
	return err
}

// isRefused says whether to sign once more what was answered by 401.
func (c *call) isRefused(last *attempt, sent *draft) bool {
	if last.failed != nil || last.answer.StatusCode != http.StatusUnauthorized || sent.foreign {
		return false
	}
	return c.signature.refused(last.request, last.answer) && !sent.once
}

// mayRetry says after how long to send a message again, if it is to be.
func (c *call) mayRetry(last *attempt, sent *draft) (time.Duration, bool) {
	now := c.client.clock.now()
	asked := time.Duration(-1)
	if last.failed == nil {
		asked = retryAfter(last.answer.Header, now)
	}
	delay, again := c.policy.delay(failedAttempt{
		cause:      last.cause(),
		method:     sent.method,
		hasKey:     sent.header.Get(c.idempotencyHeader()) != "",
		retryAfter: asked,
		retries:    c.retries,
		random:     c.client.clock.random(),
	})
	if !again || (sent.once && sent.open != nil) {
		return 0, false
	}
	next := now.Add(delay)
	if !c.end.IsZero() && !next.Before(c.end) {
		return 0, false
	}
	if most := c.policy.maxElapsed; most > 0 && next.Sub(c.began) >= most {
		return 0, false
	}
	return delay, c.client.quota.take()
}

// attempts is how often it was tried; 0: nothing was sent.
func (c *call) attempts() int {
	if c.sent == 0 {
		return 0
	}
	return c.retries + 1
}

// succeed makes what Do returns of a success.
func (c *call) succeed(last *attempt) (*Response, error) {
	c.last = last
	response := &Response{Head: c.head(last), Answer: last.answerIs, Body: last.body, attempts: c.attempts(), call: c}
	c.handOut(response.Head)
	if last.open != nil {
		response.Stream = last.open
		return response, nil
	}
	if i := last.answerIs; i >= 0 && c.op.Answers[i].Kind == StreamAnswer {
		given := essence(response.Head.Header.Get("Content-Type"))
		reason := "expected " + c.op.Answers[i].MediaTypes[0] + ", got " + onOneLine(given, longestPart)
		return nil, response.unlike(last.body, "", reason)
	}
	return response, nil
}

func (c *call) handOut(head *http.Response) {
	if c.options.ResponseInto != nil {
		*c.options.ResponseInto = head
	}
}

// errorOf is what a call returns for an attempt that is no success.
func (c *call) errorOf(last *attempt) error {
	if last.failed == nil {
		return errorOf(c.client.api, c.op, c.answeredOf(last))
	}
	return c.failureError(last, last.failed)
}

func (c *call) failureError(last *attempt, failed *failure) error {
	secrets := c.secretsOf(last.request)
	reason := hide(failed.reason, secrets)
	switch {
	case failed.unreadable:
		return &InvalidRequestError{Reason: "the body cannot be read on: " + reason, cause: failed.err}
	case failed.tooLarge != nil:
		answered := c.answeredOf(last)
		answered.Body = nil
		return &ResponseTooLargeError{Answered: answered, Reason: reason}
	}
	return &APIConnectionError{
		Method:   last.request.Method,
		URL:      c.shown(last.request).String(),
		Reason:   reason,
		Attempts: c.attempts(),
		timeout:  failed.timeout,
		cause:    quotingNothing(failed.err, secrets),
	}
}

// quotingNothing is an error, or where that says a secret back, what else it says.
func quotingNothing(err error, secrets []string) error {
	if err == nil {
		return nil
	}
	if said := err.Error(); hide(said, secrets) != said {
		return errors.New(hide(said, secrets))
	}
	return err
}
