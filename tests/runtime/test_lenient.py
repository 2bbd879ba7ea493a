"""``response_validation="lenient"``: what fits is built, the rest stays as it came."""

from __future__ import annotations

import copy
import logging
import pickle
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, TypeAlias

import httpx2
import pytest
from pydantic import BaseModel, Field, model_validator
from typing_extensions import TypeAliasType, TypedDict

from runtime.decode import AnyJson, ByStatus, Json
from runtime.errors import ConfigurationError, ResponseValidationError
from runtime.exchange import whole_of, whole_of_async
from runtime.models import Model, Tagged, UnknownVariant
from runtime.operation import Call, Operation
from runtime.typed_headers import TypedHeaders

from .harness import DOCUMENTED, Sdk, UnauthorizedError, raised


class Toy(Model):
    name: str
    price: float | None = None


class Pet(Model):
    id: int
    class_: Annotated[str, Field(alias="class")]
    born: datetime | None = None
    toys: list[Toy] | None = None
    scores: dict[str, int] | None = None
    at: tuple[float, float] | None = None
    best: Toy | str | None = None
    mother: Pet | None = None


class Cat(Model):
    kind: Literal["cat"]
    lives: int
    prey: list[Animal] | None = None


class Dog(Model):
    kind: Literal["dog"]
    tricks: list[str]


Animal: TypeAlias = Annotated[
    Cat | Dog | UnknownVariant, Tagged("kind", {"cat": Cat, "dog": Dog})
]
Nested = TypeAliasType("Nested", "list[Nested] | int | dict[str, Nested]")

WHOLE = {"id": 1, "class": "cat"}


def operation(load: Any, **described: Any) -> Operation[Any]:
    return Operation("pets.get", "GET", "/pets", returns=Json(load), **described)


def taken(sdk: Sdk, type_: Any, body: Any, **response: Any) -> Any:
    """What a lenient client makes of a body."""
    answer = httpx2.Response(200, json=body, **response)
    sdk.serve(answer, response_validation="lenient")
    return sdk.call(operation(lambda: type_))


@pytest.mark.parametrize(
    ("wrong", "place", "value"),
    [
        ({"id": "one"}, lambda pet: pet.id, "one"),
        ({"id": None}, lambda pet: pet.id, None),
        ({"class": ["x"]}, lambda pet: pet.class_, ["x"]),
        ({"born": "never"}, lambda pet: pet.born, "never"),
        ({"toys": {"a": 1}}, lambda pet: pet.toys, {"a": 1}),
        ({"toys": [{"name": "ball"}, 3]}, lambda pet: pet.toys, [Toy(name="ball"), 3]),
        ({"toys": [{"name": 5}]}, lambda pet: pet.toys[0].name, 5),
        ({"scores": {"a": 1, "b": "x"}}, lambda pet: pet.scores, {"a": 1, "b": "x"}),
        ({"at": [1.5, "x"]}, lambda pet: pet.at, (1.5, "x")),
        ({"at": [1.5]}, lambda pet: pet.at, [1.5]),
        ({"best": 3}, lambda pet: pet.best, 3),
        ({"best": {"name": 3}}, lambda pet: pet.best.name, 3),
        ({"mother": {**WHOLE, "id": "x"}}, lambda pet: pet.mother.id, "x"),
        ({"mother": [WHOLE]}, lambda pet: pet.mother, [WHOLE]),
    ],
)
def test_what_is_wrong_stays_as_it_came(
    sdk: Sdk, wrong: Any, place: Any, value: Any
) -> None:
    body = {**WHOLE, "born": "2020-01-01T00:00:00Z", "new": [1], **wrong}
    pet = taken(sdk, Pet, body)
    assert place(pet) == value
    assert type(pet) is Pet
    assert pet.model_extra == {"new": [1]}
    if "born" not in wrong:
        assert pet.born == datetime(2020, 1, 1, tzinfo=UTC)
    assert pet.to_dict() == body
    for again in (pickle.loads(pickle.dumps(pet)), copy.deepcopy(pet)):
        assert again == pet
        assert repr(again) == repr(pet)
        assert again.to_json() == pet.to_json()


def test_what_is_missing_is_none_and_not_dumped(sdk: Sdk) -> None:
    pet = taken(sdk, Pet, {"class_": "not the field", "mother": {}})
    assert (pet.id, pet.class_, pet.mother.id) == (None, None, None)
    assert pet.model_fields_set == {"mother"}
    assert pet.to_dict() == {"class_": "not the field", "mother": {}}


@pytest.mark.parametrize(
    ("came", "made"),
    [
        ({"kind": "cat", "lives": "9"}, Cat(kind="cat", lives=9)),
        ({"kind": "tiger"}, UnknownVariant({"kind": "tiger"})),
        ({"kind": 3}, UnknownVariant({"kind": 3})),
        ("cat", "cat"),
        (None, None),
    ],
)
def test_members_of_a_union_with_a_tag(sdk: Sdk, came: Any, made: Any) -> None:
    animals = taken(sdk, list[Animal], [{"kind": "dog", "tricks": 3}, came])
    assert animals[0].tricks == 3
    assert type(animals[0]) is Dog
    assert animals[1] == made
    inner = taken(sdk, Animal, {"kind": "cat", "prey": [came, 1]})
    assert inner.prey == [made, 1]


@pytest.mark.parametrize(
    ("type_", "came", "made"),
    [
        (Toy | list[Toy], {"name": 1}, Toy.model_construct(name=1)),
        (Toy | list[Toy], [{"name": "a"}, 1], [Toy(name="a"), 1]),
        (Cat | Dog, {"kind": "cat", "lives": []}, {"kind": "cat", "lives": []}),
        (Cat | Dog | list[Cat] | list[Dog] | None, ["x"], ["x"]),
        (Nested, {"a": [1, "x", {"b": None}]}, {"a": [1, "x", {"b": None}]}),
        (dict[str, Toy | None], {"a": None, "b": 1}, {"a": None, "b": 1}),
    ],
)
def test_unions_without_a_tag(sdk: Sdk, type_: Any, came: Any, made: Any) -> None:
    assert taken(sdk, type_, came) == made


@pytest.mark.parametrize(
    ("type_", "content"),
    [
        (Pet, b""),
        (Pet, b"<html>"),
        (Pet, b'{"id": 1'),
        (Pet, b"[]"),
        (Pet, b"null"),
        (list[Pet], b"{}"),
        (dict[str, Pet], b"[]"),
        (Animal, b'"cat"'),
        (Toy | Cat, b"[]"),
        (int, b'"x"'),
        (Toy, b"[" * 100_000),
    ],
)
def test_what_is_of_another_kind_is_still_an_error(
    sdk: Sdk, type_: Any, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    answer = httpx2.Response(200, content=content)
    error = raised(sdk, answer, operation(lambda: type_), response_validation="lenient")
    assert type(error) is ResponseValidationError
    assert error.body == content
    assert error.__context__ is None
    assert not caplog.records


def test_a_strict_client_is_strict(sdk: Sdk) -> None:
    client = sdk.serve(httpx2.Response(200, json={}), response_validation="lenient")
    get = operation(lambda: Toy)
    assert sdk.call(get).name is None
    with pytest.raises(ResponseValidationError):
        sdk.call(get, on=client.with_options(response_validation="strict"))
    with pytest.raises(ConfigurationError, match="must be 'strict' or 'lenient'"):
        client.with_options(response_validation="loose")  # type: ignore[arg-type]  # what is tested


def test_what_was_wrong_is_logged_without_values(
    sdk: Sdk, caplog: pytest.LogCaptureFixture
) -> None:
    taken(sdk, Pet, {**WHOLE, "id": "sk-1"}, headers={"x-request-id": "r\n1"})
    assert [(one.name, one.levelno, one.getMessage()) for one in caplog.records] == [
        (
            "runtime",
            logging.WARNING,
            "pets.get: taken as it came (request id: r 1): id: Input should be a valid"
            " integer, unable to parse string as an integer",
        )
    ]
    taken(sdk, Pet, WHOLE)
    assert len(caplog.records) == 1


def test_answers_by_status(sdk: Sdk) -> None:
    kinds: Any = ByStatus({200: Json(lambda: Toy), 202: Json(lambda: Pet)})
    by_status: Operation[Any] = Operation("o", "GET", "/o", returns=kinds)
    sdk.serve(httpx2.Response(202, json={"id": "x"}), response_validation="lenient")
    assert type(sdk.call(by_status)) is Pet


def test_requests_that_are_not_described(sdk: Sdk) -> None:
    sdk.serve(httpx2.Response(200, json=[1, {}]), response_validation="lenient")
    assert sdk.request("GET", "/new", cast_to=list[Toy])[0] == 1
    assert sdk.request("GET", "/new") == [1, {}]


def test_data_of_errors(sdk: Sdk) -> None:
    answer = httpx2.Response(401, json={"code": "x", "more": 1})
    assert raised(sdk, answer, DOCUMENTED).data is None
    error = raised(sdk, answer, DOCUMENTED, response_validation="lenient")
    assert isinstance(error, UnauthorizedError)
    assert error.data is not None
    assert error.data.model_dump() == {"code": "x", "more": 1}
    html = httpx2.Response(401, content=b"<html>")
    assert raised(sdk, html, DOCUMENTED, response_validation="lenient").data is None


class Limits(Model):
    left: Annotated[int, Field(alias="X-Left")]
    plan: Annotated[dict[str, int] | None, Field(alias="X-Plan")] = None
    until: Annotated[datetime, Field(alias="X-Until")]


def test_typed_headers(sdk: Sdk, caplog: pytest.LogCaptureFixture) -> None:
    described = operation(
        lambda: Any, headers=TypedHeaders(lambda: Limits, {"X-Plan": "json"})
    )
    sent = {"X-Left": "few", "X-Plan": "{"}
    sdk.serve(httpx2.Response(200, json={}, headers=sent))
    response = sdk.settle(_whole(sdk, described))
    with pytest.raises(ResponseValidationError, match="X-Until: Field required"):
        _ = response.typed_headers
    sdk.serve(
        httpx2.Response(200, json={}, headers=sent), response_validation="lenient"
    )
    response = sdk.settle(_whole(sdk, described))
    assert not caplog.records
    headers = response.typed_headers
    assert (headers.left, headers.plan, headers.until) == ("few", "{", None)
    assert pickle.loads(pickle.dumps(response)).typed_headers == headers
    assert "X-Plan: Invalid JSON" in caplog.records[0].getMessage()


def _whole(sdk: Sdk, described: Operation[Any]) -> Any:
    finish: Any = whole_of if sdk.kind == "sync" else whole_of_async
    client: Any = sdk._client
    return client._exchange(Call(described, {}, {}), finish)


@dataclass
class Place:
    x: int


class Counted(TypedDict):
    count: int


class Foreign(BaseModel):
    """A model of a user's own, without code of theirs."""

    count: int = 7
    inner: Toy


class Checked(BaseModel):
    low: int
    high: int

    @model_validator(mode="after")
    def _in_order(self) -> Checked:
        assert self.low <= self.high
        return self


def test_types_of_users(sdk: Sdk) -> None:
    foreign = taken(sdk, Foreign, {"inner": {"name": 1}})
    assert (type(foreign), foreign.count, foreign.inner.name) == (Foreign, 7, 1)
    assert taken(sdk, list[Counted], [{"count": "x"}, {}]) == [{"count": "x"}, {}]
    assert taken(sdk, list[Place], [{"x": 1}, {"x": "y"}]) == [Place(1), {"x": "y"}]
    came = [{"low": 1, "high": 2}, {"low": "x", "high": 2}, {"low": 3, "high": 2}]
    assert taken(sdk, list[Checked], came) == [Checked(low=1, high=2), *came[1:]]


def test_any_json_is_no_matter_of_leniency(sdk: Sdk) -> None:
    anything: Operation[Any] = Operation("o", "GET", "/o", returns=AnyJson())
    sdk.serve(httpx2.Response(200, content=b"{"), response_validation="lenient")
    with pytest.raises(ResponseValidationError):
        sdk.call(anything)
