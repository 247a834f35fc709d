"""What comes of comparing coders: pairs of them, and how right the program is by people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its interval; None where it is not defined or cannot be told."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Confusion:
    """How many units one coder gave one answer and the other another, or the same."""

    answer: str
    other_answer: str
    units: int


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two coders on one column; or all coders together, then ``other`` is empty.

    Attributes:
        units: How many both answered; of all coders together, at least two.
        stands_for: How many units of the stories these are a sample of; None where nobody drew.
        percent: Share of units with the same answer, 0 to 1; of several coders, of their pairs.
        alpha: Krippendorff's, nominal, at most 1.
        alpha_ordinal: The same for answers that are steps; of others it has no value.
        ac1: Gwet's, -1 to 1.
        kappa: Cohen's, -1 to 1; of two coders only.
        confusions: Every pair of answers that occurs, the most frequent first; of two coders only.
        enough: Whether there are as many units as a score takes to be relied on
            (``enough_sentences``); of fewer nothing is said about how far coders agree.
    """

    column: str
    coder: str
    other: str
    units: int
    stands_for: float | None
    percent: Figure
    alpha: Figure
    alpha_ordinal: Figure
    ac1: Figure
    kappa: Figure
    confusions: tuple[Confusion, ...]
    enough: bool


@dataclass(frozen=True, slots=True)
class ProgramAccuracy:
    """How right the program is about one answer, held against what people settled.

    Attributes:
        people: Units that people answered so; ``program`` those that the program did.
        both: Units that both did.
        precision: Share of the program's that are right; ``recall`` of the people's it finds.
        decided: Of the units that are settled, how many by a decision; ``agreed`` by several who
            said the same, ``single`` by one person alone. ``open`` are not settled, nor counted.
        precision_enough: Whether there are units enough for the precision, as of two coders;
            ``recall_enough`` for the recall.
    """

    column: str
    answer: str
    people: int
    program: int
    both: int
    precision: Figure
    recall: Figure
    decided: int
    agreed: int
    single: int
    open: int
    precision_enough: bool
    recall_enough: bool


@dataclass(frozen=True, slots=True)
class CoderAgreement:
    """Everything that is known of how coders agree.

    Attributes:
        pairs: Column by column, all coders together first, then every two of them.
        program: Column by column, answer by answer.
        left_out: How many units of a column are left out because nobody drew them.
    """

    pairs: tuple[PairAgreement, ...]
    program: tuple[ProgramAccuracy, ...]
    left_out: Mapping[str, int]
