"""Drafts with one planted error each, and clean rewrites: what is found, and what is left alone.

``drafts.tsv`` names for each draft its story, the kind of its error, the sentence that has it, the
wrong words and the right ones. Rows of other parts than ``dev`` may be added beside these.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from framing.check.draft import SERIOUS, DraftCheck, Finding, FindingKind
from framing.check.draft_findings import draft_findings
from framing.ingest import read_story, version_from_text

DATA = Path(__file__).parents[1] / "data" / "drafts"
KINDS: dict[str, set[FindingKind]] = {
    "number": {"number"},
    "unit": {"number"},
    "date": {"date"},
    "name": {"name"},
    "quotation": {"quotation"},
    "attribution": {"attribution"},
    "denial": {"denial"},
    "role": {"role"},
    "certainty": {"certainty"},
    "commentary": {"commentary", "added"},
}
"""The kinds of findings that an error of a kind may be reported as."""
LEAST_FOUND = {"dev": 13}
LEAST_CLEAN = {"dev": 7}


def rows(part: str) -> list[dict[str, str]]:
    with (DATA / "drafts.tsv").open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in table if row["part"] == part]


@cache
def checked(draft: str, story: str) -> DraftCheck:
    text = (DATA / "drafts" / f"{draft}.txt").read_text("utf-8")
    return draft_findings(version_from_text(text, "Draft"), read_story(DATA / "stories" / story))


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


@pytest.mark.parametrize("part", LEAST_FOUND)
def test_planted_errors_are_found_where_they_are(part: str) -> None:
    planted = [row for row in rows(part) if row["kind"] != "clean"]
    hits = [row["draft"] for row in planted if found(row, checked(row["draft"], row["story"]))]
    assert len(hits) >= LEAST_FOUND[part], {row["draft"] for row in planted} - set(hits)


@pytest.mark.parametrize("part", LEAST_CLEAN)
def test_clean_rewrites_have_no_serious_finding(part: str) -> None:
    clean = [row for row in rows(part) if row["kind"] == "clean"]
    quiet = [
        row["draft"]
        for row in clean
        if not any(
            finding.level == "differs" and finding.kind in SERIOUS
            for finding in checked(row["draft"], row["story"]).findings
        )
    ]
    assert len(quiet) >= LEAST_CLEAN[part], {row["draft"] for row in clean} - set(quiet)


def test_what_the_other_texts_say_is_shown_beside_a_slip() -> None:
    row = next(row for row in rows("dev") if row["kind"] == "number")
    check = checked(row["draft"], row["story"])
    finding = found(row, check)[0]
    right = row["right"].split()[0]
    assert any(right in each.text for each in finding.references)
    texts = {each.version.outlet: each.version.text for each in check.comparison.versions}
    for each in finding.references:
        assert " ".join(texts[each.outlet][each.start : each.end].split()) == each.text
