"""What starting costs: importing the SDK, and what a first call loads.

Each round starts a fresh interpreter for every program, in turns, so that a noisy
machine disturbs all alike. The floor of an import is `import httpx2, pydantic`, and of
a first call the same call by the bare client, with one model.

    python bench/imports.py [ROUNDS]
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from harness import children
from harness.documents import CREDITS, OPENROUTER, package_of, present

LIMIT = 1.15

# A program is its steps, each a line; what has been used is told after each of them.
STEPS = """
import json, resource, sys, time
figures, start = [], time.process_time()
for step in {steps!r}:
    exec(step)
    spent = time.process_time() - start
    figures.append((spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))
print(json.dumps(figures))
"""

ANSWER = """
def answer(request):
    body = b'{"data":{"total_credits":100.5,"total_usage":25.75}}'
    return httpx2.Response(200, content=body)
"""

BARE_CLIENT = f"""
import httpx2
{ANSWER}
client = httpx2.Client(transport=httpx2.MockTransport(answer))
"""

BARE_CALL = """
from pydantic import BaseModel
class Data(BaseModel):
    total_credits: float
    total_usage: float
class Credits(BaseModel):
    data: Data
response = client.get("https://bench.test/credits")
Credits.model_validate_json(response.content)
"""

OUR_CLIENT = f"""
import httpx2
{ANSWER}
http_client = httpx2.Client(transport=httpx2.MockTransport(answer))
client = openrouter.OpenRouter(api_key="sk-or-v1-00", http_client=http_client)
"""

FLOOR = ("import httpx2, pydantic", BARE_CLIENT, BARE_CALL)
OURS = ("import openrouter", OUR_CLIENT, "client.credits.get_credits()")
CHAT = ("import openrouter", OUR_CLIENT, "client.chat", "openrouter.models.ChatResult")


@dataclass(frozen=True, slots=True)
class Program:
    """Steps to take, in a folder that packages are imported from."""

    title: str
    steps: tuple[str, ...]
    names: tuple[str, ...]
    folder: Path


def run(program: Program) -> list[tuple[float, int]]:
    """CPU seconds and peak memory (KiB on Linux) after each step."""
    source = STEPS.format(steps=program.steps)
    figures: list[tuple[float, int]] = json.loads(
        children.run("-c", source, cwd=program.folder).output
    )
    return figures


def measure(programs: list[Program], rounds: int) -> bool:
    """Print a row for each step of each program; the first program is the floor.

    Returns whether the imports keep the bound.
    """
    for program in programs:
        run(program)  # compiles what is imported
    taken = [[run(program) for program in programs] for _ in range(rounds)]
    floor: dict[str, float] = {}
    within = True
    print("CPU ms since the start          best  median      MB   ratio")
    for number, program in enumerate(programs):
        for step, name in enumerate(program.names):
            times = [one[number][step][0] for one in taken]
            peak = min(one[number][step][1] for one in taken)
            best = min(times)
            if program is programs[0]:
                floor[name] = best
            ratio = f"{best / floor[name]:8.2f}" if name in floor else ""
            print(
                f"{program.title:11} {name:15}{best * 1000:9.1f}"
                f"{median(times) * 1000:8.1f}{peak / 1024:8.1f}{ratio}"
            )
            within &= name != "import" or best <= LIMIT * floor[name]
    verdict = "" if within else ", TOO MUCH"
    print(f"An import takes at most {LIMIT} times the floor{verdict}")
    return within


def main() -> int:
    """Print the table; returns the exit status."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    names = ("import", "client", "first call")
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as full:
        programs = [Program("floor", FLOOR, names, Path(empty))]
        for document in present(CREDITS, OPENROUTER):
            folder = Path(empty if document is CREDITS else full, "sdk")
            children.run(*document.generate(folder))
            written = package_of(folder).parent
            programs.append(Program(document.title, OURS, names, written))
        for _ in present(OPENROUTER):
            chat = Program("with chat", CHAT, (*names[:2], "chat", "model"), written)
            programs.append(chat)
        return 0 if measure(programs, rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
