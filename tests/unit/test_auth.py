"""Security schemes and requirements."""

from __future__ import annotations

from typing import Any

import pytest

from sdkwright.ir import (
    ApiKey,
    Basic,
    Bearer,
    Digest,
    Doc,
    GrantType,
    HttpScheme,
    OAuth2,
    Requirement,
    SchemeKind,
    Security,
    SecurityScheme,
)

from .lowering import Lowered, lowered

BEARER = {"type": "http", "scheme": "Bearer"}
BASIC = {"type": "http", "scheme": "basic"}
KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}
IMPLICIT = {"type": "oauth2", "flows": {"implicit": {"scopes": {}}}}
MUTUAL = {"type": "mutualTLS"}
AUTHORIZATION = {"type": "apiKey", "in": "header", "name": "authorization"}


def secured(security: Any, **schemes: Any) -> Lowered:
    return lowered({"security": security, "components": {"securitySchemes": schemes}})


def needing(*alternatives: tuple[str, ...]) -> Security:
    return tuple(tuple(map(Requirement, keys)) for keys in alternatives)


def oauth(**flows: Any) -> dict[str, Any]:
    return {"type": "oauth2", "flows": flows}


def fetched(**token_urls: str) -> OAuth2:
    urls: dict[GrantType, str] = token_urls  # type: ignore[assignment]  # by their names
    return OAuth2(tuple(urls.items()))


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [
        (BEARER, Bearer()),
        (BASIC, Basic()),
        ({"type": "http", "scheme": "Digest"}, Digest()),
        ({"type": "http", "scheme": "DPoP"}, HttpScheme("DPoP")),
        (KEY, ApiKey("header", "X-Key")),
        ({"type": "apiKey", "in": "query", "name": "key"}, ApiKey("query", "key")),
        ({"type": "apiKey", "in": "cookie", "name": "sid"}, ApiKey("cookie", "sid")),
        (IMPLICIT, Bearer()),
        (oauth(), Bearer()),
        (oauth(clientCredentials={"tokenUrl": "/t"}), fetched(client_credentials="/t")),
        (
            oauth(password={"tokenUrl": "/t", "refreshUrl": "/r"}),
            fetched(password="/t", refresh_token="/r"),
        ),
        (oauth(authorizationCode={"tokenUrl": "/t"}), fetched(refresh_token="/t")),
        (oauth(deviceAuthorization={"tokenUrl": "/t"}), fetched(refresh_token="/t")),
        (oauth(clientCredentials={}), fetched(client_credentials="")),
        (
            oauth(clientCredentials={}) | {"oauth2MetadataUrl": "/m"},
            OAuth2((("client_credentials", ""),), "/m"),
        ),
        (
            {"type": "openIdConnect", "openIdConnectUrl": "/m"},
            OAuth2(
                (("client_credentials", ""), ("password", ""), ("refresh_token", "")),
                "/m",
            ),
        ),
        ({"type": "openIdConnect"}, Bearer()),
    ],
)
def test_a_scheme(scheme: dict[str, Any], kind: SchemeKind) -> None:
    (found,) = secured(
        [{"s": []}], s={**scheme, "description": "About it."}
    ).api.schemes
    assert found == SecurityScheme(("s",), kind, "", Doc(text="About it."))


def test_the_variable_of_a_credential() -> None:
    (found,) = secured([{"s": []}], s={**KEY, "x-sdkwright-env": "MY_KEY"}).api.schemes
    assert found.environment == "MY_KEY"


@pytest.mark.parametrize(
    "scheme",
    [
        {"type": "http", "scheme": "two words"},
        {"type": "http"},
        {"type": "apiKey", "in": "body", "name": "x"},
        {"type": "apiKey", "in": "header"},
        {"type": "apiKey", "in": "header", "name": "X Key"},
        {"type": "apiKey", "in": "cookie", "name": "a;b"},
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
    found = secured([{"one": []}, {"two": []}], one=BEARER, two=IMPLICIT)
    assert found.api.schemes == (SecurityScheme(("one", "two"), Bearer(), "", Doc()),)
    assert found.api.security == needing(("one",))


def test_the_variable_may_stand_on_either_of_the_same_schemes() -> None:
    found = secured([{"one": []}], one=BEARER, two={**BEARER, "x-sdkwright-env": "E"})
    assert found.api.schemes[0].environment == "E"


def flow(url: str, **more: str) -> dict[str, Any]:
    return {"authorizationUrl": url, "scopes": {}, **more}


def test_schemes_for_flows_of_one_authorization_server_are_one_token() -> None:
    found = secured(
        [{"plain": ["x", "y"], "code": ["y", "z"]}],
        plain=oauth(implicit=flow("/a")),
        code=oauth(authorizationCode=flow("/a", tokenUrl="/t")),
    )
    (scheme,) = found.api.schemes
    assert (scheme.keys, scheme.kind) == (
        ("plain", "code"),
        fetched(refresh_token="/t"),
    )
    assert found.api.security == ((Requirement("plain", ("x", "y", "z")),),)
    assert found.places("clashing-credentials") == []


def test_schemes_of_two_authorization_servers_are_two_tokens() -> None:
    found = secured(
        [{"plain": [], "code": []}],
        plain=oauth(implicit=flow("/other")),
        code=oauth(authorizationCode=flow("/a", tokenUrl="/t")),
    )
    assert [one.keys for one in found.api.schemes] == [("plain",)]
    assert found.places("clashing-credentials") == ["#/security/0/code"]


@pytest.mark.parametrize(
    ("security", "expected"),
    [
        ([{"a": []}], needing(("a",))),
        ([{"a": []}, {"c": []}], needing(("a",), ("c",))),
        ([{"a": [], "c": []}], needing(("a", "c"))),
        ([{"a": []}, {}], needing(("a",), ())),
        ([{}], needing(())),
        ([], needing()),
        ([{"a": [], "mutual": []}], needing(("a",))),
        ([{"a": ["role"]}], needing(("a",))),
        ([{"d": ["x", "y", "x"]}], ((Requirement("d", ("x", "y")),),)),
        ([{"d": ["x"]}, {"d": []}], ((Requirement("d", ("x",)),), (Requirement("d"),))),
        ([{"d": 5}], needing(("d",))),
        (["a", 5, None], ()),
    ],
)
def test_requirements(security: Any, expected: Security) -> None:
    token = oauth(clientCredentials={"tokenUrl": "/t"})
    found = secured(security, a=BEARER, b=BASIC, c=KEY, d=token, mutual=MUTUAL)
    assert found.api.security == expected


def test_a_scheme_that_is_not_defined_is_reported_and_no_way_in() -> None:
    found = secured([{"nope": []}, {"a": []}], a=BEARER)
    assert found.places("unknown-security-scheme") == ["#/security/0/nope"]
    assert found.api.security == needing(("a",))


def test_only_schemes_that_are_asked_for_count() -> None:
    found = secured([{"b": []}], a=BEARER, b=KEY, c=BASIC)
    assert [one.keys for one in found.api.schemes] == [("b",)]


def test_schemes_stand_in_the_order_of_the_document() -> None:
    found = secured([{"c": []}, {"a": []}], a=BEARER, b=KEY, c=BASIC)
    assert [one.keys for one in found.api.schemes] == [("a",), ("c",)]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (None, None),
        ([], ()),
        ([{"a": []}], needing(("a",))),
        ([{}], needing(())),
    ],
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


def test_mutual_tls_is_no_part_of_a_request() -> None:
    found = secured([{"m": []}], m=MUTUAL)
    assert (found.api.security, found.api.schemes) == (needing(()), ())
    assert found.api.needs_certificate
    assert {one.rule for one in found.findings} == {"no-server"}


def test_no_certificate_is_needed_where_none_is_required() -> None:
    assert not secured([{"a": []}], a=BEARER, m=MUTUAL).api.needs_certificate


@pytest.mark.parametrize(
    ("schemes", "kept"),
    [
        ({"a": BEARER, "b": BASIC}, ("a",)),
        ({"a": BEARER, "b": BEARER}, ("a",)),
        ({"a": AUTHORIZATION, "b": BASIC}, ("a",)),
        ({"a": KEY, "b": {**KEY, "name": "x-key"}}, ("a",)),
        ({"a": KEY, "b": {**KEY, "in": "query"}}, ("a", "b")),
        ({"a": KEY, "b": BEARER}, ("a", "b")),
    ],
)
def test_of_two_credentials_in_one_place_the_second_is_not_sent(
    schemes: dict[str, Any], kept: tuple[str, ...]
) -> None:
    found = secured([{key: [] for key in schemes}], **schemes)
    assert found.api.security == needing(kept)
    lost = [] if "b" in kept else ["#/security/0/b"]
    assert found.places("clashing-credentials") == lost


def test_a_deprecated_scheme() -> None:
    (found,) = secured([{"a": []}], a={**BEARER, "deprecated": True}).api.schemes
    assert found.doc == Doc(deprecated=True)
