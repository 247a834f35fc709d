"""Settings: how an article is cut into statements, and what makes a cue count."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArticleSettings:
    """How a text falls into sentences and these into statements.

    ``word_reach`` and ``bracket_reach`` are in characters, ``credit_share`` runs from 0 to 1.
    """

    word_reach: int
    bracket_reach: int
    credit_share: float


@dataclass(frozen=True, slots=True)
class CueSettings:
    """Where the cue rules look, in characters and words, and what makes a sentence commentary.

    ``look_back`` and ``look_around`` are how far a rule's contexts may lie from its phrase. Words
    of more than ``headline_short_word`` letters, at least ``headline_words`` of them, make a
    headline when ``headline_share`` (0 to 1) have capitals. VADER reads ``sentiment_words`` at a
    time. ``commentary_weight`` is what the counted cues of a sentence must weigh together.
    """

    look_back: int
    look_around: int
    headline_short_word: int
    headline_words: int
    headline_share: float
    sentiment_words: int
    commentary_weight: float


@dataclass(frozen=True, slots=True)
class ModelCueSettings:
    """From which answer of a model, 0 to 1, a cue counts that a rule has found and left open.

    ``beside_speculation`` is the answer from which a sentence that a rule takes for speculation is
    commentary as well. Below ``speculation_doubted`` a rule's cue of speculation is shown only,
    and below ``commentary_doubted`` one of commentary. A sentence with more of it quoted than
    ``quoted_share`` is not asked about for commentary.
    """

    beside_speculation: float
    commentary: float
    commentary_doubted: float
    speculation: float
    speculation_doubted: float
    quoted_share: float
