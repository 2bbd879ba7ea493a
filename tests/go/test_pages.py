"""The pages of Go modules: their links lead somewhere, their programs build and run."""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdkwright import config
from sdkwright.config import Config
from sdkwright.go.security import environment_of
from sdkwright.ir import Api, Basic, Digest

from .. import golang, golden
from ..answers import Answers
from ..golden import CASES, MODULES
from ..links import broken_links
from ..pages import api_of
from .conftest import PROGRAMS, ROOT
from .mock import Hosts
from .pages import Program, package_of, programs_of, write_driver

OWN = "openrouter"
"""The module that is committed, beside the golden cases."""
CHOSEN = (
    *("bodies-files", "bodies-forms", "bodies-raw", "bodies-several", "deprecated"),
    *("enums", "links", "objects-presence", "paging", "parameters-global"),
    *("parameters-query", "responses-other", "security-schemes", "servers"),
    *("servers-undefined", "streams", "texts", "texts-hostile", "unions-untagged"),
    *("webhooks",),
)
"""Cases that have together whatever a page can show."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The modules of the cases, each in a folder of its name."""
    folder = tmp_path_factory.mktemp("go_pages")
    for name in CHOSEN:
        golden.generate(name, "go", folder)
    yield folder
    golden.generate.cache_clear()


@pytest.fixture(scope="module")
def programs(site: Path) -> dict[str, list[Program]]:
    """Those of each module, by its name."""
    folders = {OWN: ROOT / "generated" / "go"} | {one: site / one for one in CHOSEN}
    return {name: list(programs_of(folder)) for name, folder in folders.items()}


@pytest.fixture(scope="module")
def driver(
    site: Path,
    programs: dict[str, list[Program]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """What runs any of the programs; that it builds says that all of them do."""
    folder = tmp_path_factory.mktemp("driver")
    golang.begin_shared(folder, MODULES)
    module = "github.com/OpenRouterTeam/go-sdk"
    with (folder / "go.mod").open("a", encoding="utf-8") as file:
        file.write(f"\nrequire {module} v0.0.0\n")
        file.write(f"\nreplace {module} => {ROOT / 'generated' / 'go'}\n")
    for name, listed in programs.items():
        sources = package_of(listed)
        if name != OWN:
            files = golden.generate(name, "go", site).files
            sources |= {path.removeprefix("go/"): text for path, text in files.items()}
        golang.add_sharing(folder, MODULES, name, sources)
    paths = {name: f"{MODULES}/{name}/programs" for name in programs}
    write_driver(folder / "driver", paths)
    golang.must_pass(["go", "build", "-o", "run", "./driver"], folder)
    return folder / "run"


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosts]:
    with Hosts(tmp_path_factory.mktemp("hosts")) as running:
        yield running


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = [*site.rglob("*.md"), *(ROOT / "generated" / "go").rglob("*.md")]
    assert len(pages) > len(CHOSEN)
    assert list(broken_links(pages)) == []


@pytest.mark.parametrize("name", [OWN, *CHOSEN])
def test_every_program_runs(
    name: str, driver: Path, programs: dict[str, list[Program]], hosts: Hosts
) -> None:
    api = _api(name)
    hosts.answer_by(Answers(api).respond)
    environment = {
        "HTTPS_PROXY": hosts.url,
        "HTTP_PROXY": hosts.url,
        "SSL_CERT_FILE": str(hosts.certificates),
        **_environment(api, OWN if name == OWN else "sdk"),
    }
    failed = {}
    for number, program in enumerate(programs[name]):
        if not program.is_whole:
            continue
        done = subprocess.run(
            [driver, name, str(number)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        if done.returncode:
            failed[program.place] = done.stderr
    assert failed == {}
    assert hosts.seen or not api.operations


def test_the_page_of_credits_is_that_of_the_reference() -> None:
    """Part by part: the program is the one that users of the reference have."""
    page = (ROOT / "generated/go/docs/sdks/credits/README.md").read_text("utf-8")
    surface = (PROGRAMS / "surface" / "main.go").read_text("utf-8")
    parts = re.findall(r"^#+ .*", re.sub(r"```.*?```", "", page, flags=re.DOTALL), re.M)
    assert parts == [
        *("# Credits", "## Overview", "### Available Operations", "## GetCredits"),
        *("### Example Usage", "### Parameters", "### Response", "### Errors"),
    ]
    assert "\n* [GetCredits](#getcredits) - Read the credits of the account\n" in page
    (program,) = re.findall(r"```go\n(.*?)```", page, re.DOTALL)
    assert program == surface
    assert _rows(page, "Parameters") == [
        ["Parameter", "Type", "Required", "Description"],
        [
            "`ctx`",
            "[context.Context](https://pkg.go.dev/context#Context)",
            ":heavy_check_mark:",
            "The context to use for the request.",
        ],
        [
            "`opts`",
            "[][operations.Option](../../models/operations/option.md)",
            ":heavy_minus_sign:",
            "The options for this request.",
        ],
    ]
    response = "[*operations.GetCreditsResponse]"
    target = "(../../models/operations/getcreditsresponse.md)"
    assert f"### Response\n\n**{response}{target}, error**\n" in page
    assert _rows(page, "Errors") == [
        ["Error Type", "Status Code", "Content Type"],
        ["sdkerrors.UnauthorizedResponseError", "401", "application/json"],
        ["sdkerrors.ForbiddenResponseError", "403", "application/json"],
        ["sdkerrors.InternalServerResponseError", "500", "application/json"],
        ["sdkerrors.APIError", "4XX, 5XX", r"\*/\*"],
    ]


def test_text_of_a_document_breaks_out_of_nothing(site: Path) -> None:
    for page in (site / "texts-hostile").rglob("*.md"):
        text = page.read_text("utf-8")
        assert "<script" not in text
        outside = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
        assert "```" not in re.sub("`.*`", "", outside), page
        for table in re.findall(r"(?:^\|.*\n)+", outside, re.MULTILINE):
            widths = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
            assert len(widths) == 1, page


def _rows(page: str, part: str) -> list[list[str]]:
    """The cells of a table, each as wide as the widest of all."""
    lines = page.partition(f"### {part}\n\n")[2].partition("\n\n")[0].splitlines()
    found = [line.strip("|").split("|") for line in lines]
    assert len({len(cell) for row in found for cell in row}) == 1
    del found[1]
    return [[cell.strip() for cell in row] for row in found]


def _api(name: str) -> Api:
    if name == OWN:
        return api_of(config.load(ROOT / "spec" / "sdkwright.toml"))
    with contextlib.chdir(CASES / name):
        settings = Path("sdkwright.toml")
        if settings.exists():
            return api_of(config.load(settings))
        return api_of(Config(Path("spec.yaml"), ()))


def _environment(api: Api, package: str) -> dict[str, str]:
    """What a user of the module has there: credentials."""
    found = {}
    for scheme in api.schemes:
        variable = environment_of(scheme, package)
        pair = isinstance(scheme.kind, Basic | Digest)
        for end in ("_USERNAME", "_PASSWORD") if pair else ("",):
            found[f"{variable}{end}"] = "secret"
    return found
