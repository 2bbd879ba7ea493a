package runtime

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// newBoundary is 128 random bits, which nothing else holds.
func newBoundary() string {
	var bits [16]byte
	_, _ = rand.Read(bits[:]) // never fails
	return hex.EncodeToString(bits[:])
}

// encodeMultipart writes the properties of an object as parts (RFC 7578, RFC 2046).
//
// The items of an array are parts of their own. A part is a file, text, or JSON for an
// object, unless its encoding says otherwise.
func encodeMultipart(content Content, value any, boundary string) (*body, error) {
	fields, err := formFieldsOf(value)
	if err != nil {
		return nil, err
	}
	form := multipart{boundary: boundary}
	for _, field := range fields {
		if err := form.add(field, content.Encodings[field.name]); err != nil {
			return nil, fmt.Errorf("part %q: %w", field.name, err)
		}
	}
	form.sources = append(form.sources, sourceOfBytes([]byte("--"+boundary+"--\r\n")))
	contentType := withoutParameter(content.MediaType, "boundary") + "; boundary=" + boundary
	return streamed(contentType, form.sources...), nil
}

type multipart struct {
	boundary string
	sources  []source
}

func (m *multipart) add(field formField, encoding Encoding) error {
	if encoding.Style != nil {
		return m.addStyled(field, *encoding.Style)
	}
	allowed := allowedTypes(encoding.ContentType)
	for _, one := range itemsOf(field.value) {
		add := m.addValue
		if one.file != nil {
			add = m.addFile
		}
		if err := add(field.name, one, allowed); err != nil {
			return err
		}
	}
	return nil
}

// addStyled writes what a query parameter would say, a part for each pair.
func (m *multipart) addStyled(field formField, style Style) error {
	query, err := appendStyled(nil, field, style)
	if err != nil || len(query) == 0 {
		return err
	}
	for _, one := range strings.Split(string(query), "&") {
		name, text, _ := strings.Cut(one, "=")
		if name, err = url.QueryUnescape(name); err != nil {
			return err
		}
		if text, err = url.QueryUnescape(text); err != nil {
			return err
		}
		m.addPart(disposition(name), "", sourceOfBytes([]byte(text)))
	}
	return nil
}

func (m *multipart) addFile(name string, item formItem, allowed []string) error {
	file, err := fileOf(item.file)
	if err != nil {
		return err
	}
	if file.name == "" {
		file.name = name
	}
	if file.contentType == "" {
		file.contentType = typeOfFile(file.name, allowed)
	}
	if err := checkHeader("Content-Type", file.contentType); err != nil {
		return err
	}
	head := disposition(name) + `; filename="` + escapeName(file.name) + `"`
	m.addPart(head, file.contentType, file.content)
	return nil
}

func (m *multipart) addValue(name string, item formItem, allowed []string) error {
	contentType := typeOfValue(item, allowed)
	if err := checkHeader("Content-Type", contentType); err != nil {
		return err
	}
	text, err := encodeText(item.text(contentType), contentType)
	m.addPart(disposition(name), contentType, sourceOfBytes(text))
	return err
}

func (m *multipart) addPart(disposition, contentType string, content source) {
	head := "--" + m.boundary + "\r\nContent-Disposition: " + disposition + "\r\n"
	if contentType != "" {
		head += "Content-Type: " + contentType + "\r\n"
	}
	m.sources = append(m.sources,
		sourceOfBytes([]byte(head+"\r\n")), content, sourceOfBytes([]byte("\r\n")))
}

func disposition(name string) string {
	return `form-data; name="` + escapeName(name) + `"`
}

// escapeName follows the HTML Standard, section 4.10.22.7.
func escapeName(name string) string {
	if !strings.ContainsAny(name, "\r\n\"") {
		return name
	}
	return strings.NewReplacer("\r", "%0D", "\n", "%0A", `"`, "%22").Replace(name)
}

// allowedTypes are the media types, or ranges, that an encoding lists.
func allowedTypes(contentType string) []string {
	var allowed []string
	for one := range strings.SplitSeq(contentType, ",") {
		if one = strings.TrimSpace(one); one != "" {
			allowed = append(allowed, one)
		}
	}
	return allowed
}

func isRange(mediaType string) bool { return strings.Contains(mediaType, "*") }

// typeOfValue is empty for text, which is what a part without a type holds.
func typeOfValue(value formItem, allowed []string) string {
	concrete := slices.DeleteFunc(slices.Clone(allowed), isRange)
	fits := func(one string) bool { return isJSONType(one) == value.isStructure() }
	switch i := slices.IndexFunc(concrete, fits); {
	case i >= 0:
		return concrete[i]
	case len(concrete) > 0:
		return concrete[0]
	case value.isStructure():
		return jsonType
	default:
		return ""
	}
}

// typeOfFile is what its name tells, if that is allowed.
func typeOfFile(name string, allowed []string) string {
	guess := typeOfName(name)
	isAllowed := func(one string) bool { return isWithin(guess, one) }
	if len(allowed) == 0 || slices.ContainsFunc(allowed, isAllowed) {
		return guess
	}
	concrete := slices.DeleteFunc(slices.Clone(allowed), isRange)
	return append(concrete, anyType)[0]
}

func withoutParameter(mediaType, name string) string {
	parts := strings.Split(mediaType, ";")
	kept := parts[:1]
	for _, one := range parts[1:] {
		if said, _, _ := strings.Cut(one, "="); !strings.EqualFold(strings.TrimSpace(said), name) {
			kept = append(kept, one)
		}
	}
	return strings.Join(kept, ";")
}
