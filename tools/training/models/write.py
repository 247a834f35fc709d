"""``python -m tools.training models BENCHMARKS``: every model that ships, with its card."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import framing.models
from framing.models.linear_model import save, write_manifest
from tools.training.models import corpus_sentences, examples, sentiment
from tools.training.models.figures import correlation, labelled, yes_or_no
from tools.training.models.fit import answered, prepared, trained, unseen
from tools.training.models.newsdiscourse import measured
from tools.training.models.recipes import (
    CERTAINTY,
    COMMENTARY,
    COMMENTARY_OWN_WEIGHT,
    CORPUS_WEIGHT,
    NEWS,
    REVIEWED_WEIGHT,
    SPECULATION,
    SUBJECTIVITY_WEIGHT,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from framing.models.linear_model import LinearModel
    from tools.training.models.examples import Example
    from tools.training.models.figures import Figures
    from tools.training.models.fit import Recipe

DATA = Path(framing.models.__file__).parent / "data"
_OWN = "our sentences"
_CORPUS = "corpus of told facts"
_REVIEWED = "reviewed sentences of NewsMTSC and FactAppeal"


def write_models(folder: Path, out: Path = DATA) -> None:
    """Train and write the models, their cards and the manifest; the same bytes every time."""
    _write_sentences(folder, out)
    _write_sentiment(folder, out)
    write_manifest(out)


def _write_sentences(folder: Path, out: Path) -> None:
    own = examples.own("commentary", own_voice=True, weight=COMMENTARY_OWN_WEIGHT)
    outside = examples.subjectivity(folder, SUBJECTIVITY_WEIGHT)
    news = [row["text"] for row in examples.targets(folder)] + examples.appeals(folder)
    reviewed = examples.reviewed(news, "commentary", REVIEWED_WEIGHT)
    told = corpus_sentences.commentary(weight=CORPUS_WEIGHT)
    parts = {_OWN: own, "NewsSD-ENG": outside, _REVIEWED: reviewed, _CORPUS: told}
    others = {
        f"{_CORPUS}, {part} part": corpus_sentences.commentary(part)
        for part in ("development", "test")
    }
    _write_flag(COMMENTARY, parts, others, folder, out)

    own = examples.own("speculation", own_voice=False)
    reviewed = examples.reviewed(news, "speculation", REVIEWED_WEIGHT)
    _write_flag(SPECULATION, {_OWN: own, _REVIEWED: reviewed}, {}, folder, out)

    rows = examples.certainty(folder)
    certainty, answers = _fitted(CERTAINTY, rows)
    gold = [one.answer for one in rows]
    ruled = [1.0 - one.features.get("cue:doubt", 0.0) for one in rows]
    figures = {
        "the same rows, ten folds": correlation(gold, answers),
        "the same rows, by the product of the rules' weights": correlation(gold, ruled),
    }
    _write(certainty, len(rows), figures, out)


def _write_flag(
    recipe: Recipe,
    parts: Mapping[str, Sequence[Example]],
    others: Mapping[str, Sequence[Example]],
    folder: Path,
    out: Path,
) -> None:
    """Write a flag model that learns from all parts; ``others`` are by writers it knows nothing of.

    The corpus tells each event several times, so folds of its sentences would flatter.
    """
    rows = [example for part in parts.values() for example in part]
    model, answers = _fitted(recipe, rows)
    figures, at = {}, 0
    for name, part in parts.items():
        if name != _CORPUS:
            gold = [example.answer for example in part]
            figures[f"{name}, ten folds"] = yes_or_no(gold, answers[at : at + len(part)])
        at += len(part)
    for name, part in others.items():
        figures[name] = yes_or_no([one.answer for one in part], answered(model, part))
    _write(model, len(rows), {**figures, **measured(model, folder)}, out)


def _write_sentiment(folder: Path, out: Path) -> None:
    rows = examples.targets(folder)
    target, probabilities = sentiment.target_model(rows)
    figures = {"the same rows, ten folds": labelled([one["label"] for one in rows], probabilities)}
    _write(target, len(rows), figures, out)

    texts, tones = sentiment.tones(rows)
    data = sentiment.news_data(texts, tones)
    answers = unseen(NEWS, data).tolist()
    figures = {"the same sentences, ten folds": correlation(tones, answers)}
    _write(trained(NEWS, data), len(texts), figures, out)


def _fitted(recipe: Recipe, rows: Sequence[Example]) -> tuple[LinearModel, Sequence[float]]:
    data = prepared(recipe, rows)
    return trained(recipe, data), unseen(recipe, data).tolist()


def _write(model: LinearModel, rows: int, figures: Mapping[str, Figures], out: Path) -> None:
    save(model, out)
    (out / f"{model.name}.md").write_text(card(model.name, rows, figures), "utf-8")


def card(name: str, rows: int, figures: Mapping[str, Figures]) -> str:
    """Return the card of a model: its data and their licence, its figures, what is weak."""
    described = tomllib.loads(files(__package__).joinpath("cards.toml").read_text("utf-8"))[name]
    lines = [
        f"- {where}: {', '.join(f'{what} {value:.3f}' for what, value in own.items())}"
        for where, own in figures.items()
    ]
    return "\n\n".join(
        [
            f"# {described['title']}",
            f"Model: {described['kind']}",
            f"Data: {described['data']} {rows:,} rows.",
            "Figures, on rows that the answering model has not seen:",
            "\n".join(lines),
            f"Weak: {described['weak']}",
            "Made by `python -m tools.training models BENCHMARKS`.\n",
        ]
    )
