"""What news says of somebody named in it, and its tone: models trained on NewsMTSC."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

from framing.models.hashed_ngrams import MAX_WORDS, Scorer, words
from framing.models.linear_model import load
from framing.models.target_features import hashed_evidence, named, target, tokens, valences

if TYPE_CHECKING:
    from collections.abc import Sequence

LABELS = ("negative", "neutral", "positive")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def target_sentiment(text: str, start: int, end: int) -> float:
    """Return what a sentence says of the target ``text[start:end]``, -1 (bad) to 1 (good).

    The chance of positive less that of negative. It reads what is said, whoever says it.

    Raises:
        ValueError: The target is empty or not inside the text.
    """
    negative, _, positive = target_probabilities(text, start, end)
    return round(positive - negative, 4)


def target_probabilities(text: str, start: int, end: int) -> tuple[float, float, float]:
    """Return how likely a sentence is negative, neutral and positive on a target; they sum to 1.

    Raises:
        ValueError: The target is empty or not inside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"target {start}:{end} is empty or outside the text")
    model, context = load("target"), target(text, start, end)
    places = hashed_evidence(context)
    hashed = model.weights[places].sum(axis=0) / math.sqrt(len(places))
    return _softmax(
        [
            hashed_score + feature_score
            for hashed_score, feature_score in zip(hashed, model.named(named(context)), strict=True)
        ]
    )


def news(text: str) -> float | None:
    """Return the tone of a sentence of news, -1 to 1, or None when there is no word to score.

    What the sentence would on average be taken to say of those named in it.
    """
    seen = words(mask_names(text))
    if not seen:
        return None
    answer = _news_scorer().scores([seen])[0][0] + load("news").named(tone(text))[0]
    return round(max(-1.0, min(1.0, float(answer))), 4)


def mask_names(text: str) -> str:
    """Return a text with the names inside its sentences masked."""
    return " ".join(tokens(text))


def tone(text: str) -> dict[str, float]:
    """Return the named features of a sentence's tone: VADER's words in it, good and bad."""
    word_valences = valences(tokens(text)[:MAX_WORDS])
    good, bad = (
        sum(max(valence, 0.0) for valence in word_valences),
        sum(min(valence, 0.0) for valence in word_valences),
    )
    return {
        "good": good / math.sqrt(good * good + 15),
        "bad": bad / math.sqrt(bad * bad + 15),
        "whole": (good + bad) / math.sqrt((good + bad) ** 2 + 15),
    }


def _softmax(logits: Sequence[float]) -> tuple[float, float, float]:
    powers = [math.exp(logit - max(logits)) for logit in logits]
    negative, neutral, positive = (logit / sum(powers) for logit in powers)
    return negative, neutral, positive


@cache
def _news_scorer() -> Scorer:
    return Scorer(load("news").weights)
