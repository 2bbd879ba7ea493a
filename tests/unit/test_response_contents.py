"""What a call returns, and the errors it documents."""

from __future__ import annotations

import pytest

from sdkwright.ir import (
    AnyJson,
    ByStatus,
    JsonContent,
    NoContent,
    RawContent,
    Scalar,
    Success,
    TextContent,
)

from .lowering import Lowered, lowered, operation

STRING = Scalar("string")
GET = "#/paths/~1a/get"


def returned(*content: str) -> Lowered:
    """Lower an operation that returns one of several media types, each `type: schema`."""
    return operation(
        "responses: {'200': {description: '', content: {" + ", ".join(content) + "}}}"
    )


def success(text: str) -> Success:
    return operation(f"responses: {{{text}}}").operation().success


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'200': {description: ''}", NoContent()),
        (
            "'200': {content: {application/json: {schema: {type: string}}}}",
            JsonContent("application/json", STRING),
        ),
        (
            "'201': {content: {application/json: {schema: {type: string}}}}",
            JsonContent("application/json", STRING),
        ),
        (
            "2XX: {content: {application/json: {schema: {type: string}}}}",
            JsonContent("application/json", STRING),
        ),
        (
            "default: {content: {application/json: {schema: {type: string}}}}",
            JsonContent("application/json", STRING),
        ),
        (
            "'200': {content: {text/plain: {}}}, '201': {content: {application/json: {}}}",
            ByStatus(
                (
                    (200, TextContent("text/plain")),
                    (201, JsonContent("application/json", AnyJson())),
                )
            ),
        ),
        (
            "'204': {}, 2XX: {content: {application/pdf: {}}}",
            ByStatus(((204, NoContent()), ("2XX", RawContent("application/pdf")))),
        ),
        (
            "'200': {content: {application/json: {}}}, '201': {content: {text/json: {}}}",
            JsonContent("application/json", AnyJson()),
        ),
        (
            "'200': {content: {image/png: {}}}, '203': {content: {image/gif: {}}}",
            RawContent("image/png"),
        ),
        ("'200': {content: {application/pdf: {}}}", RawContent("application/pdf")),
        ("'404': {description: ''}", NoContent()),
        ("", NoContent()),
    ],
)
def test_what_a_call_returns(text: str, expected: Success) -> None:
    assert success(text) == expected


@pytest.mark.parametrize(
    ("method", "status"), [("get", "204"), ("get", "205"), ("head", "200")]
)
def test_a_body_where_http_has_none(method: str, status: str) -> None:
    responses = f"{{'{status}': {{content: {{application/json: {{}}}}}}}}"
    found = operation(f"responses: {responses}", method=method)
    assert found.operation().success == NoContent()
    where = f"#/paths/~1a/{method}/responses/{status}/content"
    assert found.places("impossible-body") == [where]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            ("image/png: {}", "image/gif: {}"),
            RawContent("image/png", alike=("image/gif",)),
        ),
        (
            ("text/html: {}", "text/csv: {}"),
            TextContent("text/html", alike=("text/csv",)),
        ),
    ],
)
def test_media_types_that_are_read_alike(
    content: tuple[str, ...], expected: Success
) -> None:
    found = returned(*content)
    assert found.operation().success == expected
    assert found.rules == []


def test_json_that_is_a_mere_text_is_not_preferred_to_bytes() -> None:
    text = "{schema: {type: string}}"
    found = returned(f"application/zip: {text}", f"application/json: {text}")
    assert found.operation().success == RawContent("application/zip")
    assert found.rules == ["other-spelling"]
    same = returned(f"text/plain: {text}", f"application/json: {text}")
    assert same.operation().success == JsonContent("application/json", STRING)


@pytest.mark.parametrize(
    ("content", "rules"),
    [
        (("application/json: {}", "application/xml: {}"), ["other-spelling"]),
        (("application/json: {}", "text/json: {}"), ["other-spelling"]),
        (("application/json: {}", "text/csv: {}"), ["other-media-type"]),
        (("application/json: {}", "application/hal+json: {}"), ["other-media-type"]),
        (
            (
                "application/json: {schema: {type: object}}",
                "text/plain: {schema: {type: object}}",
                "text/html: {schema: {type: string}}",
            ),
            ["other-spelling", "other-media-type"],
        ),
        (("application/pdf: {}", "text/csv: {}"), ["other-media-type"]),
    ],
)
def test_media_types_that_are_not_asked_for(
    content: tuple[str, ...], rules: list[str]
) -> None:
    assert returned(*content).rules == rules


# --- Errors ---------------------------------------------------------------------------


def test_errors_in_the_order_of_the_document() -> None:
    found = operation("""
        responses:
          '500': {content: {text/html: {}}}
          default: {content: {application/json: {schema: {type: string}}}}
          '302': {description: Elsewhere.}
          '200': {description: Fine.}
          4xx: {content: {application/problem+json: {schema: {type: string}}}}
        """)
    errors = found.operation().errors
    assert [(one.status, one.type, one.media_type) for one in errors] == [
        (500, None, "text/html"),
        ("default", STRING, "application/json"),
        (302, None, ""),
        ("4XX", STRING, "application/problem+json"),
    ]


def test_a_redirect_is_an_error_and_what_comes_before_the_answer_is_none() -> None:
    text = "{content: {application/json: {schema: {type: string}}}}"
    found = operation(f"responses: {{'303': {text}, '101': {text}}}")
    (error,) = found.operation().errors
    assert (error.status, error.type) == (303, STRING)
    assert found.places("interim-response") == [f"{GET}/responses/101"]


def test_default_is_the_success_where_there_is_no_other() -> None:
    text = "{content: {application/json: {schema: {type: string}}}}"
    found = operation(f"responses: {{default: {text}, '404': {text}}}").operation()
    assert found.success == JsonContent("application/json", STRING)
    assert [one.status for one in found.errors] == [404]


@pytest.mark.parametrize("status", ["600", "20", "2X", "ok", "Default", "٢٠٠"])
def test_a_response_for_no_status_is_reported(status: str) -> None:
    found = operation(f"responses: {{'{status}': {{description: ''}}}}")
    assert found.places("invalid-status") == [f"{GET}/responses/{status}"]


def test_an_extension_among_responses_is_none() -> None:
    assert operation("responses: {x-note: {}}").rules == []


def test_a_response_may_be_a_reference() -> None:
    found = lowered("""
        paths: {/a: {get: {responses: {'404': {$ref: '#/components/responses/R'}}}}}
        components: {responses: {R: {content: {application/json: {schema: {type: string}}}}}}
        """)
    (error,) = found.operation().errors
    assert (error.status, error.type) == (404, STRING)
    assert error.pointer == "#/components/responses/R"
