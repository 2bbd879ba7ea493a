package runtime

import (
	"reflect"
	"slices"
	"strings"
)

// maxUnions is how many may stand in one another: each looks through all that it holds.
const maxUnions = 200

// union is a struct of which one field is set: the first one has the tag
//
//	union:"role"          the property that tells the variants apart
//	union:""              nothing does: the variant that fits best
//
// and the fields of variants
//
//	variant:"user,human"  the values of that property, as text or in JSON
//	default:"true"        the variant of all other values
//
// A comma or backslash in a value has a backslash before it.
type union struct {
	t          reflect.Type
	property   string
	variants   []variant
	byTag      map[string]int
	byDefault  int // -1: none
	keepsOther bool
	kinds      kinds
}

type variant struct {
	name  string
	index int
	// pointed is whether the field is a pointer to the value, rather than a slice, map or any.
	pointed bool
	tagged  bool
	codec   codec
}

// fit says how well a variant does.
type fit struct {
	// known counts the properties that have a field.
	known int
	// models counts the objects that have any.
	models int
	// loose counts the numbers that are rather of the other type, float or integer.
	loose int
}

func (f fit) betterThan(other fit) bool {
	if f.known != other.known {
		return f.known > other.known
	}
	return f.loose < other.loose
}

// place is where a union stands in the data, and outcome what was found of it there.
type place struct {
	union *union
	pos   int
}

type outcome struct {
	value reflect.Value
	fault *fault
	fit   fit
	end   int
}

func (b builder) union(t reflect.Type) {
	c := &union{t: t, byTag: map[string]int{}, byDefault: -1}
	b[t] = c
	c.property = t.Field(0).Tag.Get("union")
	c.keepsOther = reflect.PointerTo(t).Implements(reflect.TypeFor[open]())
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		one := variant{name: f.Name, index: i, pointed: f.Type.Kind() == reflect.Pointer}
		if one.pointed {
			one.codec = b.codec(f.Type.Elem())
		} else {
			one.codec = b.codec(f.Type)
		}
		if tags, ok := f.Tag.Lookup("variant"); ok && c.property != "" {
			one.tagged = true
			for _, tag := range unescapedList(tags) {
				c.byTag[tag] = len(c.variants)
			}
		}
		if f.Tag.Get("default") == "true" && c.property != "" {
			one.tagged = true
			c.byDefault = len(c.variants)
		}
		c.kinds |= one.codec.accepts()
		c.variants = append(c.variants, one)
	}
}

func (c *union) accepts() kinds { return c.kinds }

func (c *union) decode(r *reader, v reflect.Value) *fault {
	if r.unions++; r.unions > maxUnions {
		return faultf("more than %d unions are in one another", maxUnions)
	}
	defer func() { r.unions-- }()
	v.SetZero()
	kind := r.kind()
	if c.property != "" && kind == kindObject {
		return c.decodeTagged(r, v)
	}
	var candidates []*variant
	for i := range c.variants {
		if one := &c.variants[i]; !one.tagged && one.codec.accepts()&kind != 0 {
			candidates = append(candidates, one)
		}
	}
	keeps := c.keepsOther && c.property == "" && kind != kindNull
	start := r.pos
	f := c.decodeFirst(r, v, candidates)
	if f != nil && keeps {
		r.pos = start
		v.SetZero()
		c.keep(r, v)
		return nil
	}
	return f
}

func (c *union) decodeFirst(r *reader, v reflect.Value, candidates []*variant) *fault {
	switch len(candidates) {
	case 0:
		return r.expected(c.kindsInWords())
	case 1:
		return candidates[0].decode(r, v)
	default:
		return c.decodeBest(r, v, candidates)
	}
}

// decodeTagged reads an object as the variant that its property says. A tag that is known
// with a body that is wrong is an error.
func (c *union) decodeTagged(r *reader, v reflect.Value) *fault {
	chosen := c.byDefault
	if tag, ok := tagOf(r.member(c.property)); ok {
		if i, ok := c.byTag[tag]; ok {
			chosen = i
		}
	}
	if chosen < 0 {
		if !c.keepsOther {
			return faultf("is not one of the known values").in(c.property)
		}
		c.keep(r, v)
		return nil
	}
	return c.variants[chosen].decode(r, v)
}

// tagOf is the value of a property as it stands in a struct tag.
func tagOf(raw []byte) (string, bool) {
	if raw == nil {
		return "", false
	}
	r := &reader{data: raw}
	switch r.kind() {
	case kindString:
		return r.text(), true
	case kindNumber, kindBool:
		return string(raw), true
	}
	return "", false
}

func (c *union) keep(r *reader, v reflect.Value) {
	v.Addr().Interface().(open).Other().raw = string(r.raw())
}

func (c *variant) decode(r *reader, v reflect.Value) *fault {
	field := v.Field(c.index)
	if !c.pointed {
		return c.codec.decode(r, field)
	}
	value := reflect.New(field.Type().Elem())
	if f := c.codec.decode(r, value.Elem()); f != nil {
		return f
	}
	field.Set(value)
	return nil
}

// decodeBest reads a value as each of the candidates, and takes the one that has the most of
// the properties that came; of those that fit alike, the first.
//
// A union inside is read once for all of them: what it finds does not depend on them, and to
// look again would take twice the time with every level.
func (c *union) decodeBest(r *reader, v reflect.Value, candidates []*variant) *fault {
	here := place{c, r.pos}
	found, ok := r.tried[here]
	if !ok {
		before := r.fit
		r.trying++
		found = c.try(r, candidates)
		r.trying--
		r.fit = before
		switch {
		case r.trying == 0:
			r.tried = nil
		case r.tried == nil:
			r.tried = map[place]outcome{}
			fallthrough
		default:
			r.tried[here] = found
		}
	}
	if found.fault != nil {
		return &fault{steps: slices.Clone(found.fault.steps), reason: found.fault.reason}
	}
	v.Set(found.value)
	r.pos = found.end
	r.fit.known += found.fit.known
	r.fit.models += found.fit.models
	r.fit.loose += found.fit.loose
	return nil
}

func (c *union) try(r *reader, candidates []*variant) outcome {
	start := r.pos
	var best outcome
	var deepest *fault
	for _, one := range candidates {
		value := reflect.New(c.t).Elem()
		r.pos, r.fit = start, fit{}
		f := one.decode(r, value)
		switch {
		case f != nil:
			if deepest == nil || len(f.steps) > len(deepest.steps) {
				deepest = f
			}
			continue
		case !best.value.IsValid() && r.fit.models == 0 && r.fit.loose == 0:
			return outcome{value: value, end: r.pos} // nothing can fit better
		case !best.value.IsValid() || r.fit.betterThan(best.fit):
			best = outcome{value: value, fit: r.fit, end: r.pos}
		}
	}
	if !best.value.IsValid() {
		if best.fault = deepest; len(deepest.steps) == 0 {
			best.fault = faultf("fits none of %s", namesOf(candidates))
		}
	}
	return best
}

func (c *union) encode(w *writer, v reflect.Value) *fault {
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	v = addressable(v)
	var set []*variant
	for i := range c.variants {
		if one := &c.variants[i]; !v.Field(one.index).IsZero() {
			set = append(set, one)
		}
	}
	raw := ""
	if c.keepsOther {
		raw = v.Addr().Interface().(open).Other().raw
	}
	switch {
	case len(set) == 0 && raw != "":
		return w.raw([]byte(raw))
	case len(set) == 0:
		return faultf("a %s has none of its fields set: set one of %s", c.t.Name(), namesOf(c.all()))
	case len(set) > 1:
		return faultf("a %s has several of its fields set: set only one of %s", c.t.Name(), namesOf(set))
	case raw != "":
		return faultf("a %s holds an unknown variant beside %s: make a new one", c.t.Name(), set[0].name)
	}
	field := v.Field(set[0].index)
	if set[0].pointed {
		field = field.Elem()
	}
	return set[0].codec.encode(w, field)
}

func (c *union) all() []*variant {
	all := make([]*variant, len(c.variants))
	for i := range c.variants {
		all[i] = &c.variants[i]
	}
	return all
}

func namesOf(variants []*variant) string {
	names := make([]string, len(variants))
	for i, one := range variants {
		names[i] = one.name
	}
	return strings.Join(names, ", ")
}

// kindsInWords says what a union may hold: a string or an object.
func (c *union) kindsInWords() string {
	var words []string
	for kind := kindNull; kind <= kindObject; kind <<= 1 {
		if c.kinds&kind != 0 {
			words = append(words, kind.String())
		}
	}
	return strings.Join(words, " or ")
}
