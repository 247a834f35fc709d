"""Small collections for the batch tests: the invented stories, several times over."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from framing.batch.run_batch import Engine, Summary, run_batch
from framing.batch.worker import compare_task
from helpers.stories import ALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from framing.batch.messages import Outcome, OutputRequest, Task

HERE = Engine(workers=1)


def rows(times: int = 1) -> list[dict[str, str]]:
    """Return the articles of every invented story, each story so many times under other names."""
    return [
        {
            "story": f"{name} {time}",
            "outlet": version.outlet,
            "text": version.text,
            "source": "; ".join((story.source.name, *story.source.aliases)) if story.source else "",
        }
        for time in range(times)
        for name, story in ((name, made()) for name, made in ALL.items())
        for version in story.versions
    ]


def jsonl(path: Path, records: Iterable[Mapping[str, object] | str]) -> Path:
    """Write records as JSON Lines; a string is written as it stands."""
    lines = (one if isinstance(one, str) else json.dumps(one) for one in records)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def batch(given: Path, out: Path, **options: Any) -> Summary:
    """Run a batch in this process, in silence."""
    return run_batch(given, out, **{"engine": HERE, "say": lambda _: None, **options})


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a table, from all its parts in order."""
    files = sorted((out / name).glob("*.parquet")) or [out / f"{name}.parquet"]
    return [row for file in files for row in pq.read_table(file).to_pylist()]


def contents(out: Path) -> dict[str, bytes]:
    """Return every file of an output folder by its path inside."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def stories(out: Path) -> Sequence[tuple[str, str]]:
    """Return what became of every story."""
    return [(row["story"], row["status"]) for row in table(out, "stories")]


def deadly(task: Task, wanted: OutputRequest) -> Outcome:
    """Stand in for a story that takes all memory: the worker's process ends.

    It lies here because a worker has to import it by its name, which no test's file has.
    """
    if task.name == "ruling 0":
        os._exit(9)
    return compare_task(task, wanted)
