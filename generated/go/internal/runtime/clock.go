package runtime

import (
	"context"
	"math/rand/v2"
	"time"
)

// clock is what a client knows of time and chance, so that a test can decide both.
type clock struct {
	now func() time.Time
	// sleep ends early with the error of the context.
	sleep func(context.Context, time.Duration) error
	// random is from 0 to 1: it spreads retries.
	random func() float64
}

var systemClock = clock{now: time.Now, sleep: sleep, random: rand.Float64}

func sleep(ctx context.Context, delay time.Duration) error {
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}
