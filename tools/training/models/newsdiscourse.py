"""The flag models measured on NewsDiscourse, whose labels no model is trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from framing.evaluation.program_answers import article_lines, articles
from framing.models.hashed_ngrams import Scorer, words
from framing.models.sentence_features import features
from tools.training.models.examples import table
from tools.training.models.figures import yes_or_no

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from framing.evaluation.program_answers import Line
    from framing.models.linear_model import LinearModel
    from tools.training.models.figures import Figures

_NEVER = -99.0
"""The answer on lines that a model is never asked about."""


def measured(model: LinearModel, folder: Path) -> dict[str, Figures]:
    """Return the figures of a flag model, nothing where the folder lacks the data.

    Articles are read whole, as the program reads them. Commentary is "evaluation" without speech,
    asked about in the outlet's own unquoted lines; speculation is "expectation" in any voice.
    """
    path = folder / "discourse/dev.tsv"
    if not path.is_file():
        return {}
    seen = list(_lines(path))
    named = [features(row["text"], line.cues) for row, line in seen]
    scores = Scorer(model.weights).scores([words(row["text"]) for row, _ in seen])[:, 0]
    answers = scores + np.asarray([model.named(value)[0] for value in named])
    gold = [float(_is(model.name, row)) for row, _ in seen]
    asked = [_asked(model.name, line) for _, line in seen]
    kept = [at for at, yes in enumerate(asked) if yes]
    whole = [float(value) if yes else _NEVER for value, yes in zip(answers, asked, strict=True)]
    return {
        "NewsDiscourse, all lines": yes_or_no(gold, whole),
        "NewsDiscourse, lines asked about": yes_or_no(
            [gold[at] for at in kept], [whole[at] for at in kept]
        ),
    }


def _lines(path: Path) -> Iterator[tuple[dict[str, str], Line]]:
    rows = [
        {**row, "sentence_no": float(row["sentence_no"]), "speech": float(row["speech"])}
        for row in table(path)
    ]
    for part in articles(rows):
        yield from zip(part, article_lines(tuple(row["text"] for row in part)), strict=True)


def _is(name: str, row: dict[str, str]) -> bool:
    if name == "commentary":
        return row["role"] == "evaluation" and not row["speech"]
    return row["role"] == "expectation"


def _asked(name: str, line: Line) -> bool:
    own = line.voice.voice == "own" and not line.voice.quotes
    return not line.skipped and (own or name != "commentary")
