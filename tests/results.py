"""What every story at hand comes to, in a few letters each: so that a change that must not change
results can be held to that.

python tests/results.py                    say which results are not as recorded
python tests/results.py --write            record them as they are now
python tests/results.py --beside CHECKOUT  compare every file, line by line, with another checkout's

Recorded are digests in data/results.toml, with the versions of what can change a result. Stories
are our own and, where FRAMING_SHARED or ../shared has them, those that we develop with.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import subprocess
import sys
import tomllib
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from helpers.stories import ALL

from framing.batch.worker_limits import limits
from framing.ingest import read_story
from framing.ingest.cleaning import printable
from framing.pipeline import compare, score
from framing.report.comparison_json import comparison_json
from framing.report.csv import csv_files
from framing.resources import DISTRIBUTION, installed_version, sample_story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from framing.types import Comparison, Story

_ROOT = Path(__file__).parents[1]
_SHARED = Path(os.environ.get("FRAMING_SHARED", _ROOT.parent / "shared"))
_RECORD = Path(__file__).with_name("data") / "results.toml"
_DIGITS = 16
_WORTH_SCORING = 3


def stories() -> dict[str, Callable[[], Story]]:
    """Return what reads every story at hand, by name; those from elsewhere with their digest."""
    own: dict[str, Callable[[], Story]] = {"sample": partial(read_story, sample_story()), **ALL}
    shared = _SHARED / "stories"
    folders = [file.parent for file in sorted(shared.rglob("story.toml"))]
    return own | {
        f"{folder.relative_to(shared).as_posix()} {_digest_of(folder)}": partial(read_story, folder)
        for folder in folders
    }


def ways(story: Story) -> Iterator[tuple[str, Comparison]]:
    """Yield a story's comparison, and those without its source and of its last version alone."""
    yield "compared", compare(story)
    if story.source is not None:
        yield "without source", compare(replace(story, source=None))
    *rest, last = story.versions
    if len(story.versions) >= _WORTH_SCORING:
        yield "last scored", score(last, replace(story, versions=tuple(rest)))


def _digest_of(folder: Path) -> str:
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return _digest([f"{one.relative_to(folder)}\n{one.read_bytes()!r}" for one in files])


def result(comparison: Comparison) -> str:
    """Return a digest of every table; its numbers are rounded, so that no last bit counts."""
    files = csv_files({"story": comparison})
    return _digest([f"{name}\n{text}" for name, text in sorted(files.items())])


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_DIGITS]


def made_with() -> dict[str, str]:
    """Return the versions of what can change a result."""
    packages = [name for name in limits("program")["packages"] if name != DISTRIBUTION]
    python = ".".join(platform.python_version_tuple()[:2])
    return {"python": python, **{name: installed_version(name) for name in packages}}


def recorded() -> dict[str, dict[str, str]]:
    """Return what is recorded: ``made_with`` and ``results``."""
    found: dict[str, dict[str, str]] = tomllib.loads(_RECORD.read_text("utf-8"))
    return found


def now(name: str, story: Story) -> dict[str, str]:
    """Return the digests of a story's results, each by the story's name and the way."""
    return {f"{name}, {way}": result(comparison) for way, comparison in ways(story)}


def kept(name: str, record: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the digests that are recorded of a story; none when it is not the one recorded."""
    results = record["results"].items()
    return {key: digest for key, digest in results if key.startswith(f"{name}, ")}


def changed(name: str, story: Story, record: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return which results of a story that is recorded are other ones now."""
    found, before = now(name, story), kept(name, record)
    return sorted(key for key in found.keys() | before if found.get(key) != before.get(key))


def main() -> int:
    """Print, record or compare."""
    parser = argparse.ArgumentParser(description="Are results as they were?")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--beside", type=Path, metavar="CHECKOUT")
    parser.add_argument("--files", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.files:
        return _write_files(given.files)
    if given.beside:
        return _beside(given.beside.resolve())
    if given.write:
        return _write()
    record = recorded()
    found = [
        line
        for name, read in stories().items()
        for line in (changed(name, read(), record) if kept(name, record) else [f"{name}: new"])
    ]
    print(*found or ["every result is as recorded"], sep="\n")
    return int(bool(found))


def _write() -> int:
    results = {
        key: one for name, read in stories().items() for key, one in now(name, read()).items()
    }
    lines = ["# Written by: python tests/results.py --write"]
    for table, values in (("made_with", made_with()), ("results", results)):
        lines += ["", f"[{table}]", *(f'"{key}" = "{value}"' for key, value in values.items())]
    _RECORD.write_text("\n".join(lines) + "\n", "utf-8")
    return 0


def _write_files(folder: Path) -> int:
    for name, read in stories().items():
        for way, comparison in ways(read()):
            place = folder / f"{name.replace('/', '-')} {way}"
            place.mkdir()
            for file, text in csv_files({"story": comparison}).items():
                place.joinpath(file).write_text(text, "utf-8")
            text = comparison_json({"story": comparison})
            place.joinpath("comparison.json").write_text(text, "utf-8")
    return 0


def _beside(checkout: Path) -> int:
    """Print the first line of each file that differs, as it is there and here."""
    if not checkout.joinpath("framing", "pipeline.py").is_file():
        print(f"{checkout} is no checkout of framing")
        return 2
    with TemporaryDirectory() as place:
        there, here = Path(place, "there"), Path(place, "here")
        for folder, code in ((there, checkout), (here, _ROOT)):
            folder.mkdir()
            subprocess.run(
                # By its own script: modules may lie elsewhere there.
                [sys.executable, str(code / "tests" / "results.py"), "--files", str(folder)],
                check=True,
                env={**os.environ, "PYTHONPATH": str(code), "FRAMING_SHARED": str(_SHARED)},
            )
        pairs = {
            file: (there / file, here / file)
            for folder in (there, here)
            for file in sorted(one.relative_to(folder) for one in folder.rglob("*.*"))
        }
        different = [
            line for file, pair in sorted(pairs.items()) for line in _first(str(file), *pair)
        ]
    print(*different, f"{len(pairs)} files, {len(different) // 3} differ", sep="\n")
    return int(bool(different))


def _first(name: str, there: Path, here: Path) -> list[str]:
    texts = [_compared(file) if file.is_file() else "" for file in (there, here)]
    lines = zip_longest(*(text.split("\n") for text in texts), fillvalue="")
    for number, (one, other) in enumerate(lines, start=1):
        if one != other:
            return [
                f"{name}, line {number}",
                f"  - {printable(one, 200)}",
                f"  + {printable(other, 200)}",
            ]
    return []


def _compared(file: Path) -> str:
    """A file's text; the settings that a result names are no part of what it says."""
    text = file.read_text("utf-8")
    if file.suffix != ".json":
        return text
    table = json.loads(text)
    for story in table["stories"]:
        story["comparison"].pop("configuration", None)
    return json.dumps(table, indent=1)


if __name__ == "__main__":
    sys.exit(main())
