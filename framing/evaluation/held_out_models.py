"""What the models say of the rows that they are trained on: each row by one that has not seen it.

A model that ships has learnt from these rows, so its own answers on them would flatter. Here it is
made again without the row's fold, by the recipe that ships, with the same folds every time.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from framing.evaluation.program_answers import rule_cues
from framing.models.sentence_scores import score_sentences
from framing.models.sentiment_models import target_probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.evaluation.metrics import Floats
    from framing.evaluation.task import Row
    from framing.models.sentence_scores import SentenceScores

LEAST = 100
"""Rows. A smaller table teaches nothing, and is nobody's training data: what ships answers."""


def with_commentary(
    texts: Sequence[str], subjective: Sequence[bool], beside: Sequence[str] = ()
) -> list[SentenceScores]:
    """Return the models' answers; that on commentary is held out of these labelled sentences.

    ``beside`` are sentences of NewsMTSC, from which the shipped model learns, too.
    """
    from tools.training.models import examples  # noqa: PLC0415 - heavy, and only here
    from tools.training.models.fit import prepared, unseen  # noqa: PLC0415
    from tools.training.models.recipes import (  # noqa: PLC0415
        COMMENTARY,
        REVIEWED_WEIGHT,
        SUBJECTIVITY_WEIGHT,
    )

    answers = _shipped(texts)
    if len(texts) < LEAST:
        return answers
    own = examples.own("commentary", own_voice=True)
    own += examples.reviewed(beside, "commentary", REVIEWED_WEIGHT)
    rows = [
        examples.Example(text, float(gold), SUBJECTIVITY_WEIGHT)
        for text, gold in zip(texts, subjective, strict=True)
    ]
    logits = unseen(COMMENTARY, prepared(COMMENTARY, [*own, *rows]))[len(own) :]
    likely = 1.0 / (1.0 + np.exp(-logits))
    return [
        replace(answer, commentary=round(float(one), 4))
        for answer, one in zip(answers, likely, strict=True)
    ]


def certainty(texts: Sequence[str], values: Sequence[float]) -> list[float]:
    """Return how certain each finding is, 0 to 1, held out of these findings rated 1 to 6."""
    from tools.training.models import examples  # noqa: PLC0415 - heavy, and only here
    from tools.training.models.fit import prepared, unseen  # noqa: PLC0415
    from tools.training.models.recipes import CERTAINTY  # noqa: PLC0415

    if len(texts) < LEAST:
        return [answer.certainty for answer in _shipped(texts)]
    rows = [
        examples.Example(text, examples.certainty_of(value))
        for text, value in zip(texts, values, strict=True)
    ]
    answers = unseen(CERTAINTY, prepared(CERTAINTY, rows))
    return [float(one) for one in np.clip(answers, 0.0, 1.0)]


def target_chances(rows: Sequence[Row]) -> Floats:
    """Return how likely each row's target is spoken of as negative, neutral and positive."""
    from tools.training.models.sentiment import unseen_chances  # noqa: PLC0415 - heavy

    if len(rows) >= LEAST:
        return unseen_chances(rows)
    return np.asarray(
        [target_probabilities(row["text"], int(row["start"]), int(row["end"])) for row in rows]
    )


def _shipped(texts: Sequence[str]) -> list[SentenceScores]:
    return list(score_sentences(texts, [rule_cues(text) for text in texts]))
