"""What the server sends: the programs of the page read it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

BODIES: dict[str, bytes] = {
    "newPet": b'{"pet": {"name": "Tom", "new": 1}, "at": "2026-01-02T03:04:05Z"}',
    "pets": b'[{"name": "Tom"}]',
    "changed": b'{"kind": "Sold", "price": 5}',
    "onEnd": b'{"id": "x"}',
}


@pytest.fixture
def programs(source: Path) -> dict[str, str]:
    """The program of each webhook, by its title."""
    page = (source / "docs" / "webhook-payloads.md").read_text("utf-8")
    sections = re.findall(
        r"^## (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    blocks = {
        title: re.search("```python\n(.*?)```", text, re.DOTALL)
        for title, text in sections
    }
    return {title: block[1] for title, block in blocks.items() if block}


def received(program: str, body: bytes) -> Any:
    names: dict[str, Any] = {}
    exec(program, names)  # what our own page tells people to write
    return names["receive"](body)


def test_every_webhook_has_a_program(programs: dict[str, str]) -> None:
    assert programs.keys() == BODIES.keys()


def test_a_model_is_read(sdk: ModuleType, programs: dict[str, str]) -> None:
    found = received(programs["newPet"], BODIES["newPet"])
    assert type(found) is sdk.models.NewPetPayload
    assert (found.pet.name, found.at.year) == ("Tom", 2026)
    assert found.to_dict()["pet"] == {"name": "Tom", "new": 1}
    end = received(programs["onEnd"], BODIES["onEnd"])
    assert type(end) is sdk.models.SubscribeOnEndPayload


def test_a_list_is_read(sdk: ModuleType, programs: dict[str, str]) -> None:
    found = received(programs["pets"], BODIES["pets"])
    assert found == [sdk.models.Pet(name="Tom")]


def test_a_union_is_read_and_what_it_does_not_know_yet(
    sdk: ModuleType, programs: dict[str, str]
) -> None:
    found = received(programs["changed"], BODIES["changed"])
    assert found == sdk.models.Sold(kind="Sold", price=5)
    unknown = received(programs["changed"], b'{"kind": "lost"}')
    assert unknown.raw == {"kind": "lost"}


def test_the_programs_pass_a_type_checker(
    source: Path, programs: dict[str, str], tmp_path: Path
) -> None:
    for title, program in programs.items():
        (tmp_path / f"{title.lower()}.py").write_text(program)
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file",
        os.devnull,
        ".",
    ]
    environment = os.environ | {"MYPYPATH": str(source)}
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_readme_leads_to_the_page(source: Path) -> None:
    readme = (source / "README.md").read_text("utf-8")
    assert "(docs/webhook-payloads.md)" in readme


def test_no_operation_loads_them(source: Path) -> None:
    program = """
import sys, httpx2, sdk_webhooks
transport = httpx2.MockTransport(lambda request: httpx2.Response(204))
client = sdk_webhooks.Example(http_client=httpx2.Client(transport=transport))
client.subscriptions.subscribe()
assert "sdk_webhooks.models._webhooks" not in sys.modules
sdk_webhooks.models.NewPetPayload
assert "sdk_webhooks.models._webhooks" in sys.modules
"""
    command = [sys.executable, "-c", program]
    subprocess.run(command, cwd=source, check=True)
