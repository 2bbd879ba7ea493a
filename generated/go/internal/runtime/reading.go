package runtime

import (
	"io"
	"net/http"
	"sync/atomic"
)

const (
	// firstPiece is how many bytes are made room for before any has come.
	firstPiece = 512
	// believed is how many bytes a server is believed to send.
	believed = 1 << 20
)

// answerBody is the body of an answer after its content coding. Each Read waits as long as
// the watch lets it.
//
// Of one that is handed out open, errors are those of a call, and hooks are told of them.
type answerBody struct {
	of     *attempt
	reader io.Reader
	isOpen bool
	closed atomic.Bool
	// ended is what every further Read returns.
	ended error
}

func newAnswerBody(of *attempt) *answerBody {
	body := &answerBody{of: of, reader: of.answer.Body}
	if isGzip(of.answer) && of.answer.Body != http.NoBody {
		body.reader = newUnpacker(of.answer.Body, of.call.client.Limits())
	}
	return body
}

func (b *answerBody) Read(piece []byte) (int, error) {
	if b.ended != nil {
		return 0, b.ended
	}
	b.of.watch.wait()
	n, err := b.reader.Read(piece)
	b.of.watch.rest()
	if err == nil {
		return n, nil
	}
	b.ended = err
	if err != io.EOF && b.isOpen {
		b.ended = b.failed(err)
	}
	if b.isOpen {
		b.of.close()
	}
	return n, b.ended
}

// failed is the error of a call whose body breaks off.
func (b *answerBody) failed(err error) error {
	if b.closed.Load() {
		return http.ErrBodyReadAfterClose
	}
	failed := b.of.failureOf(err)
	if _, isLarge := err.(*tooLargeError); isLarge {
		failed.tooLarge = b.of.answer
	}
	return b.of.call.fail(b.of.call.failureError(b.of, failed))
}

// Close ends a Read that waits, and the connection unless the body was read to its end.
func (b *answerBody) Close() error {
	b.closed.Store(true)
	b.of.close()
	return nil
}

// readAll reads to the end, as much as the limits allow.
func (b *answerBody) readAll() ([]byte, error) {
	most, length := b.of.call.client.Limits().Size, b.of.answer.ContentLength
	if length > most && b.of.request.Method != http.MethodHead {
		return nil, tooLong(most)
	}
	room := int64(firstPiece)
	if b.reader == io.Reader(b.of.answer.Body) && length >= 0 && length < believed {
		room = length + 1 // and one to see the end
	}
	body := make([]byte, 0, room)
	for {
		n, err := b.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		if int64(len(body)) > most {
			return nil, tooLong(most)
		}
		if err == io.EOF {
			return body, nil
		}
		if err != nil {
			return nil, err
		}
		if len(body) == cap(body) {
			body = append(body, 0)[:len(body)]
		}
	}
}
