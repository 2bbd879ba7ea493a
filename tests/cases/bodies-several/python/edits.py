"""edits: Operations on edits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Unpack

from . import models
from ._runtime.files import FileInput
from ._runtime.method import AsyncResource, Resource
from ._runtime.omit import Omit, omit
from ._runtime.operation import Body, Json, Operation, RequestOptions
from ._runtime.overloads import async_overloaded_method, either, overloaded_method
from ._runtime.stream_formats import TEXT_EVENTS
from ._runtime.streams import StreamOf

if TYPE_CHECKING:
    from typing import Protocol, overload

    from typing_extensions import Required

    from ._runtime.overloads import Answer_co, AsyncOpened, Awaited, Opened, Stream_co
    from ._runtime.response import Response
    from ._runtime.streams import AsyncStream, Stream

_EDIT = Operation(
    "edit",
    "POST",
    "/edits",
    returns=Json(lambda: models.Audio),
    bodies=(
        Body(
            "application/json",
            required=("image_url", "prompt"),
            optional=("tags", "stream"),
            wire_names={"image_url": "imageUrl"},
        ),
        Body("application/merge-patch+json", required=(), optional=("prompt",)),
        Body(
            "multipart/form-data",
            required=("image", "prompt"),
            optional=("tags", "stream"),
            wire_names={"tags": "tags[]"},
        ),
        Body("application/x-www-form-urlencoded", required=(), optional=("prompt",)),
    ),
)
_EDIT_STREAM = _EDIT.returning(StreamOf(TEXT_EVENTS, lambda: str))

if TYPE_CHECKING:

    class _EditJson(RequestOptions, total=False):
        image_url: Required[str]
        prompt: Required[str]
        tags: Sequence[str] | Omit
        content_type: Literal["application/json"] | Omit

    class _EditMergePatchJson(RequestOptions, total=False):
        prompt: str | Omit
        content_type: (
            Literal["application/merge-patch+json", "application/x-www-form-urlencoded"]
            | Omit
        )

    class _EditFormData(RequestOptions, total=False):
        prompt: Required[str]
        tags: Sequence[str] | Omit
        image: Required[FileInput]
        content_type: Literal["multipart/form-data"] | Omit

    class _EditCall(Protocol[Answer_co, Stream_co]):
        @overload
        def __call__(
            self, *, stream: Literal[False] | Omit = ..., **options: Unpack[_EditJson]
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[_EditJson]
        ) -> Stream_co: ...
        @overload
        def __call__(self, **options: Unpack[_EditMergePatchJson]) -> Answer_co: ...
        @overload
        def __call__(
            self,
            *,
            stream: Literal[False] | Omit = ...,
            **options: Unpack[_EditFormData],
        ) -> Answer_co: ...
        @overload
        def __call__(
            self, *, stream: Literal[True], **options: Unpack[_EditFormData]
        ) -> Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool | Omit, **options: Unpack[_EditJson]
        ) -> Answer_co | Stream_co: ...
        @overload
        def __call__(
            self, *, stream: bool | Omit, **options: Unpack[_EditFormData]
        ) -> Answer_co | Stream_co: ...

    class _EditMethod(_EditCall[models.Audio, Stream[str]], Protocol):
        with_response: _EditCall[Response[models.Audio], Response[Stream[str]]]
        streamed: _EditCall[Opened, Opened]

    class _AsyncEditMethod(
        _EditCall[Awaited[models.Audio], Awaited[AsyncStream[str]]], Protocol
    ):
        with_response: _EditCall[
            Awaited[Response[models.Audio]], Awaited[Response[AsyncStream[str]]]
        ]
        streamed: _EditCall[AsyncOpened, AsyncOpened]


class Edits(Resource):
    """Operations on edits."""

    @overloaded_method["_EditMethod"]
    def edit(
        self,
        *,
        image_url: str | Omit = omit,
        prompt: str | Omit = omit,
        tags: Sequence[str] | Omit = omit,
        stream: bool | Omit = omit,
        image: FileInput | Omit = omit,
        content_type: (
            Literal[
                "application/json",
                "application/merge-patch+json",
                "multipart/form-data",
                "application/x-www-form-urlencoded",
            ]
            | Omit
        ) = omit,
        **options: Unpack[RequestOptions],
    ) -> Stream[str] | models.Audio:
        """POST /edits.

        Args:
            image: Format: binary.
            content_type: By default the first that the arguments fit.
        """
        return self._call(
            either(stream is True, _EDIT_STREAM, _EDIT),
            options,
            content_type=content_type,
            fields={
                "image_url": image_url,
                "prompt": prompt,
                "tags": tags,
                "stream": stream,
                "image": image,
            },
        )


class AsyncEdits(AsyncResource):
    """`Edits`, with methods to be awaited."""

    edit = async_overloaded_method["_AsyncEditMethod"](Edits.edit)
