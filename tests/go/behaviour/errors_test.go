package shop_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"example.com/shop"
	"example.com/shop/models/components"
	"example.com/shop/models/operations"
	"example.com/shop/models/sdkerrors"
	"example.com/shop/retry"
)

func TestErrorsAreTyped(t *testing.T) {
	client := serve(t, answering(404, "application/json", `{"title":"gone","code":7,"why":"sold"}`))
	_, err := client.Things.GetThing(ctx, nil)
	var problem *sdkerrors.ProblemError
	if !errors.As(fmt.Errorf("wrapped: %w", err), &problem) {
		t.Fatal(err)
	}
	equal(t, problem.Title, "gone")
	equal(t, *problem.Code, 7)
	why, _ := problem.ExtraFields().Get("why")
	equal(t, why, any("sold"))

	var answered sdkerrors.HTTPError
	if !errors.As(err, &answered) {
		t.Fatal(err)
	}
	equal(t, answered.HTTPStatusCode(), 404)
	equal(t, answered.HTTPRequestID(), "r1")
	equal(t, answered.HTTPHeader().Get("Content-Type"), "application/json")
	contains(t, string(answered.HTTPBody()), `"code":7`)
}

func TestErrorsThatNobodyDescribes(t *testing.T) {
	client := serve(t, answering(418, "text/html", "<h1>tea</h1>"))
	_, err := client.Things.GetThing(ctx, nil)
	var undocumented *sdkerrors.APIError
	if !errors.As(err, &undocumented) {
		t.Fatal(err)
	}
	equal(t, undocumented.StatusCode, 418)
	equal(t, undocumented.Body, "<h1>tea</h1>")
	equal(t, undocumented.RawResponse.StatusCode, 418)
}

func TestABodyThatIsNoneLeavesFieldsEmpty(t *testing.T) {
	client := serve(t, answering(404, "application/json", `{"title":`))
	_, err := client.Things.GetThing(ctx, nil)
	var problem *sdkerrors.ProblemError
	if !errors.As(err, &problem) {
		t.Fatal(err)
	}
	equal(t, problem.Title, "")
	equal(t, string(problem.HTTPBody()), `{"title":`)
}

func TestRetriesAreCounted(t *testing.T) {
	var requests atomic.Int32
	var told []int
	answer := func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		w.WriteHeader(503)
	}
	hooks := shop.Hooks{BeforeRequest: func(call shop.Call, _ *http.Request) error {
		told = append(told, call.Attempt)
		return nil
	}}
	client := serve(t, answer, shop.WithHooks(hooks))
	quick := retry.Config{MaxRetries: 2, Backoff: &retry.BackoffStrategy{InitialInterval: 1, MaxInterval: 1}}
	_, err := client.Things.GetThing(ctx, nil, operations.WithRetries(quick))
	if err == nil {
		t.Fatal("503 is no error")
	}
	equal(t, requests.Load(), 3)
	equal(t, fmt.Sprint(told), "[1 2 3]")
}

func TestWrongOptionsAreErrorsOfCalls(t *testing.T) {
	for name, client := range map[string]*shop.Shop{
		"a wrong server":   shop.New(shop.WithServer("moon")),
		"no function":      shop.New(shop.WithSecuritySource(nil)),
		"a wrong strategy": shop.New(shop.WithRetryConfig(retry.Config{Strategy: "hope"})),
		"no HTTP client":   shop.New(shop.WithClient(nil)),
		"another host": shop.New(shop.WithTemplatedServerURL(
			"https://{region}.shop.test", map[string]string{"region": "evil.test/"})),
		"not made by New": {Things: &shop.Things{}},
	} {
		_, err := client.Things.GetThing(ctx, nil)
		var wrong *sdkerrors.ConfigurationError
		if !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWrongOptionsOfACall(t *testing.T) {
	client := serve(t, echo)
	for name, option := range map[string]operations.Option{
		"a time that is over": operations.WithOperationTimeout(-time.Second),
		"no value for a name": operations.WithTemplatedServerURL("https://{region}.shop.test", nil),
	} {
		_, err := client.Things.GetThing(ctx, nil, option)
		var wrong *sdkerrors.ConfigurationError
		if !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNothingPrintsAKey(t *testing.T) {
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(500)
		io.WriteString(w, "you said "+r.Header.Get("X-Key"))
	})
	_, err := client.Things.GetThing(ctx, nil)
	security := components.Security{Key: shop.String(key)}
	for _, one := range []any{client, *client, client.Things, security, &security, err} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s"} {
			if text := fmt.Sprintf(verb, one); strings.Contains(text, key) {
				t.Errorf("%s of %T prints the key: %s", verb, one, text)
			}
		}
	}
}
