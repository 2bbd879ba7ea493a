"""Bodies of requests: which contents they may have."""

from __future__ import annotations

import pytest

from sdkwright.ir import (
    AnyJson,
    Content,
    Encoding,
    FormContent,
    JsonContent,
    MapOf,
    MultipartContent,
    RawContent,
    Scalar,
    Style,
    TextContent,
)

from .lowering import operation

STRING = Scalar("string")


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
            FormContent("application/x-www-form-urlencoded", MapOf(AnyJson()), {}),
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
        (f"image/png: {SAME}, text/csv: {SAME}, text/xml: {SAME}", "png csv xml"),
        (f"application/xml: {SAME}, text/xml: {SAME}", "xml"),
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
        ("multipart/form-data: {schema: {type: [object, 'null']}}", []),
        ("multipart/form-data: {schema: {type: array}}", ["impossible-form"]),
        (f"{FORM}: {{schema: {{type: string}}}}", ["impossible-form"]),
        ("application/soap+xml: {}", ["raw-body"]),
        ("application/x-ndjson: {}", ["event-stream"]),
    ],
)
def test_a_body_without_its_structure_is_reported(media: str, rules: list[str]) -> None:
    found = operation(f"requestBody: {{content: {{{media}}}}}", method="post")
    assert found.rules == rules
