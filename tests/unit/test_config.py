"""The configuration file: what is read, and what is said of mistakes."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from sdkwright import config, scaffold
from sdkwright.config import (
    ClientDefaults,
    Config,
    Naming,
    Retries,
    Retrying,
    Select,
)
from sdkwright.ir import RetryPolicy
from sdkwright.tables import ConfigProblem
from sdkwright.target import Target

MINIMAL = 'spec = "a.yaml"\n[[targets]]\nlanguage = "python"\noutput = "out"\n'


def load(folder: Path, text: str) -> Config:
    path = folder / "sdkwright.toml"
    path.write_text(dedent(text), encoding="utf-8")
    return config.load(path)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(ConfigProblem) as caught:
        load(folder, text)
    return str(caught.value).replace(str(folder), "")


def test_everything(tmp_path: Path) -> None:
    text = """
    spec = "specs/a.yaml"
    overlays = ["one.yaml", "/two.yaml"]
    allow = ["structure", "unresolved-reference@#/a"]
    lenient = true
    remote = ["https://schemas.example.com:443/", "http://127.0.0.1:8080"]
    spec_url = "https://example.com/openapi.yaml"
    [select]
    tags = ["a"]
    operations = ["GET /b"]
    exclude_tags = ["c"]
    exclude_operations = ["d"]
    [naming]
    strip_resource = true
    [naming.operations]
    getCredits = "read"
    [naming.schemas]
    "#/components/schemas/Pet" = "Animal"
    [client]
    timeout = 2.5
    retries = 0
    [[targets]]
    language = "python"
    output = "../out"
    package = "example"
    client = "Example"
    custom = ["pets", "store.orders"]
    """
    custom = ("pets", "store.orders")
    assert load(tmp_path, text) == Config(
        spec=tmp_path / "specs/a.yaml",
        overlays=(tmp_path / "one.yaml", Path("/two.yaml")),
        allow=("structure", "unresolved-reference@#/a"),
        tolerance="lenient",
        remote=frozenset({"https://schemas.example.com", "http://127.0.0.1:8080"}),
        spec_url="https://example.com/openapi.yaml",
        select=Select(("a",), ("GET /b",), ("c",), ("d",)),
        naming=Naming(
            {"getCredits": "read"},
            {"#/components/schemas/Pet": "Animal"},
            strip_resource=True,
        ),
        retries=Retries(Retrying(RetryPolicy(max_retries=0))),
        client=ClientDefaults(timeout=2.5),
        targets=(Target("python", tmp_path / "../out", "example", "Example", custom),),
    )


def test_defaults(tmp_path: Path) -> None:
    found = load(tmp_path, MINIMAL)
    assert (found.client, found.retries) == (ClientDefaults(timeout=60), Retries())
    assert (found.overlays, found.allow, found.tolerance) == ((), (), "normal")
    assert found.naming == Naming({}, {}, strip_resource=False)
    assert found.select == Select((), (), (), ())
    assert found.targets == (Target("python", tmp_path / "out", None, None),)


def test_retries(tmp_path: Path) -> None:
    text = MINIMAL + """
    [client]
    retries = 4

    [retries]
    initial_delay = 1
    statuses = [409, "5xx"]
    idempotency_key = "Idempotency-Key"

    [retries.operations]
    order = { max_retries = 0 }
    "POST /carts" = { methods = ["POST"], idempotency_key = "X-Cart-Key" }
    """
    assert load(tmp_path, dedent(text)).retries == Retries(
        Retrying(
            RetryPolicy(max_retries=4, initial_delay=1.0, statuses=(409, "5XX")),
            "Idempotency-Key",
        ),
        {
            "order": Retrying(RetryPolicy(max_retries=0)),
            "POST /carts": Retrying(RetryPolicy(methods=("POST",)), "X-Cart-Key"),
        },
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("spec = ", "Invalid value"),
        (MINIMAL + "[retries]\nmax_retries = 1", "retries.max_retries: unknown key"),
        (MINIMAL + "[retries]\nmax_delay = -1", "retries: `max_delay` is no number"),
        (MINIMAL + "[retries]\nmultiplier = 0", "`multiplier` is no number from 1"),
        (MINIMAL + "[retries]\nstatuses = [200]", "200 is no status of a failure"),
        (MINIMAL + "[retries]\nmethods = 'POST'", "`methods` is no list"),
        (MINIMAL + "[retries]\nidempotency_key = 1", "idempotency_key: needs a text"),
        (
            MINIMAL + "[retries.operations]\na = { retries = 1 }",
            "retries.operations.a.retries: unknown key, did you mean 'max_retries'?",
        ),
        ('specs = "a"\n' + MINIMAL, "specs: unknown key, did you mean 'spec'?"),
        ("zzz = 1\n" + MINIMAL, "zzz: unknown key, there are spec, overlays, allow"),
        (
            MINIMAL + "outptu = 1",
            "targets[0].outptu: unknown key, did you mean 'output'?",
        ),
        (MINIMAL + "[client]\nretry = 1", "client.retry: unknown key"),
        (MINIMAL + "[naming]\nmodels = {}", "naming.models: unknown key"),
        (
            MINIMAL + "[select]\ntag = []",
            "select.tag: unknown key, did you mean 'tags'?",
        ),
        (MINIMAL + "[select]\ntags = 'a'", "select.tags: needs a list of texts"),
        ('[[targets]]\nlanguage = "python"\noutput = "o"', "spec: is missing"),
        ('spec = "a"', "targets: at least one [[targets]] is needed"),
        ('spec = "a"\n[targets]\nlanguage = "python"', "targets: needs tables"),
        ('spec = "a"\n[[targets]]\noutput = "o"', "targets[0].language: is missing"),
        (
            'spec = "a"\n[[targets]]\nlanguage = "python"',
            "targets[0].output: is missing",
        ),
        (MINIMAL.replace("python", "cobol"), "unknown language 'cobol'"),
        (MINIMAL.replace('"a.yaml"', "1"), "spec: needs a text, not 1"),
        (MINIMAL.replace('"a.yaml"', '""'), "spec: needs a text, not ''"),
        ("allow = [1]\n" + MINIMAL, "allow: needs a list of texts"),
        ("lenient = 1\n" + MINIMAL, "lenient: needs true or false, not 1"),
        ("lenient = true\nstrict = true\n" + MINIMAL, "exclude each other"),
        ("remote = 'https://a.test'\n" + MINIMAL, "remote: needs a list of texts"),
        ("remote = ['a.test']\n" + MINIMAL, "remote: a.test: only https"),
        ("remote = ['https://a.test:x']\n" + MINIMAL, "remote: https://a.test:x: "),
        ("remote = ['http://a.test']\n" + MINIMAL, "only https is fetched"),
        ("remote = ['https://a.test/x']\n" + MINIMAL, "as in https://a.test"),
        ("remote = ['https://a.test?x']\n" + MINIMAL, "as in https://a.test"),
        ("remote = ['https://me@a.test']\n" + MINIMAL, "user name"),
        ("spec_url = 'a.test'\n" + MINIMAL, "spec_url: a.test: an http or https URL"),
        (MINIMAL + "[client]\nretries = -1", "client.retries: needs a count"),
        (MINIMAL + "[client]\nretries = true", "client.retries: needs a count"),
        (MINIMAL + "[client]\ntimeout = 0", "client.timeout: needs seconds"),
        (MINIMAL + "[client]\ntimeout = inf", "client.timeout: needs seconds"),
        (MINIMAL + "[client]\ntimeout = nan", "client.timeout: needs seconds"),
        (MINIMAL + "[naming.schemas]\na = 1", "naming.schemas: needs names for code"),
        (MINIMAL + '[naming.operations]\na = "b c"', "naming.operations: needs names"),
        (MINIMAL + 'package = "../evil"', "targets[0].package: needs a name for code"),
        (MINIMAL + 'package = "class"', "targets[0].package: needs a name for code"),
        (MINIMAL + 'package = "httpx2"', "targets[0].package: 'httpx2' is a module"),
        (MINIMAL + 'package = "json"', "targets[0].package: 'json' is a module"),
        (MINIMAL.replace("a.yaml", "https://x.test/a"), "spec: https://x.test/a: doc"),
        (MINIMAL + MINIMAL.partition("\n")[2], "two targets have the output"),
    ],
)
def test_mistakes_name_the_file_and_the_key(
    tmp_path: Path, text: str, message: str
) -> None:
    said = refused(tmp_path, text)
    assert "sdkwright.toml: " in said or "two targets" in said
    assert message in said


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "sdkwright.toml"
    path.write_bytes(b'spec = "\xff"')
    with pytest.raises(ConfigProblem, match="not UTF-8"):
        config.load(path)


def test_without_a_file() -> None:
    target = {"language": "python", "output": "o", "package": None, "client": "C"}
    assert config.from_options("a.yaml", target) == Config(
        spec=Path("a.yaml"), targets=(Target("python", Path("o"), None, "C"),)
    )
    assert config.from_options("-", target).spec == "-"


def test_without_a_file_the_output_is_needed() -> None:
    with pytest.raises(ConfigProblem, match="command line: output: is missing"):
        config.from_options("a.yaml", {"language": "python", "output": None})


def test_the_scaffold_is_a_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'a "b".yaml').touch()
    found = config.load(scaffold.write('a "b".yaml'))
    assert found.spec == Path('a "b".yaml')
    assert found.targets == (Target("python", Path("sdk")),)


def test_every_line_of_the_scaffold_that_is_commented_out_can_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").touch()
    path = scaffold.write("a.yaml")
    lines = path.read_text().splitlines()
    used = [
        line.removeprefix("# ") if " = " in line or "[[" in line else line
        for line in lines
    ]
    path.write_text("\n".join(used))
    found = config.load(path)
    assert found.naming.operations == {"getCredits": "read"}
    assert [one.package for one in found.targets] == ["example", "example"]
