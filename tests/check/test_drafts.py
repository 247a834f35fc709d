"""Planted errors are found where they are, and clean rewrites left alone: see helpers/drafts.py."""

from __future__ import annotations

from collections import defaultdict

import pytest
from helpers.drafts import OF_ONE, ROOT, checked, first_readings, found, is_right, rows

from framing.check.unseen_slips import unseen_slips

LEAST_FOUND = {"dev": 13, "sealed": 24, "second": 38, "third": 22, "fourth": 24}
LEAST_CLEAN = {"dev": 7, "sealed": 13, "second": 20, "third": 11, "fourth": 18}


@pytest.mark.parametrize("part", LEAST_FOUND)
def test_planted_errors_are_found_where_they_are(part: str) -> None:
    planted = [row for row in rows(part) if row["kind"] != "clean"]
    hits = {row["draft"] for row in planted if is_right(row)}
    assert len(hits) >= LEAST_FOUND[part], {row["draft"] for row in planted} - hits


@pytest.mark.parametrize("part", LEAST_CLEAN)
def test_clean_rewrites_have_no_serious_finding(part: str) -> None:
    clean = [row for row in rows(part) if row["kind"] == "clean"]
    quiet = {row["draft"] for row in clean if is_right(row)}
    assert len(quiet) >= LEAST_CLEAN[part], {row["draft"] for row in clean} - quiet


def test_what_the_check_says_it_finds_is_what_was_read_first() -> None:
    slips = unseen_slips()
    read: dict[str, list[bool]] = defaultdict(list)
    for row in first_readings():
        if row["part"] == slips.drafts and row["kind"] != "clean":
            read[OF_ONE.get(row["kind"], row["kind"])].append(row["right"] == "1")
    assert slips.kinds == {kind: (sum(hits), len(hits)) for kind, hits in read.items()}


def test_the_page_of_figures_has_the_first_readings() -> None:
    page = (ROOT / "docs" / "validation.md").read_text("utf-8")
    for part in {row["part"] for row in first_readings()}:
        planted = [
            row["right"] == "1"
            for row in first_readings()
            if row["part"] == part and row["kind"] != "clean"
        ]
        said = f"{part}, when it was opened: planted errors found {sum(planted)} of {len(planted)} "
        assert said in page


def test_what_the_other_texts_say_is_shown_beside_a_slip() -> None:
    row = next(row for row in rows("dev") if row["kind"] == "number")
    check = checked(row["draft"], row["story"])
    finding = found(row, check)[0]
    right = row["right"].split()[0]
    assert any(right in each.text for each in finding.references)
    texts = {each.version.outlet: each.version.text for each in check.comparison.versions}
    for each in finding.references:
        assert " ".join(texts[each.outlet][each.start : each.end].split()) == each.text
