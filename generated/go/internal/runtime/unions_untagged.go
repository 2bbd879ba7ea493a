package runtime

import (
	"reflect"
	"slices"
	"strings"
)

// unionFit says how well a variant does.
type unionFit struct {
	// known counts the properties that have a field, models the objects that have any.
	known, models int
	// loose counts the numbers that are rather of the other type, float or integer.
	loose int
}

func (f unionFit) betterThan(other unionFit) bool {
	if f.known != other.known {
		return f.known > other.known
	}
	return f.loose < other.loose
}

func (f unionFit) plus(other unionFit) unionFit {
	return unionFit{f.known + other.known, f.models + other.models, f.loose + other.loose}
}

// unionPlace is a union and where in the data it stands; unionOutcome is what it is there.
type unionPlace struct {
	union *unionCodec
	pos   int
}

type unionOutcome struct {
	value reflect.Value
	fault *fault
	fit   unionFit
	end   int
}

// decodeUntagged takes the variant that has the most of the properties that came; of those
// that fit alike, the first.
func (c *unionCodec) decodeUntagged(r *jsonReader, v reflect.Value, candidates []*variantCodec) *fault {
	switch len(candidates) {
	case 0:
		return r.expected(c.kinds.inWords())
	case 1:
		return candidates[0].decode(r, v)
	}
	here := unionPlace{c, r.pos}
	found, ok := r.tried[here]
	if !ok {
		found = c.tryInside(r, candidates)
		// The variants of a union around this one all come here, and find the same: to look
		// again would double the time with each level.
		if r.trying > 0 {
			r.tried[here] = found
		}
	}
	if found.fault != nil {
		return &fault{steps: slices.Clone(found.fault.steps), reason: found.fault.reason}
	}
	v.Set(found.value)
	r.pos = found.end
	r.fit = r.fit.plus(found.fit)
	return nil
}

func (c *unionCodec) tryInside(r *jsonReader, candidates []*variantCodec) unionOutcome {
	if r.trying++; r.trying == 1 {
		r.tried = map[unionPlace]unionOutcome{}
	}
	before := r.fit
	found := c.try(r, candidates)
	r.fit = before
	if r.trying--; r.trying == 0 {
		r.tried = nil
	}
	return found
}

func (c *unionCodec) try(r *jsonReader, candidates []*variantCodec) unionOutcome {
	start := r.pos
	var best unionOutcome
	var deepest *fault
	for _, one := range candidates {
		value := reflect.New(c.t).Elem()
		r.pos, r.fit = start, unionFit{}
		f := one.decode(r, value)
		found := unionOutcome{value: value, fit: r.fit, end: r.pos}
		switch {
		case f != nil && (deepest == nil || len(f.steps) > len(deepest.steps)):
			deepest = f
		case f != nil:
		case !best.value.IsValid() && r.fit == unionFit{}:
			return found // no model, no number of another type: nothing fits better
		case !best.value.IsValid() || r.fit.betterThan(best.fit):
			best = found
		}
	}
	if best.value.IsValid() {
		return best
	}
	if len(deepest.steps) == 0 {
		deepest = faultf("fits none of %s", namesOf(candidates))
	}
	return unionOutcome{fault: deepest}
}

// inWords says what may stand somewhere: a string or an object.
func (k kinds) inWords() string {
	var words []string
	for kind := kindNull; kind <= kindObject; kind <<= 1 {
		if k&kind != 0 {
			words = append(words, kind.String())
		}
	}
	return strings.Join(words, " or ")
}
