"""The programs of Go's pages, gathered to be compiled as one and run one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROGRAM = re.compile(r"^(`{3,})go\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_IMPORTS = re.compile(r"\Aimport\(\n.*?\n\)\n", re.DOTALL)
# What programs declare beside their main function.
_DECLARED = re.compile(r"\b(main|answer|receive)\b(?=[ ()])")


@dataclass(frozen=True, slots=True)
class Program:
    place: str
    """The page, and the how manieth it is there."""
    source: str
    is_whole: bool
    """Whether it is one that a reader can run as it stands."""


def programs_of(folder: Path) -> Iterator[Program]:
    """Each program of each page; what is but some lines is made one."""
    for page in sorted(folder.rglob("*.md")):
        place = page.relative_to(folder).as_posix()
        found = _PROGRAM.findall(page.read_text("utf-8"))
        for number, (_, source) in enumerate(found):
            is_whole = source.startswith("package main\n")
            text = source if is_whole else _whole(source)
            yield Program(f"{place}:{number}", text, is_whole)


def package_of(programs: list[Program]) -> dict[str, str]:
    """The sources of all of them as one package, whose function Run starts one."""
    files = {}
    for number, program in enumerate(programs):
        source = program.source.replace("package main", "package programs", 1)
        files[f"programs/p{number}.go"] = _DECLARED.sub(rf"\g<1>{number}", source)
    cases = "".join(
        f"\tcase {number}:\n\t\tmain{number}()\n" for number in range(len(programs))
    )
    run = f"func Run(number int) {{\n\tswitch number {{\n{cases}\t}}\n}}\n"
    return files | {"programs/run.go": f"package programs\n\n{run}"}


def write_driver(folder: Path, packages: dict[str, str]) -> None:
    """A program that runs one: it is given the name of its package, and its number."""
    folder.mkdir(parents=True)
    imports = "".join(
        f'\tp{index} "{path}"\n' for index, path in enumerate(packages.values())
    )
    cases = "".join(
        f'\tcase "{name}":\n\t\tp{index}.Run(number)\n'
        for index, name in enumerate(packages)
    )
    (folder / "main.go").write_text(
        f'package main\n\nimport (\n\t"os"\n\t"strconv"\n{imports})\n\nfunc main() {{\n'
        "\tnumber, _ := strconv.Atoi(os.Args[2])\n\tswitch os.Args[1] {\n"
        f"{cases}\t}}\n}}\n",
        "utf-8",
    )


def _whole(source: str) -> str:
    imports = _IMPORTS.match(source)
    assert imports, source
    body = source[imports.end() :]
    head = f"package main\n\n{imports[0]}\n"
    if body.startswith("\nfunc "):
        return f"{head}{body}\nfunc main() {{ _ = receive }}\n"
    used = "\nvar _ = value\n" if "value" in body else ""
    given = "\nvar err error\n" if "errors.As(err," in body else ""
    return f"{head}func main() {{{given}{body}{used}}}\n"
