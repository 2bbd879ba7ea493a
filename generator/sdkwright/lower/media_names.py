"""Media types by their names (RFC 9110, section 8.3.1; RFC 6838)."""

from __future__ import annotations

FORM = "application/x-www-form-urlencoded"
_STREAMS = (
    *("text/event-stream", "application/stream+json"),
    *("application/jsonl", "application/x-jsonl"),
    *("application/jsonlines", "application/x-jsonlines"),
    *("application/ndjson", "application/x-ndjson"),
)
_SEQUENCES = ("/json-seq", "+json-seq")
_XML = ("application/xml", "text/xml", "+xml")
_SPELLINGS = ("application/json", "text/json", "application/*+json", "*/*")
_YAML = ("/yaml", "+yaml")


def essence(media_type: str) -> str:
    """A media type without parameters."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    name = essence(media_type)
    return name in ("application/json", "text/json") or (
        name.endswith("+json") and not is_stream(media_type)
    )


def json_name(media_type: str) -> str:
    """What JSON is called where a document gives a range of media types."""
    return "application/json" if "*" in media_type else media_type


def is_form(media_type: str) -> bool:
    """Whether it is made of the properties of an object."""
    name = essence(media_type)
    return name == FORM or name.startswith("multipart/")


def is_xml(media_type: str) -> bool:
    return essence(media_type).endswith(_XML)


def is_spelling(media_type: str) -> bool:
    """Whether it is no more than a way to write data, which others are as well.

    Those that say what the data is for, such as `application/merge-patch+json`, are more.
    """
    name = essence(media_type)
    return name in _SPELLINGS or is_xml(media_type) or name.endswith(_YAML)


def is_stream(media_type: str) -> bool:
    """Whether it is a sequence of items (OpenAPI 3.2, Sequential Media Types)."""
    name = essence(media_type)
    return name in _STREAMS or name.endswith(_SEQUENCES)


def is_text(media_type: str) -> bool:
    """Whether it is text to people; a stream is no text, whatever it is called."""
    name = essence(media_type)
    return not is_stream(media_type) and (
        name.startswith("text/") or name.endswith(_XML + _YAML)
    )
