"""The Go SDK as a whole: what methods are called, take and return."""

from __future__ import annotations

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
