"""Drafts with one planted error each, and clean rewrites, as ``tests/data/drafts`` holds them.

``drafts.tsv`` names for each draft its story, the kind of its error, the sentence that has it, the
wrong words and the right ones. ``part`` is ``dev`` for those that the rules were made with in
sight, ``sealed`` for those that were opened once, after, ``second`` and ``third`` for sixty and
forty more by people who had not read the rules either.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing.check.draft_findings import draft_findings
from framing.ingest import read_story, version_from_text

if TYPE_CHECKING:
    from framing.check.draft import DraftCheck, Finding, FindingKind

DATA = Path(__file__).parents[1] / "data" / "drafts"
ROOT = Path(__file__).parents[2]
STORIES = (DATA / "stories", ROOT / "seeds", ROOT / "corpus" / "stories")
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


def rows(part: str) -> list[dict[str, str]]:
    with (DATA / "drafts.tsv").open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["part"] == part]


@cache
def checked(draft: str, story: str) -> DraftCheck:
    text = (DATA / "drafts" / f"{draft}.txt").read_text("utf-8")
    folder = next(each / story for each in STORIES if (each / story).is_dir())
    return draft_findings(version_from_text(text, "Draft"), read_story(folder))


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
