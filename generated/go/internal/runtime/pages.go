package runtime

import (
	"bytes"
	"context"
	"errors"
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
	client  *Client
	paging  *Paging
	// origin is what the credentials are for: pages lead nowhere else.
	origin *url.URL

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

// FirstPage calls an operation that answers in pages. Its errors are those of Do.
func (c *Client) FirstPage(ctx context.Context, op *Operation, paging *Paging, args Arguments, options CallOptions) (*Page, error) {
	first := pageCall{op, args, options}
	position, err := paging.Turn.first(first)
	if err != nil {
		return nil, err
	}
	answer, err := c.Do(ctx, op, args, options)
	if err != nil {
		return nil, err
	}
	origin, err := c.originOf(op, options)
	if err != nil {
		return nil, err
	}
	all := &pages{context: ctx, client: c, paging: paging, origin: origin, seen: map[string]int{position: 0}}
	return all.page(first, answer), nil
}

// originOf is what a call goes to, less the path.
func (c *Client) originOf(op *Operation, options CallOptions) (*url.URL, error) {
	if options.URL != "" {
		return url.Parse(options.URL)
	}
	return c.baseURL(op, options)
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
				if err = page.item(items[i], &item); err == nil && !yield(item, nil) {
					return
				}
			}
			if err != nil {
				yield(*new(Item), page.answer.call.fail(err))
				return
			}
			next, err := page.next()
			if err == nil && next != nil {
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

// Decode reads the whole page. Its errors are ResponseValidationErrors.
func (p *Page) Decode(result any) error {
	if err := Unmarshal(p.answer.Body, result); err != nil {
		return p.answer.unfit(err)
	}
	return nil
}

// page is an answer that is a page. Where that is no UTF-8, it is from now on.
func (p *pages) page(call pageCall, answer *Response) *Page {
	if text := inUTF8(answer.Body); text != nil {
		answer.Body = text
	}
	return &Page{pages: p, call: call, answer: answer}
}

// next is nil after the last page.
func (p *Page) next() (*Page, error) {
	call, err := p.following()
	if err != nil {
		return nil, p.answer.call.fail(err)
	}
	if call == nil {
		return nil, nil
	}
	answer, err := p.pages.client.Do(p.pages.context, call.operation, call.arguments, call.options)
	if err != nil {
		return nil, err
	}
	next := p.pages.page(*call, answer)
	next.number, next.before = p.number+1, p.answer.Body
	return next, nil
}

// following is the call for the next page; nil after the last.
func (p *Page) following() (*pageCall, error) {
	turn, more := p.pages.paging.Turn, p.pages.paging.More
	if more != "" && string(more.in(p.answer.Body)) == "false" {
		return nil, nil
	}
	position, err := turn.next(p)
	if position == "" || err != nil {
		return nil, err
	}
	if p.pages.wasThere(position, p.number) {
		return nil, p.invalid("", "the next page is one that was there before: this would never end")
	}
	if p.repeats() {
		return nil, p.invalid("", "the same page came again for another request: this would never end")
	}
	call, err := turn.at(p, position)
	if err != nil {
		return nil, err
	}
	call.options.IdempotencyKey = "" // it is another request
	return &call, nil
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
		return nil, p.invalid("", "its items are no list")
	}
	return items, nil
}

// item reads one of them into what a pointer points to.
func (p *Page) item(data rawJSON, item any) error {
	err := Unmarshal(data, item)
	var unfit *DecodeError
	if errors.As(err, &unfit) {
		return p.invalid(unfit.Path, "an item: "+unfit.Reason)
	}
	return err
}

func (p *Page) invalid(path, reason string) error {
	return p.answer.unlike(p.answer.Body, path, reason)
}
