"""Trying one change: the tests first, then the answers, in a process of its own."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, ignore_patterns, rmtree
from typing import TYPE_CHECKING, Literal

import pytest

import framing
from tools.mutants.texts import answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tools.mutants.mutants import Mutant
    from tools.mutants.texts import Group

Outcome = Literal["noticed", "changed", "same"]
OUTCOMES: dict[Outcome, str] = {
    "noticed": "a test notices",
    "changed": "no test notices, an answer changes",
    "same": "nothing changes",
}

PACKAGE = Path(framing.__file__).parent
ROOMS = ("attribution", "language")
_ROOT = PACKAGE.parent
_TESTS = _ROOT / "tests" / "attribution"
_WORDS = "test_frames.py"
"""Every word of the lists: the first to ask about a word, the last about a condition."""
_LEFT_OUT = frozenset({"test_linear_time.py", "test_properties.py"})
"""They hold that any text is read, and in how many steps; neither knows a right answer."""
_LONGEST = 120
"""Seconds: a change that makes a rule run for ever is noticed by whoever waits."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one change."""

    mutant: Mutant
    outcome: Outcome
    why: str
    """The test that noticed, or the number of the text whose answer changed."""


def test_files(mutant: Mutant) -> list[str]:
    """Return the test files that know right answers, those first that tell most of a change."""
    found = [file for file in sorted(_TESTS.glob("test_*.py")) if file.name not in _LEFT_OUT]
    words_first = mutant.sort == "word"
    found.sort(key=lambda file: (file.name == _WORDS) != words_first)
    return [str(file) for file in found]


class _FirstFailure:
    """A plugin of pytest that keeps the name of the first test that fails."""

    def __init__(self) -> None:
        self.name = ""

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid


def run_tests(mutant: Mutant) -> str:
    """Run the tests up to the first that fails; return its name, or nothing."""
    plugin = _FirstFailure()
    options = ["-x", "-q", "--noconftest", "-p", "no:cacheprovider", "-p", "no:xdist"]
    status = pytest.main([*options, f"--rootdir={_ROOT}", *test_files(mutant)], plugins=[plugin])
    return plugin.name or ("" if status == pytest.ExitCode.OK else str(status))


def try_all(
    mutants: Sequence[Mutant],
    groups: Sequence[Group],
    expected: Sequence[str],
    place: Path,
    jobs: int,
) -> Iterator[Trial]:
    """Try each change in a child of this process, ``jobs`` at a time; yield as they end.

    Args:
        mutants: The changes.
        groups: The texts at hand.
        expected: The answers on them of the program as it is.
        place: An empty folder for copies of the rooms.
        jobs: How many at a time.
    """
    free = list(range(jobs))
    running: dict[int, tuple[Mutant, int, int]] = {}
    todo = list(reversed(mutants))
    while todo or running:
        while todo and free:
            slot, mutant = free.pop(), todo.pop()
            reader, writer = os.pipe()
            child = os.fork()
            if not child:
                os.close(reader)
                _in_child(mutant, groups, expected, place / str(slot) / PACKAGE.name, writer)
            os.close(writer)
            running[child] = mutant, slot, reader
        ended, status = os.wait()
        mutant, slot, reader = running.pop(ended)
        rmtree(place / str(slot))
        free.append(slot)
        with os.fdopen(reader, encoding="utf-8") as pipe:
            word, _, why = pipe.read().partition(" ")
        outcome = next((known for known in OUTCOMES if known == word and not status), None)
        if outcome is None:
            outcome, why = "noticed", "it ends or runs for ever"
        yield Trial(mutant, outcome, why)


def _in_child(
    mutant: Mutant,
    groups: Sequence[Group],
    expected: Sequence[str],
    rooms: Path,
    writer: int,
) -> None:
    """Make the change, look for it, write what was found and end; never returns."""
    signal.alarm(_LONGEST)
    sys.dont_write_bytecode = True
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    for room in ROOMS:
        copytree(PACKAGE / room, rooms / room, ignore=ignore_patterns("__pycache__"))
    rooms.joinpath(mutant.file).write_text(mutant.text, "utf-8")
    _forget()
    framing.__path__.insert(0, str(rooms))
    line = _outcome(mutant, groups, expected)
    os.write(writer, line.encode())
    os._exit(0)


def _forget() -> None:
    """Forget the modules of the rooms, so that they are read anew."""
    inside = tuple(f"{PACKAGE.name}.{room}" for room in ROOMS)
    for name in [name for name in sys.modules if name.startswith(inside)]:
        del sys.modules[name]


def _outcome(mutant: Mutant, groups: Sequence[Group], expected: Sequence[str]) -> str:
    name = run_tests(mutant)
    if name:
        return f"noticed {name.removeprefix('tests/attribution/')}"
    try:
        for number, (answer, before) in enumerate(zip(answers(groups), expected, strict=True)):
            if answer != before:
                return f"changed answer {number}"
    except Exception as error:  # noqa: BLE001 - whatever a rule without its guard comes to
        return f"changed {error!r}"
    return "same "
