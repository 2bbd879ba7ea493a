package runtime

import (
	"net/http"
	"slices"
	"strings"
)

// chooseAnswer is the index of the answer that a success is: what is said of its code is
// nearer than what is said of its range, and that nearer than default. Of several it is the
// one whose media type came, else the first that is read at once.
//
// A status that nothing is said of is read as the first answer that has a body; if it has
// none itself, as no body where that is an answer, too. -1 where there are no answers.
func chooseAnswer(answers []Answer, head *http.Response) int {
	near := nearest(len(answers), func(i int) string { return answers[i].Status }, head.StatusCode)
	if near < 0 {
		return undescribed(answers, head)
	}
	said, given := answers[near].Status, head.Header.Get("Content-Type")
	whole := -1
	for i := range answers {
		if answers[i].Status != said {
			continue
		}
		if given != "" && has(answers[i].MediaTypes, given) {
			return i
		}
		if whole < 0 && (answers[i].Kind == JSONAnswer || answers[i].Kind == TextAnswer) {
			whole = i
		}
	}
	if whole >= 0 {
		return whole
	}
	return near
}

func undescribed(answers []Answer, head *http.Response) int {
	isEmpty := head.ContentLength == 0 || head.StatusCode == http.StatusNoContent
	fits := func(one Answer) bool { return (one.Kind == NoAnswer) == isEmpty }
	if i := slices.IndexFunc(answers, fits); i >= 0 || len(answers) == 0 {
		return i
	}
	return 0
}

// jsonLines are names of one format, none of which is registered.
var jsonLines = []string{
	"application/jsonl", "application/x-jsonl", "application/jsonlines",
	"application/ndjson", "application/x-ndjson", "application/x-jsonlines",
	"application/stream+json",
}

func has(mediaTypes []string, given string) bool {
	isLines := slices.Contains(jsonLines, essence(given))
	return slices.ContainsFunc(mediaTypes, func(one string) bool {
		return isWithin(given, one) || (isLines && slices.Contains(jsonLines, essence(one)))
	})
}

// isOpen says whether an answer is handed out before its body is read: bytes, and a stream
// unless it says that it is something else.
func isOpen(answers []Answer, i int, head *http.Response) bool {
	if i < 0 {
		return false
	}
	switch answers[i].Kind {
	case RawAnswer:
		return true
	case StreamAnswer:
		given := head.Header.Get("Content-Type")
		return given == "" || has(answers[i].MediaTypes, given)
	default:
		return false
	}
}

// accepted asks for an answer that can be read: for JSON alone, and of texts and bytes for
// whatever there is. It is empty where nothing is read.
func accepted(answer *Answer) string {
	isAny := slices.ContainsFunc(answer.MediaTypes, func(one string) bool {
		return one == "*/*" || one == "application/octet-stream"
	})
	switch {
	case answer.Kind == NoAnswer:
		return ""
	case answer.Kind == JSONAnswer, answer.Kind == StreamAnswer:
		return strings.Join(answer.MediaTypes, ", ")
	case answer.Kind == RawAnswer && isAny:
		return "*/*"
	case isAny:
		return "text/plain, */*;q=0.1"
	default:
		return strings.Join(answer.MediaTypes, ", ") + ", */*;q=0.1"
	}
}
