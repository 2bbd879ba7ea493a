"""The imports of a generated module."""

from __future__ import annotations

from sdkwright.code import Code
from sdkwright.python.imports import Imports


def test_a_name_is_imported_once() -> None:
    imports = Imports()
    assert imports.name("typing", "Any") == "Any"
    assert imports.name("typing", "Any") == "Any"
    assert imports.name("typing", "Literal") == "Literal"
    assert imports.lines() == ("from typing import Any, Literal",)


def test_a_module_is_imported_as_itself() -> None:
    imports = Imports()
    assert imports.name("", "httpx2") == "httpx2"
    assert imports.lines() == ("import httpx2",)


def test_what_a_name_of_the_module_hides_gets_another() -> None:
    imports = Imports(["Any", "Any_", "list"])
    assert imports.name("typing", "Any") == "Any__"
    assert imports.builtin("list") == "list_"
    assert imports.builtin("dict") == "dict"
    assert imports.lines() == (
        "from typing import Any as Any__",
        "from builtins import list as list_",
    )


def test_a_name_of_the_package_is_what_it_is() -> None:
    imports = Imports(["Pet"])
    assert imports.own("._pet", Code("Pet")) == "Pet"
    assert imports.lines() == ("from ._pet import Pet",)


def test_what_only_checkers_need_stands_apart() -> None:
    imports = Imports()
    imports.for_checkers(".", "params")
    imports.name(".", "models")
    assert imports.lines() == ("from . import models",)
    assert imports.lines_for_checkers() == ("from . import params",)


def test_nothing_is_imported_that_nobody_asked_for() -> None:
    assert Imports(["Any"]).lines() == ()
