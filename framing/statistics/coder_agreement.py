"""How far coders agree, the program counted as one, and how right the program is by people."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from framing.coding.coders import EVERYBODY, PROGRAM
from framing.errors import StoryError
from framing.statistics.agreement_coefficients import (
    AC1,
    ALPHA,
    ALPHA_ORDINAL,
    KAPPA,
    PERCENT,
    Ratings,
    UnitSums,
)
from framing.statistics.agreement_results import (
    CoderAgreement,
    Confusion,
    Figure,
    PairAgreement,
    ProgramAccuracy,
)
from framing.statistics.confidence_intervals import Share
from framing.statistics.interval_ends import expanded_tails_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.coding.ratings import RatedColumn, RatedUnit
    from framing.config.scores import ScoreSettings
    from framing.statistics.agreement_coefficients import Floats

_MANY = 200
"""Draws that are summed at once."""
_ALIKE = 1e-9
"""Draws that differ by no more do not differ."""


def measured_agreement(columns: Sequence[RatedColumn], settings: ScoreSettings) -> CoderAgreement:
    """Return how far coders agree on every column, and how right the program is.

    Args:
        columns: Everybody's answers, column by column.
        settings: Level, repeats and seed of the intervals.

    Raises:
        StoryError: Nobody coded anything.
    """
    if not columns:
        raise StoryError(
            "nobody coded anything; make a sheet with 'framing code STORY --out SHEET'"
        )
    return CoderAgreement(
        tuple(pair for column in columns for pair in pair_agreements(column, settings)),
        tuple(row for column in columns for row in program_accuracy(column, settings)),
        {column.column: column.left_out for column in columns if column.left_out},
    )


def pair_agreements(column: RatedColumn, settings: ScoreSettings) -> tuple[PairAgreement, ...]:
    """Compare every pair of coders on a column, and all of them where there are three or more.

    Args:
        column: Everybody's answers.
        settings: Level, repeats and seed of the intervals, and how many units are enough.
    """
    coders = column.coders
    people = [name for name in coders if name != PROGRAM]
    together = [(*people,)] if len(people) > 2 else []  # noqa: PLR2004 - else it is the pair
    found = []
    for names in (*together, *combinations(coders, 2)):
        least = min(len(names), 2)
        units = [u for u in column.units if sum(name in u.values for name in names) >= least]
        if units:
            found.append(_agreement(column, names, units, settings))
    return tuple(found)


def program_accuracy(column: RatedColumn, settings: ScoreSettings) -> tuple[ProgramAccuracy, ...]:
    """Hold the program against what people settled, answer by answer; none without a settled unit.

    Args:
        column: Everybody's answers.
        settings: The level of the intervals, and how many units are enough to say anything.
    """
    with_program = [unit for unit in column.units if PROGRAM in unit.values]
    basis = Counter(unit.basis for unit in with_program)
    settled = [unit for unit in with_program if unit.basis in {"decided", "agreed", "single"}]
    used = {unit.truth for unit in settled} | {unit.values[PROGRAM] for unit in settled}
    found = []
    for answer in column.categories:
        if answer not in used:
            continue
        people = [unit for unit in settled if unit.truth == answer]
        program = [unit for unit in settled if unit.values[PROGRAM] == answer]
        both = [unit for unit in people if unit.values[PROGRAM] == answer]
        found.append(
            ProgramAccuracy(
                column.column,
                answer,
                len(people),
                len(program),
                len(both),
                _share(both, program, settings.level),
                _share(both, people, settings.level),
                basis["decided"],
                basis["agreed"],
                basis["single"],
                basis["open"],
                precision_enough=len(program) >= settings.enough_sentences,
                recall_enough=len(people) >= settings.enough_sentences,
            )
        )
    return tuple(found)


def _agreement(
    column: RatedColumn,
    names: Sequence[str],
    units: Sequence[RatedUnit],
    settings: ScoreSettings,
) -> PairAgreement:
    is_pair = len(names) == 2  # noqa: PLR2004 - a pair
    nominal = _figures(units, names, _used(column, units, names), settings)
    ordinal = _figures(units, names, column.in_order, settings) if column.in_order else {}
    percent = nominal[PERCENT]
    if is_pair:
        same = [unit for unit in units if len({unit.values[name] for name in names}) == 1]
        percent = _share(same, units, settings.level)
    return PairAgreement(
        column.column,
        names[0] if is_pair else EVERYBODY,
        names[1] if is_pair else "",
        len(units),
        sum(unit.weight or 1.0 for unit in units) if column.drawn else None,
        percent,
        nominal[ALPHA],
        ordinal.get(ALPHA_ORDINAL, Figure(None)),
        nominal[AC1],
        nominal.get(KAPPA, Figure(None)),
        tuple(_confusions(units, names)) if is_pair else (),
        enough=len(units) >= settings.enough_sentences,
    )


def _used(column: RatedColumn, units: Sequence[RatedUnit], names: Sequence[str]) -> tuple[str, ...]:
    """Return the answers that coders gave, and another one where they gave but one.

    AC1 takes chance from how many there are. Those that nobody gives would let guesses agree; and
    who all give the same one could have given another.
    """
    given = {unit.values[name] for unit in units for name in names if name in unit.values}
    used = [value for value in column.categories if value in given]
    others = [value for value in column.categories if value not in given]
    return (*used, *others[: max(0, 2 - len(used))])


def _confusions(units: Sequence[RatedUnit], names: Sequence[str]) -> Iterator[Confusion]:
    first, second = names
    counts = Counter((unit.values[first], unit.values[second]) for unit in units)
    for (answer, other), number in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        yield Confusion(answer, other, number)


def _figures(
    units: Sequence[RatedUnit],
    names: Sequence[str],
    categories: Sequence[str],
    settings: ScoreSettings,
) -> dict[str, Figure]:
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    numbers = {value: number for number, value in enumerate(categories)}
    values = [[numbers.get(unit.values.get(name, ""), -1) for name in names] for unit in units]
    weights = np.asarray([unit.weight or 1.0 for unit in units])
    sums = UnitSums(Ratings(np.asarray(values), weights, len(categories)))
    whole = {name: float(found[0]) for name, found in sums.coefficients().items()}
    drawn = _drawn_again(sums, settings)
    return {
        name: _figure(value, drawn.get(name), len(sums), settings) for name, value in whole.items()
    }


def _drawn_again(sums: UnitSums, settings: ScoreSettings) -> dict[str, Floats]:
    """Return every coefficient at each draw of as many units with replacement."""
    import numpy as np  # noqa: PLC0415

    number = len(sums)
    if number < 2:  # noqa: PLR2004 - one unit shows no variation
        return {}
    generator = np.random.default_rng(settings.seed)
    parts = []
    for start in range(0, settings.resamples, _MANY):
        repeats = min(_MANY, settings.resamples - start)
        draws = generator.integers(0, number, (repeats, number))
        draws += np.arange(repeats)[:, None] * number
        times = np.bincount(draws.ravel(), minlength=repeats * number)
        parts.append(sums.coefficients(times.reshape(repeats, number).astype(np.float64)))
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def _figure(value: float, drawn: Floats | None, units: int, settings: ScoreSettings) -> Figure:
    """A number with its percentile interval, widened for few units as the scores' are.

    No interval is claimed where more draws than it leaves out have no value, nor where all draws
    are alike: units that never differ cannot tell how far they could.
    """
    import numpy as np  # noqa: PLC0415

    if np.isnan(value):
        return Figure(None)
    if drawn is None:
        return Figure(value)
    drawn = drawn[np.isfinite(drawn)]
    if len(drawn) < settings.level * settings.resamples or np.ptp(drawn) < _ALIKE:
        return Figure(value)
    tail = float(expanded_tails_at((settings.level,), np.asarray([units]))[0, 0])
    low, high = np.quantile(drawn, [tail, 1 - tail])
    return Figure(value, float(low), float(high))


def _share(hits: Sequence[RatedUnit], of: Sequence[RatedUnit], level: float) -> Figure:
    """A weighted share with Wilson's interval for as many units as they are worth (Kish 1965)."""
    weights = [unit.weight or 1.0 for unit in of]
    whole = sum(weights)
    if not whole:
        return Figure(None)
    worth = whole**2 / sum(weight**2 for weight in weights)
    share = Share(sum(unit.weight or 1.0 for unit in hits), whole, worth)
    return Figure(min(share.value, 1.0), *share.at(level))
