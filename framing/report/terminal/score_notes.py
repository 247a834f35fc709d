"""What a table of numbers rests on, in plain words: its signs above it, what to know below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.baseline_summary import facts_are
from framing.report.shown_measures import shown
from framing.report.terminal.outlet_names import recreated, short_names
from framing.report.terminal.score_cells import shows_difference
from framing.report.terminal.terminal_words import words
from framing.statistics.news_sentiment import MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.types import Comparison, Score


def legend(comparison: Comparison, signs: Mapping[str, str], *, bars: bool) -> list[str]:
    """Return what each sign that the table uses means."""
    scores = list(_shown(comparison))
    used = {
        "delta": any(map(shows_difference, scores)),
        "differs": _any_differs(scores),
        "interval": any(score.low is not None for score in scores),
        "unreliable": _any_unreliable(scores),
        "undefined": any(score.value is None for score in scores),
        "article": bool(comparison.article),
        "bars": bars,
        "baseline": bars,
    }
    return [str(words("legend")[name]).format_map(signs) for name, use in used.items() if use]


def notes(comparison: Comparison, signs: Mapping[str, str]) -> Iterator[str]:
    """Yield what there is to know of a comparison's numbers, a paragraph each."""
    scores = list(_shown(comparison))
    texts = {name: str(text) for name, text in words("notes").items()}
    if recreated_note := _recreated(comparison, texts):
        yield recreated_note
    names = short_names(comparison)
    for group in comparison.witnesses:
        if len(group) > 1:
            outlets = _listed([names.get(outlet, outlet) for outlet in group])
            yield texts["witnesses"].format(outlets=outlets)
    if any(map(shows_difference, scores)):
        verdict = "differs" if _any_differs(scores) else "no_difference"
        yield texts[verdict].format_map(signs)
        yield texts["delta"].format_map(signs)
    yield texts["interval"]
    yield facts_are(comparison)
    if _any_unreliable(scores):
        yield texts["unreliable"].format_map(signs)
    if any(score.model == MODEL for score in comparison.scores):
        yield texts["news_model"]
    if any(score.value is None for score in scores):
        why = "undefined_consensus" if comparison.baseline == "consensus" else "undefined"
        yield texts[why].format_map(signs)
    if not comparison.article:  # an article's own words follow
        yield texts["more"]


def _recreated(comparison: Comparison, texts: Mapping[str, str]) -> str:
    """Say once which articles the outlets named did not write; empty where they wrote all."""
    outlets, names = recreated(comparison), short_names(comparison)
    if len(outlets) == len(names) or (comparison.story.recreated and not outlets):
        return texts["all_recreated"]
    if not outlets:
        return ""
    return texts["some_recreated"].format(outlets=_listed([names[outlet] for outlet in outlets]))


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _any_differs(scores: list[Score]) -> bool:
    return any(score.differs == "differs" for score in scores if shows_difference(score))


def _any_unreliable(scores: list[Score]) -> bool:
    return any(not score.reliable and score.value is not None for score in scores)


def _shown(comparison: Comparison) -> Iterator[Score]:
    """Yield the scores that the table shows."""
    columns = {(measure.dimension, measure.part) for measure in shown()}
    return (
        score
        for score in comparison.scores
        if score.model != MODEL and (score.dimension, score.part) in columns
    )
