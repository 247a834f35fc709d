"""What an editor asks of a draft: at most, at least, and no shifts of some kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from framing.errors import FramingError
from framing.types import Dimension, Part, ShiftKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Counting = Literal["both", "sentences", "words"]
Bound = Literal["max", "min"]

PARTS: Mapping[Dimension, Part] = {
    "hedging": "all",
    "speculation": "all",
    "commentary": "own",
    "sentiment": "all",
    "coverage": "all",
    "credit": "all",
}
"""The numbers that can be asked about, and the part of the text that each is taken from."""
_KINDS: tuple[str, ...] = tuple(kind for kind in get_args(ShiftKind) if kind != "wording")


@dataclass(frozen=True, slots=True)
class Threshold:
    """One bound on one number; a share runs from 0 to 1, sentiment from -1 to 1."""

    bound: Bound
    dimension: Dimension
    value: float


@dataclass(frozen=True, slots=True)
class Requirements:
    """All that is asked of a draft."""

    thresholds: tuple[Threshold, ...]
    shifts: tuple[ShiftKind, ...]
    by: Counting = "both"


def parse_requirements(
    most: Sequence[str], least: Sequence[str], shifts: Sequence[str], by: Counting
) -> Requirements:
    """Read what is asked as it is typed: ``commentary=0.2``, ``actor,number``.

    Raises:
        FramingError: A name or number is wrong, or nothing is asked.
    """
    thresholds = (
        *(_limit("max", part) for part in _parts(most)),
        *(_limit("min", part) for part in _parts(least)),
    )
    kinds = tuple(dict.fromkeys(_kind(part) for part in _parts(shifts)))
    if not thresholds and not kinds:
        raise FramingError(
            "nothing to check; ask for something, such as --max commentary=0.2 or --no-shift number"
        )
    return Requirements(thresholds, kinds, by)


def _parts(typed: Sequence[str]) -> list[str]:
    return [part.strip() for option in typed for part in option.split(",") if part.strip()]


def _limit(bound: Bound, typed: str) -> Threshold:
    name, equals, number = (part.strip() for part in typed.partition("="))
    if name not in PARTS:
        raise FramingError(f"--{bound} {typed}: no such number; it is one of {', '.join(PARTS)}")
    lowest = -1.0 if name == "sentiment" else 0.0
    try:
        value = float(number)
    except ValueError:
        value = float("nan")
    if not equals or not lowest <= value <= 1.0:
        raise FramingError(
            f"--{bound} {typed}: give a number from {lowest:g} to 1, such as {name}=0.2"
        )
    return Threshold(bound, cast("Dimension", name), value)


def _kind(typed: str) -> ShiftKind:
    if typed not in _KINDS:
        raise FramingError(f"--no-shift {typed}: no such kind; it is one of {', '.join(_KINDS)}")
    return cast("ShiftKind", typed)
