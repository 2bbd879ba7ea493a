package runtime

import "strconv"

// Paging says how the pages of an operation are turned.
type Paging struct {
	Turn Turn
	// Items is where an answer has them.
	Items Way
	// More is where it says whether another page follows; empty: nowhere.
	More Way
}

// Turn is one way in which the next page is asked for: ByOffset, ByNumber, ByCursor, ByLink.
//
// A position is where a page begins, as JSON or as a URL; it is empty where the server
// chooses the first page, and after the last.
type Turn interface {
	first(call pageCall) (position string, err error)
	next(page *Page) (position string, err error)
	at(page *Page, position string) (pageCall, error)
}

// PageInput is what of a request says which page is meant.
type PageInput struct {
	// Parameter is an index among the operation's, unless there is a Property.
	Parameter int
	// Property is one of the body, by its name in JSON.
	Property string
}

// ByOffset: a page begins as many items further on as the one before it had; an empty one
// ends them.
type ByOffset struct {
	Input PageInput
	Start int64
}

// ByNumber: pages are counted from Start; an empty one ends them.
type ByNumber struct {
	Input PageInput
	Start int64
	// Total is where an answer says how many there are; empty: nowhere.
	Total Way
}

// ByCursor: a page says what to send for the next; the last says nothing, null or "".
type ByCursor struct {
	Input  PageInput
	Cursor Way
}

// ByLink: a page says the URL of the next.
type ByLink struct {
	// URL is where the body says it; empty: the Link header does (RFC 8288).
	URL Way
}

func (t ByOffset) first(call pageCall) (string, error) {
	offset, err := call.number(t.Input, t.Start)
	return strconv.FormatInt(offset, 10), err
}

func (t ByOffset) next(page *Page) (string, error) {
	items, err := page.items()
	if err != nil || len(items) == 0 {
		return "", err
	}
	offset, err := page.call.number(t.Input, t.Start)
	return strconv.FormatInt(offset+int64(len(items)), 10), err
}

func (t ByOffset) at(page *Page, position string) (pageCall, error) {
	return page.call.with(t.Input, position)
}

func (t ByNumber) first(call pageCall) (string, error) {
	number, err := call.number(t.Input, t.Start)
	return strconv.FormatInt(number, 10), err
}

func (t ByNumber) next(page *Page) (string, error) {
	items, err := page.items()
	if err != nil || len(items) == 0 {
		return "", err
	}
	number, err := page.call.number(t.Input, t.Start)
	if err != nil {
		return "", err
	}
	following := number + 1
	if said := t.Total.in(page.answer.Body); t.Total != "" && said != nil {
		total, err := strconv.ParseFloat(string(said), 64)
		if err == nil && float64(following) >= float64(t.Start)+total {
			return "", nil
		}
	}
	return strconv.FormatInt(following, 10), nil
}

func (t ByNumber) at(page *Page, position string) (pageCall, error) {
	return page.call.with(t.Input, position)
}

func (t ByCursor) first(call pageCall) (string, error) {
	return canonical(call.given(t.Input)), nil
}

func (t ByCursor) next(page *Page) (string, error) {
	cursor := canonical(t.Cursor.in(page.answer.Body))
	if cursor == `""` {
		return "", nil
	}
	return cursor, nil
}

func (t ByCursor) at(page *Page, position string) (pageCall, error) {
	return page.call.with(t.Input, position)
}

func (t ByLink) first(pageCall) (string, error) { return "", nil }

func (t ByLink) next(page *Page) (string, error) {
	link := ""
	if t.URL == "" {
		link = linkTo("next", page.answer.Head.Header)
	} else {
		link = textOf(t.URL.in(page.answer.Body))
	}
	if link == "" {
		return "", nil
	}
	return page.absolute(link)
}

func (t ByLink) at(page *Page, position string) (pageCall, error) {
	return page.call.to(position, page.pages.origin)
}
