"""What each coder says of each unit, the program counted as one, ready to be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.coding.adjudication import answer_of, codings, decisions, same_value
from framing.coding.coders import NOBODY, PROGRAM
from framing.coding.corrections import COLUMNS, STATUS
from framing.coding.questions import legal_values
from framing.coding.units import program_values
from framing.errors import StoryError
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from framing.types import Comparison, Label

Basis = Literal["decided", "agreed", "single", "open", ""]

# Steps from not told to told as it is; what cannot be told has no place among them.
_IN_ORDER = {STATUS: ("omitted", "altered", "carried")}


@dataclass(frozen=True, slots=True)
class RatedUnit:
    """One unit with everybody's answer.

    Attributes:
        values: Coder to answer; the program is a coder.
        weight: How many units of the stories it stands for; None for what nobody drew.
        truth: What holds: the decision, or what all people say; empty where they disagree.
        basis: How the truth came about: decided, agreed by several, or said by one alone.
    """

    values: Mapping[str, str]
    weight: float | None
    truth: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class RatedColumn:
    """All units of which somebody set one column.

    Attributes:
        column: ``role``, ``voice``, ``facts``, a flag, or ``status`` for cells.
        units: In the order of the stories and their ``labels.csv``.
        categories: What may be answered, as the codebook has it; of ``facts`` what was.
        in_order: The answers that are steps of a scale, in order; empty where they are kinds.
        left_out: How many units are left out because nobody drew them, as corrections are.
    """

    column: str
    units: tuple[RatedUnit, ...]
    categories: tuple[str, ...]
    in_order: tuple[str, ...]
    left_out: int

    @property
    def drawn(self) -> bool:
        """Whether the units are a sample with weights."""
        return any(unit.weight is not None for unit in self.units)

    @property
    def coders(self) -> tuple[str, ...]:
        """Everybody who answered, by name, with the program last."""
        names = {name for unit in self.units for name in unit.values} - {PROGRAM}
        return (*sorted(names), PROGRAM)


def rated_columns(
    stories: Iterable[tuple[Comparison, Sequence[Label]]],
) -> tuple[RatedColumn, ...]:
    """Return every column that somebody set, with the program's answers beside.

    Where some units of a column were drawn for a sheet only those count: a correction is made
    where the program is wrong, with its answer in view, and tells nothing of the rest.

    Args:
        stories: Each ``uncoded`` story compared, and the labels of the story.

    Raises:
        StoryError: A label names a sentence that its version does not have.
    """
    columns: dict[str, list[RatedUnit]] = {}
    for comparison, labels in stories:
        program = _program(comparison)
        settled = decisions(labels)
        for about, by_coder in codings(labels).items():
            outlet, sentence, column = about
            name = answer_of(column)
            if name not in COLUMNS and name != STATUS:
                continue
            if about not in program and sentence is not None:
                raise StoryError(
                    f"labels.csv: {printable(outlet)} has no sentence {sentence}; "
                    "sentences.csv has the numbers"
                )
            said = {coder or NOBODY: same_value(label) for coder, label in by_coder.items()}
            weights = [one.weight for one in by_coder.values() if one.weight is not None]
            truth, basis = _truth(by_coder.values(), settled.get(about))
            if about in program:
                said[PROGRAM] = program[about]
            unit = RatedUnit(said, max(weights, default=None), truth, basis)
            columns.setdefault(name, []).append(unit)
    order = (*COLUMNS, STATUS)
    return tuple(_column(name, columns[name]) for name in order if name in columns)


def _column(name: str, units: Sequence[RatedUnit]) -> RatedColumn:
    drawn = [unit for unit in units if unit.weight is not None]
    kept = drawn or [*units]
    legal = legal_values(name)
    answered = sorted({value for unit in kept for value in unit.values.values()})
    return RatedColumn(
        name,
        tuple(kept),
        legal or tuple(answered),
        _IN_ORDER.get(name, ()),
        len(units) - len(kept),
    )


def _truth(said: Iterable[Label], decided: Label | None) -> tuple[str, Basis]:
    if decided is not None:
        return same_value(decided), "decided"
    people = [same_value(label) for label in said if not label.kind]
    if not people:
        return "", ""
    if len(set(people)) > 1:
        return "", "open"
    return people[0], "agreed" if len(people) > 1 else "single"


def _program(comparison: Comparison) -> dict[tuple[str, int | None, str], str]:
    said: dict[tuple[str, int | None, str], str] = {
        (row.outlet, None, f"{STATUS}:{row.fact}"): row.status for row in comparison.coverage
    }
    for read in comparison.versions:
        for reading in read.readings:
            for column, value in program_values(reading).items():
                said[read.version.outlet, reading.sentence.index, column] = value
    return said
