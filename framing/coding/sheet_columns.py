"""The columns of a coding sheet, and the weight of a unit sealed so that nobody reads it by chance.

A weight tells which answer the program gave: rare answers are drawn more often. On a blind sheet it
must not be seen, and must come back all the same. Whoever wants to can undo the seal.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from framing.coding.questions import questions
from framing.errors import SheetError

if TYPE_CHECKING:
    from framing.coding.questions import What

UNIT, STORY, HASH, SAMPLE, SEAL = "unit", "story", "text_hash", "sample", "seal"
QUESTION, NOTE, DECISION, COLUMN, SAID = "question", "note", "decision", "column", "said"
FACT, SENTENCE = "fact", "sentence"
_SCALE = 1_000_000


def sheet_columns(what: What, *, blind: bool) -> tuple[str, ...]:
    """Return the columns of a sheet; those of the program only where it is not blind."""
    asked = questions(what)
    about = (FACT, "statement") if what == "facts" else (SENTENCE, "before", "text", "after")
    program = tuple(f"program_{name}" for name in asked.answers)
    return (
        UNIT,
        STORY,
        "outlet",
        *about,
        QUESTION,
        *asked.answers,
        *asked.more,
        NOTE,
        *(() if blind else (*program, "weight")),
        HASH,
        SAMPLE,
        SEAL,
    )


def needed_columns(what: What) -> tuple[str, ...]:
    """Return the columns that a sheet must have to be read."""
    asked = questions(what)
    return (UNIT, STORY, *asked.answers, *asked.more, NOTE, HASH, SAMPLE, SEAL)


def decision_columns() -> tuple[str, ...]:
    """Return the columns of a sheet of disagreements."""
    return (
        UNIT,
        STORY,
        "outlet",
        FACT,
        SENTENCE,
        "text",
        COLUMN,
        SAID,
        QUESTION,
        DECISION,
        "sentences",
        NOTE,
        HASH,
    )


def sample_name(what: What, size: int, seed: int) -> str:
    """Return what a draw is called in ``labels.csv``."""
    return f"{what}-{size}-{seed}"


def sealed(unit: str, sample: str, weight: float) -> str:
    """Return a weight as a sheet holds it, bound to its unit and sample."""
    number = round(weight * _SCALE)
    masked = number ^ _mask(unit, sample)
    return f"w{masked:016x}{_check(unit, sample, number)}"


def unsealed(unit: str, sample: str, seal: str) -> float:
    """Return the weight of a unit.

    Raises:
        SheetError: The seal is not that of this unit and sample.
    """
    try:
        number = int(seal[1:17], 16) ^ _mask(unit, sample)
    except ValueError:
        number = 0
    if number < _SCALE or seal != sealed(unit, sample, number / _SCALE):
        raise SheetError("unit, sample and seal do not belong together; leave them as they were")
    return number / _SCALE


def _mask(unit: str, sample: str) -> int:
    return int.from_bytes(hashlib.sha256(f"weight\n{unit}\n{sample}".encode()).digest()[:8], "big")


def _check(unit: str, sample: str, number: int) -> str:
    return hashlib.sha256(f"{unit}\n{sample}\n{number}".encode()).hexdigest()[:8]
