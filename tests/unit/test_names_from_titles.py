"""What a package, its client and its errors are called where nobody chose a name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from sdkwright.code import Code
from sdkwright.go import titles as go
from sdkwright.python.errors import root_name
from sdkwright.python.names import client_name, package_name
from sdkwright.python.package import _LAZY

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("OpenRouter API", "openrouter", "OpenRouter"),
        ("Pet store", "pet_store", "PetStore"),
        ("API", "api", "API"),
        ("", "client", "API"),
        ("宠物", "client", "API"),
        ("Platform API", "platform_client", "Platform"),  # a module of Python
        ("Pydantic", "pydantic_client", "Pydantic"),
        ("Class", "class_", "Class"),
        ("Resource", "resource_client", "ResourceClient"),
        ("Shop API (see https://shop.example/docs)", "shop", "Shop"),
        ("Shop REST API Specification [beta]", "shop", "Shop"),
        ("Shop Reference", "shop_reference", "ShopReference"),
        ("(Shop)", "shop", "Shop"),
    ],
)
def test_names(title: str, package: str, client: str) -> None:
    assert (package_name(title), client_name(title)) == (package, client)


@pytest.mark.parametrize(
    ("title", "package", "client"),
    [
        ("OpenRouter API", "openrouter", "OpenRouter"),
        ("Pet store", "petstore", "PetStore"),
        ("Map API", "mapsdk", "Map"),
        ("New API", "newsdk", "NewClient"),
        ("", "client", "Client"),
        ("Shop API (see https://shop.example/docs)", "shop", "Shop"),
    ],
)
def test_names_in_go(title: str, package: str, client: str) -> None:
    assert (go.package_name(title), go.client_name(title)) == (package, client)


def imported(clients: Path) -> set[str]:
    """What the module of the clients takes from elsewhere than the resources."""
    return {
        name.name
        for node in ast.parse(clients.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }


def test_no_client_is_called_as_what_its_module_imports() -> None:
    modules = list(CASES.glob("*/python/_client.py"))
    names = set().union(*map(imported, modules))
    assert {"ClientOptions", "OAuth2", "RefreshToken", "Server"} <= names
    assert [name for name in sorted(names) if client_name(name) == name] == []


def test_no_client_is_called_as_what_every_package_exports() -> None:
    names = [name for name in _LAZY if not name.startswith("Async")]
    assert [name for name in names if client_name(name) == name] == []


@pytest.mark.parametrize(
    ("client", "root"),
    [
        ("OpenRouter", "OpenRouterError"),
        ("API", "APIClientError"),
        ("RateLimit", "RateLimitClientError"),
    ],
)
def test_the_root_of_errors_is_no_error_of_every_sdk(client: str, root: str) -> None:
    assert root_name(Code(client)) == root
