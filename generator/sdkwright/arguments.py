"""The command line: what may be written on it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args

from . import __version__, scaffold
from .console import Console
from .target import Language

Command: TypeAlias = Callable[[argparse.Namespace, Console], int]

_EXAMPLES = """\
examples:
  sdkwright generate openapi.yaml --target python --output sdk
                                     the first SDK, with nothing to configure
  sdkwright init openapi.yaml        write down what to generate, with comments
  sdkwright generate                 generate what sdkwright.toml says
  sdkwright generate --check         write nothing; exit 1 and list what is stale
  sdkwright validate openapi.yaml    everything that is wrong with a document
  sdkwright suggest openapi.yaml     what it does not say of pages, as an overlay

exit status:
  0    done
  1    a problem in the document, or stale output with --check
  2    wrong usage or configuration
  3    cannot read or write
  130  interrupted
"""
_REMOTE = ("--remote", "ORIGIN", "fetch what is referred to there; may be repeated")


class _Once(argparse.Action):
    """An option that cannot be given twice: no value is overruled unseen."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        del parser, option_string
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(self, "can only be given once")
        setattr(namespace, self.dest, values)


def parser(commands: Mapping[str, Command]) -> argparse.ArgumentParser:
    """The command line; `command` of what it parses is one of `commands`."""
    top = argparse.ArgumentParser(
        prog="sdkwright",
        description="Reads an OpenAPI document and writes a client SDK for it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    found = top.add_subparsers(required=True, metavar="command")
    generate = found.add_parser("generate", help="write what is configured")
    _add_generate(generate)
    generate.set_defaults(command=commands["generate"])
    check = found.add_parser("validate", help="tell everything wrong with a document")
    check.add_argument(
        "spec", metavar="SPEC", help="the document, or - for standard input"
    )
    name, metavar, what = _REMOTE
    check.add_argument(name, metavar=metavar, action="append", default=[], help=what)
    check.set_defaults(command=commands["validate"])
    propose = found.add_parser(
        "suggest", help="propose what a document does not say, as an overlay"
    )
    _add_suggest(propose)
    propose.set_defaults(command=commands["suggest"])
    init = found.add_parser("init", help=f"write a commented {scaffold.NAME}")
    init.add_argument(
        "spec",
        metavar="SPEC",
        nargs="?",
        default="openapi.yaml",
        help="the document (default: %(default)s)",
    )
    init.set_defaults(command=commands["init"])
    return top


def _add_generate(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("spec", metavar="SPEC", nargs="?", help="the document; without it, --config")
    add(
        "--target",
        metavar="LANGUAGE",
        dest="language",
        choices=get_args(Language),
        action=_Once,
        help="what to write: %(choices)s",
    )
    for name, metavar, what in (
        ("--config", "FILE", f"what to generate (default: {scaffold.NAME})"),
        ("--output", "DIR", "the folder to write to"),
        ("--package", "NAME", "of the package (default: from the title)"),
        ("--client", "NAME", "of its client class (default: from the title)"),
        (
            "--module",
            "PATH",
            "that programs import it by, of Go (default: example.com/PACKAGE)",
        ),
        ("--spec-url", "URL", "where the document is published, for relative servers"),
        ("--report", "FILE", "write what became of every operation, as JSON"),
    ):
        add(name, metavar=metavar, action=_Once, help=what)
    for name, metavar, what in (
        ("--overlay", "FILE", "apply an OpenAPI Overlay; may be repeated"),
        ("--tag", "TAG", "only its operations; may be repeated"),
        ("--operation", "ID", "only this one, or METHOD /path; may be repeated"),
        ("--allow", "RULE[@POINTER]", "accept such findings; may be repeated"),
        _REMOTE,
    ):
        add(name, metavar=metavar, action="append", default=[], help=what)
    tolerance = parser.add_mutually_exclusive_group().add_argument
    tolerance("--lenient", action="store_true", help="accept every finding that can be")
    tolerance("--strict", action="store_true", help="let no warning pass either")
    add("--check", action="store_true", help="write nothing, tell what is stale")


def _add_suggest(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("spec", metavar="SPEC", nargs="?", help="the document; without it, --config")
    add("--config", metavar="FILE", help="its document, as it is used", action=_Once)
    add("--output", metavar="FILE", help="write the overlay there", action=_Once)
    add(
        "--overlay",
        metavar="FILE",
        action="append",
        default=[],
        help="apply an OpenAPI Overlay before; may be repeated",
    )
