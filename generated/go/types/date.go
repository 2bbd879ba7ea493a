// Package types has what the standard library has no type for.
package types

import (
	"errors"
	"time"
)

// Date is a day in the calendar, without a time or a zone (RFC 3339, full-date).
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ErrDate is that a text, or a value, is no date.
var ErrDate = errors.New("no date of the form 2006-01-02")

// NewDate is a day by its numbers; days beyond a month count on, as they do in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf is the day of a moment, in the moment's zone.
func DateOf(moment time.Time) Date {
	year, month, day := moment.Date()
	return Date{year, month, day}
}

// ParseDate reads a day such as 2006-01-02. Its error is ErrDate.
func ParseDate(text string) (Date, error) {
	moment, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, ErrDate
	}
	return DateOf(moment), nil
}

// String is the day as 2006-01-02.
func (d Date) String() string { return d.In(time.UTC).Format(time.DateOnly) }

// In is the moment at which the day begins in a zone.
func (d Date) In(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}

// Before says whether the day is earlier than another one.
func (d Date) Before(other Date) bool { return d.In(time.UTC).Before(other.In(time.UTC)) }

// MarshalText writes the day as 2006-01-02, in JSON as well. Its error is ErrDate, for what
// is no day of the years 0 to 9999, such as the zero value.
func (d Date) MarshalText() ([]byte, error) {
	if d != NewDate(d.Year, d.Month, d.Day) || d.Year < 0 || d.Year > 9999 {
		return nil, ErrDate
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads a day such as 2006-01-02, in JSON as well. Its error is ErrDate.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}
