"""The page of what the server sends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...code import Code
from ...ir import Object, Webhook
from ...markdown import markdown
from ..methods import NamedResource
from ..vocabulary import Vocabulary

PAGE = Code("docs/webhook-payloads.md")
"""No resource has a page of this name: theirs are names of modules."""


@dataclass(frozen=True, slots=True)
class WebhookSection:
    title: Code
    text: Code
    callback_of: Code | None
    """The method that asks for it."""
    model: Code | None
    """None where what is sent is not JSON."""
    is_class: bool
    """Whether the model can read by itself."""


@dataclass(frozen=True, slots=True)
class WebhooksView:
    package: Code
    webhooks: tuple[WebhookSection, ...]


def webhooks_view(
    vocabulary: Vocabulary, package: Code, resources: Iterable[NamedResource]
) -> WebhooksView:
    methods = {
        method.operation.pointer: Code(method.symbol)
        for one in resources
        for method in one.methods
        if not method.is_alias
    }
    return WebhooksView(
        package,
        tuple(_section(one, vocabulary, methods) for one in vocabulary.api.webhooks),
    )


def _section(
    webhook: Webhook, vocabulary: Vocabulary, methods: dict[str, Code]
) -> WebhookSection:
    payload, doc = webhook.payload, webhook.doc
    declarations = vocabulary.api.declarations
    return WebhookSection(
        title=markdown(" ".join(webhook.name.split()) or "webhook"),
        text=markdown(
            "\n\n".join(dict.fromkeys(filter(None, (doc.summary, doc.text))))
        ),
        callback_of=methods.get(webhook.operation) if webhook.operation else None,
        model=vocabulary.names[payload.pointer] if payload else None,
        is_class=(
            payload is not None and isinstance(declarations[payload.pointer], Object)
        ),
    )
