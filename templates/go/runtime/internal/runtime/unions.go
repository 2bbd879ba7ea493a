package runtime

import (
	"reflect"
	"strings"
)

// maxUnions is how many may stand in one another: each looks through all that it holds.
const maxUnions = 200

// unionCodec is of structs of which one field is set. A field of no size has the tag
//
//	union:"role"          the property that tells the variants apart
//	union:""              nothing does: the variant that fits best
//
// and each field of a variant may have
//
//	variant:"user,human"  the values of that property, as text or in JSON
//	default:"true"        the variant of all other values
//
// A comma or backslash in a value has a backslash before it.
type unionCodec struct {
	t        reflect.Type
	property string
	variants []*variantCodec
	byTag    map[string]*variantCodec
	// otherwise is the variant of all other tags, or nil.
	otherwise *variantCodec
	// untagged are the variants that have no tag, by the kinds that they accept.
	untagged   map[kinds][]*variantCodec
	keepsOther bool
	kinds      kinds
}

// variantCodec reads and writes a variant in its field of the union.
type variantCodec struct {
	name  string
	index int
	// pointed is whether the field points to the value, rather than being a slice or map.
	pointed bool
	value   codec
}

// open keeps variants with a tag that is not known.
type open interface{ Other() *Other }

func (m codecMaker) addUnion(t reflect.Type) {
	c := &unionCodec{t: t, byTag: map[string]*variantCodec{}, untagged: map[kinds][]*variantCodec{}}
	m[t] = c
	c.keepsOther = hasField(t, func(f reflect.StructField) bool { return f.Type == reflect.TypeFor[Other]() })
	for i := range t.NumField() {
		f := t.Field(i)
		if property, ok := f.Tag.Lookup("union"); ok {
			c.property = property
		} else if f.IsExported() {
			m.addVariant(c, f, i)
		}
	}
}

func (m codecMaker) addVariant(c *unionCodec, f reflect.StructField, index int) {
	t, pointed := f.Type, f.Type.Kind() == reflect.Pointer
	if pointed {
		t = t.Elem()
	}
	one := &variantCodec{f.Name, index, pointed, m.codec(t)}
	if t.Kind() == reflect.Interface {
		one.value = presentCodec{}
	}
	accepted := one.value.accepts()
	c.variants = append(c.variants, one)
	c.kinds |= accepted
	tags, tagged := f.Tag.Lookup("variant")
	if tagged {
		for _, tag := range tagList(tags) {
			c.byTag[tag] = one
		}
	}
	if f.Tag.Get("default") == "true" {
		c.otherwise = one
	} else if !tagged {
		for kind := kindNull; kind <= kindObject; kind <<= 1 {
			if accepted&kind != 0 {
				c.untagged[kind] = append(c.untagged[kind], one)
			}
		}
	}
}

func (c *unionCodec) accepts() kinds { return c.kinds }

func (c *unionCodec) decode(r *jsonReader, v reflect.Value) *fault {
	if r.unions++; r.unions > maxUnions {
		return faultf("more than %d unions stand in one another", maxUnions)
	}
	defer func() { r.unions-- }()
	v.SetZero()
	if kind := r.kind(); c.property == "" || kind != kindObject {
		return c.decodeUntagged(r, v, c.untagged[kind])
	}
	return c.decodeTagged(r, v)
}

// decodeTagged reads an object as the variant that its property says. One that is known, with
// a body that is wrong, is an error.
func (c *unionCodec) decodeTagged(r *jsonReader, v reflect.Value) *fault {
	variant := c.byTag[r.tag(c.property)]
	if variant == nil {
		variant = c.otherwise
	}
	switch {
	case variant != nil:
		return variant.decode(r, v)
	case c.keepsOther:
		return c.keep(r, v)
	default:
		return faultf("expected the tag of a variant, got another value").in(c.property)
	}
}

// tag is the value of a property as it stands in a struct tag, of the object that comes next
// and stays the next; empty where it is no scalar.
func (r *jsonReader) tag(property string) string {
	start := r.pos
	var tag string
	_ = r.members(func(key []byte) *fault {
		switch kind := r.kind(); {
		case string(key) != property:
			r.raw()
		case kind == kindString:
			tag = r.text()
		case kind == kindNumber || kind == kindBool:
			tag = string(r.literal())
		default:
			r.raw()
			tag = ""
		}
		return nil
	})
	r.pos = start
	return tag
}

func (c *unionCodec) keep(r *jsonReader, v reflect.Value) *fault {
	v.SetZero()
	if union, ok := v.Addr().Interface().(open); ok {
		union.Other().raw = string(r.raw())
		return nil
	}
	return faultf("a %s has no method Other", c.t)
}

func (c *variantCodec) decode(r *jsonReader, v reflect.Value) *fault {
	field := v.Field(c.index)
	if c.pointed {
		field.Set(reflect.New(field.Type().Elem()))
		field = field.Elem()
	}
	return c.value.decode(r, field)
}

func (c *unionCodec) encode(w *jsonWriter, v reflect.Value) *fault {
	if f := w.enter(); f != nil {
		return f
	}
	defer w.leave()
	v = addressable(v)
	var set []*variantCodec
	for _, one := range c.variants {
		if !v.Field(one.index).IsZero() {
			set = append(set, one)
		}
	}
	var raw string
	if union, ok := v.Addr().Interface().(open); ok {
		raw = union.Other().raw
	}
	switch {
	case len(set) == 1 && raw == "":
		field := v.Field(set[0].index)
		if set[0].pointed {
			field = field.Elem()
		}
		return set[0].value.encode(w, field)
	case len(set) == 0 && raw != "":
		return w.raw([]byte(raw))
	case len(set) == 0:
		return faultf("%s has none of its fields set: set one of %s", c.t.Name(), namesOf(c.variants))
	case raw != "":
		return faultf("%s holds an unknown variant beside %s: make a new one", c.t.Name(), namesOf(set))
	default:
		return faultf("%s has several of its fields set: set only one of %s", c.t.Name(), namesOf(set))
	}
}

func namesOf(variants []*variantCodec) string {
	names := make([]string, len(variants))
	for i, one := range variants {
		names[i] = one.name
	}
	return strings.Join(names, ", ")
}
