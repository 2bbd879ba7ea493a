package runtime

import "time"

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
