// Everything that programs rely on of the module, with its types: that it compiles is all
// that is asked of it.
package main

import (
	"context"
	"net/http"
	"time"

	openrouter "github.com/OpenRouterTeam/go-sdk"
	"github.com/OpenRouterTeam/go-sdk/models/components"
	"github.com/OpenRouterTeam/go-sdk/models/operations"
	"github.com/OpenRouterTeam/go-sdk/models/sdkerrors"
	"github.com/OpenRouterTeam/go-sdk/optionalnullable"
	"github.com/OpenRouterTeam/go-sdk/retry"
	"github.com/OpenRouterTeam/go-sdk/types/stream"
)

// The package of the client.

const _ string = openrouter.ServerProduction

var (
	_ map[string]string = openrouter.ServerList

	_ func(string) *string   = openrouter.String
	_ func(bool) *bool       = openrouter.Bool
	_ func(int) *int         = openrouter.Int
	_ func(int64) *int64     = openrouter.Int64
	_ func(float32) *float32 = openrouter.Float32
	_ func(float64) *float64 = openrouter.Float64
	_ func(rune) *rune       = openrouter.Pointer[rune]

	_ openrouter.HTTPClient = (*http.Client)(nil)
	_ openrouter.HTTPClient = interface {
		Do(*http.Request) (*http.Response, error)
	}(nil)
	_ func(*openrouter.OpenRouter) = openrouter.SDKOption(nil)

	_ func(...openrouter.SDKOption) *openrouter.OpenRouter            = openrouter.New
	_ func(string) openrouter.SDKOption                               = openrouter.WithServerURL
	_ func(string, map[string]string) openrouter.SDKOption            = openrouter.WithTemplatedServerURL
	_ func(string) openrouter.SDKOption                               = openrouter.WithServer
	_ func(openrouter.HTTPClient) openrouter.SDKOption                = openrouter.WithClient
	_ func(string) openrouter.SDKOption                               = openrouter.WithSecurity
	_ func(func(context.Context) (components.Security, error)) option = openrouter.WithSecuritySource
	_ func(retry.Config) openrouter.SDKOption                         = openrouter.WithRetryConfig
	_ func(time.Duration) openrouter.SDKOption                        = openrouter.WithTimeout
)

type option = openrouter.SDKOption

var _ = openrouter.OpenRouter{SDKVersion: "1.2.3", Credits: &openrouter.Credits{}}

// The packages below it: operations.

var (
	_ func(*openrouter.Credits, context.Context, ...operations.Option) (*operations.GetCreditsResponse, error) = (*openrouter.Credits).GetCredits

	_ func(*operations.Options, ...string) error = operations.Option(nil)

	_ func(string) operations.Option                      = operations.WithServerURL
	_ func(string, map[string]string) operations.Option   = operations.WithTemplatedServerURL
	_ func(retry.Config) operations.Option                = operations.WithRetries
	_ func(time.Duration) operations.Option               = operations.WithOperationTimeout
	_ func(operations.AcceptHeaderEnum) operations.Option = operations.WithAcceptHeaderOverride
	_ func(string) operations.Option                      = operations.WithURLOverride
	_ func(map[string]string) operations.Option           = operations.WithSetHeaders

	_ error = operations.ErrUnsupportedOption

	_ = operations.Options{
		ServerURL:            (*string)(nil),
		Retries:              (*retry.Config)(nil),
		Timeout:              (*time.Duration)(nil),
		AcceptHeaderOverride: (*operations.AcceptHeaderEnum)(nil),
		URLOverride:          (*string)(nil),
		SetHeaders:           map[string]string(nil),
	}

	_ = operations.GetCreditsResponse{
		Data: operations.GetCreditsData{TotalCredits: float64(1), TotalUsage: float64(1)},
	}

	_ func(*operations.GetCreditsResponse) operations.GetCreditsData = (*operations.GetCreditsResponse).GetData
	_ func(*operations.GetCreditsData) float64                       = (*operations.GetCreditsData).GetTotalCredits
	_ func(*operations.GetCreditsData) float64                       = (*operations.GetCreditsData).GetTotalUsage
)

// components

var (
	_ = components.Security{APIKey: (*string)(nil)}

	metadata optionalnullable.OptionalNullable[map[string]any]

	unauthorized = components.UnauthorizedResponseErrorData{
		Code: int64(401), Message: "", Metadata: metadata,
	}
	forbidden = components.ForbiddenResponseErrorData{
		Code: int64(403), Message: "", Metadata: metadata,
	}
	broken = components.InternalServerResponseErrorData{
		Code: int64(500), Message: "", Metadata: metadata,
	}
)

// sdkerrors

var (
	_ func(string, int, string, *http.Response) *sdkerrors.APIError = sdkerrors.NewAPIError

	_ error = &sdkerrors.APIError{
		Message: "", StatusCode: int(418), Body: "", RawResponse: (*http.Response)(nil),
	}
	_ error = &sdkerrors.UnauthorizedResponseError{
		Error_: unauthorized, OpenrouterMetadata: map[string]any(nil), UserID: (*string)(nil),
	}
	_ error = &sdkerrors.ForbiddenResponseError{
		Error_: forbidden, OpenrouterMetadata: map[string]any(nil), UserID: (*string)(nil),
	}
	_ error = &sdkerrors.InternalServerResponseError{
		Error_: broken, OpenrouterMetadata: map[string]any(nil), UserID: (*string)(nil),
	}
)

// retry

var (
	_ = retry.Config{
		Strategy: "backoff",
		Backoff: &retry.BackoffStrategy{
			InitialInterval: int(500),
			MaxInterval:     int(8_000),
			Exponent:        float64(2),
			MaxElapsedTime:  int(60_000),
		},
		RetryConnectionErrors: true,
	}

	_ func(error) error = retry.Permanent
	_ func(error) error = retry.Temporary
)

// optionalnullable

type nullable = optionalnullable.OptionalNullable[string]

var (
	_ map[bool]*string = nullable{}

	_ func(*string) nullable         = optionalnullable.From[string]
	_ func(nullable) bool            = nullable.IsNull
	_ func(nullable) bool            = nullable.IsSet
	_ func(nullable) (*string, bool) = nullable.Get
	_ func(nullable) (string, bool)  = nullable.GetOrZero
	_ func(*nullable, *string)       = (*nullable).Set
	_ func(*nullable)                = (*nullable).Unset
)

// types/stream

type events = stream.EventStream[string]

var (
	_ func(*events) bool    = (*events).Next
	_ func(*events) *string = (*events).Value
	_ func(*events) error   = (*events).Err
	_ func(*events) error   = (*events).Close
)

func main() {}
