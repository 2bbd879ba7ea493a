"""Programs that show what every call has: errors, retries, hooks, a log, tests."""

from __future__ import annotations

from ...code import Code
from ..methods import Method
from .programs import More, Programs

_ERRORS = More(
    failed="""\
var failed sdkerrors.HTTPError
var broken *sdkerrors.APIConnectionError
switch {
case errors.As(err, &failed):
    log.Fatal(failed.HTTPStatusCode(), failed.HTTPRequestID(), failed)
case errors.As(err, &broken):
    log.Fatal("no answer: ", broken)
case err != nil:
    log.Fatal(err)
}""",
    standard=("errors",),
    own=("models/sdkerrors",),
    ends=True,
)
_RETRIES = More(
    client=(
        "WithTimeout(20 * time.Second)",
        """\
WithRetryConfig(retry.Config{
    Strategy: "backoff",
    Backoff: &retry.BackoffStrategy{
        InitialInterval: 500,
        MaxInterval: 60_000,
        Exponent: 1.5,
        MaxElapsedTime: 300_000,
    },
    RetryConnectionErrors: true,
    MaxRetries: 5,
})""",
    ),
    call=(
        'operations.WithRetries(retry.Config{Strategy: "none"})',
        "operations.WithOperationTimeout(5*time.Second)",
    ),
    standard=("time",),
    own=("models/operations", "retry"),
    ends=True,
)
_HOOKS = More(
    client=(
        """\
WithHooks({root}.Hooks{
    BeforeRequest: func(call {root}.Call, request *http.Request) error {
        request.Header.Set("Attempt", strconv.Itoa(call.Attempt))
        return nil
    },
    AfterResponse: func(call {root}.Call, response *http.Response, elapsed time.Duration) error {
        log.Println(call.OperationID, response.StatusCode, elapsed)
        return nil
    },
})""",
    ),
    standard=("net/http", "strconv", "time"),
    ends=True,
)
_LOG = More(
    client=(
        """\
WithLogger(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{
    Level: slog.LevelDebug,
})))""",
    ),
    standard=("log/slog", "os"),
    ends=True,
)
_HEAD = More(
    before=("var head *http.Response",),
    call=("operations.WithResponseInto(&head)",),
    failed="if err != nil {\n    log.Fatal(err)\n}\nlog.Println(head.StatusCode, head.Header)",
    standard=("net/http",),
    own=("models/operations",),
    ends=True,
)
_TEST = """\

type answer int

// Do answers every request with the status.
func (a answer) Do(*http.Request) (*http.Response, error) {
    recorder := httptest.NewRecorder()
    recorder.WriteHeader(int(a))
    return recorder.Result(), nil
}
"""
_TESTING = More(
    client=("WithClient(answer(http.StatusTeapot))",),
    failed="log.Println(err) // what a teapot answers",
    standard=("net/http", "net/http/httptest"),
    ends=True,
)


def errors(programs: Programs, method: Method) -> Code:
    return programs.call(method, _ERRORS)


def retries(programs: Programs, method: Method) -> Code:
    return programs.call(method, _RETRIES)


def hooks(programs: Programs, method: Method) -> Code:
    return programs.call(method, _HOOKS)


def log(programs: Programs, method: Method) -> Code:
    return programs.call(method, _LOG)


def head(programs: Programs, method: Method) -> Code:
    return programs.call(method, _HEAD)


def testing(programs: Programs, method: Method) -> Code:
    return Code(programs.call(method, _TESTING) + _TEST)
