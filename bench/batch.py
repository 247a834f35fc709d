"""Many stories: time a story and memory as a run goes on, and one worker against several.

python bench/batch.py [STORIES] [--workers N ...] [--part N]

Stories are made as ``texts.py`` says. Each run is a ``framing batch`` of its own; it is looked at
from outside, and again when each part is done: processor time and memory of all its processes.
``ms a story`` is the processor's time since the line before, so that growth shows; memory is the
most until then. The rate leaves out the first part, during which the processes start.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import psutil
from texts import show, stories

_LOOK_S = 0.2
_MIB = 1024 * 1024
# Lines are printed at about these sizes, and at the end.
_SIZES = (100, 300, 1_000, 3_000, 10_000, 20_000, 50_000, 100_000)


@dataclass(slots=True)
class Look:
    """What a run has done and taken so far; memory in bytes, the most so far."""

    stories: int = 0
    seconds: float = 0.0
    processor: float = 0.0
    client: int = 0
    worker: int = 0
    whole: int = 0


def main() -> None:
    """Print a table for each number of workers, then the rates side by side."""
    parser = argparse.ArgumentParser(description="Many stories.")
    parser.add_argument("stories", type=int, nargs="?", default=200)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], metavar="N")
    parser.add_argument("--part", type=int, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "articles.jsonl"
        _write(table, given.stories)
        rates = {}
        for workers in given.workers:
            looks = _run(table, folder / f"out-{workers}", workers, given.part)
            print(f"\n{workers} {'worker' if workers == 1 else 'workers'}\n")
            _show(looks)
            rates[workers] = _rate(looks)
    print()
    first = next(iter(rates.values()))
    show(
        ("workers", "stories a second", "times the first"),
        [(workers, f"{rate:.2f}", f"{rate / first:.2f}") for workers, rate in rates.items()],
    )


def _write(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for made in islice(stories(), count):
            for one in made:
                row = {"story": one.story, "outlet": one.outlet, "text": one.text}
                file.write(json.dumps(row) + "\n")


def _run(table: Path, out: Path, workers: int, part: int) -> list[Look]:
    """Run a batch and return a look for each part."""
    command = [sys.executable, "-m", "framing", "batch", str(table), "--out", str(out)]
    command += ["--workers", str(workers), "--part", str(part)]
    looks: list[Look] = []
    now, processor = Look(), dict[int, float]()
    start = time.monotonic()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            _look(now, processor, process.pid)
            done = part * len(list((out / ".framing-batch").glob("part-*.json")))
            if done > now.stories:
                now.stories, now.seconds = done, time.monotonic() - start
                now.processor = sum(processor.values())
                looks.append(Look(**{name: getattr(now, name) for name in Look.__slots__}))
            time.sleep(_LOOK_S)
        if process.returncode:
            sys.exit(process.stderr.read() if process.stderr else "failed")
    return looks


def _look(now: Look, processor: dict[int, float], pid: int) -> None:
    """Note memory and processor time of a process and those that it started."""
    memory = []
    try:
        client = psutil.Process(pid)
        for process in (client, *client.children(recursive=True)):
            with process.oneshot():
                memory.append(process.memory_info().rss)
                times = process.cpu_times()
                processor[process.pid] = times.user + times.system
    except psutil.NoSuchProcess:
        return
    now.client = max(now.client, memory[0])
    now.worker = max(now.worker, *memory[1:], 0)
    now.whole = max(now.whole, sum(memory))


def _show(looks: list[Look]) -> None:
    chosen = [
        next(look for look in looks if look.stories >= size)
        for size in _SIZES
        if looks[-1].stories >= size
    ]
    if looks[-1] not in chosen:
        chosen.append(looks[-1])
    rows = []
    for before, look in zip([Look(), *chosen], chosen, strict=False):
        new = look.stories - before.stories
        rows.append(
            (
                f"{look.stories:,}",
                f"{look.seconds:.0f}",
                f"{1000 * (look.processor - before.processor) / new:.0f}",
                *(f"{value / _MIB:,.0f}" for value in (look.client, look.worker, look.whole)),
            )
        )
    show(("stories", "s", "ms a story", "MB client", "MB worker", "MB in all"), rows)


def _rate(looks: list[Look]) -> float:
    """Return stories a second once the processes are there; in one part that cannot be told."""
    first, last = looks[0], looks[-1]
    if first is last:
        return last.stories / last.seconds
    return (last.stories - first.stories) / (last.seconds - first.seconds)


if __name__ == "__main__":
    main()
