// Package retry says how often, and how long after a failure, a call is tried again.
package retry

// Config replaces the usual policy: of a client, or of one call.
type Config struct {
	// Strategy is "backoff" (or empty), or "none", which switches retries off.
	Strategy string
	// Backoff is nil where delays are as usual.
	Backoff *BackoffStrategy
	// RetryConnectionErrors says whether a request is sent again that got no answer.
	RetryConnectionErrors bool
	// MaxRetries is how often a call is tried again at most; 0: twice, as usual.
	MaxRetries int
}

// BackoffStrategy says how long to wait before each retry. All times are in milliseconds;
// 0 means as usual.
type BackoffStrategy struct {
	// InitialInterval is what the delay before the first retry is drawn from: between 0
	// and this (full jitter). 500 unless said otherwise.
	InitialInterval int
	// MaxInterval is what it does not grow beyond: 8,000.
	MaxInterval int
	// Exponent is what it grows by for each further retry, from 1 to 10: 2.
	Exponent float64
	// MaxElapsedTime is how long after the beginning of a call no retry begins: no limit.
	MaxElapsedTime int
}
