package runtime

import (
	"math"
	"slices"
	"time"
)

// RetryPolicy says whether, when and how often a request is sent again.
//
// nil fields say nothing: so that of the API counts, or what is usual.
type RetryPolicy struct {
	MaxRetries    *int
	InitialDelay  *time.Duration
	Multiplier    *float64
	MaxDelay      *time.Duration
	MaxRetryAfter *time.Duration
	// MaxElapsed is the time after which no further attempt begins; 0: no limit.
	MaxElapsed time.Duration
	// Methods are sent again as idempotent ones, beside those that are.
	Methods []string
	// Statuses are codes or ranges after which these are, beside the usual ones.
	Statuses []string
	// AnyMethodStatuses are those after which every request is, beside the usual ones.
	AnyMethodStatuses []string
	ConnectionErrors  *bool
}

// cause is why an attempt failed: the status of the answer, or one of the following.
type cause int

const (
	// notConnected: nothing was sent.
	notConnected cause = -iota - 1
	// cutOff: a connection was lost, or was too slow, after it had been made.
	cutOff
	// final: trying again cannot change it.
	final
)

// policy is a RetryPolicy that says everything.
type policy struct {
	maxRetries        int
	initialDelay      time.Duration
	multiplier        float64
	maxDelay          time.Duration
	maxRetryAfter     time.Duration
	maxElapsed        time.Duration
	methods           []string
	statuses          []string
	anyMethodStatuses []string
	connectionErrors  bool
}

var (
	usualMethods           = []string{"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "QUERY"}
	usualStatuses          = []string{"408", "500", "502", "503", "504"}
	usualAnyMethodStatuses = []string{"429"}
)

// policyOf is what the first of several says, field by field, and what is usual where
// none says anything.
func policyOf(said ...*RetryPolicy) policy {
	all := policy{
		maxRetries:       2,
		initialDelay:     500 * time.Millisecond,
		multiplier:       2,
		maxDelay:         8 * time.Second,
		maxRetryAfter:    60 * time.Second,
		connectionErrors: true,
	}
	for _, one := range slices.Backward(said) {
		if one != nil {
			all.heed(one)
		}
	}
	return all
}

func (p *policy) heed(said *RetryPolicy) {
	put(&p.maxRetries, said.MaxRetries)
	put(&p.initialDelay, said.InitialDelay)
	put(&p.multiplier, said.Multiplier)
	put(&p.maxDelay, said.MaxDelay)
	put(&p.maxRetryAfter, said.MaxRetryAfter)
	put(&p.connectionErrors, said.ConnectionErrors)
	if said.MaxElapsed > 0 {
		p.maxElapsed = said.MaxElapsed
	}
	if said.Methods != nil {
		p.methods = said.Methods
	}
	if said.Statuses != nil {
		p.statuses = said.Statuses
	}
	if said.AnyMethodStatuses != nil {
		p.anyMethodStatuses = said.AnyMethodStatuses
	}
}

func put[T any](field *T, said *T) {
	if said != nil {
		*field = *said
	}
}

// failedAttempt is what a policy decides by.
type failedAttempt struct {
	cause  cause
	method string
	// hasKey: the server knows the request when it comes again.
	hasKey bool
	// retryAfter is what the server asks for; negative where it asks for nothing.
	retryAfter time.Duration
	// retries were made before it.
	retries int
	// random lies between 0 and 1.
	random float64
}

// delay is how long to wait before the next attempt, if there is to be one.
func (p *policy) delay(failed failedAttempt) (time.Duration, bool) {
	if failed.retries >= p.maxRetries || !p.mayRetry(failed) {
		return 0, false
	}
	if failed.retryAfter >= 0 {
		return failed.retryAfter, failed.retryAfter <= p.maxRetryAfter
	}
	multiplier := min(max(p.multiplier, 1), 10)
	grown := float64(p.initialDelay) * math.Pow(multiplier, float64(min(failed.retries, 64)))
	return time.Duration(min(float64(p.maxDelay), grown) * failed.random), true
}

func (p *policy) mayRetry(failed failedAttempt) bool {
	repeatable := failed.hasKey ||
		slices.Contains(usualMethods, failed.method) || slices.Contains(p.methods, failed.method)
	switch failed.cause {
	case notConnected:
		return p.connectionErrors
	case cutOff:
		return p.connectionErrors && repeatable
	case final:
		return false
	}
	status := int(failed.cause)
	switch {
	case holds(usualAnyMethodStatuses, status), holds(p.anyMethodStatuses, status):
		return true
	case holds(usualStatuses, status), holds(p.statuses, status):
		return repeatable || (status == 503 && failed.retryAfter >= 0)
	default:
		return false
	}
}

func holds(statuses []string, status int) bool {
	return slices.ContainsFunc(statuses, func(one string) bool {
		return closeness(one, status) > 1
	})
}
