"""JSON values that a schema of an OpenAPI document allows.

Written from the specifications alone and read from the document as it is, so that it
shares no mistake with the generator. What limits a value without making it another type
(`minLength`, `pattern` …) is heeded if the manner asks for it: models take such values,
too, and a server does not. `not` is heeded where it tells which properties exclude one
another, that only one of a `oneOf` may fit never is. Readings
that go beyond JSON Schema, because documents mean them: one with `properties` describes
objects, one of a `oneOf` is enough however many others fit, and a lone `nullable` is null.

A `newer` value is what a later version of the API may send: it has properties, values of
enumerations or variants that the document does not know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from .described import (
    MAKES_LISTS,
    MAKES_OBJECTS,
    Described,
    Json,
    Part,
    Schema,
    is_in,
    is_schema,
    items_at,
    kinds_of,
    property_in,
    tags_of,
)
from .folding import TYPES, Folded, agreed_in, excluded_in, is_of, is_whole, together
from .manners import ANY, Manner
from .scalars import ANYTHING, WHOLE

# From the first depth on there is as little as possible; at the other one we give up.
_DEEP = 4
_TOO_DEEP = 20
_MOST_VALUES = 120
_LONGEST_LIST = 16

_NEW = "not known yet"
# Spelled like something in Python, or like nothing there.
_NEW_NAMES = ("new", "class", "class_", "model_config", "to_dict", "self", "x-é", "")

_SOMETIMES = st.sampled_from([False, False, True])


class Values:
    """The values of the schemas of a document, which is only read."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.described = Described(document)

    def of(self, schema: Schema, manner: Manner = ANY) -> st.SearchStrategy[Json]:
        """Values of a schema. One that contradicts itself has none."""
        return self.of_any(schema, manner).filter(bool).map(lambda one: one[0])

    def of_any(
        self, schema: Schema, manner: Manner = ANY
    ) -> st.SearchStrategy[list[Json]]:
        """A value of a schema in a list, which is empty where it has none."""
        return _drawn(self.described, schema, manner)


@st.composite
def _drawn(
    draw: st.DrawFn, described: Described, schema: Schema, manner: Manner
) -> list[Json]:
    try:
        return [_Drawing(draw, described, manner).value(schema, 0)]
    except _NoValue:
        return []


class _NoValue(Exception):
    """A schema contradicts itself, by the choices that were made, or never ends."""


@dataclass(slots=True)
class _Drawing:
    """How one value is drawn."""

    draw: st.DrawFn
    described: Described
    manner: Manner
    left: int = _MOST_VALUES

    def value(self, schema: Schema, depth: int, tags: Sequence[str] = ()) -> Json:
        self.left -= 1
        if depth > _TOO_DEEP:
            raise _NoValue
        folded = self._fold(schema, depth)
        if self._may_be_null(folded) and self.draw(_SOMETIMES):
            return None
        kinds = self._kinds(folded)
        if (agreed := agreed_in(folded.lists())) is not None:
            # What else is said of objects and arrays is not checked against them.
            is_inside_described = folded.has(*MAKES_OBJECTS, *MAKES_LISTS, "required")
            agreed = [
                one
                for one in agreed
                if is_of(one, kinds)
                and not (is_inside_described and isinstance(one, dict | list))
            ]
            if not agreed:
                raise _NoValue
            agreed = [one for one in agreed if one in tags] or agreed
            is_closed = folded.has("const") or any(
                map(self.described.is_tag, folded.parts)
            )
            return self._one_of(agreed, is_closed)
        kind = self._kind(folded, kinds, depth)
        if kind == "string" and tags:
            return self.draw(st.sampled_from(tags))
        return self._of_kind(folded, kind, depth)

    def _is_deep(self, depth: int) -> bool:
        return depth >= _DEEP or self.left < 0

    def _fold(self, schema: Schema, depth: int) -> Folded:
        folded = Folded()
        waiting: deque[Schema] = deque([schema])
        choices: deque[tuple[Part, Sequence[Schema]]] = deque()
        while waiting or choices:
            if waiting:
                for part in self.described.parts(waiting.popleft()):
                    if not any(part is one for one in folded.parts):
                        folded.parts.append(part)
                        choices.extend(
                            (part, part[keyword])
                            for keyword in ("oneOf", "anyOf")
                            if part.get(keyword)
                        )
            else:  # once it is known what else holds
                part, variants = choices.popleft()
                tag = self.described.tag(part, variants) if self.manner.newer else None
                is_alone = not choices and is_whole(folded.parts, part)
                if tag and is_alone and self.draw(_SOMETIMES):
                    folded.new_tag = tag
                else:
                    waiting.append(self._chosen(folded, part, variants, depth))
        return folded

    def _chosen(
        self, folded: Folded, part: Part, variants: Sequence[Schema], depth: int
    ) -> Schema:
        """A variant that what is known so far leaves room for."""
        lists = folded.lists()
        agreeing = [
            one for one in variants if agreed_in([*lists, *self._lists(one)]) != []
        ]
        if self._is_deep(depth):
            agreeing = sorted(agreeing, key=self._weight)[:1]
        if not agreeing:
            raise _NoValue
        variant = self.draw(st.sampled_from(agreeing))
        discriminator = part.get("discriminator")
        if discriminator and isinstance(variant, Mapping) and "$ref" in variant:
            name = discriminator["propertyName"]
            folded.tags[name] = tags_of(discriminator, variant["$ref"])
        return variant

    def _lists(self, schema: Schema) -> list[list[Json]]:
        return Folded(list(self.described.parts(schema))).lists()

    def _weight(self, schema: Schema) -> int:
        """How much there is to a value at least."""
        return sum(
            2 * len(part.get("required", ()))
            + sum(keyword in part for keyword in ("oneOf", "anyOf", "items"))
            + (part.get("type") == "object")
            for part in self.described.parts(schema)
        )

    def _may_be_null(self, folded: Folded) -> bool:
        """3.0.4, section 4.7.24.4: `nullable` adds null to a type; elsewhere it is meant to."""
        typed = [part for part in folded.parts if "type" in part or "enum" in part]
        return self._is_nullable(folded) and all("nullable" in part for part in typed)

    def _is_nullable(self, folded: Folded) -> bool:
        return self.described.is_3_0 and True in folded.all("nullable")

    def _kinds(self, folded: Folded) -> list[str] | None:
        """The types that all parts allow; None for any."""
        found: list[str] | None = None
        for part in folded.parts:
            kinds = kinds_of(part)
            if found is None or kinds is None:
                found = kinds if found is None else found
                continue
            found = [
                "integer" if {one, two} == {"integer", "number"} else one
                for one in found
                for two in kinds
                if one == two or {one, two} == {"integer", "number"}
            ]
        return found

    def _kind(self, folded: Folded, kinds: list[str] | None, depth: int) -> str:
        if kinds is None:
            if folded.new_tag:
                return "object"
            return "null" if self._is_nullable(folded) else "anything"
        if not kinds:
            raise _NoValue
        if self._is_deep(depth):
            kinds = sorted(kinds, key=[*TYPES].index)[:1]
        return self.draw(st.sampled_from(kinds))

    def _one_of(self, listed: Sequence[Json], is_closed: bool) -> Json:
        value = self.draw(st.sampled_from(listed))
        is_new = self.manner.newer and not is_closed and self.draw(_SOMETIMES)
        if is_new and isinstance(value, str):
            return _NEW
        return self.draw(WHOLE) if is_new and type(value) is int else value

    def _of_kind(self, folded: Folded, kind: str, depth: int) -> Json:
        match kind:
            case "object":
                return self._object(folded, depth)
            case "array":
                return self._array(folded, depth)
            case "string" | "integer" | "number":
                return self._scalar(folded, kind)
            case "boolean":
                return self.draw(st.booleans())
            case "null":
                return None
            case _:
                return self.draw(ANYTHING)

    def _scalar(self, folded: Folded, kind: str) -> Json:
        strategy = self.manner.scalar(kind, folded)
        if strategy.is_empty:
            raise _NoValue
        return self.draw(strategy)

    def _array(self, folded: Folded, depth: int) -> list[Json]:
        least = min(max([0, *folded.all("minItems")]), _LONGEST_LIST)
        prefix = max(map(len, folded.all("prefixItems")), default=0)
        most = least if self._is_deep(depth) else max(least, prefix) + 2
        most = max(least, min([most, *folded.all("maxItems")]))
        length = self.draw(self.manner.length(least, most))
        is_set = self.manner.is_limited and True in folded.all("uniqueItems")
        found: list[Json] = []
        for index in range(length):
            schemas = [one for part in folded.parts for one in items_at(part, index)]
            if False in schemas:
                break
            value = self.value(together(schemas), depth + 1)
            if not (is_set and is_in(value, found)):
                found.append(value)
        if self.manner.is_limited and len(found) < least:
            raise _NoValue
        return found

    def _object(self, folded: Folded, depth: int) -> dict[str, Json]:
        required = {name for names in folded.all("required") for name in names}
        found: dict[str, Json] = {}
        for name in self._names(folded, required, depth):
            schemas = [one for part in folded.parts for one in property_in(part, name)]
            schemas += self._unevaluated(folded, name)
            if self.manner.newer and not folded.has("patternProperties"):
                # A later version may well have it. Names that match are data.
                schemas = [one for one in schemas if one is not False]
            if self.described.says(schemas, self.manner.without):
                continue  # it goes the other way
            if False in schemas:
                if name in required:
                    raise _NoValue
                continue
            try:
                tags = folded.tags.get(name, ())
                found[name] = self.value(together(schemas), depth + 1, tags)
            except _NoValue:
                if name in required:
                    raise
        for names in excluded_in(folded):
            if all(name in found for name in names):
                spare = next((name for name in names if name not in required), None)
                if spare is None:
                    raise _NoValue
                del found[spare]
        if folded.new_tag is not None:
            found[folded.new_tag] = _NEW
        if found.get("class", _NEW) is None:
            # The one value that is lost: what is spelled like the field in Python makes
            # pydantic forget that null was said.
            found.pop("class_", None)
        return found

    def _unevaluated(self, folded: Folded, name: str) -> list[Schema]:
        """JSON Schema 2020-12 core, section 11.3: where nothing inside describes it.

        What unions inside describe is held to it, too, which leaves fewer values.
        """
        return [
            part["unevaluatedProperties"]
            for part in folded.parts
            if "unevaluatedProperties" in part
            and not any(property_in(one, name) for one in self.described.parts(part))
        ]

    def _names(self, folded: Folded, required: set[str], depth: int) -> Iterator[str]:
        """Those that are required, some of the others, and some that nobody described."""
        named = [
            name
            for properties in folded.all("properties")
            for name, schema in properties.items()
            if is_schema(schema)
        ]
        optional = [name for name in dict.fromkeys(named) if name not in required]
        yield from sorted(required)
        if self._is_deep(depth) or self.manner.optional == "none":
            return
        if self.manner.optional == "all":
            yield from optional
        else:
            mask = self.draw(st.binary(min_size=len(optional), max_size=len(optional)))
            share = 128 >> depth  # of 256
            yield from (
                name
                for name, one in zip(optional, mask, strict=True)
                if one > 255 - share
            )
        if folded.has("additionalProperties") or (
            self.manner.invents and self.draw(_SOMETIMES)
        ):
            more = self.draw(
                st.lists(st.sampled_from(_NEW_NAMES), max_size=2, unique=True)
            )
            yield from (name for name in more if name not in required.union(named))
        for patterns in folded.all("patternProperties"):
            pattern = self.draw(st.sampled_from([*patterns]))
            name = self.draw(st.from_regex(pattern))
            if name not in required.union(named):
                yield name
