"""The Go SDK as a whole: what methods are called, take and return."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sdkwright import go
from sdkwright.config import Config
from sdkwright.diagnostics import Findings
from sdkwright.package import Package
from sdkwright.target import Target

from .lowering import lowered

TARGET = Target("go", Path("out"), "pets", "Pets", module="example.com/pets")
PET = {"type": "object", "properties": {"name": {"type": "string"}}}
JSON = {"content": {"application/json": {"schema": PET}}}


def made(operation: dict[str, Any], path: str = "/pets", **more: Any) -> Package:
    document = {"paths": {path: {"post": {"tags": ["Pets"], **operation}}}, **more}
    config = Config(Path("spec.yaml"), (TARGET,))
    return go.generate(lowered(document).api, TARGET, config, Findings())


def signatures(package: Package) -> list[str]:
    lines = package.files["petsresource.go"].decode().splitlines()
    return [one.partition(") ")[2] for one in lines if one.startswith("func (s ")]


def parameter(name: str, place: str, *, required: bool = False) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": place, "required": required, "schema": schema}


def test_arguments_stand_in_the_order_of_go() -> None:
    parameters = [
        parameter("limit", "query"),
        parameter("X-Trace", "header", required=True),
        parameter("user_id", "path", required=True),
    ]
    operation = {
        "operationId": "addPet",
        "parameters": parameters,
        "requestBody": {"required": True, **JSON},
        "responses": {"200": {"description": "", **JSON}},
    }
    taken = "ctx context.Context, userID string, xTrace string"
    rest = "limit *string, opts ...operations.Option"
    (found,) = signatures(made(operation, "/users/{user_id}"))
    assert found.startswith(f"AddPet({taken}, request operations.AddPet")
    assert found.endswith(f", {rest}) (*operations.AddPetResponse, error) {{")


def test_arguments_hide_nothing_that_methods_use() -> None:
    answers = {"responses": {"200": {"description": "", **JSON}}}
    parameters = [parameter("op_add", "query"), parameter("op_update", "query")]
    (found,) = signatures(
        made({"operationId": "add", "parameters": parameters} | answers)
    )
    assert found.startswith(
        "Add(ctx context.Context, opAdd_ *string, opUpdate *string, "
    )


def test_texts_of_the_document_import_nothing() -> None:
    answers = {"responses": {"200": {"description": "", **JSON}}}
    package = made({"operationId": "2 * time.Second"} | answers, "/sdkerrors.New")
    resource = package.files["petsresource.go"].decode()
    assert '"2 * time.Second"' in resource
    assert '"/sdkerrors.New"' in resource
    assert '"time"' not in resource
    assert "models/sdkerrors" not in resource


def test_options_hide_nothing_that_they_set() -> None:
    globals_ = {"parameters": [parameter("sdk", "query")]}
    operation = {
        "operationId": "add",
        "responses": {"200": {"description": "", **JSON}},
    }
    package = made(operation, "/pets", **{"x-speakeasy-globals": globals_})
    options = package.files["options.go"].decode()
    assert 'sdk.settings.Globals["sdk"] = sdk_\n' in options


def test_many_arguments_are_a_struct() -> None:
    names = ("a", "b", "c", "d", "e")
    operation = {
        "operationId": "findPets",
        "parameters": [parameter(one, "query") for one in names],
        "responses": {"204": {"description": ""}},
    }
    package = made(operation)
    assert signatures(package) == [
        "FindPets(ctx context.Context, request operations.FindPetsRequest,"
        " opts ...operations.Option) error {"
    ]
    struct = package.files["models/operations/findpetsrequest.go"].decode()
    assert "type FindPetsRequest struct {\n\tA *string\n" in struct


@pytest.mark.parametrize("summary", ["AddPet", "Add pet", "add_pet"])
def test_a_summary_that_is_the_name_is_not_said_twice(summary: str) -> None:
    operation = {
        "operationId": "addPet",
        "summary": summary,
        "description": "Puts one on the list.",
        "responses": {"204": {"description": ""}},
    }
    file = made(operation).files["petsresource.go"].decode()
    assert "// AddPet calls POST /pets.\n//\n// Puts one on the list.\n" in file


def test_other_contents_have_methods_of_their_own() -> None:
    content = {
        "application/json": {"schema": PET},
        "application/x-www-form-urlencoded": {"schema": PET},
        "text/plain": {},
    }
    operation = {
        "operationId": "addPet",
        "requestBody": {"content": content},
        "responses": {"204": {"description": ""}},
    }
    package = made(operation)
    names = [one.partition("(")[0] for one in signatures(package)]
    assert names == ["AddPet", "AddPetForm", "AddPetText"]
    (report,) = package.operations
    assert report.symbols == tuple(f"client.Pets.{one}" for one in names)


@pytest.mark.parametrize(
    ("content", "returned"),
    [
        ({"text/plain": {}}, "(string, error) {"),
        ({"image/png": {}}, "(io.ReadCloser, error) {"),
        (
            {"application/json": {"schema": {"type": "array", "items": PET}}},
            "([]operations.",
        ),
        (
            {"text/event-stream": {"schema": {"type": "string"}}},
            "(*stream.EventStream[string], error) {",
        ),
    ],
)
def test_results(content: dict[str, Any], returned: str) -> None:
    answer = {"description": "", "content": content}
    operation = {"operationId": "getPet", "responses": {"200": answer}}
    (found,) = signatures(made(operation))
    assert returned in found


def test_several_schemes_are_a_struct_and_one_token_is_a_text() -> None:
    operation = {"operationId": "addPet", "responses": {"204": {"description": ""}}}
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    basic = {"type": "http", "scheme": "basic"}
    one = made(
        {**operation, "security": [{"apiKey": []}]},
        components={"securitySchemes": {"apiKey": key}},
    )
    assert "func WithSecurity(apiKey string)" in one.files["options.go"].decode()
    two = made(
        {**operation, "security": [{"apiKey": []}, {"login": []}]},
        components={"securitySchemes": {"apiKey": key, "login": basic}},
    )
    options = two.files["options.go"].decode()
    assert "func WithSecurity(security components.Security)" in options
    assert (
        "Login  *SecurityCredential"
        in two.files["models/components/security.go"].decode()
    )


def test_comments_say_what_go_doc_does_not_show() -> None:
    """It leaves out what is embedded, and what a union has of a union."""
    either = {"oneOf": [{"type": "string"}, {"type": "boolean"}]}
    package = made(
        {"operationId": "a", "responses": {"404": {"description": "", **JSON}}},
        components={"schemas": {"Either": either}},
    )
    errors = [
        text.decode()
        for name, text in package.files.items()
        if name.startswith("models/sdkerrors/") and not name.endswith("/errors.go")
    ]
    assert all("answered 404. It is an [HTTPError].\ntype " in one for one in errors)
    assert len(errors) == 1
    union = package.files["models/components/either.go"].decode()
    assert (
        "// Either - A union: one of its fields is set.\ntype Either struct {" in union
    )


def test_the_program_that_shows_how_to_sign_in_signs_in() -> None:
    """Not the one that is the easiest to call, and needs no credentials."""
    answer = {"tags": ["Pets"], "responses": {"200": {"description": "", **JSON}}}
    pet = {**answer, "parameters": [parameter("id", "query", required=True)]}
    package = made(
        {},
        paths={"/up": {"get": {**answer, "security": []}}, "/pet": {"get": pet}},
        components={"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        security=[{"key": []}],
    )
    assert "pets.WithSecurity(" not in package.files["README.md"].decode()
    page = package.files["docs/authentication.md"].decode()
    assert "pets.WithSecurity(" in page


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("options.go", ["Call", "Hooks", "ResponseLimits"]),
        (
            "models/sdkerrors/errors.go",
            [
                *("APIConnectionError", "InvalidRequestError", "ConfigurationError"),
                *("ResponseValidationError", "ResponseTooLargeError", "TokenError"),
            ],
        ),
        ("models/components/security.go", ["Credential"]),
    ],
)
def test_comments_name_what_is_behind_an_alias(file: str, names: list[str]) -> None:
    """`go doc` does not follow one: it shows the comment alone."""
    scheme = {"type": "http", "scheme": "basic"}
    package = made(
        {"operationId": "a", "responses": {"204": {"description": ""}}},
        components={"securitySchemes": {"user": scheme}},
        security=[{"user": []}],
    )
    lines = package.files[file].decode()
    runtime = Path(__file__).parents[2] / "templates/go/runtime/internal/runtime"
    source = "\n".join(
        one.read_text(encoding="utf-8") for one in sorted(runtime.glob("*.go"))
    )
    for name in names:
        (struct,) = re.findall(rf"(?ms)^type {name} struct {{\n(.*?)^}}", source)
        declared = re.findall(r"(?m)^\t([A-Z]\w*(?:, [A-Z]\w*)*)[ \t]+\S", struct)
        fields = {field for one in declared for field in one.split(", ")}
        comment, _, _ = lines.partition(f"= runtime.{name}\n")
        said = re.split(r"\n\s*(?!\s*//)", comment.rpartition("\n")[0])[-1]
        assert fields <= set(re.findall(r"\w+", said)), (name, said)
        assert fields
