"""How models are built and read, in a few lines for their pages."""

from __future__ import annotations

from collections.abc import Iterator

from ...code import Code, join
from ...ir import (
    Alias,
    Declaration,
    Enum,
    Named,
    Object,
    Union,
)
from ..vocabulary import Vocabulary
from .imports import ProgramImports
from .programs import Programs
from .values import Values


class Snippets:
    """Writes the code on the pages of models: imports, then statements."""

    def __init__(self, vocabulary: Vocabulary, programs: Programs) -> None:
        self._vocabulary = vocabulary
        self._programs = programs

    def model(self, declaration: Declaration) -> Code:
        """A value of a model, as it is built."""
        imports = self._programs.imports()
        values = self._programs.values(imports, without="write")
        lines = join("\n", self._built(declaration, values))
        return snippet(imports, lines)

    def error(self, name: Code) -> Code:
        """How an error is told from others."""
        imports = self._programs.imports()
        package, errors = imports.own("models/sdkerrors"), imports.standard("errors")
        log = imports.standard("log")
        return snippet(
            imports,
            Code(
                f"var failed *{package}.{name}\n"
                f"if {errors}.As(err, &failed) {{\n"
                f"    {log}.Println(failed.HTTPStatusCode(), failed.HTTPRequestID())\n}}"
            ),
        )

    def _built(self, declaration: Declaration, values: Values) -> Iterator[Code]:
        pointer = declaration.pointer
        match declaration:
            case Object():
                built = values.value(values.samples.object(declaration), Named(pointer))
                yield Code(f"value := {built}")
            case Union():
                yield from self._variants(declaration, values)
            case Enum() | Alias():
                sample = values.samples.of(Named(pointer))
                value = values.required(sample, Named(pointer))
                type_ = values.type(Named(pointer))
                is_typed = value.startswith(f"{type_}{{") or (
                    pointer in self._vocabulary.values
                )
                yield Code(
                    f"value := {value}" if is_typed else f"var value {type_} = {value}"
                )

    def _variants(self, union: Union, values: Values) -> Iterator[Code]:
        """All ways to make one, and the way to tell them apart."""
        variants = self._vocabulary.variants[union.pointer]
        for index in range(len(variants)):
            made = values.variant(union, index)
            yield Code(f"value {'=' if index else ':='} {made}")
        yield Code("\nswitch {")
        for one in variants:
            yield Code(f"case value.{one.name} != nil:\n    // it is this one")
        yield Code("}")


def snippet(imports: ProgramImports, body: Code) -> Code:
    return Code(f"{imports.declaration()}\n\n{body}\n")
