"""Streams: which media types are some, what an item is, what asks for it and ends it."""

from __future__ import annotations

import pytest

from sdkwright.config import Streams
from sdkwright.ir import (
    AnyJson,
    ByStatus,
    EventStream,
    JsonContent,
    JsonLines,
    JsonSequence,
    Named,
    RawContent,
    Scalar,
    StreamContent,
    Success,
    Switched,
    TypeRef,
    Union,
    WholeEventStream,
)

from .lowering import COMPONENTS, Lowered, lowered

SSE = "text/event-stream"
CHUNK = Named(COMPONENTS + "Chunk")
STRING = Scalar("string")


def answering(
    *content: str,
    asks: str = "",
    also: str = "",
    responses: str = "",
    streams: Streams | None = None,
) -> Lowered:
    """A POST that answers with these media types, besides `responses`."""
    return lowered(
        f"""
        paths:
          /a:
            post:
              operationId: send
              {also}
              requestBody: {{content: {{application/json: {{schema: {{
                type: object, properties: {{text: {{type: string}}, {asks}}}}}}}}}}}
              responses:
                '200': {{content: {{{', '.join(content)}}}}}
                {responses}
        components:
          schemas:
            Chunk: {{type: object, properties: {{id: {{type: integer}}, error: {{}}}}}}
            Flag: {{type: boolean}}
            Data: {{type: object, properties: {{data: {{$ref: '#/components/schemas/Chunk'}}}}}}
        """,
        streams=streams,
    )


def ref(name: str) -> str:
    return f"{{schema: {{$ref: '#/components/schemas/{name}'}}}}"


def stream(*content: str) -> Success:
    return answering(*content).operation().success


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        (SSE, EventStream(SSE, CHUNK, is_text=False)),
        ("Text/Event-Stream; v=1", None),
        ("application/jsonl", JsonLines("application/jsonl", CHUNK)),
        ("application/x-ndjson", JsonLines("application/x-ndjson", CHUNK)),
        ("application/ndjson", JsonLines("application/ndjson", CHUNK)),
        ("application/stream+json", JsonLines("application/stream+json", CHUNK)),
        ("application/json-seq", JsonSequence("application/json-seq", CHUNK)),
        ("application/geo+json-seq", JsonSequence("application/geo+json-seq", CHUNK)),
    ],
)
def test_media_types(media_type: str, expected: StreamContent | None) -> None:
    found = answering(f"{media_type}: {ref('Chunk')}")
    expected = expected or EventStream(media_type, CHUNK, is_text=False)
    assert found.operation().success == expected
    assert found.operation().stream is None
    assert found.rules == []


@pytest.mark.parametrize(
    ("media", "item", "is_text"),
    [
        ("{}", STRING, True),
        ("{schema: {type: string}}", STRING, True),
        ("{schema: {type: integer}}", Scalar("integer"), False),
        (ref("Chunk"), CHUNK, False),
        (f"{{itemSchema: {ref('Chunk')[9:-1]}}}", CHUNK, False),
        (f"{{schema: {{type: array, items: {ref('Chunk')[9:-1]}}}}}", CHUNK, False),
        (ref("Data"), CHUNK, False),
        ("{schema: {type: object, properties: {data: {type: string}}}}", STRING, True),
        ("{schema: {type: object, properties: {data: {}, id: {}}}}", STRING, True),
    ],
)
def test_items_that_are_data(media: str, item: TypeRef, is_text: bool) -> None:
    assert stream(f"{SSE}: {media}") == EventStream(SSE, item, is_text)


def test_items_of_lines() -> None:
    binary = "{schema: {type: string, format: binary}}"
    found = stream(f"application/jsonl: {binary}")
    assert found == JsonLines("application/jsonl", AnyJson())


EVENT = "type: object, required: [event], properties: {event: {%s}, data: {%s}}"


@pytest.mark.parametrize(
    ("schemas", "text"),
    [
        (["{%s}" % (EVENT % ("type: string", "type: string"))], "all"),
        (["{%s}" % (EVENT % ("type: string", "type: object"))], ()),
        (
            [
                "{%s}" % (EVENT % ("const: ping", "type: string")),
                "{%s}" % (EVENT % ("const: a", "type: string")),
                "{%s}" % (EVENT % ("const: c", "type: integer")),
            ],
            ("ping", "a"),
        ),
    ],
)
def test_items_that_are_events(schemas: list[str], text: object) -> None:
    schema = schemas[0] if len(schemas) == 1 else f"{{oneOf: [{', '.join(schemas)}]}}"
    found = answering(f"{SSE}: {{schema: {schema}}}")
    success = found.operation().success
    assert isinstance(success, WholeEventStream)
    assert success.text == text
    assert isinstance(success.item, Named)
    if len(schemas) > 1:
        union = found.declarations[success.item.pointer]
        assert isinstance(union, Union)
        assert union.tag is not None
        assert union.tag.wire_name == "event"


def test_a_name_of_an_event_is_text() -> None:
    events = [EVENT % (f"const: {one}", "type: string") for one in ("a", "{b: 5}", "5")]
    events.append(EVENT % ("const: c", "type: integer"))
    listed = ", ".join(f"{{{one}}}" for one in events)
    success = answering(f"{SSE}: {{schema: {{oneOf: [{listed}]}}}}").operation().success
    assert isinstance(success, WholeEventStream)
    assert success.text == ("a",)


@pytest.mark.parametrize("key", ["schema", "itemSchema"])
def test_data_that_is_json_in_a_string(key: str) -> None:
    data = (
        "type: string, contentMediaType: application/json,"
        " contentSchema: {$ref: '#/components/schemas/Chunk'}"
    )
    one = f"{{type: object, properties: {{data: {{{data}}}}}}}"
    found = stream(f"{SSE}: {{{key}: {{allOf: [{one}]}}}}")
    assert found == EventStream(SSE, CHUNK, is_text=False)
    named = "{%s}" % (EVENT % ("const: a", data))
    text = "{%s}" % (EVENT % ("const: b", "type: string"))
    found = stream(f"{SSE}: {{{key}: {{oneOf: [{named}, {text}]}}}}")
    assert isinstance(found, WholeEventStream)
    assert found.text == ("b",)


def test_events_that_differ_in_their_data_alone() -> None:
    one = "{type: object, properties: {data: {type: integer}}}"
    found = stream(f"{SSE}: {{schema: {{oneOf: [{one}, {ref('Data')[9:-1]}]}}}}")
    assert isinstance(found, EventStream)
    assert not found.is_text


class TestSwitches:
    JSON = f"application/json: {ref('Data')}"

    def switched(self, **options: str) -> Switched:
        found = answering(self.JSON, f"{SSE}: {ref('Chunk')}", **options)  # type: ignore[arg-type]  # texts
        operation = found.operation()
        assert operation.success == JsonContent(
            "application/json", Named(COMPONENTS + "Data")
        )
        assert operation.stream is not None
        assert operation.stream.content.item == CHUNK
        assert found.rules == []
        return operation.stream

    @pytest.mark.parametrize(
        "asks",
        [
            "stream: {type: boolean}",
            "stream: {type: [boolean, 'null'], default: false}",
            "stream: {$ref: '#/components/schemas/Flag'}",
        ],
    )
    def test_a_property_of_the_body(self, asks: str) -> None:
        stream = self.switched(asks=asks)
        assert stream.argument == ("body", "stream")
        assert not stream.is_default

    def test_that_is_true_where_nothing_is_said(self) -> None:
        assert self.switched(asks="stream: {type: boolean, default: true}").is_default

    def test_a_parameter(self) -> None:
        also = "parameters: [{name: stream, in: query, schema: {type: boolean}}]"
        assert self.switched(also=also).argument == ("query", "stream")

    @pytest.mark.parametrize(
        "also",
        [
            "x-speakeasy-stream-request-field: live",
            "x-fern-streaming: {stream-condition: $request.live}",
        ],
    )
    def test_another_name(self, also: str) -> None:
        asks = "stream: {type: boolean}, live: {type: boolean}"
        assert self.switched(asks=asks, also=also).argument == ("body", "live")

    @pytest.mark.parametrize("asks", ["", "stream: {type: string}"])
    def test_nothing_of_the_request(self, asks: str) -> None:
        assert self.switched(asks=asks).argument is None

    def test_beside_what_is_no_json(self) -> None:
        found = answering("audio/mpeg: {}", f"{SSE}: {{}}").operation()
        assert found.success == RawContent("audio/mpeg")
        assert found.stream is not None

    def test_beside_several_successes(self) -> None:
        found = answering(
            self.JSON,
            f"{SSE}: {{}}",
            responses="'201': {content: {application/json: {}}}",
        ).operation()
        assert isinstance(found.success, ByStatus)
        assert found.stream is not None

    def test_a_success_without_body_is_no_choice(self) -> None:
        found = answering(f"{SSE}: {{}}", responses="'204': {description: ''}")
        assert isinstance(found.operation().success, EventStream)
        assert found.operation().stream is None

    def test_of_two_streams_the_first_is_read(self) -> None:
        found = answering(f"{SSE}: {{}}", "application/jsonl: {}")
        assert isinstance(found.operation().success, EventStream)
        assert found.places("event-stream") == [
            "#/paths/~1a/post/responses/200/content/application~1jsonl"
        ]


@pytest.mark.parametrize(
    ("said", "also", "streams", "end"),
    [
        ("", "", Streams(), None),
        ("x-speakeasy-sse-sentinel: '[DONE]'", "", Streams("[OTHER]"), "[DONE]"),
        ("x-sdkwright-sse-sentinel: '[DONE]'", "", Streams(), "[DONE]"),
        ("", "x-fern-streaming: {terminator: '[DONE]'}", Streams(), "[DONE]"),
        ("", "", Streams("[DONE]"), "[DONE]"),
        ("x-speakeasy-sse-sentinel: x", "", Streams(None, {"send": "y"}), "y"),
        ("", "", Streams("[DONE]", {"POST /a": "y"}), "y"),
    ],
)
def test_ends(said: str, also: str, streams: Streams, end: str | None) -> None:
    found = answering(f"{SSE}: {{{said}}}", also=also, streams=streams)
    success = found.operation().success
    assert isinstance(success, EventStream)
    assert success.end == end


def test_the_usual_end_is_that_of_events() -> None:
    found = answering("application/jsonl: {}", streams=Streams("[DONE]"))
    assert found.operation().success == JsonLines("application/jsonl", AnyJson())
