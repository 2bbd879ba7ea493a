"""Targets in Go: what their tables may hold, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdkwright import config
from sdkwright.tables import ConfigProblem
from sdkwright.target import Target, module_problem


def target(**keys: object) -> Target:
    options = {"language": "go", "output": "o", **keys}
    (found,) = config.from_options("a.yaml", options).targets  # type: ignore[arg-type]
    return found


def test_a_target_has_a_module_and_a_package() -> None:
    found = target(module="github.com/Example/sdk-go/v2", package="pets", client="Pets")
    module = "github.com/Example/sdk-go/v2"
    assert found == Target("go", Path("o"), "pets", "Pets", module=module)
    assert target() == Target("go", Path("o"))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("module", "", "module: needs a text"),
        ("module", "../sdk", "'../sdk' is no module path: '..' begins or ends with"),
        ("package", "class name", "package: needs a name of Go in small letters"),
        ("package", "Pets", "package: needs a name of Go in small letters"),
        ("package", "func", "package: needs a name of Go in small letters"),
        ("package", "main", "package: 'main' cannot be imported"),
        ("package", "documentation", "package: 'documentation' cannot be imported"),
        ("client", "New", "client: 'New' is in every package of Go already"),
        ("package", "pets_test", "package: 'pets_test' cannot be imported"),
        ("client", "pets", "client: needs a name of Go that begins with a capital"),
        ("client", "Pets-2", "client: needs a name of Go that begins with a capital"),
        ("custom", ["pets"], 'custom: is for "python", not "go"'),
    ],
)
def test_mistakes_name_the_key(key: str, value: object, message: str) -> None:
    with pytest.raises(ConfigProblem) as caught:
        target(**{key: value})
    assert message in str(caught.value)


def test_a_key_of_go_is_not_for_python() -> None:
    with pytest.raises(ConfigProblem, match='module: is for "go", not "python"'):
        target(language="python", module="example.com/pets")


@pytest.mark.parametrize(
    "path",
    [
        "example.com/pets",
        "github.com/OpenRouterTeam/go-sdk",
        "example.com/a/b_c/d~e/v2",
        "example.com/v10",
        "example.com/version1",
        "example.com",
    ],
)
def test_module_paths(path: str) -> None:
    assert module_problem(path) is None


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/example.com/pets", "single slashes"),
        ("example.com//pets", "single slashes"),
        ("example.com/pets/", "single slashes"),
        ("https://example.com/pets", "single slashes"),
        ("example.com/pets sdk", "'pets sdk' has more than ASCII letters"),
        ("example.com/pëts", "'pëts' has more than ASCII letters"),
        ("example.com/pets\n", "has more than ASCII letters"),
        ("example.com/.pets", "begins or ends with a dot"),
        ("example.com/pets.", "begins or ends with a dot"),
        ("example.com/con.txt", "is a device of Windows"),
        ("example.com/pets~1.com", "looks like a short name of Windows"),
        ("pets", "has to begin with a host"),
        ("Example.com/pets", "has to begin with a host"),
        ("-example.com/pets", "has to begin with a host"),
        ("example.com/pets/v1", "/v2 or later, not /v1"),
        ("example.com/pets/v02", "/v2 or later, not /v02"),
        ("example.com/pets/v2.1", "/v2 or later, not /v2.1"),
    ],
)
def test_what_is_no_module_path(path: str, problem: str) -> None:
    assert problem in (module_problem(path) or "")
