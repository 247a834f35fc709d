"""How often the 95 % intervals hold: a simulation with sentences clustered in paragraphs.

python bench/coverage.py [REPEATS]

Prints the table of docs/statistics.md: the share of simulated texts whose interval holds the true
value, for rare and common events and for a tone, by length of text and of paragraphs.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import norm

import framing
from framing.config import default
from framing.ingest import read_story
from framing.pipeline import compare
from framing.statistics.confidence_intervals import Estimate, ratio_estimate, share_estimate, wilson
from framing.statistics.difference_tests import DifferenceTests
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.random import Generator

    Groups = list[tuple[float, float]]

SETTINGS = default().scores
LENGTHS = (12, 20, 50, 200)
FACTS = 15
ALIKE = 0.2
"""How alike sentences of one paragraph are (intraclass correlation)."""
NEWS = (0.35, 0.30, 0.20, 0.10, 0.05)
"""Shares of paragraphs of one to five sentences: 2.2 on average."""
LONG = (0.0, 0.0, 0.0, 0.0, 0.5, 0.5)
"""Paragraphs of five or six sentences: a text of 12 has two or three."""
NEUTRAL = 0.35
"""Share of sentences without a word of tone, whose score is exactly 0."""
TONE = 0.1
ENOUGH = 0.90


@dataclass(frozen=True, slots=True)
class Kind:
    """What is simulated: a name, the truth, a drawing of sentences, an estimate of them."""

    name: str
    truth: float
    draw: Callable[[Generator, Sequence[int]], Groups]
    estimate: Callable[[Groups], Estimate | None]
    plain: Callable[[Groups], tuple[float, float] | None]


def main() -> None:
    """Print what the intervals hold, and what the sample story is like."""
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{repeats} simulated texts a cell; sentences of a paragraph correlate by {ALIKE:g}.\n")
    kinds = [_share(part) for part in (0.02, 0.05, 0.1, 0.3)] + [_tone()]
    for shape, weights in (
        ("2.2 sentences a paragraph", NEWS),
        ("5.5 sentences a paragraph", LONG),
    ):
        print(f"### {shape[0].upper()}{shape[1:]}\n")
        _value_table(kinds, weights, repeats)
        _difference_table(kinds, weights, repeats)
    _sample()


def _value_table(kinds: Sequence[Kind], weights: Sequence[float], repeats: int) -> None:
    print("| value | " + " | ".join(f"{length} sentences" for length in LENGTHS) + " |")
    print("|---|" + "---|" * len(LENGTHS))
    for kind in kinds:
        cells = [_held(kind, weights, length, repeats) for length in LENGTHS]
        print(f"| {kind.name} | " + " | ".join(cells) + " |")
    print()


def _held(kind: Kind, weights: Sequence[float], length: int, repeats: int) -> str:
    """The share of texts whose interval holds the truth; in brackets what the plain one holds."""
    random = np.random.default_rng([SETTINGS.seed, length])
    ours = plain = reliable = known = 0
    for _ in range(repeats):
        groups = kind.draw(random, _paragraphs(random, weights, length))
        estimate = kind.estimate(groups)
        interval = estimate.at(SETTINGS.level) if estimate else None
        unchanged = kind.plain(groups)
        reliable += len(groups) >= SETTINGS.enough_paragraphs
        if interval is None or unchanged is None:
            continue
        known += 1
        ours += interval[0] <= kind.truth <= interval[1]
        plain += unchanged[0] <= kind.truth <= unchanged[1]
    if not known:
        return "–"
    held = f"{100 * ours / known:.1f} ({100 * plain / known:.1f})"
    mark = "†" if reliable < repeats / 2 else ""
    return f"**{held}**{mark}" if ours < ENOUGH * known else f"{held}{mark}"


def _difference_table(kinds: Sequence[Kind], weights: Sequence[float], repeats: int) -> None:
    print("| difference, truly 0 | " + " | ".join(f"{one} sentences" for one in LENGTHS) + " |")
    print("|---|" + "---|" * len(LENGTHS))
    for kind in kinds:
        for name, other_weights in (
            (f"from a baseline of {FACTS} facts", (1.0,)),
            ("from a version as long", weights),
        ):
            cells = [
                _differing_share(kind, weights, other_weights, length, repeats)
                for length in LENGTHS
            ]
            print(f"| {kind.name}, {name} | " + " | ".join(cells) + " |")
    print()


def _differing_share(
    kind: Kind, weights: Sequence[float], other_weights: Sequence[float], length: int, repeats: int
) -> str:
    random = np.random.default_rng([SETTINGS.seed, length, len(other_weights)])
    held = known = reliable = 0
    for _ in range(repeats):
        groups = kind.draw(random, _paragraphs(random, weights, length))
        facts = len(other_weights) == 1
        against = _paragraphs(random, other_weights, FACTS if facts else length)
        first, second = kind.estimate(groups), kind.estimate(kind.draw(random, against))
        reliable += len(groups) >= SETTINGS.enough_paragraphs
        if first and second:
            ((low, high),) = DifferenceTests([first, second], SETTINGS.level).intervals([0], [1])
            known += 1
            held += low <= 0 <= high
    if not known:
        return "–"
    text = f"{100 * held / known:.1f}"
    mark = "†" if reliable < repeats / 2 else ""
    return f"**{text}**{mark}" if held < ENOUGH * known else f"{text}{mark}"


def _paragraphs(random: Generator, weights: Sequence[float], length: int) -> list[int]:
    sizes: list[int] = []
    while (left := length - sum(sizes)) > 0:
        sizes.append(min(left, int(random.choice(len(weights), p=weights)) + 1))
    return sizes


def _share(part: float) -> Kind:
    """Events in paragraphs: how likely they are varies from paragraph to paragraph (beta)."""
    a, b = part * (1 - ALIKE) / ALIKE, (1 - part) * (1 - ALIKE) / ALIKE

    def draw(random: Generator, sizes: Sequence[int]) -> Groups:
        probabilities = random.beta(a, b, len(sizes))
        return [
            (float(random.binomial(size, chance)), float(size))
            for size, chance in zip(sizes, probabilities, strict=True)
        ]

    def plain(groups: Groups) -> tuple[float, float] | None:
        return wilson(sum(top for top, _ in groups), sum(of for _, of in groups), SETTINGS.level)

    return Kind(f"share of {100 * part:.0f} %", part, draw, share_estimate, plain)


def _tone() -> Kind:
    """Scores from -1 to 1, many of them exactly 0, with a mood to each paragraph."""
    mood = norm(0, ALIKE**0.5)
    noise = norm(0, (1 - ALIKE) ** 0.5)

    def draw(random: Generator, sizes: Sequence[int]) -> Groups:
        groups: Groups = []
        for size in sizes:
            scores = TONE + 0.4 * (mood.rvs(random_state=random) + noise.rvs(size, random))
            scores *= random.random(size) > NEUTRAL
            groups.append((float(scores.sum()), float(size)))
        return groups

    def estimate(groups: Groups) -> Estimate | None:
        return ratio_estimate(groups, SETTINGS.resamples, SETTINGS.seed)

    def plain(groups: Groups) -> tuple[float, float] | None:
        mean = ratio_estimate(groups, SETTINGS.resamples, SETTINGS.seed)
        if mean is None:
            return None
        tail = (1 - SETTINGS.level) / 2
        low, high = np.quantile(mean.drawn, [tail, 1 - tail])
        return float(low), float(high)

    return Kind("mean tone", TONE * (1 - NEUTRAL), draw, estimate, plain)


def _sample() -> None:
    """What the simulation assumes, in the sample story: sentences a paragraph, design effects."""
    comparison = compare(read_story(framing.sample_story()))
    print("### The sample story\n")
    print("| version | sentences | paragraphs | hedging: worth | commentary: worth |")
    print("|---|---|---|---|---|")
    for version in comparison.versions:
        body = [reading for reading in version.readings if is_body(reading)]
        blocks: dict[int, list[tuple[bool, bool]]] = {}
        for reading in body:
            blocks.setdefault(reading.sentence.block, []).append(
                (reading.hedged, reading.commentary)
            )
        worth = [
            share_estimate(
                [
                    (float(sum(mark[at] for mark in marks)), float(len(marks)))
                    for marks in blocks.values()
                ]
            )
            for at in (0, 1)
        ]
        cells = [f"{marks.worth:.1f}" if marks else "–" for marks in worth]
        print(f"| {version.version.outlet} | {len(body)} | {len(blocks)} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
