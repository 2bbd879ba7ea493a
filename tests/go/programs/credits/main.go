// Command credits asks for credits once and prints, as JSON, what came of it.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"

	openrouter "github.com/OpenRouterTeam/go-sdk"
	"github.com/OpenRouterTeam/go-sdk/models/operations"
	"github.com/OpenRouterTeam/go-sdk/models/sdkerrors"
	"github.com/OpenRouterTeam/go-sdk/retry"
)

type outcome struct {
	Credits  *float64 `json:"credits"`
	Usage    *float64 `json:"usage"`
	Kind     string   `json:"kind"`
	Text     string   `json:"text"`
	Status   int      `json:"status"`
	Code     int64    `json:"code"`
	Message  string   `json:"message"`
	Body     string   `json:"body"`
	Request  string   `json:"request"`
	Header   string   `json:"header"`
	Canceled bool     `json:"canceled"`
	TimedOut bool     `json:"timed_out"`
	Shown    string   `json:"shown"`
}

func main() {
	url := flag.String("url", "", "the server")
	timeout := flag.Duration("timeout", 0, "of the call; 0: none")
	cancel := flag.Duration("cancel", 0, "when the context is cancelled; 0: never")
	retries := flag.Bool("retries", false, "whether a failed request is sent again")
	flag.Parse()

	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	if *cancel > 0 {
		time.AfterFunc(*cancel, stop)
	}
	options := []operations.Option{}
	if *timeout > 0 {
		options = append(options, operations.WithOperationTimeout(*timeout))
	}
	if !*retries {
		options = append(options, operations.WithRetries(retry.Config{Strategy: "none"}))
	}
	sdk := openrouter.New(
		openrouter.WithServerURL(*url),
		openrouter.WithSecurity(os.Getenv("OPENROUTER_API_KEY")),
	)
	res, err := sdk.Credits.GetCredits(ctx, options...)
	found := outcome{Shown: fmt.Sprintf("%v %+v %#v %v %+v %#v", sdk, sdk, sdk, err, err, err)}
	if err != nil {
		found.say(err)
	} else {
		found.Credits = openrouter.Float64(res.GetData().TotalCredits)
		found.Usage = openrouter.Float64(res.Data.GetTotalUsage())
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		panic(err)
	}
}

func (o *outcome) say(err error) {
	o.Text = err.Error()
	o.Canceled = errors.Is(err, context.Canceled)
	o.TimedOut = errors.Is(err, context.DeadlineExceeded)

	var unauthorized *sdkerrors.UnauthorizedResponseError
	var forbidden *sdkerrors.ForbiddenResponseError
	var internal *sdkerrors.InternalServerResponseError
	var api *sdkerrors.APIError
	switch {
	case errors.As(err, &unauthorized):
		o.Kind, o.Code, o.Message = "UnauthorizedResponseError", unauthorized.Error_.Code, unauthorized.Error_.Message
	case errors.As(err, &forbidden):
		o.Kind, o.Code, o.Message = "ForbiddenResponseError", forbidden.Error_.Code, forbidden.Error_.Message
	case errors.As(err, &internal):
		o.Kind, o.Code, o.Message = "InternalServerResponseError", internal.Error_.Code, internal.Error_.Message
	case errors.As(err, &api):
		o.Kind, o.Message = "APIError", api.Message
		if api.StatusCode != api.RawResponse.StatusCode || api.Body != string(api.HTTPBody()) {
			o.Kind = "an APIError that contradicts itself"
		}
	}
	var answered sdkerrors.HTTPError
	if errors.As(err, &answered) {
		o.Status = answered.HTTPStatusCode()
		o.Body = string(answered.HTTPBody())
		o.Request = answered.HTTPRequestID()
		o.Header = http.Header(answered.HTTPHeader()).Get("X-Seen")
	}
}
