"""What a server may answer by the document, and what should come of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from ..described import Json
from ..values import Values
from .operations import Operation, Reply, is_json
from .recorder import Answer
from .streams import EVENT_STREAM, events

_WILDCARDS = {
    "*/*": "application/x-any",
    "audio/*": "audio/mpeg",
    "image/*": "image/png",
}


@dataclass(frozen=True, slots=True)
class Documented:
    """One of the things that a server may answer."""

    reply: Reply
    media_type: str | None
    """As the document writes it; None: there is no body."""

    @property
    def is_stream(self) -> bool:
        """Whether it comes event by event."""
        return self.media_type == EVENT_STREAM

    @property
    def may_be_bytes(self) -> bool:
        """Whether the body may be had as it came: a status describes more than JSON."""
        contents = self.reply.contents
        return not contents or not all(map(is_json, contents))


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and the value that its body stands for."""

    answer: Answer
    value: Json | bytes | str


def documented(operation: Operation) -> Iterator[Documented]:
    """Every answer of an operation: each status with each of its media types."""
    for reply in operation.replies:
        for media_type in reply.contents or (None,):
            yield Documented(reply, media_type)


def is_accepted(media_type: str | None, accept: str) -> bool:
    """Whether a client that says so in `Accept` may be answered with this."""
    if media_type is None:
        return True
    accepted: MIMEAccept = parse_accept_header(accept, MIMEAccept)
    return accepted.quality(_concrete(media_type)) > 0


@st.composite
def told(
    draw: st.DrawFn, values: Values, operation: Operation, documented: Documented
) -> Told:
    """An answer as the document describes it."""
    status = _status(operation, documented.reply)
    if documented.media_type is None:
        return Told(Answer(status), None)
    media = documented.reply.contents[documented.media_type]
    if documented.is_stream:
        stream = draw(events(values, media))
        return Told(Answer(status, EVENT_STREAM, stream.pieces), stream.data)
    schema = media.get("schema", True)
    value: Any
    if is_json(documented.media_type):
        value = draw(values.of(schema))
        body = json.dumps(value).encode()
    elif documented.media_type.startswith("text/"):
        value = draw(st.text(max_size=9))
        body = value.encode()
    else:
        value = body = draw(st.binary(max_size=9))
    return Told(Answer(status, _concrete(documented.media_type), (body,)), value)


def _status(operation: Operation, reply: Reply) -> int:
    """A status that this reply is for, and none that is more exact."""
    if reply.status.isdigit():
        return int(reply.status)
    first = 400 if reply.status == "default" else int(reply.status[0]) * 100
    taken = {one.status for one in operation.replies}
    return next(
        status for status in range(first + 18, first + 100) if str(status) not in taken
    )


def _concrete(media_type: str) -> str:
    return _WILDCARDS.get(media_type, media_type)
