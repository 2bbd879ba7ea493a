"""Programs for the pages, which a reader can run."""

from __future__ import annotations

from ...code import Code, join
from ...guide.samples import Samples
from ...ir import Named, NoContent, Object, Pointer, RawContent, StreamContent
from ..arguments import Argument
from ..imports import Imports
from ..methods import Method
from ..types import Returned
from ..vocabulary import Vocabulary
from .samples import Built, sent

_MODULES = ("datetime", "pathlib")


class Programs:
    """Writes the programs of one package.

    `setup` is what a client needs to be given, as arguments; mostly nothing.
    """

    def __init__(
        self, vocabulary: Vocabulary, package: Code, client: Code, setup: Code
    ) -> None:
        self._vocabulary = vocabulary
        self._package = package
        self._client = client
        self._setup = setup
        declarations = vocabulary.api.declarations
        self._sent = Samples(declarations, without="read")
        self._returned = Samples(declarations, without="write")
        self._built = Built(vocabulary)

    def arguments(self, method: Method) -> tuple[Code, ...]:
        """What a call needs, with values that fit their types."""
        return tuple(
            Code(f"{_keyword(one)}{self._value(one)}")
            for one in method.arguments
            if one.required or one.is_usual or one.place == "path"
        )

    def call(self, method: Method) -> str:
        """One call, and what comes of it."""
        stream = method.operation.stream
        always = isinstance(method.operation.success, StreamContent)
        if always or (stream and stream.is_default):
            return self.stream(method)
        values = join(", ", self.arguments(method))
        match method.operation.success:
            case NoContent():
                shown = f"{method.symbol}({values})"
            case RawContent():
                opened = f"with {method.symbol}.streamed({values}) as answer"
                shown = f'{opened}:\n        answer.save("download")'
            case _:
                shown = f"result = {method.symbol}({values})\n    print(result)"
        return self._with(values, shown)

    def pages(self, method: Method) -> str:
        """The items of all pages."""
        values = join(", ", self.arguments(method))
        items = f"for item in {method.symbol}.items({values}):\n        print(item)"
        return self._with(values, items)

    def stream(self, method: Method) -> str:
        """The items of a stream as they arrive."""
        given = self.arguments(method)
        if switch := method.switch:
            asked = Code(f"{switch.name}=True")
            given = (*(one for one in given if not one.startswith(asked[:-4])), asked)
        values = join(", ", given)
        shown = (
            f"with {method.symbol}({values}) as stream:\n"
            "        for item in stream:\n            print(item)"
        )
        return self._with(values, shown)

    def model(self, pointer: Pointer) -> str:
        """A value of a model, as it is built."""
        vocabulary = self._vocabulary
        declaration = vocabulary.api.declarations[pointer]
        if isinstance(declaration, Object):
            value = self._built(self._returned.object(declaration))
            return f"{imports_of(value)}from {self._package} import models\n\nvalue = {value}\n"
        value = self._built(self._returned.of(Named(pointer)))
        type_ = Returned(vocabulary, Imports()).reference(pointer)
        return (
            f"{imports_of(value)}from {self._package} import models\n\n"
            f"value: {type_} = {value}\n"
        )

    def _value(self, argument: Argument) -> Code:
        name = argument.wire_name or "..."
        sample = self._sent.of(argument.type, argument.doc, name)
        return sent(sample, argument.is_part)

    def _with(self, values: str, shown: str) -> str:
        return (
            f"{imports_of(values)}from {self._package} import {self._client}\n\n"
            f"with {self._client}({self._setup}) as client:\n    {shown}\n"
        )


def imports_of(values: str) -> Code:
    """The modules that values need, as lines."""
    names = [one for one in _MODULES if f"{one}." in values]
    lines = "".join(f"import {name}\n" for name in names)
    return Code(f"{lines}\n" if lines else "")


def _keyword(argument: Argument) -> str:
    return "" if argument.is_positional else f"{argument.name}="
