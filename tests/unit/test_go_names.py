"""What things are called in Go."""

from __future__ import annotations

import re

import pytest

from sdkwright import render
from sdkwright.code import Code
from sdkwright.go import renamed
from sdkwright.go.names import (
    ERROR_METHODS,
    MODEL_METHODS,
    constant_candidate,
    exported,
    field_names,
    file_name,
    local,
    pascal,
)
from sdkwright.go.vocabulary import Vocabulary, vocabulary_of
from sdkwright.ir import Field, Scalar

from .lowering import COMPONENTS, lowered, operation, schemas


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("user_id", "UserID"),
        ("userIds", "UserIDs"),
        ("HTTP-Referer", "HTTPReferer"),
        ("X-Title", "XTitle"),
        ("api_key", "APIKey"),
        ("URL", "URL"),
        ("json_url2", "JSONURL2"),
        ("oauth_token", "OAuthToken"),
        ("OAuth", "OAuth"),
        ("FOO_BAR", "FooBar"),
        ("identity", "Identity"),
        ("listURLs", "ListURLs"),
        ("2fa code", "2faCode"),
        ("日本", ""),
    ],
)
def test_names_have_the_initialisms_of_go(text: str, expected: str) -> None:
    assert pascal(text) == expected


def test_names_can_be_seen() -> None:
    assert exported("2fa", fallback="Field") == "Field2fa"
    assert exported("日本", fallback="Model") == "Model"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("user-id", "userID"),
        ("ID", "id"),
        ("URLPath", "urlPath"),
        ("type", "type_"),
        ("string", "string_"),
        ("context", "context_"),
        ("日本", "value"),
        ("ctx", "ctx_"),
    ],
)
def test_names_inside_functions_hide_nothing(text: str, expected: str) -> None:
    assert local(text, ("ctx",)) == expected


def fields(*wire_names: str) -> list[Field]:
    return [Field(name, Scalar("string"), True, "#/" + name) for name in wire_names]


def test_fields() -> None:
    names = field_names(
        fields("marshal_json", "x", "get_x", "foo_bar", "fooBar", "FOOBAR", "日"),
        MODEL_METHODS,
    )
    assert list(names.values()) == [
        *("MarshalJSON_", "X", "GetX_", "FooBar_", "FooBar2", "FOOBAR", "Field"),
    ]
    getters = [f"Get{name}" for name in names.values()]
    assert len({one.casefold() for one in [*names.values(), *getters]}) == 14


def test_what_answers_have_is_no_field_of_an_error() -> None:
    sources = [
        text.decode() for name, text in render.runtime("go") if "runtime" in name
    ]
    methods = {
        method
        for source in sources
        for method in re.findall(r"^func \(a \*?Answered\) ([A-Z]\w*)", source, re.M)
    }
    assert "Error" in methods
    assert methods <= ERROR_METHODS
    assert field_names(fields("error"), ERROR_METHODS)["error"] == "Error_"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("price", "SortPrice"),
        ("", "SortEmpty"),
        (">=", "SortValue"),
        ("user-id", "SortUserID"),
        (-1, "SortMinus1"),
        (0.5, "Sort05"),
    ],
)
def test_constants(value: str | float, expected: str) -> None:
    assert constant_candidate(Code("Sort"), value) == expected


@pytest.mark.parametrize("name", ["PetTest", "BuildLinux", "Pet_test", "Pet_windows"])
def test_a_file_is_built_everywhere(name: str) -> None:
    assert "_" not in file_name(name)


def vocabulary(text: str) -> Vocabulary:
    return vocabulary_of(schemas(text).api, "example.com/a")


@pytest.mark.parametrize("name", ["Con", "NUL", "Com1"])
def test_a_file_is_not_named_like_a_device(name: str) -> None:
    assert file_name(name) == f"{name.lower()}_"


def test_constants_and_types_share_their_names() -> None:
    found = vocabulary("""
        Sort: {type: string, enum: [price, PRICE, ""]}
        SortPrice: {type: string}
        sort: {type: string}
        """)
    pointer = f"{COMPONENTS}Sort"
    assert found.names[pointer] == "Sort"
    assert found.names[f"{COMPONENTS}sort"] == "Sort2"
    assert found.values[pointer] == ("SortPrice2", "SortPRICE3", "SortEmpty")


def test_constants_are_called_what_the_document_calls_them() -> None:
    found = vocabulary("""
        State:
          type: integer
          enum: [0, 1, 2, 3]
          x-enum-varnames: [IDLE, IN_USE, HttpError, 日本]
        """)
    assert found.values[f"{COMPONENTS}State"] == (
        *("StateIdle", "StateInUse", "StateHTTPError"),
        "State3",
    )


def test_what_is_below_an_answer_is_named_after_the_operation() -> None:
    found = vocabulary_of(
        operation("""
            operationId: getCredits
            responses:
              "200":
                description: A
                content:
                  application/json:
                    schema:
                      properties:
                        data: {properties: {total: {type: number}}}
            """).api,
        "example.com/a",
    )
    assert sorted(found.names.values()) == ["GetCreditsData", "GetCreditsResponse"]
    assert [(one.package, one.name) for one in found.files] == [
        ("operations", "getcredits")
    ]


def test_components_never_need_operations() -> None:
    found = vocabulary_of(
        lowered("""
            paths:
              /a:
                get:
                  operationId: getA
                  responses:
                    "200":
                      description: A
                      content:
                        application/json:
                          schema:
                            properties:
                              own: {properties: {x: {type: string}}}
            components:
              schemas:
                Pet:
                  properties:
                    own:
                      $ref: "#/paths/~1a/get/responses/200/content/application~1json\\
                        /schema/properties/own"
            """).api,
        "example.com/a",
    )
    packages = {name: found.package_of[one] for one, name in found.names.items()}
    assert packages == {
        "Pet": "components",
        "GetAOwn": "components",
        "GetAResponse": "operations",
    }


def test_what_bends_is_told_once() -> None:
    found = schemas("""
        Sort: {type: string, enum: [price, PRICE]}
        sort: {type: string}
        Pet: {properties: {marshal_json: {type: string}, name: {type: string}}}
        """)
    sort = f"{COMPONENTS}sort"
    found.findings.add("renamed", sort, "called `Sort2`")
    renamed.report(vocabulary_of(found.api, "example.com/a"), found.findings)
    assert found.places("renamed") == [
        sort,
        f"{COMPONENTS}Sort",
        f"{COMPONENTS}Pet/properties/marshal_json",
    ]
