"""OpenAPI 3.0 → the shape of 3.1: limits that are flags beside others.

`nullable` is left where it is: references lead through what stands around it, and lowering
reads it in every version. A `$ref` of 3.0 has no siblings by the letter (Reference
Object); what people write beside it they mean, so it counts, as in 3.1.
"""

from __future__ import annotations

from ..document import Document
from ..trees import objects

_EXCLUSIVE = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def normalise(document: Document) -> None:
    """Rewrite every schema, in whichever file."""
    for root in document.files.values():
        for schema in objects(root):
            for limit, exclusive in _EXCLUSIVE.items():
                if schema.get(exclusive) is True and limit in schema:
                    schema[exclusive] = schema.pop(limit)
                elif schema.get(exclusive) is False:
                    del schema[exclusive]
