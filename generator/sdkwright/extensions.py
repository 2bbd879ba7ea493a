"""The vendor extensions that mean something here. No other module knows an `x-` word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypeAlias

NAME = "x-sdkwright-name"
"""What anything may be called by; the same words of other generators count after it."""

PAGINATION = "x-sdkwright-pagination"
"""How the answers of an operation come in pages."""

SSE_SENTINEL = "x-sdkwright-sse-sentinel"
IDEMPOTENCY_KEY = "x-sdkwright-idempotency-key"

RETRIES = "x-sdkwright-retries"
"""When requests are sent again."""

Dialect: TypeAlias = Literal["ours", "speakeasy", "fern", "microsoft"]
_PAGINATION: Mapping[str, Dialect] = {
    PAGINATION: "ours",
    "x-speakeasy-pagination": "speakeasy",
    "x-fern-pagination": "fern",
    "x-ms-pageable": "microsoft",
}

RetryDialect: TypeAlias = Literal["ours", "speakeasy", "fern", "strategy"]
_RETRIES: Mapping[str, RetryDialect] = {
    RETRIES: "ours",
    "x-speakeasy-retries": "speakeasy",
    "x-fern-retries": "fern",
    "x-retry-strategy": "strategy",
}

# Extensions of Swagger 2.0, and the keywords of later versions that say the same.
_LATER_KEYWORDS = {"x-nullable": "nullable", "x-example": "example"}
# What is said beside a parameter of Swagger 2.0, and meant of its value.
_OF_SCHEMAS = ("x-nullable", "x-enum", "x-ms-enum")
_VARIABLE = re.compile("[A-Za-z_][A-Za-z0-9_]*")


def is_extension(keyword: str) -> bool:
    """OpenAPI 3.1, section 4.9. Overlays leave extensions even where names are keys."""
    return keyword.startswith("x-")


def ignored(value: Mapping[str, Any]) -> str | None:
    """The extension by which something says that it is no part of an SDK.

    `x-internal` and `x-hidden` say nothing of SDKs: they hide pages of documentation.
    """
    words = ("x-sdkwright-ignore", "x-speakeasy-ignore", "x-fern-ignore")
    return next((word for word in words if value.get(word) is True), None)


def operation_name(operation: Mapping[str, Any]) -> str | None:
    return _text(
        operation,
        NAME,
        "x-speakeasy-name-override",
        "x-fern-sdk-method-name",
    )


def operation_names(
    root: Mapping[str, Any],
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Names for all operations whose operationId matches a regular expression.

    Each is the place of the expression, the expression, and the name.
    """
    rules = root.get("x-speakeasy-name-override")
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        match rule:
            case {"operationId": str(pattern), "methodNameOverride": str(name)}:
                yield ("x-speakeasy-name-override", index, "operationId"), pattern, name


def schema_name(schema: Mapping[str, Any]) -> str | None:
    return _text(schema, NAME, "x-speakeasy-name-override", "x-fern-type-name")


def parameter_name(parameter: Mapping[str, Any]) -> str | None:
    return _text(
        parameter,
        NAME,
        "x-speakeasy-name-override",
        "x-fern-parameter-name",
    )


def operation_groups(operation: Mapping[str, Any]) -> list[str]:
    """The resource that an operation is put in, instead of its tags; dots nest."""
    group = operation.get("x-speakeasy-group")
    if isinstance(group, str) and group:
        return [group]
    parts = operation.get("x-fern-sdk-group-name")
    if isinstance(parts, str):
        parts = [parts]
    if (
        isinstance(parts, list)
        and parts
        and all(isinstance(part, str) for part in parts)
    ):
        return [".".join(parts)]
    return []


def pagination(
    operation: Mapping[str, Any], root: Mapping[str, Any]
) -> tuple[str, Dialect, Any] | None:
    """How an operation says that its answers come in pages.

    That is the extension, whose words it speaks, and what it says.
    """
    for keyword, dialect in _PAGINATION.items():
        said = operation.get(keyword)
        if said is True and dialect == "fern":  # as all operations that say so
            said = root.get(keyword, said)
        if said:
            return keyword, dialect, said
    return None


def sse_sentinel(media: Mapping[str, Any]) -> str | None:
    """The data of the event that ends a stream and is none of its own."""
    return _text(media, SSE_SENTINEL, "x-speakeasy-sse-sentinel")


def retries(
    value: Mapping[str, Any],
) -> Iterator[tuple[str, RetryDialect, Any]]:
    """What an operation, or the API, says of retries: what comes first counts.

    Each is the extension, whose words it speaks, and what it says.
    """
    for keyword, dialect in _RETRIES.items():
        if keyword in value:
            yield keyword, dialect, value[keyword]


def idempotency_key(
    operation: Mapping[str, Any], root: Mapping[str, Any]
) -> str | None:
    """The header by which a request is known when it comes again."""
    fern = root.get("x-fern-idempotency-headers")
    header = None
    if operation.get("x-fern-idempotent") is True and isinstance(fern, list):
        named = (_text(one, "header") for one in fern if isinstance(one, dict))
        header = next((one for one in named if one), None)
    return _text(operation, IDEMPOTENCY_KEY) or header


def stream_of_operation(
    operation: Mapping[str, Any],
) -> tuple[str | None, str | None]:
    """What an operation says of its stream: the property that asks for it, and its end."""
    field = _text(operation, "x-speakeasy-stream-request-field")
    fern = operation.get("x-fern-streaming")
    if not isinstance(fern, dict):
        return field, None
    condition = _text(fern, "stream-condition") or ""
    return field or condition.removeprefix("$request.") or None, _text(
        fern, "terminator"
    )


def tag_value(schema: Mapping[str, Any]) -> str | None:
    """The value of a discriminator that stands for a schema, instead of its name."""
    return _text(schema, "x-ms-discriminator-value")


def enum_meanings(schema: Mapping[str, Any]) -> Iterator[tuple[Any, str]]:
    """The values of an `enum` with the names and texts that are given for them."""
    values = schema.get("enum")
    if not isinstance(values, list):
        return
    texts = _by_value(schema, values, "x-enum-descriptions", "x-enumDescriptions")
    names, others = enum_names(schema), _of_microsoft(schema, "description")
    for value in values:
        key = str(value)
        said = (names.get(key), texts.get(key, others.get(key)))
        parts = [one for one in said if isinstance(one, str) and one not in ("", value)]
        if parts:
            yield value, ": ".join(parts)


def enum_names(schema: Mapping[str, Any]) -> dict[str, Any]:
    """What the values of an `enum`, as texts, are called."""
    values = schema.get("enum")
    if not isinstance(values, list):
        return {}
    names = _by_value(schema, values, "x-enum-varnames", "x-enumNames", "x-enum-names")
    return _of_microsoft(schema, "name") | names


def _of_microsoft(schema: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What `x-ms-enum` says of each value."""
    extension = schema.get("x-ms-enum")
    listed = extension.get("values") if isinstance(extension, dict) else None
    entries = listed if isinstance(listed, list) else []
    return {
        str(entry.get("value")): entry.get(key)
        for entry in entries
        if isinstance(entry, dict)
    }


def _by_value(
    schema: Mapping[str, Any], values: list[Any], *keywords: str
) -> dict[str, Any]:
    """What the first of some extensions says of each value, in their order or by them."""
    said = next((schema[one] for one in keywords if one in schema), None)
    if isinstance(said, list):
        return dict(zip(map(str, values), said, strict=False))
    return dict(said) if isinstance(said, dict) else {}


def server_name(server: Mapping[str, Any]) -> str | None:
    return _text(server, NAME, "x-speakeasy-server-id")


def variable_name(variable: Mapping[str, Any]) -> str | None:
    """What the argument of a server variable is called."""
    return _text(variable, NAME)


def environment_variable(scheme: Mapping[str, Any]) -> str | None:
    """The variable that holds a credential, on its security scheme.

    Raises:
        ValueError: no variable can have this name (POSIX, section 8.1).
    """
    name = _text(scheme, "x-sdkwright-env")
    if name is not None and not _VARIABLE.fullmatch(name):
        raise ValueError(f"no environment variable can be called {name!a}")
    return name


def global_parameters(
    root: Mapping[str, Any],
) -> tuple[tuple[str | int, ...], list[Any]]:
    """Parameters that are said once, on the client: where they are listed, and the list."""
    globals_ = root.get("x-speakeasy-globals")
    parameters = globals_.get("parameters") if isinstance(globals_, dict) else None
    return ("x-speakeasy-globals", "parameters"), (
        parameters if isinstance(parameters, list) else []
    )


def is_of_schema(keyword: str) -> bool:
    """Whether an extension speaks of a value rather than of the parameter that has it."""
    return keyword.startswith(_OF_SCHEMAS)


def use_later_keywords(value: dict[str, Any]) -> None:
    """Say with keywords what Swagger 2.0 has extensions for."""
    for extension, keyword in _LATER_KEYWORDS.items():
        if extension in value:
            value.setdefault(keyword, value.pop(extension))


def examples(parameter: Mapping[str, Any]) -> dict[str, Any]:
    """Example Objects, by name, of what a parameter of Swagger 2.0 has as examples."""
    values = parameter.get("x-examples")
    named = values.items() if isinstance(values, dict) else ()
    return {name: {"value": value} for name, value in named}


def _text(value: Mapping[str, Any], *keywords: str) -> str | None:
    texts = (value.get(keyword) for keyword in keywords)
    return next((text for text in texts if isinstance(text, str) and text), None)
