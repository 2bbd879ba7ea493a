package runtime

import (
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
)

// Server is where an API, or one operation, is found (OpenAPI 3.1, section 4.8.5).
type Server struct {
	Name string
	// URL has {name} for each of its variables; it may be relative.
	URL       string
	Variables []ServerVariable
}

// ServerVariable is a part of a URL that whoever makes a client may choose.
type ServerVariable struct {
	Name string
	// Default is nil where it has to be chosen.
	Default *string
	// Values are all that it may be; empty where that is left open.
	Values []string
	// Environment is the variable that holds it where nothing is given.
	Environment string
}

// servers knows where the requests of a client go.
type servers struct {
	// name is that of the chosen server, unless a URL was given instead.
	name    string
	isFixed bool
	// values are of variables: given, else from the environment.
	values  map[string]string
	baseURL *url.URL
	problem error
	// ofOperations has what was made of the servers of operations, by *Server.
	ofOperations sync.Map
}

func newServers(api *API, settings *Settings) *servers {
	s := &servers{values: make(map[string]string)}
	known := append([]Server{{Variables: api.OperationVariables}}, api.Servers...)
	for _, server := range known {
		for _, variable := range server.Variables {
			if value := os.Getenv(variable.Environment); value != "" {
				s.values[variable.Name] = value
			}
		}
	}
	for name, value := range settings.Variables {
		s.values[name] = value
	}
	s.baseURL, s.problem = s.choose(api, settings)
	return s
}

func (s *servers) choose(api *API, settings *Settings) (*url.URL, error) {
	if settings.ServerURL != "" {
		s.isFixed = true
		if settings.Server != "" {
			return nil, misconfigured("a server URL and a server exclude each other: give one")
		}
		for name := range settings.Variables {
			return nil, misconfigured("a server URL and %s exclude each other: give one", name)
		}
		return parseBaseURL(settings.ServerURL, "the server URL")
	}
	if len(api.Servers) == 0 {
		return nil, misconfigured("the API has no server of its own: give one by WithServerURL")
	}
	server := &api.Servers[0]
	if settings.Server != "" {
		if server = serverNamed(api.Servers, settings.Server); server == nil {
			return nil, misconfigured("there is no server %q; there are: %s", settings.Server,
				quotedList(api.Servers, func(one Server) string { return one.Name }))
		}
	}
	s.name = server.Name
	for name := range settings.Variables {
		if variableNamed(server.Variables, name) == nil && variableNamed(api.OperationVariables, name) == nil {
			return nil, unusedVariable(api.Servers, server, name)
		}
	}
	text, err := server.expand(s.values)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(text, "://") {
		return nil, misconfigured("the URL of server %q, %q, is relative: give a whole one by"+
			" WithServerURL", server.Name, server.URL)
	}
	return parseBaseURL(text, "the URL of server "+strconv.Quote(server.Name))
}

// base is where the client's requests go, unless a call or its operation says otherwise.
func (s *servers) base() (*url.URL, error) { return s.baseURL, s.problem }

// baseURL is what the path of an operation goes behind: a URL of http or https with no
// slash at its end, which is shared and not to be changed.
//
// The servers of an operation count unless a URL was given: the one of the same name as
// the client's, else the first.
func (c *Client) baseURL(op *Operation, options CallOptions) (*url.URL, error) {
	s := c.servers
	if options.ServerURL != "" {
		return parseBaseURL(options.ServerURL, "the server URL")
	}
	if s.problem != nil || s.isFixed || len(op.Servers) == 0 {
		return s.base()
	}
	server := serverNamed(op.Servers, s.name)
	if server == nil {
		server = &op.Servers[0]
	}
	if kept, ok := s.ofOperations.Load(server); ok {
		return kept.(*url.URL), nil
	}
	found, err := s.resolve(server)
	if err != nil {
		return nil, err
	}
	s.ofOperations.Store(server, found)
	return found, nil
}

// resolve makes a URL of a server of an operation, which may be relative to the client's.
func (s *servers) resolve(server *Server) (*url.URL, error) {
	text, err := server.expand(s.values)
	if err != nil {
		return nil, err
	}
	what := "the URL of server " + strconv.Quote(server.Name)
	if !strings.Contains(text, "://") {
		reference, err := url.Parse(text)
		if err != nil {
			return nil, misconfigured("%s is not a URL", what)
		}
		text = asFolder(s.baseURL).ResolveReference(reference).String()
	}
	return parseBaseURL(text, what)
}

// parseBaseURL checks a URL that paths go behind, and takes off the slash at its end.
// Messages call it what.
func parseBaseURL(text, what string) (*url.URL, error) {
	parsed, err := url.Parse(text)
	if err != nil || !canBeAsked(parsed) {
		return nil, misconfigured("%s must be an absolute http or https URL, not %q",
			what, withoutSecrets(text))
	}
	if parsed.User != nil || strings.ContainsAny(text, "?#") { // empty ones swallow paths as well
		return nil, misconfigured("%s must not hold credentials, a query or a fragment", what)
	}
	parsed.Path = strings.TrimRight(parsed.Path, "/")
	parsed.RawPath = strings.TrimRight(parsed.RawPath, "/")
	return parsed, nil
}

// canBeAsked says whether a URL names a protocol, a host and a port.
func canBeAsked(u *url.URL) bool {
	if port := u.Port(); port != "" {
		if _, err := strconv.ParseUint(port, 10, 16); err != nil {
			return false
		}
	}
	return (u.Scheme == "http" || u.Scheme == "https") && u.Opaque == "" && u.Hostname() != ""
}

// withoutSecrets leaves out whatever could be credentials, a query or a fragment.
func withoutSecrets(text string) string {
	if i := strings.LastIndexByte(text, '@'); i >= 0 {
		scheme, _, isURL := strings.Cut(text, "//")
		text = text[i+1:]
		if isURL && !strings.ContainsAny(scheme, "@?#/") {
			text = scheme + "//" + text
		}
	}
	if i := strings.IndexAny(text, "?#"); i >= 0 {
		text = text[:i]
	}
	return text
}

// asFolder has references go below a URL.
func asFolder(base *url.URL) *url.URL {
	folder := *base
	folder.Path += "/"
	if folder.RawPath != "" {
		folder.RawPath += "/"
	}
	return &folder
}

func serverNamed(all []Server, name string) *Server {
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	return nil
}

func variableNamed(all []ServerVariable, name string) *ServerVariable {
	for i := range all {
		if all[i].Name == name {
			return &all[i]
		}
	}
	return nil
}

// unusedVariable says where a variable may have been meant to go, else which there are.
func unusedVariable(all []Server, chosen *Server, name string) error {
	var with []Server
	for _, one := range all {
		if variableNamed(one.Variables, name) != nil {
			with = append(with, one)
		}
	}
	if with != nil {
		return misconfigured("server %q has no %s; these have: %s", chosen.Name, name,
			quotedList(with, func(one Server) string { return one.Name }))
	}
	if len(chosen.Variables) == 0 {
		return misconfigured("server %q has no variables, so no %s", chosen.Name, name)
	}
	return misconfigured("server %q has no %s; there are: %s", chosen.Name, name,
		quotedList(chosen.Variables, func(one ServerVariable) string { return one.Name }))
}

func quotedList[T any](all []T, name func(T) string) string {
	quoted := make([]string, len(all))
	for i, one := range all {
		quoted[i] = strconv.Quote(name(one))
	}
	return strings.Join(quoted, ", ")
}
