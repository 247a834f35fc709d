"""Does a reader make the matching better on stories that nothing was fitted on?

Weights of pairs and the curve of cells are fitted anew for every way of telling pairs apart, by the
recipe that ships: on nine real stories for the tenth, and on all ten for the invented ones. Where
weights are fitted on invented stories, too, the curve is not. Thresholds stay as they are. A gain
is held against the nine features alone, with an interval over whole stories drawn again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.metrics import average_precision_score

from framing.evaluation.fact_measures import figures
from framing.evaluation.thresholds import best_threshold
from tools.trained_reader.pair_fit import fitted
from tools.trained_reader.whole_program import counted, with_curve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framing.config import Config
    from tools.trained_reader.pair_fit import Seen

_DRAWS, _SEED = 2000, 20241119
_SHOWN = {
    "links precision": "links precision",
    "links recall": "recall",
    "links F1": "F1",
    "facts precision": "facts precision",
    "facts recall": "recall",
    "carried right": "told right",
    "not found right": "not found right",
    "cells right": "cells right",
    "cannot tell": "cannot tell",
}
"""The figures that are shown, and their headings."""


class Judged(NamedTuple):
    """What came of one way on one set of stories.

    Attributes:
        counts: Of each story, see `fact_measures`.
        likely: Of the pairs of each story, doubtful ones left out.
        same: Whether each of them tells one fact.
    """

    counts: list[Counter[str]]
    likely: list[NDArray[np.float64]]
    same: list[NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of telling pairs apart: the same stories, with other columns.

    Attributes:
        name: What is known of a pair.
        real: Real stories.
        beside: Invented stories that the weights are fitted on, too; none in most ways.
        test: Invented stories that nothing was fitted on.
    """

    name: str
    real: Sequence[Seen]
    beside: Sequence[Seen]
    test: Sequence[Seen]


def left_out(way: Way, config: Config) -> Judged:
    """Judge each real story by what was fitted on the others."""
    judged = Judged([], [], [])
    for place, story in enumerate(way.real):
        others = [*way.real[:place], *way.real[place + 1 :]]
        _judge(judged, others, way.beside, [story], config)
    return judged


def unseen(way: Way, config: Config) -> Judged:
    """Judge the invented stories by what was fitted on the real ones."""
    judged = Judged([], [], [])
    _judge(judged, way.real, way.beside, way.test, config)
    return judged


def _judge(
    into: Judged,
    real: Sequence[Seen],
    beside: Sequence[Seen],
    stories: Sequence[Seen],
    config: Config,
) -> None:
    model = fitted([*real, *beside])
    curve = with_curve(config, real, model)
    for story in stories:
        known = story.labels >= 0
        into.counts.append(counted(story, model, curve))
        into.likely.append(model.probability(story.columns)[known])
        into.same.append(story.labels[known] > 0)


def table(judged: Mapping[str, Judged]) -> str:
    """Return the figures of all ways, by name; gains are held against the first."""
    plain = next(iter(judged.values()))
    heads = [
        "what is known of a pair",
        "average precision",
        "pairs F1",
        "said by so",
        *_SHOWN.values(),
    ]
    lines = [f"| {' | '.join(heads)} | gain in links F1 |", "|---" * (len(heads) + 1) + "|"]
    for name, found in judged.items():
        whole = figures(sum(found.counts, Counter()))
        values = [*_of_pairs(found), *(whole[each] for each in _SHOWN)]
        shown = " | ".join(f"{value:.3f}" for value in values)
        lines.append(f"| {name} | {shown} | {'' if found is plain else _gain(found, plain)} |")
    return "\n".join(lines) + "\n"


def _of_pairs(found: Judged) -> tuple[float, float, float]:
    """Average precision, F1 at the threshold that suits all other stories best, and the level.

    The level is the mean probability by the share of pairs that tell one fact: 1 where
    probabilities are right on the mean.
    """
    same, likely = np.concatenate(found.same), np.concatenate(found.likely)
    elsewhere = []
    for place, own in enumerate(found.likely):
        least = best_threshold(
            np.concatenate([*found.same[:place], *found.same[place + 1 :]]),
            np.concatenate([*found.likely[:place], *found.likely[place + 1 :]]),
        )
        elsewhere.append(own >= least)
    return (
        float(average_precision_score(same, likely)),
        _f1(same, np.concatenate(elsewhere)),
        float(likely.mean() / same.mean()),
    )


def _f1(same: NDArray[np.bool_], called: NDArray[np.bool_]) -> float:
    return float(2 * (same & called).sum() / max(1, same.sum() + called.sum()))


def _gain(found: Judged, plain: Judged) -> str:
    """The gain in links F1, with its 95 % interval over whole stories drawn again."""
    random = np.random.default_rng(_SEED)
    number = len(plain.counts)
    draws = [random.integers(0, number, number) for _ in range(_DRAWS)]
    gains = [_links(found, draw) - _links(plain, draw) for draw in draws]
    low, high = np.quantile(gains, [0.025, 0.975])
    everything = np.arange(number)
    gain = _links(found, everything) - _links(plain, everything)
    return f"{gain:+.3f} ({low:+.3f} to {high:+.3f})"


def _links(found: Judged, places: NDArray[np.int_]) -> float:
    return figures(sum((found.counts[place] for place in places), Counter()))["links F1"]
