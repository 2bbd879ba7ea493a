"""Parameters of operations, and of whole paths."""

from __future__ import annotations

from collections.abc import Mapping

from .. import extensions
from ..diagnostics import Findings
from ..document import child
from ..ir import (
    DEFAULT_STYLES,
    Constant,
    Encoding,
    Location,
    Parameter,
    Scalar,
    Style,
    TypeRef,
)
from .docs import doc_of_parameter
from .encodings import Encodings
from .ignored import is_ignored
from .media_types import MediaTypes
from .nodes import Node
from .path_templates import names_in
from .schemas import Schemas
from .styles import style_of, style_of_content

# What OpenAPI ignores, and what HTTP makes of the body (RFC 9112, section 6).
_IGNORED_HEADERS = frozenset(
    {
        *("accept", "content-type", "authorization"),
        *("content-length", "transfer-encoding"),
    }
)
_STYLED = ("path", "query", "header", "cookie")
_NESTING = ("deepObject", "json", "text", "urlencoded")


class Parameters:
    """Lowers parameters."""

    def __init__(self, schemas: Schemas, findings: Findings) -> None:
        self._schemas = schemas
        self._findings = findings
        self._media_types = MediaTypes(schemas, findings)
        self._encodings = Encodings(schemas, findings)

    def of(self, owner: Node) -> dict[tuple[str, str], Parameter]:
        found = map(self.one, owner.elements("parameters"))
        return {_key(one): one for one in found if one}

    def one(self, node: Node) -> Parameter | None:
        """OpenAPI 3.1, section 4.8.12."""
        target = self._schemas.shapes.references.dereference(node)
        if target is None:
            return None
        value = target.value
        name, location = value.get("name"), value.get("in")
        media = next(self._media_types.of(target), None)
        is_known = (
            media is not None if location == "querystring" else location in _STYLED
        )
        if not isinstance(name, str) or not is_known:
            self._report_unusable(target)
            return None
        if location == "header" and name.lower() in _IGNORED_HEADERS:
            self._report_header(target, name)
            return None
        # What the path has cannot be left out.
        if location != "path" and is_ignored(*target, self._findings):
            return None
        encodings: Mapping[str, Encoding] = {}
        if media is None:
            schema = Node(child(target.pointer, "schema"), value.get("schema", True))
            style = style_of(target, location, self._findings)
            self._report_nested(schema, style)
        else:
            media_type, schema = media
            is_json = self._media_types.is_json(media_type, schema)
            style = style_of_content(media_type, is_json=is_json)
            if style.name == "urlencoded":
                where = self._media_types.media(target, media_type)
                encodings = self._form(where, schema, location)
        return Parameter(
            location=location,
            wire_name=name,
            type=self._type(target, schema, style),
            required=value.get("required") is True or location == "path",
            style=style,
            pointer=target.pointer,
            doc=doc_of_parameter(value, schema),
            name=extensions.parameter_name(value),
            encodings=encodings,
        )

    def _report_header(self, parameter: Node, name: str) -> None:
        """OpenAPI 3.1, section 4.8.12: descriptions of these headers are ignored."""
        if name.lower() == "authorization":
            self._findings.add(
                "authorization-header",
                parameter.pointer,
                f"`{name}` is no argument: credentials belong to the client",
                hint="describe it as a security scheme",
                lost="the argument; `extra_headers` sends one",
            )
            return
        message = f"`{name}` is no argument: it follows from the rest of the request"
        self._findings.add("ignored-header", parameter.pointer, message)

    def _report_unusable(self, parameter: Node) -> None:
        message = "a parameter needs a `name`, and an `in` that is path, query, header or cookie"
        if parameter.value.get("in") == "querystring":
            message = (
                "a parameter that is the whole query needs a `name` and its `content`"
            )
        self._findings.add(
            "unusable-parameter", parameter.pointer, message, lost="the parameter"
        )

    def _report_nested(self, schema: Node, style: Style) -> None:
        """RFC 6570, section 2.3: arrays and objects hold text alone."""
        shape = self._schemas.shapes.of(schema)
        properties = (nodes[0] for nodes in shape.properties.values())
        inside = (*shape.items, *shape.prefix, *properties, *shape.additional)
        if style.name in _NESTING or not any(map(self._is_structure, inside)):
            return
        self._findings.add(
            "nested-parameter",
            schema.pointer,
            f"the style `{style.name}` cannot write arrays or objects inside others",
            hint="describe the parameter by `content: {application/json: …}`, or an object"
            " in a query by `style: deepObject`",
            lost="such values: they are refused before anything is sent",
        )

    def _is_structure(self, schema: Node) -> bool:
        types = self._json_types(schema) - {"null"}
        return bool(types) and types <= {"array", "object"}

    def _form(
        self, media: Node, schema: Node, location: Location
    ) -> Mapping[str, Encoding]:
        """How the fields of a form are written; inside another query, by their values."""
        encodings = self._encodings.of(media, schema)
        if encodings and location != "querystring":
            self._findings.add(
                "unsupported-encoding",
                child(media.pointer, "encoding"),
                "the fields of a form inside a parameter are written by their values",
                lost="what this says of them",
            )
            return {}
        return encodings

    def _type(self, parameter: Node, schema: Node, style: Style) -> TypeRef:
        type_ = self._schemas.type_of(schema)
        if style.name == "text" and {"array", "object"} & self._json_types(schema):
            self._findings.add(
                "unknown-style",
                child(parameter.pointer, "content"),
                "only JSON, forms and text are written into a parameter",
                lost="its structure; it is given as text",
            )
            return Scalar("string")
        is_form = parameter.value.get("in") == "query" and style.name == "form"
        if not is_form or parameter.value.get("allowEmptyValue") is not True:
            return type_
        if "string" in self._json_types(schema):
            return type_
        place = child(parameter.pointer, "allowEmptyValue")
        return self._schemas.one_of(place, (type_, Constant("")))

    def _json_types(self, schema: Node) -> set[str]:
        return {*(self._schemas.shapes.of(schema).types or ())}

    def in_path_order(
        self, path: str, node: Node, parameters: dict[tuple[str, str], Parameter]
    ) -> tuple[Parameter, ...]:
        """Those in the path as they stand in it, then the others as they are written."""
        ordered = []
        for name in names_in(path):
            known = parameters.pop(("path", name), None)
            if known is None:
                self._findings.add(
                    "missing-path-parameter",
                    node.pointer,
                    f"the path has `{{{name}}}`, and no parameter describes it",
                    hint=f"add a parameter with `name: {name}` and `in: path`",
                    lost="its type; a string is taken",
                )
                known = Parameter(
                    "path",
                    name,
                    Scalar("string"),
                    True,
                    DEFAULT_STYLES["path"],
                    node.pointer,
                )
            ordered.append(known)
        for one in parameters.values():
            if one.location != "path":
                ordered.append(one)
                continue
            self._findings.add(
                "unused-path-parameter",
                one.pointer,
                f"the path has no `{{{one.wire_name}}}`",
                hint="add it to the path, or correct the parameter's `in`",
                lost="the parameter",
            )
        return tuple(ordered)


def _key(parameter: Parameter) -> tuple[str, str]:
    """What tells parameters apart; names of headers differ in more than case."""
    name = parameter.wire_name
    is_header = parameter.location == "header"
    return parameter.location, name.lower() if is_header else name
