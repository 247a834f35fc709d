"""Many stories: time a story and memory as a run goes on, and one worker against several.

python bench/batch.py [STORIES] [--workers N ...] [--part N] [--gauge]

Stories are made as ``texts.py`` says. Each run is a ``framing batch`` of its own; it is looked at
from outside, and again when each part is done: processor time and memory of all its processes.
``ms a story`` is the processor's time since the line before, so that growth shows; memory is the
most until then. The rate leaves out the first part, during which the processes start.

A long run on a shared machine is slower at one time than at another. With ``--gauge`` a process of
its own compares one and the same story all the while, and ``times one alone`` is a story's time in
the run as a multiple of that story's meanwhile.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from texts import as_story, cpu_seconds, show, stories

from framing.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.sharedctypes import SynchronizedArray

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
    gauged: int = 0
    """How often the gauge has compared its story."""
    gauge: float = 0.0
    """The processor's seconds that it took for that."""


def main() -> None:
    """Print a table for each number of workers, then the rates side by side."""
    parser = argparse.ArgumentParser(description="Many stories.")
    parser.add_argument("stories", type=int, nargs="?", default=200)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2], metavar="N")
    parser.add_argument("--part", type=int, default=20)
    parser.add_argument("--gauge", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "articles.jsonl"
        _write(table, given.stories)
        rates = {}
        for workers in given.workers:
            with _gauge(wanted=given.gauge) as gauge:
                looks = _run(table, folder / f"out-{workers}", workers, given.part, gauge)
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


@contextmanager
def _gauge(*, wanted: bool) -> Iterator[SynchronizedArray[float]]:
    """Compare one story again and again meanwhile; give how often, and the seconds it took."""
    fresh = multiprocessing.get_context("spawn")
    figures = fresh.Array("d", 2)
    process = fresh.Process(target=_compare_again, args=(figures,), daemon=True)
    if wanted:
        process.start()
    yield figures
    if wanted:
        process.kill()
        process.join()


def _compare_again(figures: SynchronizedArray[float]) -> None:
    story = as_story(next(stories()))
    compare(story)
    while True:
        seconds = cpu_seconds(lambda: compare(story))
        with figures.get_lock():
            figures[0] += 1
            figures[1] += seconds


def _run(
    table: Path, out: Path, workers: int, part: int, gauge: SynchronizedArray[float]
) -> list[Look]:
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
                with gauge.get_lock():
                    now.gauged, now.gauge = int(gauge[0]), gauge[1]
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
    gauged = chosen[-1].gauged > 0
    rows = []
    for before, look in zip([Look(), *chosen], chosen, strict=False):
        each = 1000 * (look.processor - before.processor) / (look.stories - before.stories)
        cells = [f"{look.stories:,}", f"{look.seconds:.0f}", f"{each:.0f}"]
        if gauged:
            alone = 1000 * (look.gauge - before.gauge) / max(1, look.gauged - before.gauged)
            cells.append(f"{each / alone:.2f}" if alone else "")
        memory = (look.client, look.worker, look.whole)
        rows.append((*cells, *(f"{value / _MIB:,.0f}" for value in memory)))
    header = ("stories", "s", "ms a story", *(("times one alone",) if gauged else ()))
    show((*header, "MB client", "MB worker", "MB in all"), rows)


def _rate(looks: list[Look]) -> float:
    """Return stories a second once the processes are there; in one part that cannot be told."""
    first, last = looks[0], looks[-1]
    if first is last:
        return last.stories / last.seconds
    return (last.stories - first.stories) / (last.seconds - first.seconds)


if __name__ == "__main__":
    main()
