package runtime

import (
	"encoding/json"
	"maps"
	"slices"
)

// Extra holds the properties that came and that a model has no field for, in their order.
// They are sent again.
//
// A copy of a model has the same ones; what is set in either of the two does not show in
// the other. The zero value holds none.
type Extra struct{ fields *extraFields }

// extraFields are shared by copies, and so never change once they are in an Extra.
type extraFields struct {
	names  []string
	values map[string]any
}

// Names are those of all extra fields, in their order.
func (e *Extra) Names() []string {
	if e.fields == nil {
		return nil
	}
	return slices.Clone(e.fields.names)
}

// Get is the value of an extra field, and whether there is one of that name. What came is as
// encoding/json has it in an any, but a number that a float64 would round is a json.Number.
func (e *Extra) Get(name string) (any, bool) {
	if e.fields == nil {
		return nil, false
	}
	value, ok := e.fields.values[name]
	if raw, isRaw := value.(json.RawMessage); isRaw && json.Valid(raw) {
		return (&jsonReader{data: raw}).any(), true
	}
	return value, ok
}

// Set adds an extra field, or replaces the one of that name. The value is anything that can
// be written as JSON; nil is null.
func (e *Extra) Set(name string, value any) {
	fields := &extraFields{values: map[string]any{}}
	if e.fields != nil {
		fields.names = slices.Clone(e.fields.names)
		fields.values = maps.Clone(e.fields.values)
	}
	fields.set(name, value)
	e.fields = fields
}

// Delete takes an extra field away.
func (e *Extra) Delete(name string) {
	if _, ok := e.Get(name); !ok {
		return
	}
	fields := &extraFields{values: maps.Clone(e.fields.values)}
	delete(fields.values, name)
	for _, one := range e.fields.names {
		if one != name {
			fields.names = append(fields.names, one)
		}
	}
	e.fields = fields
}

func (e *extraFields) set(name string, value any) {
	if _, ok := e.values[name]; !ok {
		e.names = append(e.names, name)
	}
	e.values[name] = value
}

// Other holds a variant of a union that this version of the SDK does not know, whole. It is
// sent again as it came. The zero value holds none.
type Other struct{ raw string }

// Raw is the JSON of the variant; nil where the union holds one that is known.
func (o *Other) Raw() json.RawMessage {
	if o.raw == "" {
		return nil
	}
	return json.RawMessage(o.raw)
}
