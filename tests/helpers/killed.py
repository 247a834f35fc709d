"""Run a command again and again, each time killed at another moment; started as a process.

Standard input holds ``{"command": [...], "start": DIR, "work": DIR, "runs": N}``. Each run gets a
copy of ``start`` as its folder, ``work/0`` and so on, and the command runs there. ``N`` runs are
killed at random moments; with 0, one is killed just before its first change on the disk, the next
before its second, until one comes to its end. Standard error ends in how many runs there were.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

from framing.cli import main
from framing.report import report_folder

_CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime"}


def run(command: list[str], folder: Path, before_change: int = 0, after: float = 0.0) -> bool:
    """Run the command in a child of this process; tell whether it came to its end."""
    child = os.fork()
    if not child:
        os.chdir(folder)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        if before_change:
            _die_before(before_change)
        os._exit(main(command))
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    return not os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _die_before(change: int) -> None:
    left = change

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in _CHANGES:
            return
        flags = arguments[2] if event == "open" else os.O_WRONLY
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def killed_runs(command: list[str], start: Path, work: Path, runs: int) -> int:
    """Run and kill as the head of this file says; return how many runs there were."""

    def fresh(number: int) -> Path:
        return Path(shutil.copytree(start, work / str(number), symlinks=True))

    # The library that draws has threads, which a child does not get: it is given what was drawn.
    drawn: list[dict[str, str | bytes]] = []
    draw = report_folder._contents  # noqa: SLF001 - the one place where drawing ends and writing begins

    def remembered(*asked: Any, **_: Any) -> dict[str, str | bytes]:
        if not drawn:
            drawn.append(draw(*asked))
        return drawn[0]

    setattr(report_folder, draw.__name__, remembered)
    # Once in this very process, so that its children have everything loaded.
    folder_before = Path.cwd()
    warm = fresh(-1)
    os.chdir(warm)
    main(command)
    os.chdir(folder_before)
    shutil.rmtree(warm)
    if not runs:
        number = 0
        while not run(command, fresh(number), before_change=number + 1):
            number += 1
        return number + 1
    began = time.monotonic()
    run(command, fresh(-1))
    shutil.rmtree(work / "-1")
    whole = time.monotonic() - began
    chance = random.Random(11)  # noqa: S311 - the same moments each time
    for number in range(runs):
        run(command, fresh(number), after=whole * chance.random())
    return runs


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    count = killed_runs(asked["command"], Path(asked["start"]), Path(asked["work"]), asked["runs"])
    sys.stderr.write(f"{count}\n")
