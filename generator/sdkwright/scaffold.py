"""`sdkwright init`: a first `sdkwright.toml`, with comments that teach."""

from __future__ import annotations

import json
from pathlib import Path

from .config import local_path

NAME = "sdkwright.toml"

_TEMPLATE = """\
# What sdkwright generates, and from what. Paths are relative to this file.
# `sdkwright generate` reads it, `sdkwright generate --check` tells what is stale.

spec = {spec}

# OpenAPI Overlays, applied in this order.
overlays = []

# Findings that are accepted on purpose: "rule", or "rule@pointer" for one place.
allow = []

# Whether a warning stops the run as an error does.
strict = false

# Where references may be fetched from, as in "https://schemas.example.com".
remote = []

# Where the document is published, if the URLs of its servers are relative to that.
# spec_url = "https://api.example.com/openapi.json"

# Only a part of the API, with the models that it reaches: operations by tag, by
# operationId or as "GET /path".
[select]
# tags = []
# operations = []
# exclude_tags = []
# exclude_operations = []

# Names of your choice, where the document's are not good enough.
[naming]
# strip_resource = true  # pets_list → list, in the resource pets

[naming.operations]
# getCredits = "read"

[naming.schemas]
# UnauthorizedResponse = "NotSignedIn"

# How answers come in pages, where the document does not say: see `sdkwright suggest`.
[pages]
# getBooks = {{ style = "offset", parameter = "offset", items = "$.books" }}

# What the client does unless its user says otherwise.
[client]
timeout = 60  # seconds for a read
# secrets = ["pin"]  # what no log shows, beside what is marked with `format: password`
# retries = 2  # whatever the document says

# When requests are sent again, by operation too, and the header of an idempotency key.
[retries]
# idempotency_key = "Idempotency-Key"

[[targets]]
language = "python"
output = "sdk"
# Both come from the title of the document unless they are given.
# package = "example"
# client = "Example"
# Resources that code of your own extends, in the folder `custom` of the package.
# custom = ["pets"]

# Go as well, or in its place. The module is the path that programs import it by.
# [[targets]]
# language = "go"
# output = "sdk-go"
# module = "github.com/example/sdk-go"
# package = "example"
# client = "Example"
"""


def write(spec: str) -> Path:
    """Write a first configuration for a document into the current folder.

    Raises:
        FileExistsError: there is one already.
        OSError: it cannot be written, or there is no such document.
        ConfigProblem: the document is the address of one elsewhere.
    """
    document = local_path(spec)
    document.stat()
    path = Path(NAME)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        # A JSON text in ASCII is a TOML text as well.
        file.write(_TEMPLATE.format(spec=json.dumps(document.as_posix())))
    return path
