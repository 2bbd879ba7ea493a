"""notes: Operations on notes."""

from __future__ import annotations

from typing import Unpack

from ._runtime.method import AsyncResource, Resource, async_method, method
from ._runtime.operation import Empty, Operation, RequestOptions

_LIST_NOTES = Operation("listNotes", "GET", "/notes", returns=Empty())
_ADD_NOTE = Operation(
    "addNote",
    "POST",
    "/notes",
    returns=Empty(),
    security=({"service": ("read", "write")}, {"account": ()}),
)
_DELETE_NOTES = Operation(
    "deleteNotes",
    "DELETE",
    "/notes",
    returns=Empty(),
    security=({"account": ()}, {"browser": ()}, {"discovered": ("all",)}),
)


class Notes(Resource):
    """Operations on notes."""

    @method
    def list_notes(self, **options: Unpack[RequestOptions]) -> None:
        """GET /notes."""
        return self._call(_LIST_NOTES, options)

    @method
    def add_note(self, **options: Unpack[RequestOptions]) -> None:
        """POST /notes."""
        return self._call(_ADD_NOTE, options)

    @method
    def delete_notes(self, **options: Unpack[RequestOptions]) -> None:
        """DELETE /notes."""
        return self._call(_DELETE_NOTES, options)


class AsyncNotes(AsyncResource):
    """`Notes`, with methods to be awaited."""

    list_notes = async_method(Notes.list_notes)
    add_note = async_method(Notes.add_note)
    delete_notes = async_method(Notes.delete_notes)
