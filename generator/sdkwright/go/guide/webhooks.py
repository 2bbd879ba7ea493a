"""What the pages say of what the server sends by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...code import Code
from ...guide.paths import Path
from ...ir import Webhook
from ...markdown import block, code, plain, prose
from ..methods import Method
from ..vocabulary import Vocabulary
from .models import link_to_model
from .programs import Programs


@dataclass(frozen=True, slots=True)
class WebhookSection:
    title: Code
    text: Code
    callback_of: Code | None
    """The method that asks for it."""
    link: Code | None
    """To its model; None where what is sent is not JSON."""
    program: Code | None


@dataclass(frozen=True, slots=True)
class WebhooksView:
    webhooks: tuple[WebhookSection, ...]


def webhooks_view(
    vocabulary: Vocabulary,
    programs: Programs,
    page: Path,
    methods: Mapping[str, Method],
) -> WebhooksView:
    """`methods` are there by the pointers of their operations."""
    return WebhooksView(
        tuple(
            _section(one, vocabulary, programs, page, methods)
            for one in vocabulary.api.webhooks
        )
    )


def _section(
    webhook: Webhook,
    vocabulary: Vocabulary,
    programs: Programs,
    page: Path,
    methods: Mapping[str, Method],
) -> WebhookSection:
    payload, doc = webhook.payload, webhook.doc
    asking = methods.get(webhook.operation) if webhook.operation else None
    shown = program = None
    if payload:
        package = vocabulary.package_of[payload.pointer]
        name = vocabulary.names[payload.pointer]
        shown = link_to_model(package, name, page)
        program = block("go", _receiving(package, name, programs))
    return WebhookSection(
        title=plain(webhook.name) or Code("webhook"),
        text=prose("\n\n".join(dict.fromkeys(filter(None, (doc.summary, doc.text))))),
        callback_of=code(asking.symbol) if asking else None,
        link=shown,
        program=program,
    )


def _receiving(package: str, name: Code, programs: Programs) -> Code:
    imports = programs.imports()
    json, models = imports.standard("encoding/json"), imports.own(f"models/{package}")
    return Code(
        f"{imports.declaration()}\n\n"
        f"func receive(body []byte) ({models}.{name}, error) {{\n"
        f"    var payload {models}.{name}\n"
        f"    err := {json}.Unmarshal(body, &payload)\n"
        "    return payload, err\n}\n"
    )
