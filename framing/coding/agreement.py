"""How far the program agrees with what people set in ``labels.csv``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.coding.adjudication import codings, same_value
from framing.coding.coder_marks import shown_coder
from framing.coding.corrections import COLUMNS
from framing.coding.units import program_values
from framing.errors import StoryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Comparison, Label


@dataclass(frozen=True, slots=True)
class Agreement:
    """One coder's labels of one column against the program's own reading.

    ``share`` is the part of ``labels`` where both say the same, 0 to 1. ``kappa`` is Cohen's,
    -1 to 1: agreement beyond chance; None when there is but one value, which chance explains.
    """

    column: str
    coder: str
    labels: int
    share: float
    kappa: float | None


def agreement(labels: Sequence[Label], unlabelled: Comparison) -> tuple[Agreement, ...]:
    """Compare labels with the program's reading of the same story read without them.

    Labels about facts (other words, two that are one) say nothing that a sentence could be read as.

    Raises:
        StoryError: There is no such label, or one names a sentence that its version does not have.
    """
    labels = [
        label
        for by_coder in codings(labels).values()
        for label in by_coder.values()
        if label.column in COLUMNS
    ]
    if not labels:
        raise StoryError("the story has no labels to agree with; put a labels.csv beside it")
    readings = {
        (version.version.outlet, reading.sentence.index): reading
        for version in unlabelled.versions
        for reading in version.readings
    }
    pairs: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for label in labels:
        reading = readings.get((label.outlet, label.sentence))
        if reading is None:
            raise StoryError(
                f"labels.csv: {label.outlet} has no sentence {label.sentence}; "
                "sentences.csv has the numbers"
            )
        pair = (same_value(label), program_values(reading)[label.column])
        pairs.setdefault((label.column, shown_coder(label)), []).append(pair)
    return tuple(
        Agreement(column, coder, len(found), _share(found), _kappa(found))
        for (column, coder), found in sorted(pairs.items())
    )


def _share(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(person == program for person, program in pairs) / len(pairs)


def _kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    people = Counter(person for person, _ in pairs)
    program = Counter(program for _, program in pairs)
    chance = sum(people[value] * program[value] for value in people) / len(pairs) ** 2
    return None if chance == 1 else (_share(pairs) - chance) / (1 - chance)
