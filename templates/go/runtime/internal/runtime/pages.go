package runtime

import (
	"bytes"
	"context"
	"iter"
	"net/url"
	"sync"
)

// Page is one answer of an operation that answers in pages.
type Page struct {
	pages  *pages
	call   pageCall
	answer *Response
	// number counts from 0.
	number int
	// before is the body of the page before it.
	before []byte
}

// pages are what all pages of one call have in common.
type pages struct {
	context context.Context
	do      func(context.Context, *Operation, Arguments, CallOptions) (*Response, error)
	paging  *Paging
	// origin is where the credentials are for; pages lead nowhere else.
	origin *url.URL
	// keys are the query parameters that are credentials.
	keys []string

	mutex sync.Mutex
	// seen are the positions of pages, with the first page that began there.
	seen map[string]int
}

// pageCall is what asks for a page.
type pageCall struct {
	operation *Operation
	arguments Arguments
	options   CallOptions
}

// FirstPage calls an operation that answers in pages.
func (c *Client) FirstPage(ctx context.Context, op *Operation, paging *Paging, args Arguments, options CallOptions) (*Page, error) {
	origin, err := c.pageBase(op, options)
	if err != nil {
		return nil, err
	}
	all := &pages{context: ctx, do: c.Do, paging: paging, origin: origin}
	for _, scheme := range c.api.Schemes {
		if scheme.Kind == APIKeyInQuery {
			all.keys = append(all.keys, scheme.Name)
		}
	}
	return all.first(pageCall{op, args, options})
}

// NextPage is what the field Next of a page calls: the page after it, made by decode; nil,
// and no error, after the last.
//
// Its errors are those of Do, ResponseValidationError where the pages would never end, and
// InvalidRequestError where they lead to another origin.
func NextPage[R any](page *Page, decode func(*Page) (*R, error)) (*R, error) {
	next, err := page.next()
	if next == nil || err != nil {
		return nil, err
	}
	return decode(next)
}

// PageItems are the items of a page and of all that follow, each of which is asked for
// when it is needed, and checked by decode. An error is the last, with no item.
func PageItems[Item, R any](page *Page, decode func(*Page) (*R, error)) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		for page := page; page != nil; {
			items, err := page.items()
			for i := 0; err == nil && i < len(items); i++ {
				var item Item
				if err = page.decode(items[i], &item); err == nil && !yield(item, nil) {
					return
				}
			}
			var next *Page
			if err == nil {
				next, err = page.next()
			}
			if next != nil {
				_, err = decode(next)
			}
			if err != nil {
				yield(*new(Item), err)
				return
			}
			page = next
		}
	}
}

// Decode reads the whole page.
func (p *Page) Decode(result any) error { return p.decode(p.answer.Body, result) }

func (p *pages) first(call pageCall) (*Page, error) {
	position, err := p.paging.Turn.first(call)
	if err != nil {
		return nil, err
	}
	p.seen = map[string]int{position: 0}
	answer, err := p.do(p.context, call.operation, call.arguments, call.options)
	if err != nil {
		return nil, err
	}
	return &Page{pages: p, call: call, answer: answer}, nil
}

func (p *Page) next() (*Page, error) {
	turn, body := p.pages.paging.Turn, p.answer.Body
	if more := p.pages.paging.More; more != "" && string(more.in(body)) == "false" {
		return nil, nil
	}
	position, err := turn.next(p)
	if position == "" || err != nil {
		return nil, err
	}
	if p.pages.wasThere(position, p.number) {
		return nil, p.invalid("the next page is one that was there before: this would never end")
	}
	if p.repeats() {
		return nil, p.invalid("the same page came again for another request: this would never end")
	}
	call, err := turn.at(p, position)
	if err != nil {
		return nil, err
	}
	call.options.IdempotencyKey = "" // it is another request
	answer, err := p.pages.do(p.pages.context, call.operation, call.arguments, call.options)
	if err != nil {
		return nil, err
	}
	return &Page{pages: p.pages, call: call, answer: answer, number: p.number + 1, before: body}, nil
}

// wasThere says whether a page begins where one up to this number did. One page may be
// asked for what follows it more than once.
func (p *pages) wasThere(position string, number int) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if at, ok := p.seen[position]; ok {
		return at <= number
	}
	p.seen[position] = number + 1
	return false
}

// repeats says whether a page is that before it. Bare values, such as tags, may well repeat.
func (p *Page) repeats() bool {
	if p.number == 0 || !bytes.Equal(p.answer.Body, p.before) {
		return false
	}
	items, err := p.items()
	return err == nil && len(items) > 0 && (items[0][0] == '{' || items[0][0] == '[')
}

// items are none where the answer has no list of them; what it has to have, Decode checks.
func (p *Page) items() ([]rawJSON, error) {
	found := p.pages.paging.Items.in(p.answer.Body)
	if found == nil {
		return nil, nil
	}
	items, ok := found.list()
	if !ok {
		return nil, p.invalid("its items are no list")
	}
	return items, nil
}

func (p *Page) invalid(reason string) error {
	return &ResponseValidationError{Answered: p.answered(), Reason: reason}
}

func (p *Page) answered() Answered {
	return Answered{
		Response:  p.answer.Head,
		Body:      p.answer.Body,
		Attempts:  p.answer.attempts,
		Operation: p.call.operation.ID,
	}
}

func (p *Page) decode(data []byte, result any) error {
	if err := Unmarshal(data, result); err != nil {
		return p.invalid(err.Error())
	}
	return nil
}
