"""The Python names of an API: models, fields, arguments, methods, resources."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, count

from ..code import Code
from ..graph import behind
from ..ir import (
    Api,
    Derived,
    Enum,
    Field,
    Given,
    Name,
    Object,
    Operation,
    Parameter,
    Pointer,
    Union,
)
from ..naming import (
    DEVICES,
    MAX_LENGTH,
    Scope,
    identifier,
    pascal,
    snake,
    title_name,
    words,
)
from ..target import TAKEN_PACKAGES
from .credentials import GRANTS

KEYWORDS = frozenset(keyword.kwlist)

# What `models` holds of its own, and what is a keyword in the casing of a class.
_MODELS = ("UnknownVariant", "None", "True", "False")

# Attributes of pydantic.BaseModel and of our Model; a test compares the list with the real ones.
_ATTRIBUTES = KEYWORDS | {
    *(
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
    ),
    *("schema", "schema_json", "update_forward_refs", "validate", "to_dict", "to_json"),
    *(
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
    ),
    *(
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
    ),
    *("model_parametrized_name", "model_post_init", "model_rebuild", "model_validate"),
    *("model_validate_json", "model_validate_strings"),
    *("mro", "register"),  # of the class itself
}

# Attributes of the clients, beside the resources.
_CLIENT = KEYWORDS | {"request", "with_options", "close", "aclose"}

# The folder of a package that is the user's.
CUSTOM = "custom"

# What a package holds beside the modules of its resources.
_PACKAGE = KEYWORDS | DEVICES | {"errors", "models", "omit", "params", CUSTOM}

# Classes that modules of resources, or that of the clients, import beside resources, or
# that the package exports.
_IMPORTED = frozenset(
    {
        *("Any", "Literal", "Mapping", "Protocol", "Required", "Self", "Sequence"),
        *("TypeAlias", "TypedDict", "Unpack"),
        *("Api", "AsyncClient", "AsyncResource", "Resource", "RetryPolicy"),
        *("SyncClient", "AsyncStream", "Stream", "StreamOf", "Awaited"),
        *("AsyncOpened", "Opened"),
        *("Body", "Bytes", "Empty", "Encoding", "File", "FileContent", "FileInput"),
        *("Json", "Omit", "Operation", "RequestOptions", "Style", "Text"),
        *("APIKey", "HTTPBasic", "HTTPDigest", "HTTPScheme", "OAuth2"),
        *("AsyncCredential", "AsyncPasswordCredential", "Credential"),
        *(
            "PasswordCredential",
            "ClientOptions",
            "Server",
            "Variable",
            *GRANTS.values(),
        ),
        *("ByStatus", "Response", "Timeout", "TypedHeaders"),
        *("AsyncHooks", "Hooks", "ResponseLimits", "ResponseValidation"),
        *("AfterResponse", "BeforeRequest", "OnError", "OnRetry"),
        *("AsyncStreamedResponse", "StreamedResponse"),
        *("CursorPages", "LinkedPages", "NumberedPages", "OffsetPages"),
    }
)

_ARGUMENTS = KEYWORDS | {"self", "options"}


# A statement that defines an alias of this length, or of a derived name, fits in a line.
_LONGEST_ALIAS = 60


def inlined(declaration: object, name: Name) -> bool:
    """Whether a declaration is printed where it is used: it is small, and nobody named it."""
    if isinstance(name, Given):
        return False
    match declaration:
        case Enum(values=values, meanings=()):
            return sum(len(str(value)) for value in values) <= 50
        case Union(variants=variants, tag=None):
            return len(variants) <= 3
    return False


def type_names(api: Api, mentioned: Collection[Pointer]) -> dict[Pointer, Code]:
    """The name of each declaration that the document names, or that is mentioned by name.

    Names that the document gives come first, those that are class names already before all, so that
    a name which is derived is the one that bends.
    """
    scope = Scope(_MODELS)
    payloads = {one.payload.pointer for one in api.webhooks if one.payload}
    found: dict[Pointer, Code] = {}
    given = {
        pointer: name.text
        for pointer, name in api.names.items()
        if isinstance(name, Given)
    }

    def is_no_class_name(pointer: Pointer) -> bool:
        return given[pointer] != pascal(given[pointer])

    # Claimed by pointer: who is first must not depend on what refers to it first, and what a
    # name begins with is decided before it.
    # Small letters come first, so that `Order` is what it says beside `ORDER`.
    in_order = sorted(api.names, key=str.swapcase)
    promised = [pointer for pointer in in_order if pointer in given]
    for pointer in sorted(promised, key=is_no_class_name):
        found[pointer] = Code(scope.claim(type_candidate(pointer, api, found)))
    for pointer in in_order:
        if pointer in found or pointer not in mentioned:
            continue
        # A payload is asked for by its name, however small it is.
        name, declaration = api.names[pointer], api.declarations[pointer]
        in_place = pointer not in payloads and inlined(declaration, name)
        if not in_place or pointer in behind(pointer, api.declarations):
            found[pointer] = Code(scope.claim(type_candidate(pointer, api, found)))
    # In the order of the document, what it names before the rest.
    document_order = (*sorted(given, key=is_no_class_name), *api.names)
    return {one: found[one] for one in document_order if one in found}


def type_candidate(pointer: Pointer, api: Api, found: Mapping[Pointer, Code]) -> str:
    """What to call a declaration where nothing else has the name; `found` are known names."""
    match api.names[pointer]:
        case Given(text):
            is_class = isinstance(api.declarations[pointer], Object)
            return _type_name(text, MAX_LENGTH if is_class else _LONGEST_ALIAS)
        case Derived(parent, words):
            prefix = ""
            if parent:
                prefix = found.get(parent) or type_candidate(parent, api, found)
            text = prefix + "".join(pascal(word) for word in words)
            return _type_name(text, _LONGEST_ALIAS)


def _type_name(text: str, longest: int = MAX_LENGTH) -> str:
    name = identifier(pascal(text, longest), KEYWORDS, fallback="Model")
    return name[0].upper() + name[1:]


def field_names(declaration: Object) -> dict[str, Code]:
    """Wire name → attribute. A wire name that can be an attribute stays what it is."""
    return _unique(declaration.fields, field_candidate)


def field_candidate(field: Field) -> str:
    """What to call the attribute of a property where no other one has the name."""
    return identifier(snake(field.wire_name), _ATTRIBUTES, fallback="field")


def _unique(
    fields: Iterable[Field], candidate: Callable[[Field], str]
) -> dict[str, Code]:
    names = {field.wire_name: candidate(field) for field in fields}
    scope = Scope()
    claimed = {
        wire: Code(scope.claim(name))
        for wire, name in sorted(names.items(), key=lambda item: item[0] != item[1])
    }
    return {wire: claimed[wire] for wire in names}


def argument_candidates(parameter: Parameter) -> tuple[Code, Code]:
    """What to call the argument of a parameter; the second where another one has the first."""
    name = argument_name(parameter)
    return name, Code(f"{name}_{parameter.location}")


def body_argument_names(fields: Iterable[Field], scope: Scope) -> dict[str, Code]:
    """Wire name → argument of a property that is sent; `_body` where a parameter has it."""
    names = _unique(fields, body_argument_candidate)
    return {
        wire: Code(scope.claim(name, f"{name}_body")) for wire, name in names.items()
    }


def body_argument_candidate(field: Field) -> Code:
    """What to call the argument of a property where no other argument has the name."""
    return Code(identifier(snake(field.wire_name), _ARGUMENTS, fallback="field"))


def argument_name(parameter: Parameter) -> Code:
    return Code(
        identifier(
            snake(parameter.name or parameter.wire_name),
            _ARGUMENTS,
            fallback="parameter",
        )
    )


def method_candidate(operation: Operation) -> str:
    """What to call a method where nothing else of its resource has the name."""
    match operation.name:
        case Given(text):
            name = snake(text)
        case Derived(_, words):
            name = snake(" ".join(words))
    return identifier(name, KEYWORDS, fallback="call")


@dataclass(frozen=True, slots=True)
class ResourceName:
    attributes: tuple[Code, ...]
    """How it is reached from the client."""
    type: Code
    module: Code


def resource_candidate(path: tuple[str, ...]) -> str:
    """What to call the attribute of a resource where no other one has the name."""
    return identifier(snake(path[-1]), _CLIENT, fallback="resource")


class ResourceNames:
    """Names of resources: attributes of what is above, classes and modules."""

    def __init__(self, taken_types: Iterable[str]) -> None:
        self._types = Scope((*taken_types, *_IMPORTED))
        self._modules = Scope(_PACKAGE)
        self._attributes: dict[tuple[str, ...], Scope] = {(): Scope()}
        self._found: dict[tuple[str, ...], ResourceName] = {}

    def name(self, path: tuple[str, ...]) -> ResourceName:
        if path not in self._found:
            above = self.name(path[:-1]).attributes if path[:-1] else ()
            scope = self._attributes.setdefault(above, Scope())
            attribute = Code(scope.claim(resource_candidate(path)))
            attributes = (*above, attribute)
            module = "_".join(attributes)
            type_ = _type_name("".join(pascal(part) for part in path))
            self._found[path] = ResourceName(
                attributes,
                self._type(type_),
                Code(self._modules.claim(module, f"{module}_")),
            )
        return self._found[path]

    def _type(self, name: str) -> Code:
        """A class whose async twin has a name of its own, too."""
        numbered = (f"{name}Resource{number}" for number in count(2))
        for one in chain((name, f"{name}Resource"), numbered):
            if one not in self._types and f"Async{one}" not in self._types:
                self._types.claim(f"Async{one}")
                return Code(self._types.claim(one))
        raise AssertionError("numbers do not end")


def module_name(first: Code, scope: Scope) -> Code:
    return Code(scope.claim(f"_{snake(first)}"))


def client_name(title: str) -> Code:
    """`OpenRouter API` → `OpenRouter`."""
    name = _type_name(pascal(title_name(title)) or "API")
    taken = {name, f"Async{name}"} & _IMPORTED
    return Code(f"{name}Client" if taken else name)


def package_name(title: str) -> Code:
    """`OpenRouter API` → `openrouter`, `Pet store` → `pet_store`."""
    parts = re.split(r"[\s._-]+", title_name(title))
    name = "_".join(text for part in parts if (text := "".join(words(part)).lower()))
    name = identifier(name, KEYWORDS | DEVICES, fallback="client")
    return Code(f"{name}_client" if name in TAKEN_PACKAGES else name)
