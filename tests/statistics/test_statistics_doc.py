"""What the docs say of the statistics is what the settings and the simulation say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from framing.config import default

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "statistics.md").read_text("utf-8")
CELL = re.compile(r"\| (\**)(\d+\.\d)(?: \(\d+\.\d\))?(\**)(†?) (?=\|)")


def test_where_intervals_hold_too_little_the_row_is_not_reliable() -> None:
    cells = CELL.findall(DOC[: DOC.index("### The sample story")])
    assert len(cells) == 2 * 15 * 4
    for bold, held, _, mark in cells:
        assert (float(held) < 90) == bool(bold)
        assert not bold or mark


def test_the_docs_name_the_settings() -> None:
    scores = default().scores
    assert f"at least {scores.enough_sentences} sentences" in DOC
    assert f"at least {scores.enough_paragraphs} paragraphs" in DOC
    assert f"at least {scores.matched_facts} facts" in DOC
    assert f"{scores.resamples:,} times" in DOC


def test_the_docs_of_profiles_name_their_settings() -> None:
    settings = default().profile
    text = (ROOT / "docs" / "outlets.md").read_text("utf-8")
    assert f"Below {settings.enough_stories} stories" in text
    assert settings.enough_sentences == 5
    assert "fewer than five" in text
    assert f"{settings.resamples:,} times" in text
    # Where nobody differs, the program's own way holds what it says, and claims as seldom.
    whole = re.search(r"^\| all \| \|.* (0\.\d{3}), (0\.\d{3}) \|$", text, re.MULTILINE)
    assert whole is not None
    assert 0.945 <= float(whole[1]) <= 0.955
    assert float(whole[2]) <= 0.055


@pytest.mark.slow
def test_the_simulation_prints_the_tables_of_the_docs() -> None:
    run = subprocess.run(
        [sys.executable, "bench/coverage.py", "4"],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )

    def labels(text: str) -> list[str]:
        rows = [line for line in text.splitlines() if line.startswith(("|", "###"))]
        return [row.split("|")[1] if row.startswith("|") else row for row in rows]

    printed = labels(run.stdout)
    assert printed == labels(DOC[DOC.index("### 2.2") :])
