package stream

import "slices"

const defaultLimit = 64 << 20

// usual is the type of an event that names none (HTML Living Standard, section 9.2.6).
var usual = []byte("message")

// Format says how a body is read. Formats are made by the functions of this package.
type Format struct {
	cut      func(*buffer) cutter
	isText   func(eventType []byte) bool
	isWhole  bool
	sentinel *string
	limit    int64
}

// cutter cuts a body into events. It returns io.EOF at the end, or an *Error.
type cutter interface {
	next() (event, error)
}

// event is what an item is made of; it holds until the next is asked for.
type event struct {
	data []byte // UTF-8
	// name is its type; empty where it has none, which stands for message.
	name []byte
	// id and retry are nil where it has none itself.
	id, retry []byte
	// lastID is its id, or the last before it.
	lastID []byte
}

// Events are Server-Sent Events whose items are their data, which is JSON.
func Events() Format { return events(never, false) }

// TextEvents are Server-Sent Events whose items are their data, which is text.
func TextEvents() Format { return events(always, false) }

// WholeEvents are Server-Sent Events that are items with all of their fields: objects with
// event, data and, where they came, id and retry. Data is JSON, but text in the events of
// the types that are listed.
func WholeEvents(textTypes ...string) Format {
	isText := func(eventType []byte) bool {
		return slices.Contains(textTypes, string(eventType))
	}
	return events(isText, true)
}

// WholeTextEvents are as WholeEvents, but their data is always text.
func WholeTextEvents() Format { return events(always, true) }

// JSONLines are JSON texts, each on a line of its own.
func JSONLines() Format {
	return Format{cut: newLines, isText: never, limit: defaultLimit}
}

// JSONSequence are JSON texts, each after a record separator (RFC 7464).
func JSONSequence() Format {
	return Format{cut: newSequence, isText: never, limit: defaultLimit}
}

// Until says what comes in the place of an item to say that there are no more. A body that
// ends without it was cut off.
func (f Format) Until(sentinel string) Format {
	f.sentinel = &sentinel
	return f
}

// Limit says how many bytes an item may have; 64 MiB where nothing is said, or 0.
func (f Format) Limit(bytes int64) Format {
	if bytes > 0 {
		f.limit = bytes
	}
	return f
}

func events(isText func([]byte) bool, isWhole bool) Format {
	return Format{cut: newEvents, isText: isText, isWhole: isWhole, limit: defaultLimit}
}

func always([]byte) bool { return true }
func never([]byte) bool  { return false }
