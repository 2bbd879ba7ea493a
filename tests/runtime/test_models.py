"""Models: lossless and open."""

from __future__ import annotations

import copy
import pickle
from typing import Annotated, Any, Literal, TypeAlias

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from runtime.decode import validator
from runtime.encode import to_json
from runtime.models import Model, Tagged, UnknownVariant


class Text(Model):
    type: Literal["text", "txt"]
    text: str


class Image(Model):
    kind_: Annotated[Literal["image_url"], Field(alias="type")]
    url: str | None = None


class Deep(Model):
    type: Literal["deep"]
    level: Literal[1, 2]


Part: TypeAlias = Annotated[
    Text | Image | Deep | UnknownVariant,
    Tagged("type", {"text": Text, "txt": Text, "image_url": Image, "deep": Deep}),
]


class Message(Model):
    content: list[Part]
    class_: Annotated[str | None, Field(alias="class")] = None
    name: str | None = None


class TestModel:
    def test_unknown_fields_are_kept_and_dumped_again(self) -> None:
        message = Message.model_validate_json('{"content":[],"new":{"a":[1]}}')
        assert message.to_dict() == {"content": [], "new": {"a": [1]}}
        assert message.to_json() == '{"content":[],"new":{"a":[1]}}'
        assert message.new == {"a": [1]}  # type: ignore[attr-defined]  # not declared

    def test_absent_and_null_differ(self) -> None:
        absent = Message.model_validate_json('{"content":[]}')
        null = Message.model_validate_json('{"content":[],"name":null}')
        assert absent.name is null.name is None
        assert "name" not in absent.model_fields_set
        assert "name" in null.model_fields_set
        assert absent.to_json() == '{"content":[]}'
        assert null.to_json() == '{"content":[],"name":null}'
        assert null.model_dump() == {"content": [], "name": None}
        assert absent.model_dump() == {"content": []}
        assert absent.model_dump(exclude_unset=False)["name"] is None
        assert absent.model_dump_json() == '{"content":[]}'

    def test_both_names_make_a_model_and_the_wire_name_leaves_it(self) -> None:
        assert Message(content=[], class_="a").to_dict() == {
            "content": [],
            "class": "a",
        }
        assert Message(**{"content": [], "class": "a"}).class_ == "a"  # type: ignore[arg-type]
        assert Message(content=[], class_="a").model_dump() == {
            "content": [],
            "class_": "a",
        }

    def test_a_property_spelled_like_a_python_field_stays_unknown(self) -> None:
        decode = validator(Message)
        message = decode(b'{"content":[],"class":"a","class_":"b"}')
        assert message.class_ == "a"
        assert message.to_dict() == {"content": [], "class": "a", "class_": "b"}

    def test_a_property_spelled_like_a_field_does_not_set_it(self) -> None:
        decode = validator(Message)
        message = decode(b'{"content":[],"class_":"b"}')
        assert "class_" not in message.model_fields_set
        assert message.to_dict() == {"content": [], "class_": "b"}
        null = decode(b'{"content":[],"class":null}')
        assert null.to_dict() == {"content": [], "class": None}

    @pytest.mark.parametrize(
        "name",
        ["copy", "json", "schema", "dict", "model_dump", "model_config", "__class__",
         "__dict__", "model_fields_set", "to_dict", "__reduce__", "_private", "a b"],
    )  # fmt: skip
    def test_no_unknown_property_breaks_a_model(self, name: str) -> None:
        message = validator(Message)(to_json({"content": [], name: 1}))
        assert message.to_dict() == {"content": [], name: 1}
        assert type(message) is Message
        assert pickle.loads(pickle.dumps(message)) == message
        assert copy.deepcopy(message) == message
        assert name in repr(message)

    def test_pickle_copy_and_equality(self) -> None:
        text = '{"content":[{"type":"new","x":1}],"name":null,"extra":1}'
        message = Message.model_validate_json(text)
        for twin in (
            pickle.loads(pickle.dumps(message)),
            copy.copy(message),
            copy.deepcopy(message),
        ):
            assert twin == message
            assert twin.to_json() == text
            assert twin.model_fields_set == message.model_fields_set

    def test_it_is_sent_as_it_came(self) -> None:
        message = Message.model_validate_json('{"content":[],"x":1.5,"class":null}')
        assert to_json({"m": message}) == b'{"m":{"content":[],"class":null,"x":1.5}}'


class TestTagged:
    def test_known_tags(self) -> None:
        message = validator(Message)(
            b'{"content":[{"type":"text","text":"a"},{"type":"txt","text":"b"},'
            b'{"type":"image_url","url":"u","more":1}]}'
        )
        assert [type(part) for part in message.content] == [Text, Text, Image]
        assert message.to_dict()["content"][2] == {
            "type": "image_url",
            "url": "u",
            "more": 1,
        }

    @pytest.mark.parametrize(
        "raw",
        [
            {"type": "video", "x": {"y": [1]}},
            {"no": "tag"},
            {},
            {"type": None},
            {"type": ["text"]},
            {"type": 1.5},
        ],
    )
    def test_unknown_and_absent_tags(self, raw: dict[str, Any]) -> None:
        message = validator(Message)(to_json({"content": [raw]}))
        (part,) = message.content
        assert part == UnknownVariant(raw)
        assert part.raw == raw
        assert message.model_dump() == {"content": [raw]}
        assert message.to_dict() == {"content": [raw]}
        assert to_json(message) == to_json({"content": [raw]})
        assert to_json(part) == to_json(raw)
        assert pickle.loads(pickle.dumps(part)) == part
        again = Message(content=[part])
        assert again.content == [part]

    def test_a_known_tag_with_a_wrong_body_is_an_error_with_its_place(self) -> None:
        with pytest.raises(ValidationError) as caught:
            validator(Message)(b'{"content":[{"type":"text"}]}')
        (error,) = caught.value.errors()
        assert error["loc"] == ("content", 0, 'type="text"', "text")
        with pytest.raises(ValidationError):
            validator(Message)(b'{"content":["text"]}')

    def test_instances_choose_by_their_tag(self) -> None:
        text, image = Text(type="text", text="a"), Image(kind_="image_url")
        message = Message(content=[text, image])
        assert message.content == [text, image]
        assert message.to_dict() == {
            "content": [{"type": "text", "text": "a"}, {"type": "image_url"}]
        }
        assert Message(content=[{"type": "text", "text": "a"}]).content == [text]  # type: ignore[list-item]

    def test_tags_that_are_numbers_or_booleans(self) -> None:
        class One(Model):
            tag: Literal[1]

        class Yes(Model):
            tag: Literal[True]

        class OneText(Model):
            tag: Literal["1"]

        adapter: TypeAdapter[Any] = TypeAdapter(
            Annotated[
                One | OneText | UnknownVariant, Tagged("tag", {1: One, "1": OneText})
            ]
        )
        assert type(adapter.validate_json('{"tag":1}')) is One
        assert type(adapter.validate_json('{"tag":"1"}')) is OneText
        assert type(adapter.validate_json('{"tag":true}')) is UnknownVariant
        flags: TypeAdapter[Any] = TypeAdapter(
            Annotated[Yes | UnknownVariant, Tagged("tag", {True: Yes})]
        )
        assert type(flags.validate_json('{"tag":true}')) is Yes
        assert type(flags.validate_json('{"tag":1}')) is UnknownVariant

    def test_a_variant_may_be_a_union_itself(self) -> None:
        class First(Model):
            type: Literal["deep"]
            level: Literal[1]

        class Second(Model):
            type: Literal["deep"]
            level: Literal[2]

        inner: Any = Annotated[
            First | Second | UnknownVariant, Tagged("level", {1: First, 2: Second})
        ]
        outer: Any = Annotated[
            Text | inner | UnknownVariant, Tagged("type", {"text": Text, "deep": inner})
        ]
        adapter: TypeAdapter[Any] = TypeAdapter(outer)
        assert type(adapter.validate_python({"type": "deep", "level": 2})) is Second
        assert type(adapter.validate_python(Second(type="deep", level=2))) is Second
        assert (
            type(adapter.validate_python({"type": "deep", "level": 3}))
            is UnknownVariant
        )
