package runtime

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// about is by how much clocks and timers differ.
const about = 10 * time.Millisecond

var errTooSlow = errors.New("too slow")

// watch ends an attempt that waits too long, for the next bytes or altogether.
//
// It cancels a context of its own, which closes the connection.
type watch struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	// silence is how long each wait may take; 0: for ever.
	silence time.Duration
	// whole is how long the whole call may take.
	whole time.Duration

	mutex sync.Mutex
	// end is that of the whole call; zero where it has none.
	end time.Time
	// isAnswered: the head of the answer is there.
	isAnswered bool
}

// start makes the context, and begins the first wait.
func (w *watch) start(parent context.Context) {
	w.ctx, w.cancel = context.WithCancelCause(parent)
	if most, ok := w.most(); ok {
		w.timer = time.AfterFunc(most, func() { w.cancel(errTooSlow) })
	}
}

// most is how long the next wait may take, if that has a limit.
func (w *watch) most() (time.Duration, bool) {
	if w.end.IsZero() {
		return w.silence, w.silence > 0
	}
	left := max(0, time.Until(w.end))
	if w.silence > 0 {
		left = min(left, w.silence)
	}
	return left, true
}

// wait begins another wait, for bytes of the answer.
func (w *watch) wait() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.reset()
}

// sending begins another wait, for bytes of the request to be taken.
func (w *watch) sending() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if !w.isAnswered {
		w.reset()
	}
}

// answered ends the wait for the head.
func (w *watch) answered() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.isAnswered = true
	w.rest()
}

// lift takes the end away: only a silence is too long from now on.
func (w *watch) lift() {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.end = time.Time{}
}

func (w *watch) reset() {
	if w.timer == nil {
		return
	}
	if most, ok := w.most(); ok {
		w.timer.Reset(most)
	} else {
		w.timer.Stop()
	}
}

// rest ends a wait: what others do with the bytes takes as long as it takes.
func (w *watch) rest() {
	if w.timer != nil {
		w.timer.Stop()
	}
}

// stop frees what start took; what is not read by then never is.
func (w *watch) stop() {
	w.rest()
	w.cancel(nil)
}

// isOver says whether it ended the attempt.
func (w *watch) isOver() bool { return context.Cause(w.ctx) == errTooSlow }

// reason names the time that was too short, so that it can be changed.
func (w *watch) reason() string {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if !w.end.IsZero() && time.Until(w.end) < about {
		return fmt.Sprintf("the timeout of %v for the whole call passed", w.whole)
	}
	return fmt.Sprintf("timeout of %v", w.silence)
}
