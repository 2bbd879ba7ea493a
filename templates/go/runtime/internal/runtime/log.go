package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// longestShown is how many characters of headers, and of a body, a line has.
const longestShown = 2000

// pairInText is a name and a value in a text, as in the query of a link.
var pairInText = regexp.MustCompile(`([\w.~%\[\]-]+)=[^&;,\s"'<>]+`)

// callLog writes what becomes of a call, at the level Debug and without its secrets; nil
// where nobody looks.
//
// What has a secret name is hidden, wherever it stands; what was sent under one is hidden
// under all others, too. A body that is neither JSON nor a form, is long, or is read by
// somebody else is described.
type callLog struct {
	call    *call
	logger  *slog.Logger
	secrets []string
}

func newCallLog(c *call) *callLog {
	logger := c.client.settings.Logger
	if logger == nil || !logger.Enabled(context.Background(), slog.LevelDebug) {
		return nil
	}
	return &callLog{call: c, logger: logger}
}

func (l *callLog) request(a *attempt, sent *draft) {
	if l == nil {
		return
	}
	l.secrets = l.call.secretsOf(a.request)
	body := "none"
	if sent.open != nil {
		body = l.body(l.call.body(), sent.length, a.request.Header)
	}
	l.write(a, "request",
		slog.String("operation", l.call.op.ID),
		slog.Int("attempt", l.call.retries+1),
		slog.String("headers", l.headers(a.request.Header)),
		slog.String("body", body))
}

func (l *callLog) answer(a *attempt) {
	if l == nil {
		return
	}
	seconds := slog.Float64("seconds", l.call.client.clock.now().Sub(a.began).Seconds())
	if a.failed != nil {
		reason := onOneLine(hide(a.failed.reason, l.secrets), longestPart)
		l.write(a, "failure", slog.String("reason", reason), seconds)
		return
	}
	body := "not read yet"
	if a.open == nil {
		body = "none"
		if len(a.body) > 0 {
			body = l.body(a.body, int64(len(a.body)), a.answer.Header)
		}
	}
	l.write(a, "response",
		slog.Int("status", a.answer.StatusCode), seconds,
		slog.String("request_id", onOneLine(requestID(a.answer.Header), longestPart)),
		slog.String("headers", l.headers(a.answer.Header)),
		slog.String("body", body))
}

func (l *callLog) retry(number int, last *attempt, delay time.Duration) {
	if l == nil {
		return
	}
	l.write(last, "retry",
		slog.Int("retry", number),
		slog.Float64("delay", delay.Seconds()),
		slog.String("cause", last.causeText()))
}

func (l *callLog) write(a *attempt, message string, more ...slog.Attr) {
	attributes := append([]slog.Attr{
		slog.String("method", a.request.Method),
		slog.String("url", l.call.shown(a.request).String()),
	}, more...)
	l.logger.LogAttrs(a.parent, slog.LevelDebug, message, attributes...)
}

func (l *callLog) headers(header http.Header) string {
	shown := make(map[string]string, len(header))
	for name, values := range l.call.client.secrets.headers(header) {
		shown[name] = strings.Join(values, ", ")
	}
	return l.shown(jsonOf(shown))
}

func (l *callLog) body(content []byte, length int64, header http.Header) string {
	mediaType := header.Get("Content-Type")
	if document, err := documentOf(content, mediaType); err == nil && content != nil {
		if _, isText := document.(string); !isText { // that has no name
			return l.document(document, mediaType)
		}
	}
	name := onOneLine(essence(mediaType), longestPart)
	if name == "" {
		name = "no type"
	}
	if length < 0 {
		return "some bytes of " + name
	}
	return fmt.Sprintf("%d bytes of %s", length, name)
}

func (l *callLog) document(document any, mediaType string) string {
	shown := l.call.client.secrets.redacted(document)
	fields, ok := shown.(map[string]any)
	if isJSONType(mediaType) || !ok {
		return l.shown(jsonOf(shown))
	}
	form := make(url.Values, len(fields))
	for name, value := range fields {
		form.Set(name, fmt.Sprint(value))
	}
	text := form.Encode()
	return l.shown(strings.NewReplacer("%5B", "[", "%5D", "]").Replace(text))
}

// shown is a line without secrets, be they known or named in it.
func (l *callLog) shown(text string) string {
	text = pairInText.ReplaceAllStringFunc(hide(text, l.secrets), func(pair string) string {
		name, _, _ := strings.Cut(pair, "=")
		if l.call.client.secrets.has(unescapedQuery(name)) {
			return name + "=" + hidden
		}
		return pair
	})
	return onOneLine(text, longestShown)
}

func jsonOf(value any) string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value) // it came from JSON
	return text.String()
}
