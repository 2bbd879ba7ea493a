"""rooms: Operations on rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from . import models
from ._runtime.method import AsyncResource, Resource, method
from ._runtime.operation import Operation, RequestOptions
from ._runtime.overloads import async_stream_method
from ._runtime.stream_formats import JSON_LINES, whole_events
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from ._runtime.streams import Stream

_WATCH: Operation[Stream[models.WatchResponse]] = Operation(
    "watch",
    "GET",
    "/rooms/{room}/events",
    returns=StreamOf(whole_events(text=["ping"]), lambda: models.WatchResponse),
)
_LOG = Operation(
    "log",
    "GET",
    "/rooms/{room}/log",
    returns=StreamOf(JSON_LINES, lambda: models.Piece, accept="application/x-ndjson"),
)


class Rooms(Resource):
    """Operations on rooms."""

    @method
    def watch(
        self, room: str, **options: Unpack[RequestOptions]
    ) -> Stream[models.WatchResponse]:
        """GET /rooms/{room}/events."""
        return self._call(_WATCH, options, path={"room": room})

    @method
    def log(self, room: str, **options: Unpack[RequestOptions]) -> Stream[models.Piece]:
        """GET /rooms/{room}/log."""
        return self._call(_LOG, options, path={"room": room})


class AsyncRooms(AsyncResource):
    """`Rooms`, with methods to be awaited."""

    watch = async_stream_method(Rooms.watch)
    log = async_stream_method(Rooms.log)
