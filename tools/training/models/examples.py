"""What the models learn from: our own sentences, and the public sets that may ship."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.evaluation.program_answers import rule_cues
from framing.models.sentence_features import features

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).parent.parent / "data"
OWN = DATA / "sentences.tsv"
REVIEWED = DATA / "reviewed.tsv"


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the answer wanted, and how much it counts."""

    text: str
    answer: float
    weight: float = 1.0

    @property
    def features(self) -> dict[str, float]:
        """The named features of the sentence, read alone."""
        return features(self.text, rule_cues(self.text))


def own(column: str, *, own_voice: bool, weight: float = 1.0) -> list[Example]:
    """Return our own labelled sentences; ``own_voice`` leaves out what is credited to others."""
    rows = [row for row in table(OWN) if row["voice"] == "own" or not own_voice]
    return [Example(row["text"], float(row[column]), weight) for row in rows]


def reviewed(texts: Iterable[str], column: str, weight: float) -> list[Example]:
    """Return those sentences of real news that were labelled by our codebook, as they stand.

    The table holds labels and no text: a sentence is found by its digest among ``texts``. One that
    was left open in this column is left out.
    """
    labels = {row["sentence"]: float(row[column]) for row in table(REVIEWED) if row[column]}
    found = {text: labels.get(digest(text)) for text in texts}
    return [Example(text, answer, weight) for text, answer in found.items() if answer is not None]


def digest(text: str) -> str:
    """Return what names a sentence without its words: the first 12 digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def subjectivity(folder: Path, weight: float) -> list[Example]:
    """Return NewsSD-ENG, subjective as 1."""
    rows = [row for part in ("train", "val") for row in table(folder / f"subjectivity/{part}.tsv")]
    return [Example(row["text"], float(row["label"] == "SUBJ"), weight) for row in rows]


def certainty(folder: Path) -> list[Example]:
    """Return the findings with their certainty, 1 to 6 made 0 to 1."""
    rows = [row for part in ("train", "val") for row in table(folder / f"certainty/{part}.tsv")]
    return [Example(row["text"], certainty_of(float(row["certainty"]))) for row in rows]


def certainty_of(rating: float) -> float:
    """Return a reader's 1 to 6 as 0 to 1."""
    return (rating - 1) / 5


def targets(folder: Path) -> list[dict[str, Any]]:
    """Return NewsMTSC: label, target, start, end, text."""
    lines = (folder / "target_sentiment/train.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def appeals(folder: Path) -> list[str]:
    """Return the sentences of FactAppeal, each once."""
    rows: list[str] = []
    for part in ("train", "val"):
        with (folder / f"factappeal/{part}.csv").open(encoding="utf-8", newline="") as file:
            rows += [row["sentence"] for row in csv.DictReader(file)]
    return list(dict.fromkeys(rows))


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
