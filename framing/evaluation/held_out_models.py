"""What the models say of the rows that they are trained on: each row by one that has not seen it.

A model that ships has learnt from these rows, so its own answers on them would flatter. Here it is
made again without the row's fold, by the recipe that ships, with the same folds every time. What
makes it is ``tools/training``, beside the package in a checkout and in no wheel.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from framing.evaluation.program_answers import rule_cues
from framing.evaluation.training_tools import training_tools
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

    Raises:
        CheckoutNeededError: This is an installed package.
    """
    if len(texts) < LEAST:
        return _shipped(texts)
    with training_tools():
        from tools.training.models import (  # noqa: PLC0415 - heavy, and only here
            corpus_sentences,
            examples,
        )
        from tools.training.models.fit import prepared, unseen  # noqa: PLC0415
        from tools.training.models.recipes import (  # noqa: PLC0415
            COMMENTARY,
            COMMENTARY_OWN_WEIGHT,
            CORPUS_WEIGHT,
            REVIEWED_WEIGHT,
            SUBJECTIVITY_WEIGHT,
        )

    own = examples.own("commentary", own_voice=True, weight=COMMENTARY_OWN_WEIGHT)
    own += corpus_sentences.commentary(weight=CORPUS_WEIGHT)
    own += examples.reviewed(beside, "commentary", REVIEWED_WEIGHT)
    rows = [
        examples.Example(text, float(gold), SUBJECTIVITY_WEIGHT)
        for text, gold in zip(texts, subjective, strict=True)
    ]
    logits = unseen(COMMENTARY, prepared(COMMENTARY, [*own, *rows]))[len(own) :]
    likely = 1.0 / (1.0 + np.exp(-logits))
    return [
        replace(answer, commentary=round(float(commentary), 4))
        for answer, commentary in zip(_shipped(texts), likely, strict=True)
    ]


def certainty(texts: Sequence[str], values: Sequence[float]) -> list[float]:
    """Return how certain each finding is, 0 to 1, held out of these findings rated 1 to 6.

    Raises:
        CheckoutNeededError: This is an installed package.
    """
    if len(texts) < LEAST:
        return [answer.certainty for answer in _shipped(texts)]
    with training_tools():
        from tools.training.models import examples  # noqa: PLC0415 - heavy, and only here
        from tools.training.models.fit import prepared, unseen  # noqa: PLC0415
        from tools.training.models.recipes import CERTAINTY  # noqa: PLC0415

    rows = [
        examples.Example(text, examples.certainty_of(value))
        for text, value in zip(texts, values, strict=True)
    ]
    answers = unseen(CERTAINTY, prepared(CERTAINTY, rows))
    return [float(answer) for answer in np.clip(answers, 0.0, 1.0)]


def target_chances(rows: Sequence[Row]) -> Floats:
    """Return how likely each row's target is spoken of as negative, neutral and positive.

    Raises:
        CheckoutNeededError: This is an installed package.
    """
    if len(rows) < LEAST:
        return np.asarray(
            [target_probabilities(row["text"], int(row["start"]), int(row["end"])) for row in rows]
        )
    with training_tools():
        from tools.training.models.sentiment import unseen_chances  # noqa: PLC0415 - heavy

    return unseen_chances(rows)


def _shipped(texts: Sequence[str]) -> list[SentenceScores]:
    return list(score_sentences(texts, [rule_cues(text) for text in texts]))
