package runtime

import (
	"net/http"
	"slices"
	"strings"
	"unicode"
)

const (
	// hidden is what is shown in the place of a secret.
	hidden = "[hidden]"
	// shortestSecret is how many characters a secret has that does not stand in other
	// texts by chance.
	shortestSecret = 8
	// shortestToken is how many a property has that is called token and is one.
	shortestToken = 16
	// longestEnding is more than any of the following has.
	longestEnding = 32
)

// secretEndings are how names end that stand for secrets, in lower case and without what
// divides words.
var secretEndings = []string{
	"password", "passwd", "pwd", "passphrase", "passcode", "passwordconfirmation",
	"secret", "token", "jwt", "sig", "signature", "assertion", "credential",
	"credentials", "auth", "authorization", "cookie", "codeverifier", "cvc", "cvv",
	"apikey", "accesskey", "accountkey", "authkey", "encryptionkey", "masterkey",
	"privatekey", "secretkey", "sessionkey", "sharedkey", "signingkey",
	"storagekey", "subscriptionkey",
}

// harmlessEndings are those of what says where an answer goes on.
var harmlessEndings = []string{
	"nexttoken", "previoustoken", "prevtoken", "pagetoken", "paginationtoken",
	"continuationtoken", "synctoken",
}

// isSecretName says whether a name stands for a secret by convention: by its end, as
// client_secret, X-Api-Key, accessToken and password2 do, but not max_tokens, token_type,
// secret_name or next_page_token.
func isSecretName(name string) bool {
	var room [longestEnding]byte
	word := room[:0]
	for _, one := range name {
		if !unicode.IsLetter(one) && !unicode.IsDigit(one) {
			continue
		}
		if len(word) == cap(word) {
			word = word[:copy(word, word[1:])]
		}
		lower := unicode.ToLower(one)
		if lower > unicode.MaxASCII {
			lower = '?' // stands in no ending
		}
		word = append(word, byte(lower))
	}
	end := strings.TrimRight(string(word), "0123456789")
	return endsIn(end, secretEndings) && !endsIn(end, harmlessEndings)
}

func endsIn(word string, endings []string) bool {
	return slices.ContainsFunc(endings, func(one string) bool {
		return strings.HasSuffix(word, one)
	})
}

// secretNames are the names that stand for secrets to one client.
type secretNames struct {
	// keys are the query parameters that carry its credentials.
	keys map[string]bool
	// marked are those of its other credentials, and what the API's description marks as
	// passwords, in lower case.
	marked map[string]bool
}

func newSecretNames(api *API) *secretNames {
	names := &secretNames{keys: map[string]bool{}, marked: map[string]bool{}}
	for _, name := range api.Secrets {
		names.marked[strings.ToLower(name)] = true
	}
	for _, scheme := range api.Schemes {
		switch scheme.Kind {
		case APIKeyInQuery:
			names.keys[scheme.Name] = true
			names.marked[strings.ToLower(scheme.Name)] = true
		case APIKeyInHeader, APIKeyInCookie:
			names.marked[strings.ToLower(scheme.Name)] = true
		}
	}
	return names
}

func (n *secretNames) has(name string) bool {
	return n.keys[name] || n.isMarked(name) || isSecretName(name)
}

func (n *secretNames) isMarked(name string) bool {
	if len(n.marked) == 0 {
		return false
	}
	var room [64]byte
	lower := room[:0]
	for i := range len(name) {
		one := name[i]
		if 'A' <= one && one <= 'Z' {
			one += 'a' - 'A'
		}
		lower = append(lower, one)
	}
	return n.marked[string(lower)]
}

// hides says whether a property is a secret: a switch is none, nor that there is no value,
// nor a short token, of which language models write a text.
func (n *secretNames) hides(name string, value any) bool {
	switch value := value.(type) {
	case nil, bool:
		return false
	case string:
		if name == "token" && !n.marked[name] && len([]rune(value)) < shortestToken {
			return false
		}
	case interface{ Int64() (int64, error) }: // a number of JSON
		if name == "token" && !n.marked[name] {
			return false
		}
	}
	return n.has(name)
}

// among are the values of secret names.
func (n *secretNames) among(values map[string]string) []string {
	var found []string
	for name, value := range values {
		if value != "" && n.has(name) {
			found = append(found, value)
		}
	}
	return found
}

// headers are the same without the values of those that are secret.
func (n *secretNames) headers(header http.Header) http.Header {
	shown := make(http.Header, len(header))
	for name, values := range header {
		if n.has(name) {
			values = []string{hidden}
		}
		shown[name] = values
	}
	return shown
}

// redacted is parsed JSON without its secrets.
func (n *secretNames) redacted(value any) any {
	switch value := value.(type) {
	case map[string]any:
		shown := make(map[string]any, len(value))
		for name, one := range value {
			if n.hides(name, one) {
				shown[name] = hidden
			} else {
				shown[name] = n.redacted(one)
			}
		}
		return shown
	case []any:
		shown := make([]any, len(value))
		for i, one := range value {
			shown[i] = n.redacted(one)
		}
		return shown
	default:
		return value
	}
}
