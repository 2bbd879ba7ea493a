"""Bodies, what a call returns, and the errors it documents."""

from __future__ import annotations

import pytest

from sdkwright.ir import (
    AnyJson,
    ByStatus,
    Content,
    Encoding,
    FormContent,
    JsonContent,
    MultipartContent,
    NoContent,
    RawContent,
    Scalar,
    Style,
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


# --- Bodies ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("media", "expected"),
    [
        (
            "application/json: {schema: {type: string}}",
            JsonContent("application/json", STRING),
        ),
        ("application/json: {}", JsonContent("application/json", AnyJson())),
        ("text/json: {schema: {type: string}}", JsonContent("text/json", STRING)),
        (
            "application/merge-patch+json: {schema: {type: string}}",
            JsonContent("application/merge-patch+json", STRING),
        ),
        (
            "'application/json; charset=utf-8': {schema: {type: string}}",
            JsonContent("application/json; charset=utf-8", STRING),
        ),
        (
            "text/plain: {}, application/json: {schema: {type: string}}",
            JsonContent("application/json", STRING),
        ),
        (
            "'*/*': {schema: {type: integer}}",
            JsonContent("application/json", Scalar("integer")),
        ),
        ("'*/*': {schema: {type: string, format: binary}}", RawContent("*/*")),
        (
            "multipart/form-data: {}",
            MultipartContent("multipart/form-data", AnyJson(), {}),
        ),
        (
            "application/x-www-form-urlencoded: {schema: {type: string}}",
            FormContent("application/x-www-form-urlencoded", STRING, {}),
        ),
        ("text/plain: {}", TextContent("text/plain")),
        ("image/png: {}, image/gif: {}", RawContent("image/png")),
    ],
)
def test_the_content_of_a_body(media: str, expected: Content) -> None:
    body = (
        operation(f"requestBody: {{content: {{{media}}}}}", method="post")
        .operation()
        .body
    )
    assert body is not None
    assert body.content == expected
    assert not body.required


FORM = "application/x-www-form-urlencoded"
DEEP = Style("deepObject", explode=True)


@pytest.mark.parametrize(
    ("schema", "encoding", "expected"),
    [
        ("string", "contentType: text/csv", {"a": Encoding("text/csv")}),
        ("object", "style: deepObject, explode: true", {"a": Encoding(style=DEEP)}),
        ("array", "explode: false", {"a": Encoding(style=Style("form", False))}),
        ("array", "style: form", {}),
        ("integer", "allowReserved: false", {}),
        ("object", "style: form", {"a": Encoding(style=Style("form", True))}),
        ("object", "{}", {}),
        ("string", "contentType: 5", {}),
    ],
)
def test_encodings(schema: str, encoding: str, expected: dict[str, Encoding]) -> None:
    encoding = encoding if encoding == "{}" else f"{{{encoding}}}"
    media = (
        f"{{schema: {{type: object, properties: {{a: {{type: {schema}}}}}}},"
        f" encoding: {{a: {encoding}}}}}"
    )
    for name in (FORM, "multipart/form-data"):
        text = f"requestBody: {{content: {{{name}: {media}}}}}"
        body = operation(text, method="post").operation().body
        assert body is not None
        assert isinstance(body.content, FormContent | MultipartContent)
        assert body.content.encodings == expected


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ("contentMediaType: image/png", {"a": Encoding("image/png")}),
        (
            "type: array, items: {contentMediaType: image/png}",
            {"a": Encoding("image/png")},
        ),
        ("contentMediaType: image/png, contentEncoding: base64", {}),
        ("contentMediaType: text/csv", {}),
        ("type: string, format: binary", {}),
    ],
)
def test_the_types_of_files(schema: str, expected: dict[str, Encoding]) -> None:
    properties = f"{{type: object, properties: {{a: {{{schema}}}}}}}"
    media = f"multipart/form-data: {{schema: {properties}}}"
    text = f"requestBody: {{content: {{{media}}}}}"
    body = operation(text, method="post").operation().body
    assert body is not None
    assert isinstance(body.content, MultipartContent)
    assert body.content.encodings == expected


@pytest.mark.parametrize("text", ["{}", "{content: {}}", "5", "{content: 5}"])
def test_a_body_without_content_is_none(text: str) -> None:
    assert operation(f"requestBody: {text}", method="post").operation().body is None


SAME = "{schema: {type: object, properties: {a: {}}}}"


@pytest.mark.parametrize(
    ("media", "kept"),
    [
        (f"application/xml: {SAME}, application/json: {SAME}", "json"),
        (f"application/json: {SAME}, text/json: {SAME}", "json"),
        (f"application/json: {SAME}, application/*+json: {SAME}", "json"),
        (f"{FORM}: {SAME}, application/yaml: {SAME}", "x-www-form-urlencoded"),
        (f"{FORM}: {SAME}, application/json: {SAME}", "json x-www-form-urlencoded"),
        (
            f"application/merge-patch+json: {SAME}, application/json: {SAME}",
            "merge-patch+json json",
        ),
        ("application/json: {}, application/xml: {schema: {type: string}}", "json xml"),
        (f"application/json: {SAME}, text/xml: {{schema: {{}}}}", "json xml"),
        ("image/png: {}, image/gif: {}", "png gif"),
    ],
)
def test_what_can_be_sent(media: str, kept: str) -> None:
    found = operation(f"requestBody: {{content: {{{media}}}}}", method="post")
    body = found.operation().body
    assert body is not None
    names = [one.media_type.partition("/")[2] for one in body.contents]
    assert names == kept.split()
    assert len(found.places("other-spelling")) == media.count("/") - len(names)


@pytest.mark.parametrize(
    ("media", "rules"),
    [
        ("multipart/form-data: {}", []),
        ("application/x-www-form-urlencoded: {}", []),
        ("image/png: {}", []),
        ("text/csv: {}", []),
        ("application/soap+xml: {}", ["raw-body"]),
        ("application/x-ndjson: {}", ["event-stream"]),
    ],
)
def test_a_body_without_its_structure_is_reported(media: str, rules: list[str]) -> None:
    found = operation(f"requestBody: {{content: {{{media}}}}}", method="post")
    assert found.rules == rules


# --- What a call returns --------------------------------------------------------------


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


def test_a_stream_of_events_is_bytes_and_reported() -> None:
    found = returned("text/event-stream: {}")
    assert found.operation().success == RawContent("text/event-stream")
    assert found.places("event-stream") == [
        f"{GET}/responses/200/content/text~1event-stream"
    ]


def test_a_stream_beside_json_is_reported() -> None:
    found = returned("text/event-stream: {}", "application/json: {}")
    assert found.operation().success == JsonContent("application/json", AnyJson())
    assert found.rules == ["event-stream"]


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
