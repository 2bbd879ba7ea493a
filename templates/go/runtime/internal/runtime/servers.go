package runtime

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
