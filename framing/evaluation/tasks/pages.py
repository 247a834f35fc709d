"""Pages: how much of an article's text is found in its page, and how much else with it.

As the article extraction benchmark of Scrapinghub counts: runs of four words, precision and recall
of each page, their means over the pages, and the F1 of these means.

A page is below another system when its F1 is, by more than rounding. A loss is text that is nowhere
in what was read; what is read and marked, such as a note of the desk, is shown with its reason and
not lost. Where ``labels.json`` lies beside the pages (an object of pages, each with ``title``, and
lists ``outlet`` and ``date`` of what a reader may see), title, outlet and day are counted too.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from framing.errors import FramingError
from framing.evaluation.page_extractors import extractors, read_page
from framing.evaluation.task import OURS, Measured
from framing.ingest.english_check import check_english
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.evaluation.metrics import Floats, Metric
    from framing.evaluation.page_extractors import PageReading
    from framing.evaluation.task import Row

_RUN = 4
_LOSS = 0.1
_FEWEST = 0.1
_ROUNDING = 0.001
_WORD = re.compile(r"\w+")


def measure(rows: Sequence[Row], *, baselines: bool) -> Iterator[Measured]:
    """Score this program, and with ``baselines`` others that are installed, on the same pages."""
    read = [(row, gzip.decompress(Path(row["html"]).read_bytes())) for row in rows]
    english = [row for row, _ in read if _is_english(row["articleBody"])]
    pages = [page for row, page in read if row in english]
    names = [str(row["page"]) for row in english]
    gold = [runs_of_words(row["articleBody"]) for row in english]
    readings = [read_page(page) for page in pages]
    shares = {OURS: _shares(gold, [reading.scored for reading in readings])}
    if baselines:
        for system, extract in extractors().items():
            if system != OURS:
                shares[system] = _shares(gold, [extract(page) for page in pages])
    for system, (found, wanted) in shares.items():
        for metric, score in (
            ("F1", _f1(found, wanted)),
            ("precision", _mean(found)),
            ("recall", _mean(wanted)),
        ):
            yield Measured(metric, system, score, names)
    for system, (found, wanted) in shares.items():
        if system == OURS:
            continue
        # Of the same draws, so that the interval is that of the difference.
        more = _difference(_f1(*shares[OURS]), _f1(found, wanted))
        yield Measured(f"F1 above {system}", OURS, more, names)
        below = _of_pages(*shares[OURS]) < _of_pages(found, wanted) - _ROUNDING
        yield Measured(f"pages below {system}", OURS, _mean(below.astype(float)), names)
    _, kept = _shares(gold, [reading.kept for reading in readings])
    silent = (kept < 1 - _LOSS) & ~np.array([reading.warns for reading in readings])
    yield Measured("pages with a loss untold", OURS, _mean(silent.astype(float)), names)
    yield from _facts(english, readings, names)


def _facts(
    rows: Sequence[Row], readings: Sequence[PageReading], names: Sequence[str]
) -> Iterator[Measured]:
    """Count title, outlet and day where people have said what a page shows."""
    for metric, key, found in (
        ("title right", "title", [reading.title for reading in readings]),
        ("outlet right", "outlet", [reading.outlet for reading in readings]),
        ("day right", "date", [reading.published for reading in readings]),
    ):
        labelled = [n for n, row in enumerate(rows) if row.get(key)]
        if labelled:
            right = [_plain(found[n]) in _known(rows[n][key]) for n in labelled]
            score = _mean(np.array(right, dtype=float))
            yield Measured(metric, OURS, score, [names[n] for n in labelled])


def _known(label: object) -> set[str]:
    return {_plain(str(one)) for one in (label if isinstance(label, list) else [label])}


def _plain(text: str) -> str:
    """Return a text by which names are compared: without the shapes of its signs and letters."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def runs_of_words(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words in a text, and how often each is there."""
    words = _WORD.findall(text)
    runs = (tuple(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1)))
    return Counter(run for run in runs if run)


def precision_and_recall(
    gold: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]
) -> tuple[float, float]:
    """Return the shares of what is found that is right, and of what is right that is found."""
    right = (gold & found).total()
    if gold == found:
        return 1.0, 1.0
    return right / max(found.total(), 1), right / max(gold.total(), 1)


def _shares(
    gold: Sequence[Counter[tuple[str, ...]]], texts: Sequence[str]
) -> tuple[Floats, Floats]:
    pairs = [
        precision_and_recall(right, runs_of_words(text))
        for right, text in zip(gold, texts, strict=True)
    ]
    return np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])


def _is_english(text: str) -> bool:
    """Tell whether a text is in English; a mere list is when it has some words of English."""
    words = [word.lower() for word in _WORD.findall(text)]
    common = set(table("english_check.toml")["words"])
    if sum(word in common for word in words) < _FEWEST * len(words):
        return False
    try:
        check_english(text.split("\n"), "page")
    except FramingError:
        return False
    return True


def _mean(values: Floats) -> Metric:
    return lambda weights: float(weights @ values / weights.sum())


def _f1(found: Floats, wanted: Floats) -> Metric:
    return lambda weights: _of_page(_mean(found)(weights), _mean(wanted)(weights))


def _of_pages(found: Floats, wanted: Floats) -> Floats:
    return np.array([_of_page(*pair) for pair in zip(found, wanted, strict=True)])


def _of_page(found: float, wanted: float) -> float:
    return 2 * found * wanted / (found + wanted) if found + wanted else 0.0


def _difference(ours: Metric, others: Metric) -> Metric:
    return lambda weights: ours(weights) - others(weights)
