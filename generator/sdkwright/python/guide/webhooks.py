"""The page of what the server sends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...code import Code
from ...guide.paths import Path
from ...ir import Object, Webhook
from ...markdown import plain, prose
from ..methods import Method
from ..vocabulary import Vocabulary
from .types import link_to_model


@dataclass(frozen=True, slots=True)
class WebhookSection:
    title: Code
    text: Code
    callback_of: Code | None
    """The method that asks for it."""
    model: Code | None
    """None where what is sent is not JSON."""
    link: Code | None
    """To its page."""
    is_class: bool
    """Whether the model can read by itself."""


@dataclass(frozen=True, slots=True)
class WebhooksView:
    package: Code
    webhooks: tuple[WebhookSection, ...]


def webhooks_view(
    vocabulary: Vocabulary, package: Code, page: Path, methods: Mapping[str, Method]
) -> WebhooksView:
    """`methods` are there by the pointers of their operations."""
    return WebhooksView(
        package,
        tuple(
            _section(one, vocabulary, page, methods) for one in vocabulary.api.webhooks
        ),
    )


def _section(
    webhook: Webhook, vocabulary: Vocabulary, page: Path, methods: Mapping[str, Method]
) -> WebhookSection:
    payload, doc = webhook.payload, webhook.doc
    declarations = vocabulary.api.declarations
    asking = methods.get(webhook.operation) if webhook.operation else None
    name = vocabulary.names[payload.pointer] if payload else None
    return WebhookSection(
        title=plain(webhook.name) or Code("webhook"),
        text=prose("\n\n".join(dict.fromkeys(filter(None, (doc.summary, doc.text))))),
        callback_of=Code(asking.symbol) if asking else None,
        model=name,
        link=link_to_model(name, page) if name else None,
        is_class=(
            payload is not None and isinstance(declarations[payload.pointer], Object)
        ),
    )
