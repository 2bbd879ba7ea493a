"""The Go names of an API: types, fields, constants, files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import chain, count

from ..code import Code
from ..ir import Derived, Field, Given, JsonScalar, Name, Operation, Pointer
from ..naming import DEVICES, Scope, words
from ..target import GO_KEYWORDS


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is known without an import.
PREDECLARED = _listed(
    "any append bool byte cap clear close comparable complex complex64 complex128 copy "
    "delete error false float32 float64 imag int int8 int16 int32 int64 iota len make max "
    "min new nil panic print println real recover rune string true uint uint8 uint16 "
    "uint32 uint64 uintptr"
)
# What generated code imports.
PACKAGES = _listed(
    "components context http io iter json operations optionalnullable retry runtime "
    "sdkerrors slog stream time types url"
)
_INITIALISMS = _listed(
    "ACL AMQP API ASCII CPU CSS DB DNS EOF GID GUID HTML HTTP HTTPS ID IP JSON JWT LHS QPS "
    "RAM RHS RPC RTP SDK SHA SIP SLA SMTP SQL SSE SSH TCP TLS TTL UDP UI UID URI URL UTF8 "
    "UUID VM XML XMPP XSRF XSS"
)
_SPELLED = {"oauth": "OAuth", "graphql": "GraphQL", "openid": "OpenID"}
_DIGITS = re.compile(r"[0-9]+\Z")
_LONGEST = 80
_TELLING = 3  # how many words at the end are kept

# What every model has beside its getters.
MODEL_METHODS = frozenset({"MarshalJSON", "UnmarshalJSON", "ExtraFields"})
UNION_METHODS = frozenset({"MarshalJSON", "UnmarshalJSON", "Other"})
# What errors have of runtime.Answered, which a field of the name would hide.
ERROR_METHODS = MODEL_METHODS | {
    *("Error", "Is", "As", "Unwrap", "GoString", "Format", "String", "LogValue"),
    *("HTTPBody", "HTTPHeader", "HTTPRequestID", "HTTPStatusCode"),
}


@cache
def pascal(text: str) -> str:
    """`get-user_id` → `GetUserID`; empty where the text has no letter or digit."""
    parts = words(text)
    if len(parts) > 1 and all(part.isupper() or part.isdigit() for part in parts):
        parts = [part.lower() for part in parts]
    return "".join(_short([_word(part) for part in parts]))


def camel(text: str) -> str:
    """`get-user_id` → `getUserID`, `URLPath` → `urlPath`; may be a keyword."""
    first, *others = words(text) or [""]
    return first.lower() + pascal(" ".join(others))


def exported(text: str, *, fallback: str) -> str:
    """A name that other packages see: it begins with a capital letter."""
    name = pascal(text)
    return name if name[:1].isalpha() else f"{fallback}{name}"


def local(text: str, taken: Collection[str] = (), *, fallback: str = "value") -> str:
    """A name inside a function, which hides nothing that the function needs."""
    name = camel(text)
    if not name[:1].isalpha():
        name = f"{fallback}{name}"
    reserved = GO_KEYWORDS | PREDECLARED | PACKAGES
    while name in reserved or name in taken:
        name += "_"
    return name


def _word(word: str) -> str:
    if found := _SPELLED.get(word.lower()):
        return found
    digits = _DIGITS.search(word)
    stem = word[: digits.start()] if digits else word
    upper = stem.upper()
    if upper in _INITIALISMS:
        return word.upper()
    if upper[-1:] == "S" and upper[:-1] in _INITIALISMS:
        return f"{upper[:-1]}s"
    return word[0].upper() + word[1:]


def _short(parts: list[str]) -> list[str]:
    """As many words as there is room for; those near the end tell names apart."""
    while len(parts) > 1 and sum(map(len, parts)) > _LONGEST:
        middle = max(len(parts) - _TELLING, 1)
        parts = [*parts[: middle - 1], *parts[middle:]]
    return [part[:_LONGEST] for part in parts]


def type_candidates(
    pointer: Pointer, names: Mapping[Pointer, Name], found: Mapping[Pointer, Code]
) -> tuple[str, ...]:
    """What to call a declaration, the best first; `found` are names that are known."""
    match names[pointer]:
        case Given(text):
            return (exported(text, fallback="Model"),)
        case Derived(parent, parts):
            own = "".join(map(pascal, parts))
            if not parent:
                name = exported(_joined(own), fallback="Model")
                return name, f"{name}Body"
            above = found.get(parent) or type_candidates(parent, names, found)[0]
            long = exported(_joined(above, own), fallback="Model")
            operation = _answering(names.get(parent))
            if operation is None:
                return (long,)
            return (exported(_joined(pascal(operation), own), fallback="Model"), long)


def _joined(*parts: str) -> str:
    """Names together, shortened as one."""
    return "".join(_short([word for part in parts for word in words(part)]))


def _answering(name: Name | None) -> str | None:
    """The operation whose response has a name; what is in it is named after the operation."""
    match name:
        case Derived(None, (operation, "response")):
            return operation
    return None


def field_names(fields: Iterable[Field], methods: Collection[str]) -> dict[str, Code]:
    """Wire name → field. Neither a field nor its getter has the name of another one."""
    listed = list(fields)
    candidates = {one.wire_name: field_candidate(one.wire_name) for one in listed}
    scope = Scope(methods)
    found: dict[str, Code] = {}
    # What has its name already keeps it.
    for wire, name in sorted(candidates.items(), key=lambda pair: pair[0] != pair[1]):
        numbered = (f"{name}{number}" for number in count(2))
        found[wire] = Code(
            next(
                one
                for one in chain((name, f"{name}_"), numbered)
                if one not in scope and f"Get{one}" not in scope
            )
        )
        scope.claim(found[wire])
        scope.claim(f"Get{found[wire]}")
    return {one.wire_name: found[one.wire_name] for one in listed}


def field_candidate(wire_name: str) -> str:
    """What to call the field of a property where nothing else has the name."""
    return exported(wire_name, fallback="Field")


def constant_candidate(type_: Code, value: JsonScalar) -> str:
    """What to call a value of an enumeration."""
    text = str(value)
    if isinstance(value, str):
        return f"{type_}{pascal(text) or ('Empty' if not text else 'Value')}"
    sign = "Minus" if text.startswith("-") else ""
    return f"{type_}{sign}{pascal(text)}"


def file_name(name: str) -> str:
    """The file of a type, without its ending.

    No underscore but at the end: what follows one may be a system, or `test`, and then the
    file is built there alone.
    """
    file = name.replace("_", "").lower()
    return f"{file}_" if file in DEVICES else file


def receiver(type_: Code) -> Code:
    """What methods call the value that they are of."""
    return Code(type_[0].lower())


def operation_name(operation: Operation) -> str:
    """What the types of an operation are named after: its id."""
    return exported(operation.id, fallback="Call")
