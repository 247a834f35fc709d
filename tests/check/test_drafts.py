"""Planted errors are found where they are, and clean rewrites left alone: see helpers/drafts.py."""

from __future__ import annotations

import pytest
from helpers.drafts import checked, found, rows

from framing.check.draft import SERIOUS

LEAST_FOUND = {"dev": 13, "sealed": 24, "second": 37, "third": 19}
LEAST_CLEAN = {"dev": 7, "sealed": 13, "second": 20, "third": 11}


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
