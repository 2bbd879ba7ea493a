"""Everything the documentation shows is run, loaded or checked.

Every fenced block of every page takes part, chosen by its language: `sh`, `python` and `go`
run, and an `output` block after them is what they print, where `…` stands for anything;
`toml`, `yaml` and `json` are read by the code they are meant for; `text` is a drawing.
Any other language fails, so that nothing is skipped by accident. Code that begins with
the path of a file is written there, on the pages whose blocks build on each other.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

import jsonschema_rs
import pytest

from sdkwright import config, target
from sdkwright.diagnostics import RULES, Rule
from sdkwright.ir import RetryPolicy

from . import golang
from .contract.referee import Referee
from .contract.server import Server
from .go.reroute import rerouted
from .links import broken_links, sections_of

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "spec" / "openrouter.yaml"
SDK = ROOT / "generated" / "python"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(SDK.rglob("*.md")),
]
# What test_wheels.py installs, the SDK under the name that it has on an index.
INSTALLED = {"pip install .", "pip install ./sdk", "pip install openrouter"}

_FENCE = re.compile(
    r"^```(\S*)\n(.*?)^```$(?:\n+^```output\n(.*?)^```$)?", re.MULTILINE | re.DOTALL
)
_PATH = re.compile(r"# (\S+\.py)\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block, and what an `output` block says that it prints."""

    place: str
    language: str
    text: str
    output: str | None


def blocks_of(page: Path) -> Iterator[Block]:
    """The blocks of a page, each joined with the `output` block that follows it."""
    source = page.read_text("utf-8")
    for fence in _FENCE.finditer(source):
        line = source.count("\n", 0, fence.start()) + 1
        place = f"{page.relative_to(ROOT).as_posix()}:{line}"
        yield Block(place, *fence.groups())


STORIES = [ROOT / "docs" / "customising.md"]
BLOCKS = [block for page in PAGES if page not in STORIES for block in blocks_of(page)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own that holds the document where the checkout has it."""
    (tmp_path / "spec").mkdir()
    shutil.copy(SPEC, tmp_path / "spec")
    return tmp_path


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.place)
def test_block(block: Block, folder: Path) -> None:
    play(block, folder)


@pytest.mark.parametrize("page", STORIES, ids=lambda page: page.name)
def test_blocks_one_after_another(page: Path, folder: Path) -> None:
    for block in blocks_of(page):
        if path := _PATH.match(block.text):
            file = folder / path[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
        else:
            play(block, folder)


def play(block: Block, folder: Path) -> None:
    match block.language:
        case "sh":
            printed = "".join(run_command(line, folder) for line in commands(block))
        case "python":
            printed = run_program(block.text, folder)
        case "go":
            printed = run_go_program(block.text, folder)
        case "toml":
            file = folder / "sdkwright.toml"
            file.write_text(block.text, "utf-8")
            config.load(file)
            printed = ""
        case "yaml":
            (folder / "document.yaml").write_text(block.text, "utf-8")
            command = "sdkwright generate document.yaml --target python --output sdk"
            printed = run_command(command, folder)
        case "json":
            schema = json.loads((ROOT / "docs" / "report.schema.json").read_bytes())
            jsonschema_rs.validate(schema, json.loads(block.text))
            printed = ""
        case "text":
            printed = ""
        case other:
            pytest.fail(f"{block.place}: no way is known to check a {other!r} block")
    if block.output is not None:
        pattern = ".*".join(map(re.escape, block.output.split("…")))
        assert re.fullmatch(pattern, printed, re.DOTALL), printed


def commands(block: Block) -> list[str]:
    return [line for line in block.text.splitlines() if line and line[0] != "#"]


def run_command(line: str, folder: Path) -> str:
    """Run one line of a shell block, or see that it is run elsewhere."""
    if line in INSTALLED:
        return ""
    match shlex.split(line):
        case ["sdkwright", *arguments]:
            return run([sys.executable, "-m", "sdkwright", *arguments], folder)
        case ["make", *arguments]:
            # Making things in here would recurse; .ci/run does what the README says.
            return run(["make", "--dry-run", *arguments], ROOT) and ""
        case _:
            pytest.fail(f"no way is known to run {line!r}")


def run_program(text: str, folder: Path) -> str:
    """Run a Python block as a program of its own, against a local server."""
    program = folder / "program.py"
    program.write_text(text, "utf-8")
    reroute = ROOT / "tests" / "contract" / "reroute.py"
    with Server() as server:
        server.script(Referee(SPEC).documented("/credits", 200))
        return run(
            [sys.executable, "-W", "error", str(reroute), server.origin, str(program)],
            folder,
            PYTHONPATH=os.pathsep.join((str(folder / "sdk"), str(SDK))),
            OPENROUTER_API_KEY="a-key-of-the-environment",
        )


def run_go_program(text: str, folder: Path) -> str:
    """Run a Go block as a program of its own, against a local server."""
    (folder / "main.go").write_text(text, "utf-8")
    module = "github.com/OpenRouterTeam/go-sdk"
    (folder / "go.mod").write_text(
        f"module example.com/program\n\ngo 1.24\n\nrequire {module} v0.0.0\n\n"
        f"replace {module} => {ROOT / 'generated' / 'go'}\n",
        "utf-8",
    )
    golang.must_pass(["go", "build", "-o", "program", "."], folder)
    with rerouted(folder) as (server, environment):
        server.script(Referee(SPEC).documented("/credits", 200))
        program = [str(folder / "program")]
        return run(program, folder, OPENROUTER_API_KEY="sk-or-v1-00", **environment)


def run(command: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_links_lead_somewhere() -> None:
    assert list(broken_links(PAGES)) == []


@pytest.mark.parametrize(
    "page", sorted(ROOT.glob("docs/*.md")), ids=lambda page: page.name
)
def test_sections_have_titles_of_their_own(page: Path) -> None:
    sections = sections_of(page.read_text("utf-8"))
    assert not [one for one in sections if re.search(r"-[0-9]+$", one)]


def test_ci_runs_the_readme() -> None:
    first = next(block for block in BLOCKS if block.place.startswith("README.md"))
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    positions = [script.index(line) for line in commands(first)]
    assert positions == sorted(positions)


def test_every_key_of_the_configuration_is_explained() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([a-z_.\[\]]+)` \|", page, re.MULTILINE))
    parts = {
        "select.": config.Select,
        "naming.": config.Naming,
        "streams.": config.Streams,
        "client.": config.ClientDefaults,
        "targets[].": target.Target,
    }
    keys = {field.name for field in fields(config.Config)}
    keys -= {"select", "naming", "streams", "client", "targets"}
    keys = keys - {"tolerance"} | {"lenient", "strict"}  # one thing, said by two keys
    for prefix, part in parts.items():
        keys |= {prefix + field.name for field in fields(part)}
    keys.add("client.retries")  # a part of the policy
    assert rows == keys


def test_every_field_of_a_retry_policy_is_explained() -> None:
    page = (ROOT / "docs" / "retries.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z_]+)` \|", page, re.MULTILINE)
    assert sorted(rows) == sorted(field.name for field in fields(RetryPolicy))


def test_every_rule_is_explained() -> None:
    page = (ROOT / "docs" / "findings.md").read_text("utf-8")
    rows = re.findall(r"^\| `.*$", page, re.MULTILINE)
    assert rows == [
        f"| `{rule.name}` | {rule.severity} | {accepting(rule)} | {rule.status} "
        f"| {rule.about} |"
        for rule in RULES.values()
    ]


def test_every_module_is_on_the_map() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    folders = (ROOT / "generator" / "sdkwright", ROOT / "templates/python/runtime")
    modules = (path.name for folder in folders for path in folder.rglob("[!_]*.py"))
    # Several of one name are there as often.
    assert Counter(modules) - Counter(re.findall(r"`(\w+\.py)`", page)) == Counter()


def accepting(rule: Rule) -> str:
    """Whether an error of this rule can be accepted; nothing else needs to be."""
    if rule.severity != "error":
        return "–"
    return "yes" if rule.acceptable else "no"
