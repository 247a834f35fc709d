"""What a benchmark task is: its description, its rows, and what is measured on them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from framing.evaluation.metrics import Metric

Row: TypeAlias = Mapping[str, Any]
"""One row of a benchmark: text by column of a table, or one JSON object."""

OURS = "framing"
"""The name that this program's own figures go by; every other name is a baseline's."""

RULES = "rules alone"
"""The program without its models, kept beside it to show what they add."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one system made of a task's rows, ready to be scored.

    ``score`` takes a weight for each unit (row, pair, document); ``groups`` names what each unit
    belongs to (its article, its topic), because units of one group are alike and are drawn whole.
    """

    metric: str
    system: str
    score: Metric
    groups: Sequence[Hashable]


class Measure(Protocol):
    """The ``measure`` function of a task's module."""

    def __call__(self, rows: Sequence[Row], *, baselines: bool) -> Iterable[Measured]:
        """Run the program on the rows, and with ``baselines`` also what it is held against."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A figure reported for the same data; ``note`` says on which part of it."""

    metric: str
    value: float
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Task:
    """One benchmark: a module with ``measure``, and the TOML file of the same name.

    A row needs all ``columns``; those that are also in ``numbers`` come as floats.
    """

    name: str
    about: str
    data: str
    licence: str
    files: tuple[str, ...]
    columns: tuple[str, ...]
    numbers: tuple[str, ...]
    elsewhere: tuple[Elsewhere, ...]
    measure: Measure
