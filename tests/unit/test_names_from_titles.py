"""What a package, its client and its errors are called where nobody chose a name."""

from __future__ import annotations

import pytest

from sdkwright.code import Code
from sdkwright.python.errors import root_name
from sdkwright.python.names import client_name, package_name


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
    ],
)
def test_names(title: str, package: str, client: str) -> None:
    assert (package_name(title), client_name(title)) == (package, client)


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
