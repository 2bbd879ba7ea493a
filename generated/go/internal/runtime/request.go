package runtime

import (
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

func invalid(format string, arguments ...any) error {
	err := fmt.Errorf(format, arguments...)
	return &InvalidRequestError{Reason: err.Error(), cause: errors.Unwrap(err)}
}

// outgoing is what follows from the arguments of a call: all of a request but its server,
// its credentials, and what the options of the call say.
type outgoing struct {
	// path is percent-encoded and follows that of the server's URL.
	path string
	// query is percent-encoded; empty where there is none.
	query string
	// header has the type of the body.
	header http.Header
	// cookie is the Cookie header; empty where there is none.
	cookie string
	// body is nil where none is sent.
	body *body
}

// globalValue is a parameter that is said on the client.
type globalValue struct {
	parameter Parameter
	value     any
}

// argument is a parameter with its value.
type argument struct {
	parameter *Parameter
	value     any
}

// encode fails with an InvalidRequestError for what cannot be sent.
func encode(op *Operation, globals []globalValue, args Arguments) (*outgoing, error) {
	arguments := argumentsOf(op, globals, args)
	target, err := expand(op.Path, arguments)
	if err != nil {
		return nil, err
	}
	out := &outgoing{header: http.Header{}}
	out.path, out.query, _ = strings.Cut(target, "?")
	if out.body, err = encodeBody(op, args); err != nil {
		return nil, err
	}
	if out.body != nil {
		if err := out.setHeader("Content-Type", out.body.contentType); err != nil {
			return nil, err
		}
	}
	if err := out.place(arguments); err != nil {
		return nil, err
	}
	return out, nil
}

// argumentsOf are those of the client and those of the call, which count if they say
// something.
func argumentsOf(op *Operation, globals []globalValue, args Arguments) []argument {
	found := make([]argument, 0, len(globals)+len(op.Parameters))
	for i := range globals {
		found = append(found, argument{&globals[i].parameter, globals[i].value})
	}
	for i := range op.Parameters {
		own := argument{parameter: &op.Parameters[i]}
		if i < len(args.Parameters) {
			own.value = args.Parameters[i]
		}
		same := slices.IndexFunc(found[:len(globals)], func(global argument) bool {
			return global.parameter.In == own.parameter.In && global.parameter.Name == own.parameter.Name
		})
		if same < 0 {
			found = append(found, own)
			continue
		}
		found[same].parameter = own.parameter
		if isGiven(own.value) {
			found[same].value = own.value
		}
	}
	return found
}

func isGiven(value any) bool {
	return !isNil(reflect.ValueOf(value))
}

// expand puts path parameters where their names stand.
func expand(path string, arguments []argument) (string, error) {
	to, rest := "", path
	for {
		start := strings.IndexByte(rest, '{')
		length := strings.IndexAny(rest[start+1:], "{}")
		if start < 0 || length < 0 {
			return to + escapeLiteral(rest), nil
		}
		end := start + 1 + length
		if rest[end] == '{' { // a brace alone
			to, rest = to+escapeLiteral(rest[:end]), rest[end:]
			continue
		}
		text, err := valueInPath(rest[start+1:end], arguments)
		if err != nil {
			return "", err
		}
		to, rest = to+escapeLiteral(rest[:start])+text, rest[end+1:]
	}
}

func valueInPath(name string, arguments []argument) (string, error) {
	for _, one := range arguments {
		if one.parameter.In == Path && one.parameter.Name == name {
			return encodePath(name, one.value, styleOf(one.parameter))
		}
	}
	return encodePath(name, nil, Style{Name: "simple"})
}

// place writes all arguments that do not stand in the path.
func (out *outgoing) place(arguments []argument) (err error) {
	query := []byte(out.query)
	for _, one := range arguments {
		name, style := one.parameter.Name, styleOf(one.parameter)
		switch one.parameter.In {
		case Query:
			query, err = appendQuery(query, name, one.value, style)
		case QueryString:
			query, err = appendQueryString(query, one.parameter, one.value)
		case Header:
			err = out.placeHeader(name, one.value, style)
		case Cookie:
			err = out.placeCookie(name, one.value, style)
		}
		if err != nil {
			return err
		}
	}
	out.query = string(query)
	return nil
}

func (out *outgoing) placeHeader(name string, value any, style Style) error {
	text, given, err := encodeHeader(name, value, style)
	if err != nil || !given {
		return err
	}
	return out.setHeader(name, text)
}

func (out *outgoing) setHeader(name, text string) error {
	if err := checkHeader(name, text); err != nil {
		return invalid("%w", err)
	}
	out.header.Set(name, text)
	return nil
}

func (out *outgoing) placeCookie(name string, value any, style Style) error {
	pairs, err := encodeCookie(name, value, style)
	if pairs != "" && out.cookie != "" {
		pairs = "; " + pairs
	}
	out.cookie += pairs
	return err
}
