"""Which pages an API needs beside those of its resources and models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from ..graph import stream_of
from ..ir import Api
from .paths import Path, page_of_topic

Topic: TypeAlias = Literal[
    "authentication",
    "servers",
    "errors",
    "retries",
    "pagination",
    "streaming",
    "webhook-payloads",
]

ABOUT: Mapping[Topic, str] = {
    "authentication": "how to sign in",
    "servers": "which servers there are, and how one is chosen",
    "errors": "what a call can raise, and what an error says",
    "retries": "timeouts, and when a request is sent again",
    "pagination": "how to go through the items of all pages",
    "streaming": "how to read an answer item by item",
    "webhook-payloads": "what the server sends by itself",
}


def topics_of(api: Api, resources: Iterable[Path]) -> dict[Topic, Path]:
    """The page of each topic that an API has something for, in the order of `ABOUT`."""
    operations = api.operations
    needed: dict[Topic, bool] = {
        "authentication": bool(api.schemes or api.needs_certificate),
        "servers": len(api.servers) > 1 or bool(api.variables),
        "errors": bool(operations),
        "retries": bool(operations),
        "pagination": any(one.paging for one in operations),
        "streaming": any(stream_of(one) for one in operations),
        "webhook-payloads": bool(api.webhooks),
    }
    taken = list(resources)
    return {
        topic: page_of_topic(topic, taken)
        for topic, is_needed in needed.items()
        if is_needed
    }
