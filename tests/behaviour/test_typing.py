"""What type checkers see in a package: types of results and arguments, and wrong calls."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ..running import must_pass

# A line that must not type-check is marked, and a mark that is not needed is an error.
PROGRAM = """
from collections.abc import AsyncIterator, Iterator
from typing import Literal, TypeAlias, assert_type

from sdk_typing import (
    AsyncExample,
    AsyncStream,
    Example,
    Response,
    RetryPolicy,
    Stream,
    errors,
    models,
    omit,
    params,
)

Pet: TypeAlias = models.Cat | models.Dog | models.UnknownVariant
KnownPet: TypeAlias = models.Cat | models.Dog

client = Example()
cat = models.Cat(kind="cat", lives=9)
given: params.CatParam = {"kind": "cat", "petName": "Tom"}

assert_type(client.pets.put_pet(1, pet=cat), models.Cat)
assert_type(client.pets.put_pet(id=1, pet=given, note=None), models.Cat)
assert_type(client.zoo.pets.put_pet(1, pet={"kind": "dog"}), models.Cat)
assert_type(client.pets.put_pet.with_response(1, pet=cat), Response[models.Cat])
assert_type(client.pets.put_pet.with_response(1, pet=cat).data, models.Cat)
assert_type(client.pets.raw(), bytes)
assert_type(client.with_options(retries=0).pets.raw.with_response(), Response[bytes])
policy = RetryPolicy(max_retries=3, statuses={409, "5XX"}, methods={"GET", "POST"})
client.with_options(retries=policy).pets.none()
assert_type(errors.ExampleError().attempts, int)
client.pets.none()
client.pets.put_pet(1, pet=cat, colour="green", note=omit, timeout=5, retries=0)

pet = client.pets.list_pets()[0]
assert_type(pet, models.Cat | models.Dog | models.UnknownVariant)
if isinstance(pet, models.Cat):
    assert_type(pet.lives, int | None)
    assert_type(pet.pet_name, str | None)
elif isinstance(pet, models.Dog):
    client.pets.put_pet(1, pet=pet)
else:
    client.pets.put_pet(1, pet=pet)

assert_type(client.pets.list_pets.pages(), Iterator[list[Pet]])
for item in client.pets.list_pets.items(timeout=5):
    assert_type(item, Pet)

send = client.chat.send
flag = bool(input())
assert_type(send(text="a"), models.Cat)
assert_type(send(text="a", stream=False, timeout=5), models.Cat)
assert_type(send(text="a", stream=None), models.Cat)
assert_type(send(text="a", stream=omit), models.Cat)
assert_type(send(text="a", stream=True), Stream[models.Dog])
assert_type(send(text="a", stream=flag), models.Cat | Stream[models.Dog])
assert_type(send.with_response(text="a").data, models.Cat)
assert_type(send.with_response(text="a", stream=True).data, Stream[models.Dog])
with send(text="a", stream=True) as stream:
    for dog in stream:
        assert_type(dog, models.Dog)
with send.streamed(text="a", stream=True) as answer:
    assert_type(answer.status_code, int)
with client.chat.log() as lines:
    assert_type(next(lines), Pet)
    assert_type(lines.until(models.Cat), models.Cat)
    assert_type(lines.until(models.Cat | models.Dog), KnownPet)
    assert_type(lines.last_event_id, str)

hear = client.speech.hear
form: Literal["application/x-www-form-urlencoded"] = "application/x-www-form-urlencoded"
assert_type(hear(sound="a", model="b", tags=["c"]), models.Cat)
assert_type(hear(file=b"a", model="b", tags=["c"]), models.Cat)
assert_type(hear(sound="a", model="b", content_type=form), models.Cat)
assert_type(hear(body="a"), models.Cat)
assert_type(hear(body="a", content_type="text/plain", timeout=5), models.Cat)
assert_type(hear(sound="a", model="b", stream=True), Stream[models.Dog])
assert_type(hear(file=b"a", model="b", stream=True), Stream[models.Dog])
assert_type(hear(file=b"a", model="b", stream=flag), models.Cat | Stream[models.Dog])
assert_type(hear.with_response(file=b"a", model="b").data, models.Cat)
with hear.streamed(file=b"a", model="b", content_type="multipart/form-data") as answer:
    assert_type(answer.status_code, int)

try:
    client.pets.none()
except errors.ProblemError as error:
    assert_type(error.data, models.Problem | None)
    assert_type(error.status_code, int)


async def main() -> None:
    async with AsyncExample() as client:
        assert_type(await client.pets.put_pet(1, pet=cat), models.Cat)
        response = await client.zoo.pets.put_pet.with_response(1, pet=given)
        assert_type(response, Response[models.Cat])
        assert_type(await client.pets.list_pets(), list[Pet])
        assert_type(client.pets.list_pets.pages(), AsyncIterator[list[Pet]])
        async for item in client.pets.list_pets.items():
            assert_type(item, Pet)
        send = client.chat.send
        assert_type(await send(text="a"), models.Cat)
        assert_type(await send(text="a", stream=True), AsyncStream[models.Dog])
        either = await send(text="a", stream=flag)
        assert_type(either, models.Cat | AsyncStream[models.Dog])
        whole = await send.with_response(text="a", stream=True)
        assert_type(whole.data, AsyncStream[models.Dog])
        async with await send(text="a", stream=True) as stream:
            async for dog in stream:
                assert_type(dog, models.Dog)
        async with await client.chat.log() as lines:
            assert_type(await anext(lines), Pet)
            assert_type(await lines.until(models.Cat), models.Cat)
            assert_type(await lines.until(models.Cat | models.Dog), KnownPet)
        hear = client.speech.hear
        assert_type(await hear(sound="a", model="b"), models.Cat)
        assert_type(await hear(file=b"a", model="b"), models.Cat)
        assert_type(await hear(body="a"), models.Cat)
        heard = await hear.with_response(file=b"a", model="b", stream=True)
        assert_type(heard.data, AsyncStream[models.Dog])
        async with hear.streamed(sound="a", model="b") as answer:
            assert_type(answer.status_code, int)
        await hear(model="b")  # type: ignore
        await hear(file="a", model="b")  # type: ignore
        (await send(text="a")).aclose()  # type: ignore
        await client.pets.list_pets.items()  # type: ignore
        await client.pets.put_pet("1", pet=cat)  # type: ignore
        client.pets.put_pet(1, pet=cat).lives  # type: ignore


Example(server="default", region="us").with_options(region="eu", timeout=3)
Example(server="production")  # type: ignore
Example(region="cn")  # type: ignore
client.with_options(server="production")  # type: ignore
client.with_options(region="cn")  # type: ignore
client.pets.put_pet("1", pet=cat)  # type: ignore
client.pets.put_pet(1)  # type: ignore
client.pets.put_pet(1, cat)  # type: ignore
client.pets.put_pet(1, pet=cat, colour=1)  # type: ignore
client.pets.put_pet(1, pet=cat, timeout="x")  # type: ignore
client.pets.put_pet.with_response("1", pet=cat)  # type: ignore
client.pets.put_pet(1, pet={"kind": "cat", "lives": "nine"})  # type: ignore
client.pets.list_pets.items(1)  # type: ignore
client.pets.raw.items()  # type: ignore
client.chat.send(stream=True)  # type: ignore
client.chat.send(text=1)  # type: ignore
client.chat.send(text="a", stream=1)  # type: ignore
client.chat.send(text="a").close()  # type: ignore
client.chat.send(text="a", stream=True).lives  # type: ignore
hear(model="b")  # type: ignore
hear(sound="a")  # type: ignore
hear(file="a", model="b")  # type: ignore
hear(sound=b"a", model="b")  # type: ignore
hear(file=b"a", model="b", content_type="application/json")  # type: ignore
hear(sound="a", model="b", content_type="multipart/form-data")  # type: ignore
hear(body="a", content_type="application/json")  # type: ignore
hear.with_response(model="b")  # type: ignore
hear.streamed(file=b"a")  # type: ignore
client.pets.cows  # type: ignore
models.Cat(kind="dog")  # type: ignore
models.Cow  # type: ignore
"""


@pytest.mark.parametrize(
    "checker",
    [
        ["mypy", "--strict", "--no-incremental", "--config-file", os.devnull],
        ["ty", "check", "--error-on-warning", "--extra-search-path", "."],
    ],
    ids=["mypy", "ty"],
)
def test_what_checkers_see(checker: list[str], source: Path, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    must_pass([*checker, str(program)], source)
