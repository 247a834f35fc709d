"""NewsDiscourse read by the program: what three tasks share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.evaluation.baselines import tfidf_probabilities
from framing.evaluation.metrics import auc, f1, precision, recall
from framing.evaluation.program_answers import article_lines, articles
from framing.evaluation.task import OURS, Measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from framing.evaluation.program_answers import Line
    from framing.evaluation.task import Row

_MIDDLE = 0.5
_TRAINED = "TF-IDF + LR"


@dataclass(frozen=True, slots=True)
class Lines:
    """Rows in the order of their articles, each with the program's reading of it."""

    rows: tuple[Row, ...]
    read: tuple[Line, ...]
    articles: tuple[int, ...]


def read_lines(rows: Sequence[Row]) -> Lines:
    """Read every article whole, with its own lines around each sentence and no source report."""
    parts = articles(rows)
    return Lines(
        rows=tuple(row for part in parts for row in part),
        read=tuple(
            line for part in parts for line in article_lines(tuple(row["text"] for row in part))
        ),
        articles=tuple(number for number, part in enumerate(parts) for _ in part),
    )


def classified(
    lines: Lines, gold: Sequence[bool], says: Callable[[Line], bool], system: str = OURS
) -> Iterator[Measured]:
    """Score yes and no of each line, as the program says it or by a threshold."""
    yield from _classified(lines, gold, [says(line) for line in lines.read], system)


def trained(lines: Lines, gold: Sequence[bool]) -> Iterator[Measured]:
    """Score word TF-IDF and logistic regression trained on other articles of the same data."""
    texts = [row["text"] for row in lines.rows]
    likely = tfidf_probabilities(texts, gold, lines.articles)
    yield Measured("AUC", _TRAINED, auc(gold, likely), lines.articles)
    yield from _classified(lines, gold, [value >= _MIDDLE for value in likely], _TRAINED)


def everywhere(lines: Lines, gold: Sequence[bool]) -> Iterator[Measured]:
    """Score saying yes to every line: what chance alone gives."""
    yield from _classified(lines, gold, [True] * len(gold), "always yes")


def _classified(
    lines: Lines, gold: Sequence[bool], answers: Sequence[bool], system: str
) -> Iterator[Measured]:
    yield Measured("F1", system, f1(gold, answers), lines.articles)
    yield Measured("precision", system, precision(gold, answers), lines.articles)
    yield Measured("recall", system, recall(gold, answers), lines.articles)
