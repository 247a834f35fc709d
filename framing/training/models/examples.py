"""What the models learn from: our own sentences, and the public sets that may ship."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.attribution import attribute
from framing.cues import detectors, find_cues
from framing.ingest.clean import clean_line
from framing.models.features import features
from framing.types import Block, Sentence, Version

if TYPE_CHECKING:
    from framing.types import Cue

OWN = Path(__file__).parent.parent / "data" / "sentences.tsv"


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


def own(column: str, *, own_voice: bool) -> list[Example]:
    """Return our own labelled sentences; ``own_voice`` leaves out what is credited to others."""
    rows = [row for row in table(OWN) if row["voice"] == "own" or not own_voice]
    return [Example(row["text"], float(row[column])) for row in rows]


def subjectivity(folder: Path, weight: float) -> list[Example]:
    """Return NewsSD-ENG, subjective as 1."""
    rows = [row for part in ("train", "val") for row in table(folder / f"subjectivity/{part}.tsv")]
    return [Example(row["text"], float(row["label"] == "SUBJ"), weight) for row in rows]


def certainty(folder: Path) -> list[Example]:
    """Return the findings with their certainty, 1 to 6 made 0 to 1."""
    rows = [row for part in ("train", "val") for row in table(folder / f"certainty/{part}.tsv")]
    return [Example(row["text"], (float(row["certainty"]) - 1) / 5) for row in rows]


def targets(folder: Path) -> list[dict[str, Any]]:
    """Return NewsMTSC: label, target, start, end, text."""
    lines = (folder / "target_sentiment/train.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file without quoting."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def rule_cues(text: str) -> tuple[Cue, ...]:
    """Return what the rules find in a sentence with nothing around it."""
    line = clean_line(text) or "-"
    sentence = Sentence(0, 0, len(line), 0, "text")
    version = Version("", line, (Block(0, len(line), "text"),))
    (voice,) = attribute(version, (sentence,), None)
    return find_cues(line, sentence, voice, detectors())
