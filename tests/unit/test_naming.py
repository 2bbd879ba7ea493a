"""Words, casing, and names that do not collide."""

from __future__ import annotations

import importlib
import keyword
from inspect import isclass
from pathlib import Path
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from sdkwright.naming import MAX_LENGTH, Scope, identifier, pascal, snake, words
from sdkwright.python import errors, names, resources

TEMPLATES = Path(__file__).parents[2] / "templates" / "python"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("getCredits", ["get", "Credits"]),
        ("get_credits-v2", ["get", "credits", "v2"]),
        ("HTTPServer", ["HTTP", "Server"]),
        ("APIKey", ["API", "Key"]),
        ("userIDs", ["user", "IDs"]),
        ("listURLs", ["list", "URLs"]),
        ("OAuthToken", ["OAuth", "Token"]),
        ("OpenAIModel", ["OpenAI", "Model"]),
        ("IPv6Address", ["IPv6", "Address"]),
        ("sha256", ["sha256"]),
        ("2fa code", ["2fa", "code"]),
        ("page 2", ["page", "2"]),
        ("Größe", ["Grosse"]),
        ("naïve", ["naive"]),
        ("ﬁle", ["file"]),
        ("日本", []),
        ("+1 / -1", ["1", "1"]),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "snaked", "pascaled"),
    [
        ("getCreditsV2", "get_credits_v2", "GetCreditsV2"),
        ("get-credits_v2", "get_credits_v2", "GetCreditsV2"),
        ("APIKey", "api_key", "APIKey"),
        ("FOO_BAR", "foo_bar", "FooBar"),
        ("API", "api", "API"),
        ("userIDs", "user_ids", "UserIDs"),
        ("GET /a/{id}", "get_a_id", "GETAId"),
        ("chat.completions.create", "chat_completions_create", "ChatCompletionsCreate"),
        ("__init__", "init", "Init"),
        ("", "", ""),
        ("!?", "", ""),
    ],
)
def test_casing(text: str, snaked: str, pascaled: str) -> None:
    assert (snake(text), pascal(text)) == (snaked, pascaled)


def test_a_long_name_is_cut_at_a_word() -> None:
    text = " ".join(["eleven chars"] * 20)
    assert len(snake(text)) <= MAX_LENGTH
    assert (
        snake(text).split("_")
        == (["eleven", "chars"] * 20)[: snake(text).count("_") + 1]
    )
    assert len(f"{snake(text)}_eleven") > MAX_LENGTH
    assert snake("a" * 200) == "a" * MAX_LENGTH


@given(st.text())
def test_any_text_gives_names_or_nothing(text: str) -> None:
    for name in (snake(text), pascal(text)):
        assert name == "" or f"_{name}".isidentifier()
        assert name.isascii()
        assert len(name) <= MAX_LENGTH
    assert snake(text) == snake(text).lower()


@given(st.text(), st.sampled_from(["field", "Model"]))
def test_any_text_gives_an_identifier(text: str, fallback: str) -> None:
    for name in (snake(text), pascal(text)):
        result = identifier(name, keyword.kwlist, fallback=fallback)
        assert result.isidentifier()
        assert not keyword.iskeyword(result)


@given(st.text(alphabet="abcXYZ019_- "))
def test_a_name_is_its_own_name(text: str) -> None:
    assert snake(snake(text)) == snake(text)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fine", "fine"),
        ("", "field"),
        ("class", "class_"),
        ("2fa", "field_2fa"),
        ("2", "field_2"),
        ("2FA", "field2FA"),
    ],
)
def test_identifier(name: str, expected: str) -> None:
    assert identifier(name, {"class"}, fallback="field") == expected


def test_a_scope_gives_the_first_candidate_that_is_free() -> None:
    scope = Scope(["taken"])
    assert scope.claim("taken", "free") == "free"
    assert scope.claim("taken", "free") == "free2"
    assert scope.claim("FREE") == "FREE3"
    assert "Taken" in scope
    assert "other" not in scope


@given(st.lists(st.text(alphabet="aAbB12", min_size=1, max_size=3)))
def test_names_of_a_scope_differ_in_more_than_case(wanted: list[str]) -> None:
    scope = Scope()
    claimed = [scope.claim(name).casefold() for name in wanted]
    assert len(set(claimed)) == len(claimed)


# --- What is reserved in Python, against what is there --------------------------------


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts the runtime on the path as the package `runtime`."""
    monkeypatch.syspath_prepend(str(TEMPLATES))


@pytest.mark.usefixtures("runtime")
def test_no_field_hides_an_attribute_of_models() -> None:
    model = importlib.import_module("runtime.models").Model
    owners = (model, BaseModel, type(model))
    public = {name for owner in owners for name in dir(owner) if name[0] != "_"}
    never_hidden = {*public, *keyword.kwlist, *BaseModel.__annotations__}
    assert public <= names._ATTRIBUTES <= never_hidden


@pytest.mark.usefixtures("runtime")
def test_no_resource_hides_an_attribute_of_clients() -> None:
    module = importlib.import_module("runtime.client")
    public = {
        name
        for client in (module.SyncClient, module.AsyncClient)
        for name in dir(client)
        if name[0] != "_"
    }
    assert public <= names._CLIENT


@pytest.mark.usefixtures("runtime")
def test_every_sdk_has_the_errors_of_the_runtime() -> None:
    module = importlib.import_module("runtime.errors")
    classes = {
        name
        for name, value in vars(module).items()
        if isclass(value) and issubclass(value, module.SDKError)
    }
    assert {*errors.FIXED, errors._OF_TOKENS} == classes - {"SDKError"}
    assert {status: kind.__name__ for status, kind in module._BY_STATUS.items()} == (
        errors._BY_STATUS
    )


@pytest.mark.usefixtures("runtime")
def test_options_of_a_call_are_those_of_the_runtime() -> None:
    options = importlib.import_module("runtime.operation").RequestOptions
    annotations = {
        name: hint.__forward_arg__ if hasattr(hint, "__forward_arg__") else str(hint)
        for name, hint in options.__annotations__.items()
    }
    assert annotations == resources._OPTIONS
    assert set(get_type_hints(options)) == set(resources._OPTIONS)
