"""What people say of single sentences is counted as a reader would count it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from tools.labelled_sentences.__main__ import main

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = [
    "story",
    "outlet",
    "sentence",
    "text",
    "voice",
    "role",
    "commentary",
    "speculation",
    "hedged",
]
SAID = "The pier is safe, Mayor Ida Holm said."
ROWS = [
    ("boats", "Mail", 1, SAID, "other", "attributed", 0, 0, 0),
    ("boats", "Mail", 2, "The plan is a disgrace.", "own", "commentary", 1, 0, 0),
    ("boats", "Mail", 3, "The harbour opened in 1931.", "other", "attributed", 0, 0, 0),
    ("boats", "Mail", 9, "This sentence is nowhere.", "own", "context", 0, 0, 0),
]


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    folder = tmp_path / "stories" / "boats"
    folder.mkdir(parents=True)
    body = "\n\n".join(str(row[3]) for row in ROWS[:3])
    (folder / "Mail.txt").write_text(f"Boats to go\n\n{body}\n", "utf-8")
    (folder / "Echo.txt").write_text(f"Pier to stay\n\n{body}\n", "utf-8")
    (folder / "story.toml").write_text('title = "Boats"\n', "utf-8")
    path = tmp_path / "labels.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *ROWS])
    return path


def test_voices_roles_and_flags_are_counted(
    labels: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(labels), str(labels.parent / "stories")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("3 of 4")
    assert lines[1].split()[2:6] == ["0.67", "(2", "of", "3;"]
    figures = {line[:16].strip(): line[17:] for line in lines[4:]}
    assert figures["voice other"].startswith("1.00 (1 of 1;")
    assert "0.50 (1 of 2;" in figures["voice other"]
    assert figures["commentary"].startswith("1.00 (1 of 1;")


def test_wrong_usage_says_what_is_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "LABELS.csv" in capsys.readouterr().err
