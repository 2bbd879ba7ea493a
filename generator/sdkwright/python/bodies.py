"""Bodies → what the runtime is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..code import Code, join
from ..ir import Body, Encoding, FormContent, MultipartContent, RequestContent, Style
from .arguments import properties_of
from .imports import Imports
from .literals import literal, tuple_of
from .vocabulary import Vocabulary

_OPERATION = "._runtime.operation"


def described_body(
    body: Body, vocabulary: Vocabulary, imports: Imports
) -> Iterator[Code]:
    """The arguments of an `Operation` that describe its body."""
    if body.others:
        yield Code(f"bodies={tuple_of(_contents(body, vocabulary, imports))}")
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


def _contents(body: Body, vocabulary: Vocabulary, imports: Imports) -> Iterator[Code]:
    """Each with its properties, where these tell which content is meant."""
    kind = imports.name(_OPERATION, "Body")
    properties = [_properties(one, vocabulary) for one in body.contents]
    for content, own in zip(body.contents, properties, strict=True):
        parts = [literal(content.media_type)]
        if own and any(other != own for other in properties):
            required, optional = (tuple_of(map(literal, one)) for one in own)
            parts += [Code(f"required={required}"), Code(f"optional={optional}")]
        yield Code(f"{kind}({join(', ', (*parts, *_encodings(content, imports)))})")


def _properties(
    content: RequestContent, vocabulary: Vocabulary
) -> tuple[list[str], list[str]] | None:
    """Those that a content needs, and those that it may have; None for any other body."""
    declaration = properties_of(content, vocabulary)
    if declaration is None:
        return None
    sent = [field for field in declaration.fields if field.access != "read"]
    required = [field.wire_name for field in sent if field.required]
    return required, [field.wire_name for field in sent if not field.required]


def _encodings(content: RequestContent, imports: Imports) -> Iterator[Code]:
    if isinstance(content, FormContent | MultipartContent) and content.encodings:
        yield Code(f"encodings={described_encodings(content.encodings, imports)}")
