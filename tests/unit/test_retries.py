"""What is said of retries, by whom, and what comes of it."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.config import Retries, Retrying
from sdkwright.ir import Operation, RetryPolicy
from sdkwright.tables import ConfigProblem

from .lowering import Lowered, lowered

OURS = "x-sdkwright-retries"
SPEAKEASY = "x-speakeasy-retries"
FERN = "x-fern-retries"
STRATEGY = "x-retry-strategy"
HOURLY = {
    "strategy": "backoff",
    "backoff": {
        "initialInterval": 500,
        "maxInterval": 60000,
        "maxElapsedTime": 3600000,
        "exponent": 1.5,
    },
    "statusCodes": ["5XX"],
    "retryConnectionErrors": True,
}


def said(
    root: dict[str, Any] | None = None,
    retries: Retries | None = None,
    **operations: dict[str, Any],
) -> Lowered:
    """An API with operations of these methods."""
    paths = {
        f"/{method}": {method: {"operationId": method} | node}
        for method, node in (operations or {"get": {}}).items()
    }
    return lowered({"paths": paths, **(root or {})}, retries=retries)


def policy(
    method: str, node: dict[str, Any], root: dict[str, Any] | None = None
) -> RetryPolicy | None:
    operations = {method: node}
    return only(said(root, None, **operations)).retries


def only(found: Lowered) -> Operation:
    (operation,) = found.api.operations
    return operation


def test_nothing_is_said() -> None:
    found = said(get={}, post={})
    assert found.api.retries == RetryPolicy()
    assert [one.retries for one in found.api.operations] == [None, None]
    assert not found.rules


@pytest.mark.parametrize(
    ("extension", "expected"),
    [
        (
            {OURS: {"max_retries": 1, "initial_delay": 1, "statuses": [409, "5xx"]}},
            RetryPolicy(max_retries=1, initial_delay=1.0, statuses=(409, "5XX")),
        ),
        (
            {OURS: {"max_delay": 9.5, "max_retry_after": 300, "multiplier": 1}},
            RetryPolicy(max_delay=9.5, max_retry_after=300.0, multiplier=1.0),
        ),
        ({OURS: {"connection_errors": False}}, RetryPolicy(connection_errors=False)),
        ({SPEAKEASY: {"strategy": "none"}}, RetryPolicy(max_retries=0)),
        ({SPEAKEASY: {"strategy": "backoff"}}, RetryPolicy()),
        (
            {SPEAKEASY: {"strategy": "backoff", "statusCodes": ["409", 503, "4xx"]}},
            RetryPolicy(statuses=(409, 503, "4XX")),
        ),
        (
            {SPEAKEASY: HOURLY},
            RetryPolicy(
                initial_delay=0.5,
                max_delay=60.0,
                multiplier=1.5,
                statuses=("5XX",),
                connection_errors=True,
            ),
        ),
        ({FERN: {"disabled": True}}, RetryPolicy(max_retries=0)),
        ({FERN: {"disabled": False}}, RetryPolicy()),
        ({FERN: True}, RetryPolicy()),
        ({OURS: False}, RetryPolicy(max_retries=0)),
        ({STRATEGY: {"type": "exponential", "maxAttempts": 2}}, RetryPolicy(1)),
        ({STRATEGY: {"maxAttempts": 0}}, RetryPolicy(0)),
        (
            {STRATEGY: {"type": "constant", "initialDelay": 250, "maxDelay": 1000}},
            RetryPolicy(initial_delay=0.25, max_delay=1.0, multiplier=1.0),
        ),
        # What comes first counts; the others say the rest.
        (
            {STRATEGY: {"initialDelay": 250, "maxAttempts": 2}, SPEAKEASY: HOURLY}
            | {FERN: {"disabled": False}, OURS: {"initial_delay": 3}},
            RetryPolicy(
                max_retries=1,
                initial_delay=3.0,
                max_delay=60.0,
                multiplier=1.5,
                statuses=("5XX",),
                connection_errors=True,
            ),
        ),
    ],
)
def test_the_words(extension: dict[str, Any], expected: RetryPolicy) -> None:
    assert said(extension).api.retries == expected
    assert policy("get", extension) == (None if expected == RetryPolicy() else expected)
    assert "unclear-retries" not in said(extension).rules


@pytest.mark.parametrize(
    ("extension", "problem"),
    [
        ({OURS: 3}, "an object is needed"),
        ({OURS: {"retries": 3}}, "`retries` is not known"),
        ({OURS: {"max_retries": True}}, "`max_retries` is no count"),
        ({OURS: {"initial_delay": 1e30}}, "`initial_delay` is no number"),
        ({OURS: {"connection_errors": 1}}, "neither true nor false"),
        ({OURS: {"methods": [1]}}, "no list of methods"),
        ({OURS: {"methods": ["POST, PUT"]}}, "no list of methods"),
        ({SPEAKEASY: {}}, "a `strategy` None"),
        ({SPEAKEASY: {"strategy": "hope"}}, "a `strategy` 'hope'"),
        ({SPEAKEASY: {"strategy": "backoff", "backoff": []}}, "`backoff` is no object"),
        ({SPEAKEASY: HOURLY | {"statusCodes": [200]}}, "200 is no status"),
        ({SPEAKEASY: HOURLY | {"statusCodes": "5XX"}}, "`statusCodes` is no list"),
        ({SPEAKEASY: {"strategy": "backoff", "backoff": {"exponent": 99}}}, "exponent"),
        ({FERN: {"disabled": "yes"}}, "`disabled` is neither"),
        ({STRATEGY: {"type": "random"}}, "a `type` 'random'"),
        ({STRATEGY: {"type": []}}, "a `type` []"),
        ({STRATEGY: {"initialDelay": -1}}, "`initialDelay` is no number"),
    ],
)
def test_what_cannot_be_understood_is_told(
    extension: dict[str, Any], problem: str
) -> None:
    (keyword,) = extension
    for found, place in (
        (said(extension), f"#/{keyword}"),
        (said(get=extension), f"#/paths/~1get/get/{keyword}"),
    ):
        assert found.api.retries == RetryPolicy()
        assert only(found).retries is None
        (finding,) = (one for one in found.findings if one.rule == "unclear-retries")
        assert problem in finding.message
        assert finding.pointer == place


def test_what_is_not_heeded_is_told_where_it_stands() -> None:
    found = said({SPEAKEASY: HOURLY | {"jitter": True}})
    assert found.places("retries") == [
        f"#/{SPEAKEASY}/backoff/maxElapsedTime",
        f"#/{SPEAKEASY}/jitter",
        f"#/{SPEAKEASY}",  # that it is for what is idempotent alone
    ]
    finding, *_ = (one for one in found.findings if one.rule == "retries")
    assert "retries end by their number" in finding.message


@pytest.mark.parametrize(
    ("extension", "retries"),
    [
        ({OURS: {"max_retries": 9}}, 2),
        ({OURS: {"max_retries": 2}}, 2),
        ({OURS: {"max_retries": 1}}, 1),
        ({STRATEGY: {"maxAttempts": 71}}, 2),
        ({STRATEGY: {"maxAttempts": 3}}, 2),
    ],
)
def test_a_document_cannot_allow_more_retries(
    extension: dict[str, Any], retries: int
) -> None:
    keyword, words = next(iter(extension.items()))
    is_more = max(words.values()) > 3
    for found, place in (
        (said(extension), f"#/{keyword}"),
        (said(put=extension), f"#/paths/~1put/put/{keyword}"),
    ):
        operation = only(found)
        assert (operation.retries or found.api.retries).max_retries == retries
        assert found.places("retries") == [place] * is_more


def test_for_all_operations_a_document_speaks_of_idempotent_ones_alone() -> None:
    words = {"methods": ["POST", "PUT"], "statuses": [500, 409]}
    found = said({OURS: words}, post={}, put={})
    assert found.api.retries == RetryPolicy(statuses=(500, 409))
    assert [one.retries for one in found.api.operations] == [None, None]
    assert found.places("retries") == [f"#/{OURS}"]


def test_an_operation_names_the_statuses_that_it_comes_again_after() -> None:
    words = {SPEAKEASY: {"strategy": "backoff", "statusCodes": [409, "5XX"]}}
    assert policy("post", words) == RetryPolicy(any_method_statuses=(409, "5XX"))
    assert policy("patch", words) == RetryPolicy(any_method_statuses=(409, "5XX"))
    assert policy("put", words) == RetryPolicy(statuses=(409, "5XX"))
    assert policy("post", {OURS: {"methods": ["post"]}}) == RetryPolicy(
        methods=("POST",)
    )


def test_an_operation_comes_before_all_operations_field_by_field() -> None:
    root = {OURS: {"initial_delay": 1, "max_retries": 1}}
    assert policy("get", {OURS: {"max_retries": 2}}, root=root) == RetryPolicy(
        max_retries=2, initial_delay=1.0
    )
    assert policy("get", {OURS: {"max_retries": 1}}, root=root) is None


def test_the_configuration_comes_before_the_document() -> None:
    root = {OURS: {"initial_delay": 1, "max_delay": 4}}
    operation = {FERN: {"disabled": True}, OURS: {"max_delay": 5}}
    usual = RetryPolicy(max_retries=7, methods=("POST",))
    own = RetryPolicy(max_retries=9, statuses=(409,))
    configured = Retries(Retrying(usual), {"POST /post": Retrying(own)})
    found = said(root, configured, get=operation, post=operation, put={})
    assert found.api.retries == RetryPolicy(7, 1.0, None, 4.0, methods=("POST",))
    get, post, put = found.api.operations
    assert get.retries == RetryPolicy(7, 1.0, None, 5.0, methods=("POST",))
    assert post.retries == RetryPolicy(
        9, 1.0, None, 5.0, methods=("POST",), any_method_statuses=(409,)
    )
    assert put.retries is None


def test_a_number_for_all_that_comes_before_that_of_one_is_told() -> None:
    usual = Retrying(RetryPolicy(max_retries=3))
    off = {FERN: {"disabled": True}}
    place = "#/paths/~1get/get"
    assert said(None, Retries(usual), get=off).places("retries") == [place]
    own = {"get": Retrying(RetryPolicy(max_retries=0))}
    assert not said(None, Retries(usual, own), get=off).places("retries")
    assert not said({OURS: {"max_retries": 1}}, Retries(usual)).places("retries")


def key(name: str, **schema: Any) -> dict[str, Any]:
    schema = {"type": "string"} | schema
    parameter = {"name": name, "in": "header", "required": True, "schema": schema}
    return {"parameters": [parameter]}


@pytest.mark.parametrize(
    ("operation", "header"),
    [
        ({}, None),
        ({"x-sdkwright-idempotency-key": "X-Order"}, "X-Order"),
        (key("Idempotency-Key"), "Idempotency-Key"),
        (key("X-IDEMPOTENCY-KEY", format="uuid", maxLength=36), "X-IDEMPOTENCY-KEY"),
        (key("Idempotency-Key", maxLength=32), None),
        (key("Idempotency-Key", type="integer"), None),
        (key("Request-Id"), None),
        (key("an Idempotency-Key"), None),
        ({"x-fern-idempotent": True}, "Fern-Key"),
        ({"x-fern-idempotent": False}, None),
    ],
)
def test_the_header_of_an_idempotency_key(
    operation: dict[str, Any], header: str | None
) -> None:
    root = {"x-fern-idempotency-headers": [{"header": "Fern-Key", "name": "key"}]}
    found = only(said(root, post=operation))
    assert found.idempotency_header == header
    assert all(one.required == (header is None) for one in found.parameters)
    configured = Retries(
        Retrying(idempotency_key="Usual"), {"post": Retrying(idempotency_key="Own")}
    )
    assert only(said(root, configured, post=operation)).idempotency_header == "Own"
    configured = Retries(Retrying(idempotency_key="Usual"))
    found = only(said(root, configured, post=operation))
    assert found.idempotency_header == (header or "Usual")


def test_what_is_idempotent_needs_no_key() -> None:
    configured = Retries(Retrying(idempotency_key="Usual"))
    found = said(retries=configured, get={}, put={}, patch={}, delete={})
    assert {one.method: one.idempotency_header for one in found.api.operations} == {
        "GET": None,
        "PUT": None,
        "PATCH": "Usual",
        "DELETE": None,
    }


def test_a_key_that_is_a_schema_of_its_own() -> None:
    root = {"components": {"schemas": {"Key": {"type": "string"}}}}
    operation = key("Idempotency-Key")
    operation["parameters"][0]["schema"] = {"$ref": "#/components/schemas/Key"}
    assert only(said(root, post=operation)).idempotency_header == "Idempotency-Key"


def test_a_parameter_that_is_named_is_optional() -> None:
    words = {"x-sdkwright-idempotency-key": "x-order", **key("X-Order")}
    (parameter,) = only(said(post=words)).parameters
    assert not parameter.required
    assert parameter.doc.text == "Made for each call that is given none."


def test_what_is_no_name_of_a_header() -> None:
    found = said(post={"x-sdkwright-idempotency-key": "a b\n"})
    assert only(found).idempotency_header is None
    assert found.places("unclear-retries") == ["#/paths/~1post/post"]
    with pytest.raises(ConfigProblem, match="no header can be called 'a b'"):
        said(retries=Retries(Retrying(idempotency_key="a b")), post={})


def test_an_operation_that_is_not_there() -> None:
    with pytest.raises(ConfigProblem, match=r"retries\.operations: .* no 'nobody'"):
        said(retries=Retries(operations={"nobody": Retrying()}))
