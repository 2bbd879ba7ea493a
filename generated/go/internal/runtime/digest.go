package runtime

import (
	"crypto/md5"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"hash"
	"net/http"
	"strings"
	"sync"
)

const digestPrefix = "Digest "

// login is a user name and a password.
type login struct{ username, password string }

// digest answers challenges (RFC 7616), and remembers the last one of each server, so that
// only the first request to it is sent twice.
type digest struct {
	login      login
	mutex      sync.Mutex
	challenges map[string]*challenge // by origin
}

// challenge is what a server asked, and how often it was answered.
type challenge struct {
	realm, nonce, opaque string
	algorithm            string // as it came; empty: MD5
	hash                 func() hash.Hash
	isSession            bool // the key of the password is made with the nonces
	hasQOP               bool // not so in RFC 2069
	hidesUser            bool
	cnonce               string
	count                uint32
}

var digestHashes = map[string]func() hash.Hash{
	"":            md5.New,
	"MD5":         md5.New,
	"SHA-256":     sha256.New,
	"SHA-512-256": sha512.New512_256,
}

func (s *signer) digestPart(scheme *Scheme, credential *Credential) (signaturePart, error) {
	name := credential.Username
	if err := checkLogin(scheme, credential); err != nil {
		return signaturePart{}, err
	}
	if !isHeaderValue(name) || strings.ContainsAny(name, `"\`) {
		return signaturePart{}, misconfigured("%s holds a quote, a backslash or a character outside"+
			" ASCII in the user name, and cannot be sent", scheme.Key)
	}
	who := login{name, credential.Password}
	answering := s.digests.get(who, func() *digest {
		return &digest{login: who, challenges: make(map[string]*challenge)}
	})
	return signaturePart{given: secretOf(credential), in: Header, name: "Authorization", digest: answering}, nil
}

// answer is the Authorization header for a request; empty before the first challenge.
func (d *digest) answer(request *http.Request) string {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	asked := d.challenges[originOf(request)]
	if asked == nil {
		return ""
	}
	return asked.answer(d.login, request.Method, request.URL.RequestURI())
}

// challenge remembers what a 401 asks; false where it asks nothing that can be answered.
func (d *digest) challenge(request *http.Request, response *http.Response) bool {
	for _, header := range response.Header.Values("WWW-Authenticate") {
		if asked := parseChallenge(header); asked != nil {
			d.mutex.Lock()
			defer d.mutex.Unlock()
			d.challenges[originOf(request)] = asked
			return true
		}
	}
	return false
}

// answer computes the fields of RFC 7616, section 3.4.
func (c *challenge) answer(who login, method, uri string) string {
	key := c.sum(who.username, c.realm, who.password)
	if c.isSession {
		key = c.sum(key, c.nonce, c.cnonce)
	}
	user := who.username
	if c.hidesUser {
		user = c.sum(who.username, c.realm)
	}
	text := fmt.Sprintf(digestPrefix+`username="%s", realm="%s", nonce="%s", uri="%s"`, user, c.realm, c.nonce, uri)
	action := c.sum(method, uri)
	if c.hasQOP {
		c.count++
		count := fmt.Sprintf("%08x", c.count)
		response := c.sum(key, c.nonce, count, c.cnonce, "auth", action)
		text += fmt.Sprintf(`, response="%s", qop=auth, nc=%s, cnonce="%s"`, response, count, c.cnonce)
	} else {
		text += fmt.Sprintf(`, response="%s"`, c.sum(key, c.nonce, action))
	}
	if c.algorithm != "" {
		text += ", algorithm=" + c.algorithm
	}
	if c.opaque != "" {
		text += fmt.Sprintf(`, opaque="%s"`, c.opaque)
	}
	if c.hidesUser {
		text += ", userhash=true"
	}
	return text
}

// sum hashes what stands between colons.
func (c *challenge) sum(parts ...string) string {
	sum := c.hash()
	sum.Write([]byte(strings.Join(parts, ":")))
	return hex.EncodeToString(sum.Sum(nil))
}

// parseChallenge reads the first Digest challenge of a WWW-Authenticate header (RFC 9110,
// section 11.6.1) that can be answered; nil where there is none.
func parseChallenge(header string) *challenge {
	for _, fields := range digestChallenges(header) {
		asked := &challenge{
			realm:     fields["realm"],
			nonce:     fields["nonce"],
			opaque:    fields["opaque"],
			algorithm: fields["algorithm"],
			hidesUser: strings.EqualFold(fields["userhash"], "true"),
			cnonce:    rand.Text(),
		}
		name, isSession := strings.CutSuffix(strings.ToUpper(asked.algorithm), "-SESS")
		asked.hash, asked.isSession = digestHashes[name], isSession
		qop, hasQOP := fields["qop"]
		asked.hasQOP = hasQOP
		_, hasRealm := fields["realm"]
		if hasRealm && asked.nonce != "" && asked.hash != nil && (!hasQOP || offersAuth(qop)) {
			return asked
		}
	}
	return nil
}

func offersAuth(qop string) bool {
	for one := range strings.SplitSeq(qop, ",") {
		if strings.EqualFold(strings.TrimSpace(one), "auth") {
			return true
		}
	}
	return false
}

// digestChallenges are the parameters of each Digest challenge, by name in lower case.
func digestChallenges(header string) []map[string]string {
	var found []map[string]string
	var fields map[string]string // of the challenge that is read; nil: of another scheme
	for _, item := range splitList(header) {
		name, value, isField := strings.Cut(item, "=")
		if scheme, first, ok := strings.Cut(strings.TrimSpace(name), " "); ok || !isField {
			fields = nil
			if strings.EqualFold(scheme, "Digest") {
				fields = make(map[string]string)
				found = append(found, fields)
			}
			name = first
		}
		if name = strings.ToLower(strings.TrimSpace(name)); fields != nil && name != "" {
			fields[name] = unquoted(strings.TrimSpace(value))
		}
	}
	return found
}

// splitList splits at commas outside of quotes.
func splitList(text string) []string {
	var items []string
	start, isQuoted := 0, false
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && isQuoted:
			i++
		case text[i] == '"':
			isQuoted = !isQuoted
		case text[i] == ',' && !isQuoted:
			items = append(items, strings.TrimSpace(text[start:i]))
			start = i + 1
		}
	}
	return append(items, strings.TrimSpace(text[start:]))
}

// unquoted is what stands between the quotes: unq(X) of RFC 7616, section 3.4.
func unquoted(text string) string {
	if len(text) >= 2 && text[0] == '"' && text[len(text)-1] == '"' {
		return text[1 : len(text)-1]
	}
	return text
}

func originOf(request *http.Request) string {
	return request.URL.Scheme + "://" + request.URL.Host
}
