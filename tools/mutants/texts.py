"""The texts at hand, and who is credited in each: a few letters a version."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from framing.article.sentences import sentences
from framing.ingest import read_story, version_from_text
from framing.resources import sample_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from framing.types import Sentence, SourceReport, Version

    Group = tuple[SourceReport | None, tuple[tuple[Version, tuple[Sentence, ...]], ...]]

_ROOT = Path(__file__).parents[2]
_SHARED = Path(os.environ.get("FRAMING_SHARED", _ROOT.parent / "shared"))
_DATA = _ROOT / "tests" / "data"


def texts() -> list[Group]:
    """Return all stories and single texts at hand, cut into sentences.

    The sample, the invented stories of the tests and, where FRAMING_SHARED or ../shared has them,
    the stories and attributed texts that this is developed with.
    """
    groups: list[Group] = []
    for folder in (sample_story(), *_folders()):
        story = read_story(folder)
        groups.append((story.source, _cut(story.versions)))
    invented = tomllib.loads(_DATA.joinpath("stories.toml").read_text("utf-8"))
    groups += [
        (None, _cut(version_from_text(text, outlet) for outlet, text in versions.items()))
        for versions in invented.values()
    ]
    rows = _rows(_DATA / "loose" / "stories.jsonl")
    for _, loose in groupby(rows, key=lambda row: row["story"]):
        groups.append((None, _cut(version_from_text(row["text"], row["outlet"]) for row in loose)))
    for row in _rows(_SHARED / "benchmarks" / "attribution" / "dev.jsonl"):
        groups.append((None, _cut([version_from_text(row["text"], row["outlet"])])))
    return groups


def _folders() -> list[Path]:
    return [file.parent for file in sorted(_SHARED.joinpath("stories").rglob("story.toml"))]


def _rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _cut(versions: Iterable[Version]) -> tuple[tuple[Version, tuple[Sentence, ...]], ...]:
    return tuple((version, sentences(version)) for version in versions)


def answers(groups: Iterable[Group]) -> Iterator[str]:
    """Yield what attribution says of each story and each version, in order.

    It is imported here, so that a copy of it with a change can be asked.
    """
    from framing.attribution import attribute, find_source  # noqa: PLC0415

    for given, versions in groups:
        found = find_source(versions)
        yield _digest(found)
        for version, parts in versions:
            yield _digest(attribute(version, parts, given or found))


def _digest(answer: object) -> str:
    return hashlib.sha256(repr(answer).encode()).hexdigest()[:16]
