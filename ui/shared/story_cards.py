"""What the card of a story shows: read from the folder at once, and from its comparison later."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypedDict

from framing.errors import FramingError
from framing.facts.model_statuses import by_people, without_models
from framing.ingest.read_article import read_file
from framing.report.baseline_summary import scored_facts
from framing.report.words import counted
from framing.resources import installed_version
from framing.stories.atomic_write import write_atomically
from framing.stories.edit_story import story_entries, story_settings
from framing.stories.library import changed_on
from shared.library import ships_with_the_program
from shared.loading import fingerprint, open_story

if TYPE_CHECKING:
    from pathlib import Path

    from framing.types import Comparison

_FORM = "card 2"
_FEW = 5
_LETTERS = {"carried": "t", "altered": "a", "omitted": "n", "unclear": "c"}


_NOT_KEPT: dict[str, Summary] = {}
"""Summaries by the name of their file, where no file can be written."""


class Summary(TypedDict):
    """What a comparison comes to, on one card."""

    facts: int
    """Of the list that scores rest on; ``beside`` it stand those that several tell."""
    beside: int
    source: str
    told_alike: bool
    matrix: list[str]
    to_check: int
    corrections: int
    wrong: str


class Card(TypedDict):
    """A story's card. ``summary`` is None where the story was not compared yet."""

    name: str
    title: str
    outlets: list[str]
    recreated: bool
    changed: str
    sample: bool
    checked: bool
    wrong: str
    summary: Summary | None


def card(name: str, folder: Path) -> Card:
    """Return the card of a story as far as it is known without comparing; it never fails."""
    changed = changed_on(folder)
    sample = ships_with_the_program(folder)
    made: Card = {
        "name": name,
        "title": name,
        "outlets": [],
        "recreated": False,
        "changed": f"{changed.day} {changed:%B %Y}" if changed and not sample else "",
        "sample": sample,
        "checked": False,
        "wrong": "",
        "summary": None,
    }
    try:
        settings = story_settings(folder)
        made["title"] = title_of(folder)
        made["outlets"] = [entry.outlet for entry in story_entries(folder)]
        made["recreated"] = bool(settings and settings.recreated)
        made["checked"] = bool(settings and settings.checked)
    except (FramingError, OSError) as error:
        made["wrong"] = str(error)
    made["summary"] = kept_summary(folder)
    return made


def title_of(folder: Path) -> str:
    """Return what a story goes by: its title, its first version's headline, or its folder."""
    try:
        files = [(path.name, path.stat().st_mtime_ns) for path in sorted(folder.iterdir())]
    except OSError:
        return folder.name
    return _title(folder, tuple(files))


@lru_cache(maxsize=512)
def _title(folder: Path, files: tuple[tuple[str, int], ...]) -> str:  # noqa: ARG001 - the key
    try:
        settings = story_settings(folder)
        if settings and settings.title.strip():
            return " ".join(settings.title.split())
        for entry in story_entries(folder):
            title = read_file(entry.path, entry.outlet, entry.name).version.title
            if title:
                return title
    except (FramingError, OSError):
        pass
    return folder.name


def kept_summary(folder: Path) -> Summary | None:
    """Return the summary that was worked out for the files as they are; None where none was."""
    file = _summary_file(folder)
    try:
        read: Summary = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return _NOT_KEPT.get(file.name)
    return read


def find_summary(folder: Path) -> Summary:
    """Compare a story and return its summary; what is wrong with it stands in there."""
    try:
        made = summary(open_story(folder).comparison)
    except FramingError as error:
        made = _nothing(str(error))
    file = _summary_file(folder)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, json.dumps(made).encode())
    except OSError:
        # Kept till the server ends, so that it is not worked out for ever.
        _NOT_KEPT[file.name] = made
    return made


def summary(comparison: Comparison) -> Summary:
    """Return what a comparison comes to on a card, on which no model's cells could be marked."""
    comparison = without_models(comparison)
    rows = {(row.fact, row.outlet): _LETTERS[row.status] for row in comparison.coverage}
    outlets = [version.version.outlet for version in comparison.versions]
    labels = {
        (label.outlet, label.sentence, label.column) for label in by_people(comparison.story.labels)
    }
    listed = scored_facts(comparison)
    return {
        "facts": len(listed),
        "beside": len(comparison.facts) - len(listed),
        "source": comparison.source.name if comparison.source else "",
        "told_alike": comparison.baseline == "consensus",
        "matrix": [
            "".join(rows.get((fact.id, outlet), "c") for fact in listed) for outlet in outlets
        ],
        "to_check": len(comparison.warnings),
        "corrections": len(labels),
        "wrong": "",
    }


def left_to_check(made: Card) -> list[str]:
    """Say what a person should still look at."""
    found = made["summary"]
    if found is None or found["wrong"]:
        return []
    todo = []
    if found["to_check"]:
        todo.append(f"{counted(found['to_check'], 'note')} on how it was read")
    if 0 < found["facts"] < _FEW:
        todo.append("Too few facts for percentages")
    if not found["facts"]:
        todo.append("No fact was found")
    if not made["checked"] and not made["sample"]:
        todo.append("List of facts not checked yet")
    return todo


def _nothing(wrong: str) -> Summary:
    return {
        "facts": 0,
        "beside": 0,
        "source": "",
        "told_alike": False,
        "matrix": [],
        "to_check": 0,
        "corrections": 0,
        "wrong": wrong,
    }


def _summary_file(folder: Path) -> Path:
    import platformdirs  # noqa: PLC0415 - only who shows cards needs it

    made_with = (_FORM, installed_version(), _rules(), fingerprint(folder))
    name = hashlib.sha256(repr(made_with).encode()).hexdigest()
    return platformdirs.user_cache_path("framing") / "cards" / f"{name}.json"


@lru_cache(maxsize=1)
def _rules() -> str:
    from framing.config.rule_files import rules_digest  # noqa: PLC0415 - reads every rule file

    return rules_digest()


def shown(made: Card) -> dict[str, Any]:
    """Return a card as the page shows it."""
    return {**made, "todo": left_to_check(made)}
