package runtime

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// sends is an HTTP client that is a function.
type sends func(*http.Request) (*http.Response, error)

func (s sends) Do(request *http.Request) (*http.Response, error) { return s(request) }

// always fails in the same way: with a status, or with an error.
func always(count *atomic.Int64, cause any, header http.Header) sends {
	return func(request *http.Request) (*http.Response, error) {
		count.Add(1)
		if err, ok := cause.(error); ok {
			return nil, err
		}
		return &http.Response{
			StatusCode: cause.(int),
			Header:     header.Clone(),
			Body:       io.NopCloser(strings.NewReader("")),
			Request:    request,
		}, nil
	}
}

var (
	refused = &net.OpError{Op: "dial", Err: errors.New("refused")}
	errCut  = fmt.Errorf("read: %w", io.ErrUnexpectedEOF)
	late    = &net.OpError{Op: "read", Err: lateError{}}
)

type lateError struct{}

func (lateError) Error() string   { return "late" }
func (lateError) Timeout() bool   { return true }
func (lateError) Temporary() bool { return true }

type permanence bool

func (permanence) Error() string     { return "a client's own" }
func (p permanence) Permanent() bool { return bool(p) }

func TestRetries(t *testing.T) {
	type row struct {
		method     string
		cause      any
		attempts   int64
		policy     *RetryPolicy
		retryAfter string
		key        bool
		// waits are half of what may be waited at most, in milliseconds.
		waits []int
	}
	four := &RetryPolicy{MaxRetries: ptr(4)}
	slow := &RetryPolicy{InitialDelay: ptr(2 * time.Second), Multiplier: ptr(1.5), MaxDelay: ptr(4 * time.Second)}
	flat := &RetryPolicy{MaxRetries: ptr(4), MaxDelay: ptr(1200 * time.Millisecond)}
	patient := &RetryPolicy{MaxRetryAfter: ptr(time.Hour)}
	more := &RetryPolicy{Statuses: []string{"409", "5XX"}}
	var rows []row
	for _, method := range usualMethods {
		for _, cause := range []any{408, 429, 500, 502, 503, 504, refused, errCut, late} {
			rows = append(rows, row{method: method, cause: cause, attempts: 3})
		}
		for _, cause := range []any{400, 401, 403, 404, 409, 422, 501, permanence(true), proxyError{407}} {
			rows = append(rows, row{method: method, cause: cause, attempts: 1})
		}
	}
	for _, method := range []string{"POST", "PATCH", "LOCK"} {
		for _, cause := range []any{408, 500, 502, 503, 504, errCut, late} {
			rows = append(rows, row{method: method, cause: cause, attempts: 1},
				row{method: method, cause: cause, attempts: 3, key: true})
		}
		for _, cause := range []any{429, refused, permanence(false), proxyError{503}} {
			rows = append(rows, row{method: method, cause: cause, attempts: 3})
		}
		rows = append(rows, row{method: method, cause: 503, attempts: 3, retryAfter: "1", waits: []int{1000, 1000}},
			row{method: method, cause: 500, attempts: 1, retryAfter: "1"},
			row{method: method, cause: 400, attempts: 1, key: true})
	}
	rows = append(rows,
		row{method: "GET", cause: 503, attempts: 3, waits: []int{250, 500}},
		row{method: "GET", cause: 503, attempts: 5, policy: four, waits: []int{250, 500, 1000, 2000}},
		row{method: "GET", cause: 503, attempts: 3, policy: slow, waits: []int{1000, 1500}},
		row{method: "GET", cause: 503, attempts: 5, policy: flat, waits: []int{250, 500, 600, 600}},
		row{method: "GET", cause: 429, attempts: 3, retryAfter: "7", waits: []int{7000, 7000}},
		row{method: "GET", cause: 429, attempts: 3, retryAfter: "0.5", waits: []int{500, 500}},
		row{method: "GET", cause: 429, attempts: 3, retryAfter: "60", waits: []int{60000, 60000}},
		row{method: "GET", cause: 429, attempts: 1, retryAfter: "61"},
		row{method: "GET", cause: 429, attempts: 1, retryAfter: "1000000000000000000000"},
		row{method: "GET", cause: 503, attempts: 3, policy: patient, retryAfter: "3600", waits: []int{3600000, 3600000}},
		row{method: "GET", cause: 503, attempts: 3, retryAfter: "soon", waits: []int{250, 500}},
		row{method: "GET", cause: 503, attempts: 3, retryAfter: "Mon, 02 Jan 2006 15:04:05 GMT", waits: []int{0, 0}},
		row{method: "GET", cause: 409, attempts: 3, policy: more},
		row{method: "GET", cause: 501, attempts: 3, policy: more},
		row{method: "POST", cause: 501, attempts: 1, policy: more},
		row{method: "POST", cause: 500, attempts: 3, policy: &RetryPolicy{Methods: []string{"POST"}}},
		row{method: "POST", cause: 503, attempts: 3, policy: &RetryPolicy{AnyMethodStatuses: []string{"5XX"}}},
		row{method: "GET", cause: 503, attempts: 1, policy: &RetryPolicy{MaxRetries: ptr(0)}},
		row{method: "GET", cause: refused, attempts: 1, policy: &RetryPolicy{ConnectionErrors: ptr(false)}},
		row{method: "GET", cause: 503, attempts: 3, policy: &RetryPolicy{ConnectionErrors: ptr(false)}},
		row{method: "GET", cause: 503, attempts: 2, policy: &RetryPolicy{MaxElapsed: 400 * time.Millisecond}},
	)
	for _, row := range rows {
		t.Run(fmt.Sprintf("%s %v %+v", row.method, row.cause, row.retryAfter), func(t *testing.T) {
			var count atomic.Int64
			var slept []time.Duration
			header := http.Header{}
			if row.retryAfter != "" {
				header.Set("Retry-After", row.retryAfter)
			}
			client := clientOf(Settings{ServerURL: "http://x.invalid", HTTPClient: always(&count, row.cause, header)}, &slept)
			moved := time.Duration(0) // as much as was slept
			start := time.Now()
			client.clock.now = func() time.Time {
				moved = 0
				for _, one := range slept {
					moved += one
				}
				return start.Add(moved)
			}
			options := CallOptions{Retries: row.policy}
			if row.key {
				options.IdempotencyKey = "k"
			}
			_, err := client.Do(t.Context(), operation(row.method), Arguments{}, options)
			if err == nil || count.Load() != row.attempts {
				t.Fatalf("%d attempts: %v", count.Load(), err)
			}
			if row.attempts > 1 && !strings.Contains(err.Error(), strconv.FormatInt(row.attempts, 10)+" attempts") {
				t.Errorf("does not say how often: %v", err)
			}
			if row.waits == nil {
				return
			}
			var waits []int
			for _, one := range slept {
				waits = append(waits, int(one/time.Millisecond))
			}
			if !slices.Equal(waits, row.waits) {
				t.Errorf("waited %v", waits)
			}
		})
	}
}

func TestWhoSaysWhat(t *testing.T) {
	said := func(count int) *RetryPolicy { return &RetryPolicy{MaxRetries: &count} }
	for want, levels := range map[int64][4]*RetryPolicy{
		3: {nil, nil, nil, nil},
		2: {nil, nil, nil, said(1)},
		1: {nil, nil, said(0), said(1)},
		4: {nil, said(3), said(0), said(1)},
		5: {said(4), said(3), said(0), said(1)},
	} {
		var count atomic.Int64
		client := clientOf(Settings{ServerURL: "http://x.invalid", HTTPClient: always(&count, 503, nil), Retries: levels[1]}, nil)
		op := operation("GET")
		op.Retries, client.api.Retries = levels[2], levels[3]
		_, _ = client.Do(t.Context(), op, Arguments{}, CallOptions{Retries: levels[0]})
		if count.Load() != want {
			t.Errorf("%d attempts, not %d", count.Load(), want)
		}
	}
}

func TestAnOutageIsNotMultiplied(t *testing.T) {
	var count atomic.Int64
	client := clientOf(Settings{ServerURL: "http://x.invalid", HTTPClient: always(&count, 503, nil)}, nil)
	var all sync.WaitGroup
	for range 32 {
		all.Add(1)
		go func() {
			defer all.Done()
			for range 32 {
				_, _ = client.Do(t.Context(), operation("GET"), Arguments{}, CallOptions{})
			}
		}()
	}
	all.Wait()
	if got := count.Load(); got != 32*32+100 {
		t.Errorf("%d requests", got)
	}
}

func TestSuccessGivesRetriesBack(t *testing.T) {
	q := &quota{}
	for range quotaSize {
		if !q.take() {
			t.Fatal("there are less than 100")
		}
	}
	if q.take() {
		t.Error("there are more than 100")
	}
	q.succeed(2)
	if first, second := q.take(), q.take(); !first || !second || q.take() {
		t.Error("two were to come back")
	}
	for range 10 {
		q.succeed(0)
	}
	if !q.take() || q.take() {
		t.Error("one was to come back")
	}
}

func TestAnIdempotencyKeyStaysTheSame(t *testing.T) {
	var keys []string
	url := serve(t, func(w http.ResponseWriter, r *http.Request) {
		keys = append(keys, r.Header.Get("X-Order-Key"))
		w.WriteHeader(500)
	})
	op := operation("POST")
	op.IdempotencyHeader = "X-Order-Key"
	client := clientOf(Settings{ServerURL: url}, nil)
	_, _ = client.Do(t.Context(), op, Arguments{}, CallOptions{})
	_, _ = client.Do(t.Context(), op, Arguments{}, CallOptions{IdempotencyKey: "mine"})
	if len(keys) != 6 || len(keys[0]) != 36 || keys[0] != keys[2] || keys[3] != "mine" || keys[5] != "mine" {
		t.Error(keys)
	}
}

func TestRetryAfterMilliseconds(t *testing.T) {
	header := http.Header{"Retry-After-Ms": {"1500"}, "Retry-After": {"9"}}
	if got := retryAfter(header, time.Now()); got != 1500*time.Millisecond {
		t.Error(got)
	}
}
