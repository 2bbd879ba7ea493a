// Package stream reads answers that come piece by piece.
package stream

import (
	"fmt"
	"io"
	"iter"
	"sync/atomic"
	"time"
)

const (
	// What little comes behind the end of a stream is read for so long, so that its
	// connection is used again; a new one may take as long.
	drainTime  = 100 * time.Millisecond
	drainBytes = 16 << 10
)

// EventStream hands out the items of an answer, one at a time, as they arrive:
//
//	defer events.Close()
//	for events.Next() {
//		fmt.Println(events.Value())
//	}
//	return events.Err()
//
// One goroutine reads it; any may close it.
type EventStream[T any] struct {
	body   io.ReadCloser
	cutter cutter
	format Format
	items  Items
	closed atomic.Bool

	value       *T
	err         error
	done        bool
	lastEventID []byte
	scratch     []byte
}

// Items says how items are read. What it is given is a pointer to one.
type Items struct {
	// Decode reads one from JSON, which it must not keep: it is overwritten by the next.
	Decode func(data []byte, item any) error
	// Undescribed lists the properties of an item, or of one property of it, that its type
	// does not have; isObject is false for a type that has none of its own. Where it is
	// nil, an error in the place of an item is found by the name of its event, or because
	// it cannot be decoded.
	Undescribed func(item any, property string) (names []string, isObject bool)
	// Failure makes of an error the one that Err returns; nil leaves it as it is.
	Failure func(*Error) error
}

// New reads a body, which it closes at the end. Closing the body must wake who reads it.
func New[T any](body io.ReadCloser, format Format, items Items) *EventStream[T] {
	cutter := format.cut(&buffer{from: body, limit: format.limit})
	return &EventStream[T]{body: body, cutter: cutter, format: format, items: items}
}

// Next waits for an item, and says whether there is one.
func (s *EventStream[T]) Next() bool {
	s.value = nil
	if s.done || s.closed.Load() {
		return false
	}
	value, err := s.next()
	if err == nil {
		s.value = value
		return true
	}
	s.done = true
	if failure, ok := err.(*Error); ok {
		s.err = failure
		if s.items.Failure != nil {
			s.err = s.items.Failure(failure)
		}
	}
	_ = s.Close() // there is nothing more to lose
	return false
}

// Value is the item that Next has found; nil where it has found none.
func (s *EventStream[T]) Value() *T { return s.value }

// Err says why Next has found no item: nil at the end of the stream, and after Close.
func (s *EventStream[T]) Err() error { return s.err }

// LastEventID is the id of the last item, or of one before it that had one. Some servers
// go on behind it when it is sent in the header Last-Event-ID.
func (s *EventStream[T]) LastEventID() string { return string(s.lastEventID) }

// Close closes the connection; there are no more items. Another goroutine that waits for
// one gets an error that wraps ErrClosed. Closing again does nothing.
func (s *EventStream[T]) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	return s.body.Close()
}

// All are the items that are left, and at last the error, if there is one, with no item.
// The stream is closed when the loop ends, however it does.
func (s *EventStream[T]) All() iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		defer s.Close()
		for s.Next() {
			if !yield(s.value, nil) {
				return
			}
		}
		if s.err != nil {
			yield(nil, s.err)
		}
	}
}

// next returns io.EOF at the end, or an *Error.
func (s *EventStream[T]) next() (*T, error) {
	event, err := s.cutter.next()
	switch {
	case err == nil:
	case s.closed.Load():
		return nil, &Error{Kind: Broken, Reason: ErrClosed.Error(), cause: ErrClosed}
	case err == io.EOF && s.format.sentinel != nil:
		return nil, ended(fmt.Sprintf("before its %q", *s.format.sentinel))
	default:
		return nil, err
	}
	if s.format.sentinel != nil && string(event.data) == *s.format.sentinel {
		s.drain()
		return nil, io.EOF
	}
	s.lastEventID = append(s.lastEventID[:0], event.lastID...)
	return s.item(event)
}

// drain reads to the end of the body, where that comes soon.
func (s *EventStream[T]) drain() {
	timer := time.AfterFunc(drainTime, func() { _ = s.body.Close() })
	defer timer.Stop()
	_, _ = io.CopyN(io.Discard, s.body, drainBytes)
}
