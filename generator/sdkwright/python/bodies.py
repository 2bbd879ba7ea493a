"""Bodies → what the runtime is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..code import Code, join
from ..ir import (
    Body,
    Encoding,
    Field,
    FormContent,
    MultipartContent,
    RequestContent,
    Style,
)
from .arguments import sent_properties, takes_forms
from .imports import Imports
from .literals import dict_of, literal, tuple_of
from .methods import Method
from .vocabulary import Vocabulary

_OPERATION = "._runtime.operation"


def described_body(
    method: Method, body: Body, vocabulary: Vocabulary, imports: Imports
) -> Iterator[Code]:
    """The arguments of an `Operation` that describe its body."""
    if body.others:
        contents = _contents(method, body, vocabulary, imports)
        yield Code(f"bodies={tuple_of(contents)}")
    else:
        yield Code(f"body={literal(body.content.media_type)}")
        yield from _encodings(body.content, imports)
    if not body.required:
        yield Code("body_required=False")


def described_style(style: Style, imports: Imports) -> Code:
    kind = imports.name(_OPERATION, "Style")
    reserved = ", allow_reserved=True" * style.allow_reserved
    return Code(f"{kind}({literal(style.name)}, explode={style.explode}{reserved})")


def described_encodings(encodings: Mapping[str, Encoding], imports: Imports) -> Code:
    """How the properties of a form are written, by their names."""
    kind = imports.name("._runtime.forms", "Encoding")
    items = []
    for name, one in encodings.items():
        how = literal(one.content_type)
        if one.style:
            how = Code(f"style={described_style(one.style, imports)}")
        items.append(f"{literal(name)}: {kind}({how})")
    return Code(f"{{{', '.join(items)}}}")


def _contents(
    method: Method, body: Body, vocabulary: Vocabulary, imports: Imports
) -> Iterator[Code]:
    """Each with its properties, where these tell which content is meant."""
    kind = imports.name(_OPERATION, "Body")
    tells = takes_forms(method.operation, vocabulary)
    for content in body.contents:
        parts = [literal(content.media_type)]
        fields = sent_properties(content, vocabulary)
        if tells and fields is not None:
            parts += _properties(method, fields)
        yield Code(f"{kind}({join(', ', (*parts, *_encodings(content, imports)))})")


def _properties(method: Method, fields: Iterable[Field]) -> Iterator[Code]:
    """Those that a content needs, and those that it may have, as a call has them."""
    required, optional = list[Code](), list[Code]()
    renamed = list[tuple[str, Code]]()
    for field in fields:
        name = method.properties[field.wire_name].name
        (required if field.required else optional).append(literal(name))
        if name != field.wire_name:
            renamed.append((name, literal(field.wire_name)))
    yield Code(f"required={tuple_of(required)}")
    yield Code(f"optional={tuple_of(optional)}")
    if renamed:
        yield Code(f"wire_names={dict_of(renamed)}")


def _encodings(content: RequestContent, imports: Imports) -> Iterator[Code]:
    if isinstance(content, FormContent | MultipartContent) and content.encodings:
        yield Code(f"encodings={described_encodings(content.encodings, imports)}")
