package stream

import "bytes"

var byteOrderMark = []byte("\uFEFF")

// eventCutter reads Server-Sent Events (HTML Living Standard, section 9.2.6). One that no
// empty line ends is none, as that says.
type eventCutter struct {
	buffer         *buffer
	feed, carriage search
	// afterCR: a line feed that comes now belongs to the end of the line before it.
	afterCR bool
	// hasLine: the first line was read, which may begin with a byte order mark.
	hasLine bool

	name, retry, lastID []byte
	hasID, hasRetry     bool
}

func newEvents(b *buffer) cutter {
	return &eventCutter{
		buffer:   b,
		feed:     search{wanted: '\n'},
		carriage: search{wanted: '\r'},
		lastID:   []byte{}, // an id may be empty: not nil, which says that there is none
	}
}

func (c *eventCutter) next() (event, error) {
	c.forget()
	for {
		from, to, err := c.line()
		if err != nil {
			return event{}, err
		}
		if from < to {
			if err := c.read(from, to); err != nil {
				return event{}, err
			}
			continue
		}
		if c.buffer.keeps {
			return c.event(), nil
		}
		c.forget() // without data it was none
	}
}

// line says where in the buffer the next line is, without its end: LF, CR or CRLF.
func (c *eventCutter) line() (from, to int, err error) {
	b := c.buffer
	for {
		if c.afterCR && b.start < b.end {
			c.afterCR = false
			if b.bytes[b.start] == '\n' {
				b.start++
			}
		}
		feed, hasFeed := c.feed.find(b)
		carriage, hasCarriage := c.carriage.find(b)
		if hasFeed || hasCarriage {
			from, to = b.start, min(feed, carriage)
			c.afterCR = carriage < feed
			b.start = to + 1
			break
		}
		if err := b.fill(); err != nil {
			return 0, 0, err
		}
	}
	if int64(to-from) > b.limit {
		return 0, 0, tooLarge(b.limit)
	}
	if !c.hasLine {
		c.hasLine = true
		if bytes.HasPrefix(b.bytes[from:to], byteOrderMark) {
			from += len(byteOrderMark)
		}
	}
	return from, to, nil
}

// read takes one field of an event; a line without a colon is a name alone.
func (c *eventCutter) read(from, to int) error {
	line := c.buffer.bytes[from:to]
	name, value, _ := bytes.Cut(line, []byte{':'})
	value = bytes.TrimPrefix(value, []byte{' '})
	switch string(name) {
	case "data":
		return c.buffer.keep(to-len(value), to)
	case "event":
		c.name = append(c.name[:0], asUTF8(value)...)
	case "id":
		if bytes.IndexByte(value, 0) < 0 {
			c.hasID = true
			c.lastID = append(c.lastID[:0], asUTF8(value)...)
		}
	case "retry":
		if isMilliseconds(value) {
			c.hasRetry = true
			c.retry = append(c.retry[:0], value...)
		}
	}
	return nil // else it is a comment, or a field of times to come
}

func (c *eventCutter) event() event {
	found := event{data: asUTF8(c.buffer.take()), name: c.name, lastID: c.lastID}
	if c.hasID {
		found.id = c.lastID
	}
	if c.hasRetry {
		found.retry = c.retry
	}
	return found
}

// forget: what comes next is another event.
func (c *eventCutter) forget() {
	c.hasID, c.hasRetry = false, false
	c.name = c.name[:0]
}

func isMilliseconds(value []byte) bool {
	for _, digit := range value {
		if digit < '0' || digit > '9' {
			return false
		}
	}
	return 1 <= len(value) && len(value) <= 18
}
