"""A resource as the generator writes it, and what type checkers must see in it.

Run by test_method.py; the lines that must not type-check are marked as ignored, and the
checkers complain about a mark that is not needed.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Unpack

from pydantic import Field

from runtime.client import AsyncClient, SyncClient
from runtime.hooks import AsyncHooks, BeforeRequest, Hooks, OnError
from runtime.method import AsyncResource, Resource, async_method, method
from runtime.models import Model
from runtime.omit import Omit, omit
from runtime.operation import Bytes, Json, Operation, RequestOptions
from runtime.paged import async_paged_method, paged_method
from runtime.paging import LinkedPages
from runtime.response import Response
from runtime.streamed import AsyncStreamedResponse, StreamedResponse
from runtime.typed_headers import TypedHeaders, with_headers

if TYPE_CHECKING:
    from typing import assert_type


class Thing(Model):
    id: int


class ListHeaders(Model):
    link: str = Field(alias="Link")
    total: int | None = Field(default=None, alias="X-Total")
    ids: list[int] | None = Field(default=None, alias="X-Ids")


_GET: Operation[Thing] = Operation(
    "get", "GET", "/things/{id}", returns=Json(lambda: Thing)
)
_MAYBE: Operation[Thing | list[Thing] | None] = Operation(
    "maybe", "GET", "/maybe", returns=Json(lambda: Thing | list[Thing] | None)
)
_LISTED = Operation(
    "listed",
    "GET",
    "/things",
    returns=Json(lambda: list[Thing]),
    headers=TypedHeaders(lambda: ListHeaders, {"X-Ids": "array"}),
)
_LISTED_PAGES: LinkedPages[list[Thing], Thing] = LinkedPages(items=lambda page: page)
_RAW: Operation[bytes] = Operation("raw", "GET", "/raw", returns=Bytes())


class Things(Resource):
    """Things."""

    @method
    def get(
        self,
        id: str,
        *,
        verbose: bool | Omit | None = omit,
        **options: Unpack[RequestOptions],
    ) -> Thing:
        """Get a thing."""
        return self._call(_GET, options, path={"id": id}, query={"verbose": verbose})

    @method
    def maybe(self, **options: Unpack[RequestOptions]) -> Thing | list[Thing] | None:
        return self._call(_MAYBE, options)

    @with_headers(_LISTED)
    @method
    def listed(self, **options: Unpack[RequestOptions]) -> list[Thing]:
        """List the things."""
        return self._call(_LISTED, options)

    @with_headers(_LISTED)
    @paged_method(_LISTED_PAGES)
    def paged(self, **options: Unpack[RequestOptions]) -> list[Thing]:
        """List the things, in pages."""
        return self._call(_LISTED, options)

    @method
    def raw(self, **options: Unpack[RequestOptions]) -> bytes:
        return self._call(_RAW, options, fields={"a": 1})


class BetaThings(Resource):
    """The same, under another name."""

    fetch = Things.get


class AsyncThings(AsyncResource):
    """Things."""

    get = async_method(Things.get)
    listed = async_method(Things.listed)
    paged = async_paged_method(Things.paged)
    raw = async_method(Things.raw)


class AsyncBetaThings(AsyncResource):
    """The same, under another name."""

    fetch = AsyncThings.get


class Client(SyncClient):
    @cached_property
    def things(self) -> Things:
        return Things(self)

    @cached_property
    def beta(self) -> BetaThings:
        return BetaThings(self)


class AClient(AsyncClient):
    @cached_property
    def things(self) -> AsyncThings:
        return AsyncThings(self)

    @cached_property
    def beta(self) -> AsyncBetaThings:
        return AsyncBetaThings(self)


if TYPE_CHECKING:

    def note(event: BeforeRequest) -> None:
        assert_type(event.content, bytes | None)
        event.headers["X-Attempt"] = str(event.attempt)
        event.attempt = 2  # type: ignore

    async def note_async(event: BeforeRequest) -> None: ...

    def note_error(event: OnError) -> None: ...

    def check(client: Client) -> None:
        assert_type(client.things.get("a", verbose=None, timeout=3.0), Thing)
        assert_type(client.things.get(id="a"), Thing)
        assert_type(client.things.get.with_response("a", retries=0), Response[Thing])
        assert_type(client.things.get.with_response("a").data, Thing)
        with client.things.get.streamed("a", timeout=3) as answer:
            assert_type(answer, StreamedResponse)
            answer.save("a.txt", progress=print)
            assert_type(list(answer.iter_lines()), list[str])
        assert_type(client.things.get.with_response("a").typed_headers, None)
        listed = client.things.listed.with_response(timeout=3)
        assert_type(listed, Response[list[Thing], ListHeaders])
        assert_type(listed.typed_headers.total, int | None)
        assert_type(next(client.things.paged.items()), Thing)
        assert_type(client.things.paged.with_response().typed_headers.link, str)
        assert_type(client.things.maybe(), Thing | list[Thing] | None)
        assert_type(client.things.raw(), bytes)
        assert_type(client.beta.fetch("a"), Thing)
        assert_type(client.beta.fetch.with_response("a"), Response[Thing])
        assert_type(client.with_options(timeout=None), Client)
        assert_type(client.request("GET", "/x", cast_to=Thing), Thing)
        assert_type(client.request("GET", "/x", cast_to=bytes), bytes)
        assert_type(client.request("GET", "/x", cast_to=list[Thing]), list[Thing])
        assert_type(client.request("GET", "/x"), Any)
        whole = client.request.with_response("GET", "/x", cast_to=Thing, timeout=3)
        assert_type(whole, Response[Thing])
        with client.request.streamed("GET", "/x", query={"a": 1}) as answer:
            assert_type(answer.read(), bytes)
        client.with_options(hooks=Hooks(before_request=note, on_error=print))
        client.with_options(hooks=[Hooks(before_request=note), Hooks()])
        with client as same:
            assert_type(same, Client)
        Hooks(before_request=note_async)  # type: ignore
        Hooks(before_request=note_error)  # type: ignore
        client.with_options(hooks=note)  # type: ignore
        client.things.get()  # type: ignore
        client.things.get(1)  # type: ignore
        client.things.get.with_response("a", timeout="3")  # type: ignore
        client.things.get.streamed()  # type: ignore
        client.things.get.nothing  # type: ignore  # noqa: B018

    async def check_async(client: AClient) -> None:
        assert_type(await client.things.get("a", verbose=True), Thing)
        response = await client.things.get.with_response("a")
        assert_type(response, Response[Thing])
        assert_type(response.data, Thing)
        listed = await client.things.listed.with_response()
        assert_type(listed.typed_headers, ListHeaders)
        assert_type(await anext(client.things.paged.items()), Thing)
        paged = await client.things.paged.with_response()
        assert_type(paged.typed_headers, ListHeaders)
        async with client.things.get.streamed("a", timeout=3) as answer:
            assert_type(answer, AsyncStreamedResponse)
            await answer.save("a.txt")
            assert_type([one async for one in answer.iter_bytes()], list[bytes])
        assert_type(await client.beta.fetch("a"), Thing)
        assert_type(client.with_options(timeout=None), AClient)
        assert_type(await client.request("GET", "/x", cast_to=Thing), Thing)
        assert_type(await client.request("GET", "/x"), Any)
        whole = await client.request.with_response("GET", "/x", cast_to=list[Thing])
        assert_type(whole.data, list[Thing])
        async with client.request.streamed("GET", "/x") as answer:
            assert_type(await answer.read(), bytes)
        AsyncHooks(before_request=note_async, on_error=print)
        client.with_options(hooks=[AsyncHooks(before_request=note), Hooks()])
        async with client as same:
            assert_type(same, AClient)
        AsyncHooks(before_request=note_error)  # type: ignore
        await client.things.get()  # type: ignore
        client.things.get.streamed()  # type: ignore
        await client.things.get.with_response("a", timeout="3")  # type: ignore
