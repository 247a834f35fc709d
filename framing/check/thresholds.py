"""What an editor asks of a draft: at most, at least, and no shifts of some kinds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from framing.check.draft import SERIOUS, FindingKind
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
    fail_on: tuple[FindingKind, ...] = ()
    """Kinds of findings of which the draft may have none that differ."""
    compared: float | None = None
    """The least share of sentences that must be compared."""

    @property
    def limits(self) -> bool:
        """Whether a bound or a kind of shift is asked about."""
        return bool(self.thresholds or self.shifts)


def parse_requirements(  # noqa: PLR0913, PLR0917 - one parameter for every option
    most: Sequence[str],
    least: Sequence[str],
    shifts: Sequence[str],
    by: Counting,
    fail_on: Sequence[str] = (),
    compared: float | None = None,
) -> Requirements:
    """Read what is asked as it is typed: ``commentary=0.2``, ``actor,number``, ``serious``.

    Raises:
        FramingError: A name or number is wrong.
    """
    thresholds = (
        *(_limit("max", part) for part in _parts(most)),
        *(_limit("min", part) for part in _parts(least)),
    )
    kinds = tuple(dict.fromkeys(_kind(part) for part in _parts(shifts)))
    if compared is not None and not 0.0 <= compared <= 1.0:
        raise FramingError(
            f"--require-compared {compared:g}: give a share from 0 to 1, such as 0.8"
        )
    failing = dict.fromkeys(kind for part in _parts(fail_on) for kind in _finding_kinds(part))
    return Requirements(thresholds, kinds, by, tuple(failing), compared)


def _finding_kinds(typed: str) -> tuple[FindingKind, ...]:
    known: tuple[FindingKind, ...] = get_args(FindingKind)
    if typed == "serious":
        return tuple(kind for kind in known if kind in SERIOUS)
    kind = typed.replace("-", " ")
    if kind not in known:
        names = ", ".join(("serious", *(each.replace(" ", "-") for each in known)))
        raise FramingError(f"--fail-on {typed}: no such kind; it is one of {names}")
    return (kind,)


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
