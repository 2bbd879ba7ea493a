"""The user's own code in a package: resources that it extends, and that nothing touches it."""

from __future__ import annotations

import asyncio
import os
import sys
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest
from hatchling.builders.wheel import WheelBuilder

from sdkwright import pipeline
from sdkwright.cli import main
from sdkwright.config import Config, Select
from sdkwright.tables import ConfigProblem
from sdkwright.target import Target

from ..running import must_pass
from .sdk import Server

PACKAGE = "sdk_custom"
SPEC = Path(__file__).with_name("custom.yaml")
MINE = {
    "pets.py": """
        from typing import Unpack

        from .. import RequestOptions, models
        from .. import pets as generated


        class Pets(generated.Pets):
            def first(self, **options: Unpack[RequestOptions]) -> models.Pet:
                return self.list_pets(**options)[0]

            def raw(self) -> list[str]:
                return self._client.request("GET", "/raw", cast_to=list[str])


        class AsyncPets(generated.AsyncPets):
            async def first(self) -> models.Pet:
                return (await self.list_pets())[0]
        """,
    "store_orders.py": """
        from .. import store_orders as generated
        from ._names import shout


        class StoreOrders(generated.StoreOrders):
            def owner(self, id: str) -> str:
                return shout(self.get_order(id).name)


        class AsyncStoreOrders(generated.AsyncStoreOrders):
            async def owner(self, id: str) -> str:
                return shout((await self.get_order(id)).name)
        """,
    "_names.py": """
        def shout(text: str) -> str:
            return text.upper()
        """,
    "notes.txt": "Nobody touches this.",
}
PROGRAM = """
from typing import assert_type

from sdk_custom import AsyncExample, Example, models

client = Example()
assert_type(client.pets.first(timeout=3), models.Pet)
assert_type(client.pets.list_pets(), list[models.Pet])
assert_type(client.with_options(timeout=3).store.orders.owner("1"), str)
client.pets.first(1)  # type: ignore
client.pets.last()  # type: ignore


async def main() -> None:
    async with AsyncExample() as client:
        assert_type(await client.pets.first(), models.Pet)
        assert_type(await client.store.orders.owner("1"), str)
        client.pets.raw()  # type: ignore
"""


def configured(output: Path, *custom: str, select: Select | None = None) -> Config:
    target = Target("python", output, PACKAGE, "Example", custom)
    return Config(SPEC, (target,), select=select or Select())


def generate(config: Config, *, check: bool = False) -> tuple[str, ...]:
    """Generate; returns what was stale."""
    result = pipeline.run(config, check=check, progress=lambda _: None)
    assert result.verdict.passed, list(result.findings)
    return result.outcomes[0].stale


def write(output: Path, files: dict[str, str] = MINE) -> Path:
    """Write the user's files; returns their folder."""
    folder = output / PACKAGE / "custom"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(dedent(text).lstrip(), encoding="utf-8")
    return folder


def seen(folder: Path) -> dict[str, tuple[bytes, int]]:
    """What stands in a folder, and since when."""
    return {
        path.relative_to(folder).as_posix(): (
            path.read_bytes(),
            path.stat().st_mtime_ns,
        )
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("sdk")
    write(output)
    generate(configured(output, "pets", "store.orders"))
    return output


@pytest.fixture
def sdk(source: Path) -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(source)
        yield import_module(PACKAGE)
    for module in [one for one in sys.modules if one.split(".")[0] == PACKAGE]:
        del sys.modules[module]


class TestResources:
    def test_methods_of_the_user(self, sdk: ModuleType, server: Server) -> None:
        client = server.client(sdk)
        assert not any(f"{PACKAGE}.custom" in module for module in sys.modules)
        server.answers(json=[{"name": "Tom"}])
        assert client.pets.first() == client.pets.list_pets()[0]
        assert client.with_options(timeout=3).pets.first().name == "Tom"
        server.answers(json=["a"])
        assert client.pets.raw() == ["a"]
        assert server.target == "/raw"
        server.answers(json={"name": "Ann"})
        assert client.store.orders.owner("1") == "ANN"
        assert isinstance(client.pets, sdk.pets.Pets)

    def test_async(self, sdk: ModuleType, server: Server) -> None:
        client = server.async_client(sdk)
        server.answers(json=[{"name": "Tom"}])
        assert asyncio.run(client.pets.first()).name == "Tom"
        server.answers(json={"name": "Ann"})
        assert asyncio.run(client.store.orders.owner("1")) == "ANN"

    @pytest.mark.parametrize(
        "checker",
        [
            ["mypy", "--strict", "--no-incremental", "--config-file", os.devnull],
            ["ty", "check", "--error-on-warning", "--extra-search-path", "."],
            ["pyright"],
        ],
        ids=lambda checker: checker[0],
    )
    def test_what_checkers_see(
        self, checker: list[str], source: Path, tmp_path: Path
    ) -> None:
        settings = tmp_path / "pyrightconfig.json"
        settings.write_text(
            f'{{"typeCheckingMode": "strict", "extraPaths": ["{source.as_posix()}"],'
            f' "include": ["program.py", "{source.as_posix()}/{PACKAGE}/custom"]}}',
            encoding="utf-8",
        )
        program = tmp_path / "program.py"
        program.write_text(PROGRAM, encoding="utf-8")
        files = ["-p", str(settings)] if checker == ["pyright"] else [str(program)]
        must_pass([*checker, *files], source)


class TestTheFolder:
    def test_it_is_never_touched(self, tmp_path: Path) -> None:
        folder = write(tmp_path)
        before = seen(folder)
        configs = [
            configured(tmp_path),
            configured(tmp_path, "pets", "store.orders"),
            configured(tmp_path, "pets", select=Select(tags=("pets",))),
            configured(tmp_path, select=Select(tags=("custom",))),
        ]
        for config in configs:
            assert generate(config)
            assert generate(config, check=True) == ()
            assert seen(folder) == before
        assert not (tmp_path / PACKAGE / "pets.py").exists()

    def test_a_resource_of_its_name_gives_way(self, source: Path) -> None:
        assert (source / PACKAGE / "custom_.py").exists()
        assert "from .custom_ import Custom" in (
            source / PACKAGE / "_client.py"
        ).read_text(encoding="utf-8")

    def test_the_wheel_has_it(self, source: Path, tmp_path: Path) -> None:
        (wheel,) = WheelBuilder(str(source)).build(directory=str(tmp_path))
        names = zipfile.ZipFile(wheel).namelist()
        assert {f"{PACKAGE}/custom/{name}" for name in MINE} <= set(names)


class TestWhatIsMissing:
    """An error says so, and nothing is written."""

    @staticmethod
    def refused(output: Path, *custom: str) -> str:
        before = seen(output)
        with pytest.raises(ConfigProblem) as caught:
            generate(configured(output, *custom))
        assert seen(output) == before
        return str(caught.value).replace(str(output / PACKAGE), "…")

    def test_the_resource(self, tmp_path: Path) -> None:
        write(tmp_path)
        said = self.refused(tmp_path, "pet")
        assert said == "custom: there is no resource 'pet', did you mean 'pets'?"

    def test_the_module(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        said = self.refused(tmp_path, "pets")
        assert said.startswith("custom: …/custom/pets.py is missing")
        file = tmp_path / "sdkwright.toml"
        file.write_text(
            f"spec = {str(SPEC)!r}\n[[targets]]\nlanguage = 'python'\noutput = '.'\n"
            f"package = '{PACKAGE}'\ncustom = ['pets']\n"
        )
        assert main(["generate", "--config", str(file)]) == 2
        _, _, beginning = capsys.readouterr().err.partition("begins like this:\n\n")
        write(tmp_path, {"pets.py": beginning})
        generate(configured(tmp_path, "pets"))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                "class Pets: ...",
                "pets.py has no class AsyncPets, which extends that of",
            ),
            ("class Pets", "pets.py is not Python: "),
            ("\0", "pets.py is not Python: "),
        ],
    )
    def test_its_classes(self, tmp_path: Path, text: str, message: str) -> None:
        write(tmp_path, {"pets.py": text})
        assert message in self.refused(tmp_path, "pets")
