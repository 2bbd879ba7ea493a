package runtime

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
)

var (
	// parameterOfHeader is a part of a header that has a name, such as a cookie.
	parameterOfHeader = regexp.MustCompile(`^([\w.-]+)=(.+)$`)
	// scalar is a string or a number of JSON.
	scalar = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*`)
)

// secretsOf are the texts in a request that nobody may see, also as JSON and forms write
// them, the longest first.
func (c *call) secretsOf(request *http.Request) []string {
	names := c.client.secrets
	found := c.secretsInURL(request.URL)
	for name, values := range request.Header {
		if names.has(name) {
			for _, value := range values {
				found = append(found, inHeader(value)...)
			}
		}
	}
	if document, err := documentOf(c.body(), request.Header.Get("Content-Type")); err == nil {
		// A password that is the word "password" stands in every answer about one.
		said := namesIn(document, nil)
		for _, one := range names.texts(document, false, nil) {
			if !slices.Contains(said, one) {
				found = append(found, one)
			}
		}
	}
	return spelled(found)
}

// body is what is sent, where it is JSON or a form, and not long.
func (c *call) body() []byte {
	if c.content != nil || c.open == nil {
		return c.content
	}
	body, err := c.open()
	if err != nil {
		return nil
	}
	defer body.Close()
	c.open = nil
	content, err := io.ReadAll(io.LimitReader(body, largestParsed+1))
	if err == nil {
		c.content = content
	}
	return c.content
}

// spelled are the same in all ways that forms and JSON write them, less what is short.
func spelled(secrets []string) []string {
	var all []string
	for _, one := range secrets {
		forms := []string{one, url.QueryEscape(one)}
		for _, text := range inJSON(one) {
			forms = append(forms, text, strings.ReplaceAll(text, "/", `\/`)) // as PHP does
		}
		for _, form := range forms {
			if len(form) >= shortestSecret {
				all = append(all, form)
			}
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(all)
}

// inJSON is a text as strings of JSON have it: bare, in ASCII, and safe for HTML.
func inJSON(text string) []string {
	var bare bytes.Buffer
	encoder := json.NewEncoder(&bare)
	encoder.SetEscapeHTML(false)
	if encoder.Encode(text) != nil {
		return nil
	}
	plain := bare.String()[1 : bare.Len()-2] // without quotes and the end of the line
	forHTML, _ := json.Marshal(text)
	safe := string(forHTML[1 : len(forHTML)-1])
	return []string{plain, inASCII(plain), safe, inASCII(safe)}
}

func inASCII(text string) string {
	var ascii strings.Builder
	for _, one := range text {
		if one < 0x80 {
			ascii.WriteRune(one)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, one) {
			fmt.Fprintf(&ascii, `\u%04x`, unit)
		}
	}
	return ascii.String()
}

// inHeader are what is secret in a header: all of it, what follows a scheme, of cookies and
// parameters the values, and of Basic (RFC 7617) both.
func inHeader(value string) []string {
	found := []string{value}
	for i, part := range strings.FieldsFunc(value, func(one rune) bool {
		return strings.ContainsRune(" \t,;", one)
	}) {
		if i > 0 || strings.Contains(part, "=") {
			found = append(found, part)
		}
		if pair := parameterOfHeader.FindStringSubmatch(part); pair != nil &&
			pair[1] != "uri" && pair[1] != "realm" {
			found = append(found, strings.Trim(pair[2], `"`))
		}
	}
	login, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(value, "Basic "))
	if err == nil {
		for _, one := range strings.SplitN(string(login), ":", 2) {
			found = append(found, one, unescapedQuery(one))
		}
	}
	return found
}

// documentOf is what a body says: parsed JSON, or the fields of a form.
func documentOf(content []byte, mediaType string) (any, error) {
	if len(content) > largestParsed {
		return nil, errors.New("it is too long")
	}
	if isJSONType(mediaType) {
		decoder := json.NewDecoder(bytes.NewReader(content))
		decoder.UseNumber()
		var document any
		err := decoder.Decode(&document)
		return document, err
	}
	if essence(mediaType) != "application/x-www-form-urlencoded" {
		return nil, errors.New("it is neither JSON nor a form")
	}
	fields, err := url.ParseQuery(string(content))
	document := make(map[string]any, len(fields))
	for name, values := range fields {
		document[name] = strings.Join(values, ",")
	}
	return document, err
}

// texts are the secret strings of a document.
func (n *secretNames) texts(value any, areSecret bool, found []string) []string {
	switch value := value.(type) {
	case map[string]any:
		for name, one := range value {
			found = n.texts(one, areSecret || n.hides(name, one), found)
		}
	case []any:
		for _, one := range value {
			found = n.texts(one, areSecret, found)
		}
	case string:
		if areSecret {
			found = append(found, value)
		}
	}
	return found
}

func namesIn(value any, found []string) []string {
	switch value := value.(type) {
	case map[string]any:
		for name, one := range value {
			found = namesIn(one, append(found, name))
		}
	case []any:
		for _, one := range value {
			found = namesIn(one, found)
		}
	}
	return found
}

// hide is a text that does not show any of the secrets.
func hide(text string, secrets []string) string {
	for _, one := range secrets {
		text = strings.ReplaceAll(text, one, hidden)
	}
	return text
}

// hideInBody is a body that does not show any of them; JSON is still JSON.
func hideInBody(body []byte, secrets []string) []byte {
	changed := []byte(hide(string(body), secrets))
	if bytes.Equal(changed, body) || json.Valid(changed) || !json.Valid(body) {
		return changed
	}
	return scalar.ReplaceAllFunc(body, func(one []byte) []byte { // it is, or is in, a number
		if one[0] == '"' {
			return []byte(`"` + hide(string(one[1:len(one)-1]), secrets) + `"`)
		}
		if slices.Contains(secrets, string(one)) {
			return []byte(`"` + hidden + `"`)
		}
		return one
	})
}

func hideInHeader(header http.Header, secrets []string) http.Header {
	if len(secrets) == 0 {
		return header
	}
	shown := make(http.Header, len(header))
	for name, values := range header {
		for _, value := range values {
			shown[name] = append(shown[name], hide(value, secrets))
		}
	}
	return shown
}
