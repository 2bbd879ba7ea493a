package runtime

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
)

func isInteger(literal []byte) bool { return !bytes.ContainsAny(literal, ".eE") }

// withoutFraction is 1.0, 1e2 or the like as an integer; nil if it is none.
func withoutFraction(literal []byte) []byte {
	digits, exponent := significant(string(literal))
	switch {
	case len(digits) == 0:
		return []byte("0")
	case exponent < 0:
		return nil
	case literal[0] == '-':
		digits = append([]byte("-"), digits...)
	}
	const beyond = 20 // zeros, after which no 64 bits are enough
	return append(digits, bytes.Repeat([]byte("0"), min(exponent, beyond))...)
}

// asNumber is a float64, or a json.Number where that would lose digits.
func asNumber(literal string) any {
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return json.Number(literal)
	}
	// 15 digits survive, but near the smallest numbers.
	if len(literal) > 15 || math.Abs(f) < 1e-300 {
		exact, _ := significant(literal)
		rounded, _ := significant(strconv.FormatFloat(f, 'e', -1, 64))
		if !bytes.Equal(exact, rounded) {
			return json.Number(literal)
		}
	}
	return f
}

// significant takes a number apart: its digits without zeros at either end, and the power
// of ten that they are multiplied by.
func significant(literal string) (digits []byte, exponent int) {
	afterPoint := false
	for i, char := range literal {
		switch char {
		case '-':
		case '.':
			afterPoint = true
		case 'e', 'E':
			power, _ := strconv.Atoi(literal[i+1:]) // the largest int, if it is beyond that
			exponent += max(-math.MaxInt32, min(power, math.MaxInt32))
			return trimmed(digits, exponent)
		default:
			digits = append(digits, byte(char))
			if afterPoint {
				exponent--
			}
		}
	}
	return trimmed(digits, exponent)
}

func trimmed(digits []byte, exponent int) ([]byte, int) {
	short := bytes.TrimRight(digits, "0")
	return bytes.TrimLeft(short, "0"), exponent + len(digits) - len(short)
}

// floatText is the shortest text that is the same number: 1.5, 1e+16, 1e-05.
func floatText(number float64, bits int) string {
	format := byte('f')
	if size := math.Abs(number); size != 0 && (size < 1e-4 || size >= 1e16) {
		format = 'e'
	}
	return strconv.FormatFloat(number, format, -1, bits)
}
