"""Security schemes and requirements."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.ir import ApiKey, Basic, Bearer, Doc, Security, SecurityScheme

from .lowering import Lowered, lowered

BEARER = {"type": "http", "scheme": "Bearer"}
BASIC = {"type": "http", "scheme": "basic"}
KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}
OAUTH = {"type": "oauth2", "flows": {}}
MUTUAL = {"type": "mutualTLS"}


def secured(security: Any, **schemes: Any) -> Lowered:
    return lowered({"security": security, "components": {"securitySchemes": schemes}})


def alternatives(security: Any) -> Security:
    return secured(security, a=BEARER, b=BASIC, c=KEY, mutual=MUTUAL).api.security


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [
        (BEARER, Bearer()),
        (BASIC, Basic()),
        (KEY, ApiKey("header", "X-Key")),
        ({"type": "apiKey", "in": "query", "name": "key"}, ApiKey("query", "key")),
        ({"type": "apiKey", "in": "cookie", "name": "sid"}, ApiKey("cookie", "sid")),
        (OAUTH, Bearer()),
        ({"type": "openIdConnect"}, Bearer()),
    ],
)
def test_a_scheme(scheme: dict[str, Any], kind: Bearer | Basic | ApiKey) -> None:
    (found,) = secured(
        [{"s": []}], s={**scheme, "description": "About it."}
    ).api.schemes
    assert found == SecurityScheme(("s",), kind, "", Doc(text="About it."))


def test_the_variable_of_a_credential() -> None:
    (found,) = secured([{"s": []}], s={**KEY, "x-sdkwright-env": "MY_KEY"}).api.schemes
    assert found.environment == "MY_KEY"


@pytest.mark.parametrize("scheme", [OAUTH, {"type": "openIdConnect"}])
def test_the_flow_that_fetches_a_token_is_reported(scheme: dict[str, Any]) -> None:
    found = secured([{"s": []}], s=scheme)
    assert found.places("token-flow") == ["#/components/securitySchemes/s"]


@pytest.mark.parametrize(
    "scheme",
    [
        MUTUAL,
        {"type": "http", "scheme": "digest"},
        {"type": "apiKey", "in": "body", "name": "x"},
        {"type": "apiKey", "in": "header"},
        {"type": 5},
        {},
    ],
)
def test_a_scheme_that_is_not_sent_is_reported(scheme: dict[str, Any]) -> None:
    found = secured([{"s": []}], s=scheme)
    assert found.places("unsupported-security-scheme") == [
        "#/components/securitySchemes/s"
    ]
    assert found.api.schemes == ()


def test_schemes_that_ask_for_the_same_thing_are_one() -> None:
    found = secured([{"one": []}, {"two": []}], one=BEARER, two=OAUTH)
    assert found.api.schemes == (SecurityScheme(("one", "two"), Bearer(), "", Doc()),)
    assert set(found.api.security) == {("one",)}


def test_the_variable_may_stand_on_either_of_the_same_schemes() -> None:
    found = secured([{"one": []}], one=BEARER, two={**BEARER, "x-sdkwright-env": "E"})
    assert found.api.schemes[0].environment == "E"


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        ([{"a": []}], (("a",),)),
        ([{"a": []}, {"c": []}], (("a",), ("c",))),
        ([{"a": [], "c": []}], (("a", "c"),)),
        ([{"a": []}, {}], (("a",), ())),
        ([{}], ((),)),
        ([], ()),
        ([{"a": [], "mutual": []}], (("a",),)),
        (["a", 5, None], ()),
    ],
)
def test_requirements(security: Any, expected: Security) -> None:
    assert alternatives(security) == expected


def test_a_scheme_that_is_not_defined_is_reported_and_no_way_in() -> None:
    found = secured([{"nope": []}, {"a": []}], a=BEARER)
    assert found.places("unknown-security-scheme") == ["#/security/0/nope"]
    assert found.api.security == (("a",),)


def test_only_schemes_that_are_asked_for_count() -> None:
    found = secured([{"b": []}], a=BEARER, b=KEY, c=BASIC)
    assert [one.keys for one in found.api.schemes] == [("b",)]


def test_schemes_stand_in_the_order_of_the_document() -> None:
    found = secured([{"c": []}, {"a": []}], a=BEARER, b=KEY, c=BASIC)
    assert [one.keys for one in found.api.schemes] == [("a",), ("c",)]


@pytest.mark.parametrize(
    ("own", "expected"),
    [(None, None), ([], ()), ([{"a": []}], (("a",),)), ([{}], ((),))],
)
def test_what_an_operation_says_itself_counts(
    own: Any, expected: Security | None
) -> None:
    value = {} if own is None else {"security": own}
    found = lowered(
        {
            "paths": {"/a": {"get": value}},
            "security": [{"b": []}],
            "components": {"securitySchemes": {"a": BEARER, "b": BASIC}},
        }
    )
    assert found.operation().security == expected


def test_a_scheme_may_be_a_reference() -> None:
    other = {"$ref": "#/components/securitySchemes/a"}
    found = secured([{"b": []}], a=BEARER, b=other)
    assert found.api.schemes == (SecurityScheme(("a", "b"), Bearer(), "", Doc()),)
