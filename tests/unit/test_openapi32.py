"""OpenAPI 3.2: what is new there."""

from __future__ import annotations

import pytest

from sdkwright import dialect
from sdkwright.diagnostics import Findings
from sdkwright.ir import ApiKey, Encoding, JsonContent, RawContent, Scalar, Style

from .conftest import Read
from .lowering import Lowered, lowered, ref

HEAD = "openapi: 3.2.0\n"
OPERATION = "{responses: {'204': {description: Done.}}}"


def path_item(text: str) -> Lowered:
    return lowered(f"{HEAD}paths: {{/a: {{{text}}}}}")


def methods(found: Lowered) -> list[str]:
    return [operation.method for operation in found.api.operations]


def test_methods_are_sent_as_they_are() -> None:
    more = f"additionalOperations: {{COPY: {OPERATION}, m-search: {OPERATION}}}"
    found = path_item(f"query: {OPERATION}, {more}")
    assert methods(found) == ["QUERY", "COPY", "m-search"]
    assert found.rules == []
    assert [one.pointer for one in found.api.operations] == [
        "#/paths/~1a/query",
        "#/paths/~1a/additionalOperations/COPY",
        "#/paths/~1a/additionalOperations/m-search",
    ]


@pytest.mark.parametrize("key", ["GET", "QUERY", "CONNECT", "not a token", "a/b", "''"])
def test_a_key_that_is_no_additional_method(key: str) -> None:
    found = path_item(f"additionalOperations: {{{key}: {OPERATION}}}")
    assert methods(found) == []
    assert found.rules == ["unknown-operation"]


@pytest.mark.parametrize("value", ["5", "[]", "{COPY: 5}"])
def test_additional_operations_of_the_wrong_shape(value: str) -> None:
    found = path_item(f"additionalOperations: {value}")
    assert found.rules == ["unknown-operation"]


def test_a_media_type_by_reference() -> None:
    found = lowered(HEAD + """
paths:
  /a:
    post:
      requestBody: {content: {application/json: {$ref: '#/components/mediaTypes/A'}}}
      responses: {'204': {description: Done.}}
components:
  mediaTypes: {A: {schema: {$ref: '#/components/schemas/B'}}}
  schemas: {B: {type: object}}
""")
    body = found.operation().body
    assert body is not None
    assert body.content == JsonContent("application/json", ref("B"))


@pytest.mark.parametrize(
    "media", ["{itemSchema: {type: string}}", "{$ref: '#/components/mediaTypes/A'}"]
)
def test_a_body_in_items_is_its_bytes(media: str) -> None:
    found = lowered(f"""
        openapi: 3.2.0
        paths:
          /a:
            get: {{responses: {{'200': {{content: {{application/x-items: {media}}}}}}}}}
        components: {{mediaTypes: {{A: {{itemSchema: {{type: string}}}}}}}}
        """)
    assert found.operation().success == RawContent("application/x-items")
    assert found.rules == ["event-stream"]


@pytest.mark.parametrize(
    ("media_type", "style"),
    [
        ("application/x-www-form-urlencoded", "urlencoded"),
        ("application/json", "json"),
        ("text/plain", "text"),
    ],
)
def test_a_whole_query(media_type: str, style: str) -> None:
    found = path_item(
        f"get: {{parameters: [{{name: f, in: querystring, content: {{{media_type}: {{}}}}}}]}}"
    )
    (parameter,) = found.operation().parameters
    assert (parameter.location, parameter.style.name) == ("querystring", style)
    assert found.rules == []


def test_the_fields_of_a_whole_query() -> None:
    found = path_item("""get: {parameters: [{name: f, in: querystring, content: {
        application/x-www-form-urlencoded: {
          schema: {type: object, properties: {a: {type: array}}},
          encoding: {a: {style: pipeDelimited}}}}}]}""")
    (parameter,) = found.operation().parameters
    style = Style("pipeDelimited", explode=False)
    assert parameter.encodings == {"a": Encoding(style=style)}
    assert found.rules == []


def test_the_fields_of_a_form_inside_a_query() -> None:
    found = path_item("""get: {parameters: [{name: f, in: query, content: {
        application/x-www-form-urlencoded: {
          schema: {type: object, properties: {a: {type: array}}},
          encoding: {a: {style: pipeDelimited}}}}}]}""")
    (parameter,) = found.operation().parameters
    assert parameter.encodings == {}
    assert found.rules == ["unsupported-encoding"]


@pytest.mark.parametrize("content", ["", ", content: {}", ", content: 5"])
def test_a_whole_query_without_content(content: str) -> None:
    found = path_item(f"get: {{parameters: [{{name: f, in: querystring{content}}}]}}")
    assert found.operation().parameters == ()
    assert found.rules == ["unusable-parameter"]


def test_the_style_of_cookies() -> None:
    found = path_item("""get: {parameters: [
        {name: c, in: cookie, style: cookie, schema: {type: string}}]}""")
    (parameter,) = found.operation().parameters
    assert parameter.style == Style("cookie", explode=True)
    assert found.rules == []


def test_servers_have_names() -> None:
    servers = "servers: [{url: 'https://a.test', name: live}, {url: 'https://b.test'}]"
    found = lowered(HEAD + servers)
    assert [one.name for one in found.api.servers] == ["live", "server_2"]


def test_a_data_value_is_an_example() -> None:
    found = path_item(
        """get: {parameters: [{name: q, in: query,
        schema: {type: integer}, examples: {a: {dataValue: 3, serializedValue: '3'}}}]}"""
    )
    (parameter,) = found.operation().parameters
    assert parameter.type == Scalar("integer")
    assert parameter.doc.example == 3


SECURED = """
openapi: 3.2.0
$self: {identity}
info: {{title: T, version: '1'}}
security: [{{'{key}': []}}]
paths: {{/a: {{get: {{responses: {{}}}}}}}}
components:
  securitySchemes: {{own: {{type: apiKey, in: header, name: X-Own}}}}
"""


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("own", "own"),
        ("#/components/securitySchemes/own", "own"),
        ("https://a.test/api.yaml#/components/securitySchemes/own", "own"),
        ("schemes.yaml#/other", "schemes.yaml#/other"),
        ("#/nothing", "#/nothing"),
    ],
)
def test_security_schemes_by_uri(read: Read, key: str, name: str) -> None:
    found = read(
        SECURED.format(identity="https://a.test/api.yaml", key=key),
        **{"schemes.yaml": "other: {type: apiKey, in: query, name: k}"},
    )
    dialect.normalise(found, Findings())
    assert found.root["security"] == [{name: []}]


def test_a_security_scheme_of_another_file(read: Read) -> None:
    found = read(
        SECURED.format(identity="x", key="schemes.yaml#/other"),
        **{"schemes.yaml": "other: {type: apiKey, in: query, name: k}"},
    )
    (scheme,) = lowered(found).api.schemes
    assert scheme.kind == ApiKey("query", "k")
