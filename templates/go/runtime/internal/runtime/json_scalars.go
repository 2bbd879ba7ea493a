package runtime

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"
)

type boolean struct{}

func (boolean) accepts() kinds { return kindBool }

func (boolean) decode(r *reader, v reflect.Value) *fault {
	if r.kind() != kindBool {
		return r.expected("a boolean")
	}
	v.SetBool(r.literal()[0] == 't')
	return nil
}

func (boolean) encode(w *writer, v reflect.Value) *fault {
	w.buf = strconv.AppendBool(w.buf, v.Bool())
	return nil
}

type text struct{}

func (text) accepts() kinds { return kindString }

func (text) decode(r *reader, v reflect.Value) *fault {
	if r.peek() != '"' {
		return r.expected("a string")
	}
	v.SetString(r.text())
	return nil
}

func (text) encode(w *writer, v reflect.Value) *fault { return w.text(v.String()) }

type integer struct{}

func (integer) accepts() kinds { return kindNumber }

func (integer) decode(r *reader, v reflect.Value) *fault {
	digits, f := r.integer()
	if f != nil {
		return f
	}
	n, err := strconv.ParseInt(digits, 10, v.Type().Bits())
	if err != nil {
		return faultf("expected an integer of %d bits, got one beyond that", v.Type().Bits())
	}
	v.SetInt(n)
	return nil
}

func (integer) encode(w *writer, v reflect.Value) *fault {
	w.buf = strconv.AppendInt(w.buf, v.Int(), 10)
	return nil
}

type unsigned struct{}

func (unsigned) accepts() kinds { return kindNumber }

func (unsigned) decode(r *reader, v reflect.Value) *fault {
	digits, f := r.integer()
	if f != nil {
		return f
	}
	n, err := strconv.ParseUint(digits, 10, v.Type().Bits())
	if err != nil {
		return faultf("expected an unsigned integer of %d bits, got one beyond that", v.Type().Bits())
	}
	v.SetUint(n)
	return nil
}

func (unsigned) encode(w *writer, v reflect.Value) *fault {
	w.buf = strconv.AppendUint(w.buf, v.Uint(), 10)
	return nil
}

type float struct{ bits int }

func (float) accepts() kinds { return kindNumber }

func (c float) decode(r *reader, v reflect.Value) *fault {
	if r.kind() != kindNumber {
		return r.expected("a number")
	}
	literal := r.literal()
	if isInteger(literal) {
		r.fit.loose++
	}
	f, err := strconv.ParseFloat(string(literal), c.bits)
	if err != nil {
		return faultf("expected a number of %d bits, got one beyond that", c.bits)
	}
	v.SetFloat(f)
	return nil
}

func (c float) encode(w *writer, v reflect.Value) *fault { return w.float(v.Float(), c.bits) }

// numeral is a json.Number.
type numeral struct{}

func (numeral) accepts() kinds { return kindNumber }

func (numeral) decode(r *reader, v reflect.Value) *fault {
	if r.kind() != kindNumber {
		return r.expected("a number")
	}
	v.SetString(string(r.literal()))
	return nil
}

func (numeral) encode(w *writer, v reflect.Value) *fault {
	literal := []byte(v.String())
	if !json.Valid(literal) || (&reader{data: literal}).kind() != kindNumber {
		return faultf("the json.Number holds no number")
	}
	return w.raw(literal)
}

// anything is what an interface holds.
type anything struct{}

func (anything) accepts() kinds { return anyKind }

func (anything) decode(r *reader, v reflect.Value) *fault {
	if v.NumMethod() > 0 {
		return formless{v.Type()}.decode(r, v)
	}
	if value := r.any(); value != nil {
		v.Set(reflect.ValueOf(value))
	} else {
		v.SetZero()
	}
	return nil
}

func (anything) encode(w *writer, v reflect.Value) *fault {
	if v.IsValid() && v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return w.null()
	}
	return codecOf(v.Type()).encode(w, v)
}

// formless is what cannot be JSON, such as a function.
type formless struct{ t reflect.Type }

func (formless) accepts() kinds { return 0 }

func (c formless) decode(*reader, reflect.Value) *fault {
	return faultf("a %s has no JSON form", c.t)
}

func (c formless) encode(*writer, reflect.Value) *fault { return c.decode(nil, reflect.Value{}) }

// integer is the next value without a fraction: 1.0 and 1e2 are integers as well.
func (r *reader) integer() (string, *fault) {
	if r.kind() != kindNumber {
		return "", r.expected("an integer")
	}
	literal := r.literal()
	if isInteger(literal) {
		return string(literal), nil
	}
	r.fit.loose++
	sign := ""
	if literal[0] == '-' {
		sign = "-"
	}
	digits, exponent := significant(string(literal))
	switch {
	case digits == "":
		return "0", nil
	case exponent < 0:
		return "", faultf("expected an integer, got a number with a fraction")
	}
	digits = sign + digits
	// More zeros than that are beyond every integer.
	for range min(exponent, 20) {
		digits += "0"
	}
	return digits, nil
}

func isInteger(literal []byte) bool {
	for _, c := range literal {
		if c == '.' || c == 'e' || c == 'E' {
			return false
		}
	}
	return true
}

// significant takes a number apart: its digits without zeros at either end, and the power
// of ten that they are multiplied by.
func significant(literal string) (digits string, exponent int) {
	buf := make([]byte, 0, len(literal))
	afterPoint := false
	for i := range len(literal) {
		switch c := literal[i]; {
		case c == '.':
			afterPoint = true
		case c == 'e' || c == 'E':
			power, err := strconv.Atoi(literal[i+1:])
			if err != nil { // out of range
				power = math.MaxInt32
				if literal[i+1] == '-' {
					power = -power
				}
			}
			exponent += power
			return trimmed(buf, exponent)
		case c != '-':
			buf = append(buf, c)
			if afterPoint {
				exponent--
			}
		}
	}
	return trimmed(buf, exponent)
}

func trimmed(digits []byte, exponent int) (string, int) {
	end := len(digits)
	for end > 0 && digits[end-1] == '0' {
		end--
		exponent++
	}
	start := 0
	for start < end && digits[start] == '0' {
		start++
	}
	return string(digits[start:end]), exponent
}

// number is a float64, or a json.Number where that would lose digits.
func number(literal string) any {
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return json.Number(literal)
	}
	// Up to 15 digits always survive, but near the ends of what a float64 holds.
	if len(literal) > 15 || math.Abs(f) < 1e-300 {
		exact, _ := significant(literal)
		rounded, _ := significant(strconv.FormatFloat(f, 'e', -1, 64))
		if exact != rounded {
			return json.Number(literal)
		}
	}
	return f
}
