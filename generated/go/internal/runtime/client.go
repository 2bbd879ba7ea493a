package runtime

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"time"
)

// HTTPClient sends requests; *http.Client is one.
type HTTPClient interface {
	Do(*http.Request) (*http.Response, error)
}

// API is what is known of an API before a client is made.
type API struct {
	// Name is that of the client, for messages: OpenRouter.
	Name      string
	UserAgent string
	Servers   []Server
	// OperationVariables are those that servers of operations have.
	OperationVariables []ServerVariable
	Schemes            []Scheme
	Security           Security
	Retries            *RetryPolicy
	// Timeout is how long to wait for data.
	Timeout time.Duration
	// Globals are parameters that go with every operation which has none of that name.
	Globals []Global
	// Secrets are names on the wire of what is shown nowhere.
	Secrets []string
	// NewError makes the error of an answer that no operation documents.
	NewError func(Answered) error
}

// Global is a parameter that is said once, on the client.
type Global struct {
	Parameter Parameter
	// Environment is the variable that holds it where nothing is given.
	Environment string
}

// Settings are what a client was made with; the zero value is as usual.
type Settings struct {
	HTTPClient HTTPClient
	// ServerURL is given in place of a server.
	ServerURL string
	// Server is the name of one; empty: the first.
	Server string
	// Variables are values for those in the server's URL.
	Variables map[string]string
	// Credentials are by the key of their scheme; nil: from the environment.
	Credentials func(context.Context) (Credentials, error)
	// Globals are by wire name.
	Globals map[string]any
	Retries *RetryPolicy
	// Timeout limits a whole call, retries included, but what is read of a stream.
	Timeout time.Duration
	Hooks   []Hooks
	Logger  *slog.Logger
	Limits  ResponseLimits
	// Problem is what the settings cannot be used for; every call returns it.
	Problem error
}

// Client calls operations. It is safe for concurrent use.
type Client struct {
	api      *API
	settings Settings
	signer   *signer
	servers  *servers
	http     HTTPClient
	// elsewhere sends what goes to another origin: without cookies of the API's.
	elsewhere HTTPClient
	globals   []globalValue
	quota     *quota
	secrets   *secretNames
	// inURL are the secret values that stand in the URL of the server.
	inURL []string
	clock clock
}

// NewClient never fails: a problem of the settings is the error of each call.
func NewClient(api *API, settings Settings) *Client {
	client, elsewhere := httpClients(settings.HTTPClient)
	secrets, servers := newSecretNames(api), newServers(api, &settings)
	return &Client{
		api:       api,
		settings:  settings,
		signer:    newSigner(api, &settings),
		servers:   servers,
		http:      client,
		elsewhere: elsewhere,
		globals:   globalsOf(api, settings.Globals),
		quota:     &quota{},
		secrets:   secrets,
		inURL:     secrets.among(servers.values),
		clock:     systemClock,
	}
}

// globalsOf are the parameters that are given to the client, or are in the environment.
func globalsOf(api *API, given map[string]any) []globalValue {
	values := make([]globalValue, 0, len(api.Globals))
	for _, one := range api.Globals {
		value := given[one.Parameter.Name]
		if text := os.Getenv(one.Environment); !isGiven(value) && one.Environment != "" && text != "" {
			value = text
		}
		values = append(values, globalValue{one.Parameter, value})
	}
	return values
}

// Format shows no setting, since some are secret.
func (c Client) Format(state fmt.State, _ rune) {
	_, _ = io.WriteString(state, "<client of "+c.api.Name+">")
}

// Format shows no setting, since some are secret.
func (Settings) Format(state fmt.State, _ rune) {
	_, _ = io.WriteString(state, "<settings of a client>")
}
