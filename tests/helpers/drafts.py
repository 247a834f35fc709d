"""Drafts with one planted error each, and clean rewrites, from tests/data/drafts or the like.

``drafts.tsv`` names for each draft its story, the kind of its error, the sentence that has it, the
wrong words and the right ones; a clean one has the kind ``clean``. ``part`` is ``dev`` for those
that the rules were made with in sight, ``sealed``, ``second``, ``third`` and ``fourth`` for those
that were opened when the rules were done, and have been seen since. ``first_readings.tsv`` keeps
what was found in a draft on the day it was opened.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing.check.draft import SERIOUS
from framing.check.draft_findings import draft_findings
from framing.ingest import read_story, version_from_text

if TYPE_CHECKING:
    from framing.check.draft import DraftCheck, Finding, FindingKind

DATA = Path(__file__).parents[1] / "data" / "drafts"
ROOT = Path(__file__).parents[2]
KINDS: dict[str, set[FindingKind]] = {
    "number": {"number"},
    "unit": {"number"},
    "date": {"date"},
    "name": {"name"},
    "quotation": {"quotation"},
    "attribution": {"attribution"},
    "denial": {"denial"},
    "direction": {"denial", "number"},
    "scope": {"scope"},
    "role": {"role"},
    "certainty": {"certainty"},
    "commentary": {"commentary", "added"},
}
"""The kinds of findings that an error of a kind may be reported as."""
OF_ONE: dict[str, FindingKind] = {"unit": "number", "direction": "denial"}
"""The kind of finding that the slips of a kind are counted with, where it has another name."""


def parts(folder: Path = DATA) -> list[str]:
    """Return the parts of a folder of drafts, in the order of its table."""
    return list(dict.fromkeys(row.get("part") or "drafts" for row in _table(folder)))


def rows(part: str, folder: Path = DATA) -> list[dict[str, str]]:
    return [row for row in _table(folder) if (row.get("part") or "drafts") == part]


def _table(folder: Path, name: str = "drafts.tsv") -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def first_readings() -> list[dict[str, str]]:
    """Return what was found in drafts on the day they were opened: part, draft, kind, right."""
    return _table(DATA, "first_readings.tsv")


@cache
def checked(draft: str, story: str, folder: Path = DATA) -> DraftCheck:
    text = (folder / "drafts" / f"{draft}.txt").read_text("utf-8")
    stories = (folder / "stories", ROOT / "seeds", ROOT / "corpus" / "stories")
    place = next(each / story for each in stories if (each / story).is_dir())
    return draft_findings(version_from_text(text, "Draft"), read_story(place))


def is_right(row: dict[str, str], folder: Path = DATA) -> bool:
    """Tell whether a draft's slip is found, or a clean one has no finding of a serious kind."""
    check = checked(row["draft"], row["story"], folder)
    if row["kind"] == "clean":
        return not any(
            finding.level == "differs" and finding.kind in SERIOUS for finding in check.findings
        )
    return bool(found(row, check))


def words(text: str) -> list[str]:
    return text.replace("“", '"').replace("”", '"').replace("’", "'").split()


def found(row: dict[str, str], check: DraftCheck) -> list[Finding]:
    """Return the findings of a row's kind that stand in its sentence."""
    text = next(
        each.version.text
        for each in check.comparison.versions
        if each.version.outlet == check.outlet
    )
    wanted = words(row["sentence"])
    return [
        finding
        for sentence in check.sentences
        if words(text[sentence.start : sentence.end]) == wanted
        for finding in sentence.findings
        if finding.kind in KINDS[row["kind"]]
    ]
