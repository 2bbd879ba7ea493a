package runtime

import "sync/atomic"

const quotaSize = 100

// quota is 100 retries that all calls of a client have in common, so that an outage is
// not multiplied by everybody who is hit by it.
//
// A call that succeeds gives back its own retries, or a tenth of one if it needed none;
// nothing else does. Where none is left, the first failure of a call is its error.
type quota struct {
	// spent is in tenths of a retry.
	spent atomic.Int64
}

// take says whether there is one more retry; then it is spent.
func (q *quota) take() bool {
	for {
		spent := q.spent.Load()
		if spent > 10*(quotaSize-1) {
			return false
		}
		if q.spent.CompareAndSwap(spent, spent+10) {
			return true
		}
	}
}

// succeed is told of a call that succeeded after so many retries.
func (q *quota) succeed(retries int) {
	back := max(1, 10*int64(retries))
	for {
		spent := q.spent.Load()
		if spent == 0 || q.spent.CompareAndSwap(spent, max(0, spent-back)) {
			return
		}
	}
}
