package stream

import (
	"bytes"
	"encoding/json"
	"io"
)

const recordSeparator = 0x1e

// space is what may stand around a JSON text, and some more that is taken.
const space = " \t\n\v\f\r"

// lineCutter reads JSON Lines, also called NDJSON. Lines end with LF, the last one also
// with the body; empty ones are left out.
type lineCutter struct {
	buffer *buffer
	feed   search
}

func newLines(b *buffer) cutter {
	return &lineCutter{buffer: b, feed: search{wanted: '\n'}}
}

func (c *lineCutter) next() (event, error) {
	for {
		text, err := c.buffer.upTo(&c.feed, nil)
		if err != nil {
			return event{}, err
		}
		if text = bytes.Trim(text, space); len(text) > 0 {
			return event{data: asUTF8(text)}, nil
		}
	}
}

// sequenceCutter reads JSON text sequences (RFC 7464).
type sequenceCutter struct {
	buffer    *buffer
	separator search
	// tried is how long a text was when it was last found to be incomplete.
	tried int
}

func newSequence(b *buffer) cutter {
	return &sequenceCutter{buffer: b, separator: search{wanted: recordSeparator}}
}

func (c *sequenceCutter) next() (event, error) {
	for {
		c.tried = 0
		text, err := c.buffer.upTo(&c.separator, c.isWhole)
		if err != nil {
			return event{}, err
		}
		if text = bytes.Trim(text, space); len(text) > 0 {
			return event{data: asUTF8(text)}, nil
		}
	}
}

// isWhole says whether a text is over although the next has not begun: a line feed shows
// it. Texts may hold line feeds, too: what was incomplete is tried again when it has grown
// twice as long, so that each byte is read but a few times.
func (c *sequenceCutter) isWhole(text []byte) bool {
	if len(text) < 2*c.tried || !bytes.HasSuffix(text, []byte{'\n'}) {
		return false
	}
	c.tried = len(text)
	return json.Valid(text)
}

// upTo takes what comes before a byte, before the end of the body, or is whole already.
func (b *buffer) upTo(end *search, isWhole func([]byte) bool) ([]byte, error) {
	for {
		at, found := end.find(b)
		text := b.bytes[b.start:at]
		if int64(len(text)) > b.limit {
			return nil, tooLarge(b.limit)
		}
		if found {
			b.start = at + 1
			return text, nil
		}
		if isWhole != nil && isWhole(text) {
			b.start = b.end
			return text, nil
		}
		err := b.fill()
		if err == io.EOF && b.start < b.end {
			text, b.start = b.unread(), b.end
			return text, nil
		}
		if err != nil {
			return nil, err
		}
	}
}
