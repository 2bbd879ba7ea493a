package stream

import (
	"bytes"
	"io"
	"unicode/utf8"
)

const (
	firstSize = 4 << 10
	leastRead = 512
	// emptyReads are how often a body may have nothing to say and no error.
	emptyReads = 100
)

// buffer holds what was read of a body and not yet handed out:
//
//	bytes[keepFrom:keepTo]  what is kept of an item that has begun
//	bytes[start:end]        what is unread, behind it
//
// What it hands out is a part of it, and so holds until it is filled again.
type buffer struct {
	from  io.Reader
	limit int64
	err   error

	bytes            []byte
	start, end       int
	keepFrom, keepTo int
	keeps            bool
	// moved is where in the body bytes begins, as far as start and end go.
	moved int
}

// search looks for a byte in what is unread. Before at, counted from the beginning of the
// body, there is none: so each byte is looked at once.
type search struct {
	wanted byte
	at     int
}

// find says where the byte is in what was read, and where that ends if it is not there.
func (s *search) find(b *buffer) (at int, found bool) {
	from := max(s.at-b.moved, b.start)
	at = bytes.IndexByte(b.bytes[from:b.end], s.wanted)
	if found = at >= 0; found {
		at += from
	} else {
		at = b.end
	}
	s.at = at + b.moved
	return at, found
}

// unread is what comes next, as far as it was read.
func (b *buffer) unread() []byte { return b.bytes[b.start:b.end] }

// fill reads on. It returns io.EOF at the end of the body.
func (b *buffer) fill() error {
	if int64(b.end-b.start) > b.limit {
		return tooLarge(b.limit)
	}
	if len(b.bytes)-b.end < leastRead {
		b.makeRoom()
	}
	for range emptyReads {
		if b.err != nil {
			return b.err
		}
		n, err := b.from.Read(b.bytes[b.end:])
		b.end += n
		if err == io.EOF {
			b.err = err
		} else if err != nil {
			b.err = brokenOff(err) // after what was read before it
		}
		if n > 0 {
			return nil
		}
	}
	return brokenOff(io.ErrNoProgress)
}

// makeRoom moves what is held to the front, so that at least half is free behind it.
func (b *buffer) makeRoom() {
	kept := 0
	if b.keeps {
		kept = b.keepTo - b.keepFrom + 1 // and room for what joins it to the next line
	}
	held := kept + b.end - b.start
	to := b.bytes
	if 2*held > len(to) || len(to) == 0 {
		to = make([]byte, max(firstSize, 2*len(to), 2*held))
	}
	if b.keeps {
		copy(to, b.bytes[b.keepFrom:b.keepTo])
		b.keepFrom, b.keepTo = 0, kept-1
	}
	copy(to[kept:], b.bytes[b.start:b.end])
	b.moved += b.start - kept
	b.bytes, b.start, b.end = to, kept, held
}

// keep adds a part of what was read last to what is kept, after a line feed.
func (b *buffer) keep(from, to int) error {
	if !b.keeps {
		b.keeps, b.keepFrom, b.keepTo = true, from, to
		return nil
	}
	b.bytes[b.keepTo] = '\n' // where the line before it ended
	b.keepTo += 1 + copy(b.bytes[b.keepTo+1:], b.bytes[from:to])
	if int64(b.keepTo-b.keepFrom) > b.limit {
		return tooLarge(b.limit)
	}
	return nil
}

// take hands out what was kept.
func (b *buffer) take() []byte {
	b.keeps = false
	return b.bytes[b.keepFrom:b.keepTo:b.keepTo]
}

// asUTF8 replaces what is no UTF-8 by U+FFFD, as the Encoding Standard decodes it: once
// for each part that might have begun a character.
func asUTF8(text []byte) []byte {
	if utf8.Valid(text) {
		return text
	}
	var valid []byte
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size == 1 {
			for size < len(text) && !utf8.FullRune(text[:size+1]) {
				size++
			}
		}
		valid = utf8.AppendRune(valid, r)
		text = text[size:]
	}
	return valid
}
