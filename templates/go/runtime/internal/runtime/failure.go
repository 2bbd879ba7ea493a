package runtime

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
)

// failure is why there is no answer, or not all of one.
type failure struct {
	cause  cause
	reason string
	// timeout: it was not in time.
	timeout bool
	// err is what the system or the context said.
	err error
	// tooLarge is the head of an answer of which more was sent than is taken.
	tooLarge *http.Response
	// unreadable: what was to be sent could not be read.
	unreadable bool
}

// failureOf tells what an attempt failed with.
func (a *attempt) failureOf(err error) *failure {
	err = withoutURL(err)
	var large *tooLargeError
	var broken *codingError
	switch {
	case a.parent.Err() != nil:
		return endedBy(a.parent.Err())
	case a.unreadable.Load() != nil:
		problem := *a.unreadable.Load()
		return &failure{cause: final, reason: problem.Error(), err: problem, unreadable: true}
	case a.watch.isOver():
		return a.tooSlow()
	case errors.As(err, &large):
		return &failure{cause: final, reason: err.Error(), err: err}
	case errors.As(err, &broken):
		return &failure{cause: final, reason: "the body cannot be decoded: " + err.Error(), err: err}
	default:
		return a.lost(err)
	}
}

// endedBy is a context that ended.
func endedBy(err error) *failure {
	late := errors.Is(err, context.DeadlineExceeded)
	return &failure{cause: final, reason: err.Error(), timeout: late, err: err}
}

func (a *attempt) tooSlow() *failure {
	cause, what := cutOff, "no answer in time: "
	if a.isConnecting() {
		cause, what = notConnected, "could not connect in time: "
	}
	reason := what + a.watch.reason()
	return &failure{cause: cause, reason: reason, timeout: true, err: context.DeadlineExceeded}
}

// lost is a connection that was not made, or was lost.
func (a *attempt) lost(err error) *failure {
	var proxy proxyError
	var said interface{ Permanent() bool }
	switch {
	case errors.As(err, &said):
		cause := notConnected
		if said.Permanent() {
			cause = final
		}
		return &failure{cause: cause, reason: err.Error(), err: err}
	case errors.As(err, &proxy):
		cause := final
		if proxy.status >= 500 {
			cause = notConnected
		}
		return &failure{cause: cause, reason: "the proxy refused: " + err.Error(), err: err}
	case isUntrusted(err):
		reason := "the server's certificate is not valid: " + err.Error()
		return &failure{cause: final, reason: reason, err: err}
	case isTimeout(err) && (a.isConnecting() || isDial(err)):
		reason := "could not connect in time: timeout of " + connectTimeout.String()
		return &failure{cause: notConnected, reason: reason, timeout: true, err: err}
	case isTimeout(err):
		return &failure{cause: cutOff, reason: "no answer in time: " + err.Error(), timeout: true, err: err}
	case a.isConnecting() || isDial(err):
		return &failure{cause: notConnected, reason: "could not connect: " + err.Error(), err: err}
	default:
		return &failure{cause: cutOff, reason: "connection lost: " + err.Error(), err: err}
	}
}

// withoutURL leaves out what net/http says of the request, which may hold a key.
func withoutURL(err error) error {
	var asked *url.Error
	for errors.As(err, &asked) {
		err = asked.Err
	}
	return err
}

func isTimeout(err error) bool {
	var late net.Error
	return errors.As(err, &late) && late.Timeout()
}

func isDial(err error) bool {
	var network *net.OpError
	return errors.As(err, &network) && network.Op == "dial"
}

func isUntrusted(err error) bool {
	var (
		verification *tls.CertificateVerificationError
		invalid      x509.CertificateInvalidError
		host         x509.HostnameError
		authority    x509.UnknownAuthorityError
	)
	return errors.As(err, &verification) || errors.As(err, &invalid) ||
		errors.As(err, &host) || errors.As(err, &authority)
}

// causeText says why an attempt failed, in a word.
func (a *attempt) causeText() string {
	switch cause := a.cause(); cause {
	case notConnected:
		return "connect"
	case cutOff:
		return "cut off"
	case final:
		return "other"
	default:
		return strconv.Itoa(int(cause))
	}
}
