"""The figures of the matching in print, and the fitted numbers in the settings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from sklearn.metrics import average_precision_score

from framing.evaluation.fact_measures import figures

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from framing.config import SameFactSettings

    Floats = NDArray[np.float64]

_DRAWS, _SEED = 2000, 20241119
_EDGES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 1.0001)


@dataclass(frozen=True, slots=True)
class Answers:
    """What models that have not seen a story say of it, and what is so."""

    pairs: Floats
    pair_labels: NDArray[np.int_]
    cells: Floats
    cell_labels: NDArray[np.bool_]
    scored: Floats
    """Of each version held against the facts of the others, as an article to be scored."""
    scored_labels: NDArray[np.bool_]


def text(
    names: Sequence[str],
    left_out: Sequence[Counter[str]],
    in_sample: Sequence[Counter[str]],
    answers: Sequence[Answers],
) -> str:
    """Return all figures as text: over all stories with intervals, and links by story."""
    whole, beside = figures(_sum(left_out)), figures(_sum(in_sample))
    drawn = _bootstrap(left_out)
    lines = ["| figure | story left out | 95 % interval | in-sample |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {value:.2f} | {drawn[name][0]:.2f} to {drawn[name][1]:.2f} "
        f"| {beside[name]:.2f} |"
        for name, value in whole.items()
    ]
    by_story = [figures(counts)["links F1"] for counts in left_out]
    lines += ["", f"links F1, mean over stories: {np.mean(by_story):.2f}"]
    lines += [f"  {name} {value:.2f}" for name, value in zip(names, by_story, strict=True)]
    pairs = np.concatenate([each.pairs for each in answers])
    labels = np.concatenate([each.pair_labels for each in answers])
    lines += [
        "",
        f"pairs {len(labels)}, of which {labels.sum()} tell one fact",
        f"average precision {average_precision_score(labels, pairs):.3f}",
        f"Brier score {np.mean((pairs - labels) ** 2):.4f}",
        *_calibration("pairs", pairs, labels),
        *_calibration(
            "cells",
            np.concatenate([each.cells for each in answers]),
            np.concatenate([each.cell_labels for each in answers]),
        ),
        *_calibration(
            "cells of a scored article",
            np.concatenate([each.scored for each in answers]),
            np.concatenate([each.scored_labels for each in answers]),
        ),
        *_thresholds(
            np.concatenate([each.scored for each in answers]),
            np.concatenate([each.scored_labels for each in answers]),
        ),
    ]
    return "\n".join(lines) + "\n"


def table(counts: Sequence[Counter[str]]) -> str:
    """Return the figures over all stories as a table, with intervals over stories drawn again."""
    drawn = _bootstrap(counts)
    lines = ["| figure | stories not seen | 95 % interval |", "|---|---|---|"]
    lines += [
        f"| {name} | {value:.2f} | {drawn[name][0]:.2f} to {drawn[name][1]:.2f} |"
        for name, value in figures(_sum(counts)).items()
    ]
    return "\n".join(lines) + "\n"


def _sum(counts: Sequence[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter())


def _bootstrap(counts: Sequence[Counter[str]]) -> dict[str, tuple[float, float]]:
    """95 % percentile intervals over whole stories drawn again."""
    random = np.random.default_rng(_SEED)
    drawn = [
        figures(_sum([counts[place] for place in random.integers(0, len(counts), len(counts))]))
        for _ in range(_DRAWS)
    ]
    return {
        name: tuple(np.quantile([each[name] for each in drawn], [0.025, 0.975]).tolist())
        for name in drawn[0]
    }


def _calibration(name: str, likely: Floats, so: NDArray[np.generic]) -> list[str]:
    lines = ["", f"| {name}: said | on the mean | so | of |", "|---|---|---|---|"]
    for low, high in pairwise(_EDGES):
        inside = (likely >= low) & (likely < high)
        if inside.any():
            lines.append(
                f"| {low:.2f} to {min(high, 1.0):.2f} | {likely[inside].mean():.2f} "
                f"| {so[inside].mean():.2f} | {inside.sum()} |"
            )
    return lines


def _thresholds(likely: Floats, so: NDArray[np.bool_]) -> list[str]:
    """What a scored article's cells come to if its facts are told from each threshold on."""
    lines = ["", "| a scored article tells it from | right | of |", "|---|---|---|"]
    for least in (0.5, 0.6, 0.65, 0.7, 0.75, 0.8):
        told = so[likely >= least]
        lines.append(f"| {least:.2f} | {told.mean():.2f} | {len(told)} |")
    return lines


def write_settings(file: Path, settings: SameFactSettings) -> None:
    """Put the fitted numbers into the settings; all else in the file stays."""
    features = [
        (field.name, getattr(settings.pairs.features, field.name))
        for field in fields(settings.pairs.features)
    ]
    width = max(len(name) for name, _ in features)
    table = "\n".join(
        f"{name:<{width}} = {{ mean = {each.mean}, scale = {each.scale}, weight = {each.weight} }}"
        for name, each in features
    )
    curves = "\n".join(
        f"[same_fact.{name}]\nbias = {cells.bias}\nslope = {cells.slope}\n"
        f"words = {cells.words}\nown = {cells.own}\n"
        for name, cells in (("cells", settings.cells), ("scored_cells", settings.scored_cells))
    )
    fresh = (
        f"[same_fact.pairs]\nbias = {settings.pairs.bias}\n\n"
        f"[same_fact.pairs.features]\n{table}\n\n{curves}"
    )
    whole = file.read_text("utf-8")
    old = re.compile(
        r"\[same_fact\.pairs\]\n.*?\[same_fact\.scored_cells\]\n(?:\w+ = [^\n]*\n)+", re.DOTALL
    )
    file.write_text(old.sub(lambda _: fresh, whole, count=1), "utf-8")
