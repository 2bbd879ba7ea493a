"""things: Operations on things."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_GET_THINGS_THING_ID_PARTS = Operation(
    "get /things/{thing_id}/parts", "GET", "/things/{thing_id}/parts", returns=Empty()
)
_CREATE_PART = Operation(
    "createPart", "POST", "/things/{thing_id}/parts", returns=Empty()
)
_CREATE_PART2 = Operation("create-part", "GET", "/things", returns=Empty())
_CLASS_ = Operation("class", "PUT", "/things", returns=Empty())
_THINGS = Operation("things", "HEAD", "/things", returns=Empty())
_CALL = Operation("\u540d\u524d", "OPTIONS", "/things", returns=Empty())
_CALL2 = Operation("_call", "TRACE", "/things", returns=Empty())


class Things(Resource):
    """Operations on things."""

    @method
    def get_things_thing_id_parts(
        self, thing_id: str, **options: Unpack[RequestOptions]
    ) -> None:
        """GET /things/{thing_id}/parts."""
        return self._call(
            _GET_THINGS_THING_ID_PARTS, options, path={"thing_id": thing_id}
        )

    @method
    def create_part(self, thing_id: str, **options: Unpack[RequestOptions]) -> None:
        """POST /things/{thing_id}/parts."""
        return self._call(_CREATE_PART, options, path={"thing_id": thing_id})

    @method
    def create_part2(self, **options: Unpack[RequestOptions]) -> None:
        """GET /things."""
        return self._call(_CREATE_PART2, options)

    @method
    def class_(self, **options: Unpack[RequestOptions]) -> None:
        """PUT /things."""
        return self._call(_CLASS_, options)

    @method
    def things(self, **options: Unpack[RequestOptions]) -> None:
        """HEAD /things."""
        return self._call(_THINGS, options)

    @method
    def call(self, **options: Unpack[RequestOptions]) -> None:
        """OPTIONS /things."""
        return self._call(_CALL, options)

    @method
    def call2(self, **options: Unpack[RequestOptions]) -> None:
        """TRACE /things."""
        return self._call(_CALL2, options)


class AsyncThings(AsyncResource):
    """`Things`, with methods to be awaited."""

    get_things_thing_id_parts = async_method(Things.get_things_thing_id_parts)
    create_part = async_method(Things.create_part)
    create_part2 = async_method(Things.create_part2)
    class_ = async_method(Things.class_)
    things = async_method(Things.things)
    call = async_method(Things.call)
    call2 = async_method(Things.call2)
