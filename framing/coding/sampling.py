"""Units drawn at random, the same for the same seed on every machine.

Strata are outlet by the program's answer. A stratum gives in proportion to the square root of its
size (power allocation: Bankier 1988, The American Statistician 42), so that rare answers are seen
often enough; a unit's weight is how many of its stratum it stands for. Which units come is decided
by a hash of seed and unit, and shares by whole numbers: no generator, no rounding.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from framing.coding.units import Unit


@dataclass(frozen=True, slots=True)
class Drawn:
    """A unit that was drawn; ``weight`` is how many units of the stories it stands for, from 1."""

    unit: Unit
    weight: float


def draw(units: Sequence[Unit], size: int, seed: int) -> tuple[Drawn, ...]:
    """Draw units without replacement, in the order in which they came.

    Where there are more strata than units to draw, the outlets are not told apart, nor then the
    answers. Of the same strata a larger draw with the same seed holds a smaller one.

    Args:
        units: All units of the stories.
        size: How many to draw; all where there are fewer.
        seed: Any whole number.
    """
    strata = _strata(units, size)
    shares = _shares({name: len(members) for name, members in strata.items()}, size)
    weights: dict[int, float] = {}
    for name, members in strata.items():
        taken = sorted(members, key=lambda place: (_rank(units[place], seed), place))
        for place in taken[: shares[name]]:
            weights[place] = len(members) / shares[name]
    return tuple(Drawn(units[place], weights[place]) for place in sorted(weights))


def _strata(units: Sequence[Unit], size: int) -> dict[Hashable, list[int]]:
    by: tuple[Callable[[Unit], Hashable], ...] = (
        lambda unit: (unit.outlet, unit.stratum),
        lambda unit: unit.stratum,
        lambda _: "",
    )
    for stratum_of in by:
        strata: dict[Hashable, list[int]] = {}
        for place, unit in enumerate(units):
            strata.setdefault(stratum_of(unit), []).append(place)
        if len(strata) <= size:
            break
    return strata


def _shares(sizes: Mapping[Hashable, int], size: int) -> dict[Hashable, int]:
    """How many each stratum gives: one, and then the next always where it is missed most.

    The largest quotient of size and squared share is next: the divisor method (D'Hondt) on roots.
    """
    shares = dict.fromkeys(sizes, 1)
    while sum(shares.values()) < min(size, sum(sizes.values())):
        shares[_next(sizes, shares)] += 1
    return shares


def _next(sizes: Mapping[Hashable, int], shares: Mapping[Hashable, int]) -> Hashable:
    open_strata: Iterable[Hashable] = (name for name in sizes if shares[name] < sizes[name])
    return max(
        open_strata,
        key=lambda name: (Fraction(sizes[name], (shares[name] + 1) ** 2), repr(name)),
    )


def _rank(unit: Unit, seed: int) -> bytes:
    return hashlib.sha256(f"{seed}\n{unit.id}".encode()).digest()
