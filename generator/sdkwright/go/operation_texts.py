"""What is said of operations and resources in comments."""

from __future__ import annotations

from ..code import Code
from ..ir import Resource
from ..naming import words
from .methods import Method


def said_of_method(method: Method) -> list[str]:
    """What it calls, then its summary and its text, in paragraphs."""
    operation = method.operation
    called = f"{method.name} calls {operation.method} {operation.path}"
    if method.content and method.body:
        called += f" with a body of type {method.body.media_type}"
    summary, text = operation.doc.summary.strip(), operation.doc.text.strip()
    if text.rstrip(".") == summary.rstrip("."):
        text = ""
    if "".join(words(summary)).lower() == method.name.lower():
        summary = ""
    return [f"{called}.", summary, text]


def said_of_resource(resource: Resource, type_: Code) -> str:
    """What its type is, in a text of the document or in a sentence."""
    return _text(resource) or f"{type_} has the operations on {_subject(resource)}."


def about(resource: Resource) -> str:
    """The same where no name stands before it."""
    return _text(resource) or f"Operations on {_subject(resource)}."


def _text(resource: Resource) -> str:
    return resource.doc.text.strip() or resource.doc.summary.strip()


def _subject(resource: Resource) -> str:
    """The last part of its name in words, as far as it has any."""
    name = resource.path[-1]
    return " ".join(words(name)).lower() or f"`{name}`"
