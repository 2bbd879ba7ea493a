"""The OpenAPI project's own tests of its meta-schemas: documents that pass, and that fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkwright import pipeline
from sdkwright.config import Config
from sdkwright.diagnostics import Finding
from sdkwright.target import Target

from .conftest import SHARED

_FOLDER = SHARED / "specs" / "oai-schema-tests"
_DOCUMENTS = sorted(_FOLDER.glob("v*/tests/schema/*/*.yaml"))

_MIXED = "content/multipart~1mixed"
_BODY = "#/components/requestBodies/encoding-with-{}-not-allowed"
_PATH_ITEM = "#/components/pathItems/my-path-item"

# Where a document that fails is wrong, in every version that has it.
PLACES = {
    "encoding-enc-item-exclusion": f"{_BODY.format('prefixEncoding')}/{_MIXED}"
    "/prefixEncoding/0/prefixEncoding",
    "encoding-enc-prefix-exclusion": f"{_BODY.format('itemEncoding')}/{_MIXED}"
    "/prefixEncoding/0/itemEncoding",
    "example-examples": "#/components/parameters/animal",
    "example-object-old-exclusions": "#/components/examples/CannotHaveBoth",
    "example-object-old-vs-data": "#/components/examples/NoValueWithDataValue",
    "example-object-old-vs-ser": "#/components/examples/CannotHaveBoth",
    "example-object-ser-exclusions": "#/components/examples/CannotHaveBoth",
    "header-object-allowReserved": "#/components/headers/Style",
    "header-object-name": "#/paths/~1foo/get/responses/default/headers",
    "invalid_schema_types": "#/components/schemas/invalid_null",
    "link-object-no-body": "#/components/links/Link-Object-with-body-property",
    "media-type-enc-item-exclusion": f"{_BODY.format('itemEncoding')}/{_MIXED}"
    "/itemEncoding",
    "media-type-enc-prefix-exclusion": f"{_BODY.format('prefixEncoding')}/{_MIXED}"
    "/prefixEncoding",
    "no_containers": "#",
    "operation-object-query-with-querystring": f"{_PATH_ITEM}/get/parameters",
    "operation-object-two-querystrings": f"{_PATH_ITEM}/get/parameters",
    "parameter-object-content-not-with-style": "#/components/parameters"
    "/content-not-with-style",
    "parameter-object-cookie-allowReserved": "#/components/parameters/my_cookie",
    "parameter-object-cookie-form-allowReserved": "#/components/parameters"
    "/style_cookie/style",
    "parameter-object-header-allowReserved": "#/components/parameters/header",
    "parameter-object-header-name": "#/components/parameters/BadHeader/name",
    "parameter-object-path-allowReserved": "#/components/parameters/path",
    "parameter-object-path-name": "#/components/parameters/BadPath/name",
    "parameter-object-querystring-not-with-schema": "#/components/parameters"
    "/querystring-not-with-schema",
    "path-item-object-conflicting-additional-operation": "#/paths/~1pets~1{id}"
    "/additionalOperations",
    "path-item-object-query-with-querystring": f"{_PATH_ITEM}/parameters",
    "path-item-object-two-querystrings": f"{_PATH_ITEM}/parameters",
    "server_enum_empty": "#/servers/0/variables/var/enum",
    "servers": "#/servers",
    "unknown_container": "#",
    "xml-attr-exclusion": "#/components/schemas/Attr/xml",
    "xml-wrapped-exclusion": "#/components/schemas/List/xml",
}


def of(kind: str) -> list[Path]:
    return [path for path in _DOCUMENTS if path.parent.name == kind]


def name(path: Path) -> str:
    return f"{path.relative_to(_FOLDER).parts[0]}-{path.stem}"


def findings(path: Path, folder: Path) -> tuple[bool, list[Finding]]:
    """Whether a package comes of a document in the end, and what is said of it."""
    target = Target("python", folder / "sdk")
    config = Config(path, (target,), tolerance="lenient")
    result = pipeline.run(config, check=True, progress=lambda _: None)
    return result.verdict.passed, list(result.findings)


def test_the_documents_are_there(specs: Path) -> None:
    assert specs / "oai-schema-tests" == _FOLDER
    assert len(of("pass")) > 60
    assert len(of("fail")) > 30


@pytest.mark.parametrize("path", of("pass"), ids=name)
def test_what_passes_is_read(path: Path, tmp_path: Path) -> None:
    passed, found = findings(path, tmp_path)
    assert passed
    assert [one for one in found if one.rule in ("structure", "wrong-shape")] == []


@pytest.mark.parametrize("path", of("fail"), ids=name)
def test_what_fails_is_told_at_its_place(path: Path, tmp_path: Path) -> None:
    _, found = findings(path, tmp_path)
    told = {one.pointer for one in found if one.severity in ("error", "warning")}
    assert PLACES[path.stem] in told
