"""Sentiment: VADER (Hutto and Gilbert 2014), a sentence at a time, unaltered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from framing.cues import Detector, Finding
from framing.cues.notation import plain
from framing.cues.rules import RuleDetector, rule_detector

if TYPE_CHECKING:
    from framing.types import Dimension

# VADER's time grows with the square of a text's words.
_MOST_WORDS = 400
_TOKEN = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
_STRONGEST = 4.0


@dataclass(frozen=True, slots=True)
class SentimentDetector:
    """Finds the words that VADER gives a valence, and says where VADER is known to be wrong."""

    traps: RuleDetector
    dimension: Dimension = "sentiment"
    own_voice_only: bool = False

    def find(self, sentence_text: str) -> list[Finding]:
        """Return one finding for each such word; ``weight`` is its valence where it stands."""
        text = _words_apart(sentence_text)
        notes = self.traps.find(text)
        tokens = list(_TOKEN.finditer(text))
        return [
            _finding(start, end, valence, notes)
            for at in range(0, len(tokens), _MOST_WORDS)
            for start, end, valence in _valences(tokens[at : at + _MOST_WORDS])
        ]


def detector() -> Detector:
    """Return VADER's words, with the traps that lie in ``sentiment.toml``."""
    return SentimentDetector(rule_detector("sentiment"))


def compound(text: str) -> float | None:
    """Return VADER's compound score, -1 to 1, or None when there is no word to score.

    A text of more than 400 words is scored in parts and averaged by their words.
    """
    if not _LETTER.search(text):
        return None
    words = _spell_emoji(_words_apart(text)).split()
    if len(words) <= _MOST_WORDS:
        return _score(words)
    parts = [words[at : at + _MOST_WORDS] for at in range(0, len(words), _MOST_WORDS)]
    total = sum(_score(part) * len(part) for part in parts)
    return round(total / len(words), 4)


def _score(tokens: list[str]) -> float:
    """Return what VADER's ``polarity_scores`` returns for a text without emoji."""
    from vaderSentiment.vaderSentiment import BOOSTER_DICT  # noqa: PLC0415 - read on first use

    text, analyser = " ".join(tokens), _analyser()
    words, found = _read(text)
    valences = found.copy()
    for at in (at for at, valence in enumerate(found) if valence):
        low = words[at].lower()
        of_kind = low == "kind" and [word.lower() for word in words[at + 1 : at + 2]] == ["of"]
        if low in BOOSTER_DICT or of_kind:
            valences[at] = 0
    return float(analyser.score_valence(analyser._but_check(words, valences), text)["compound"])  # noqa: SLF001 - the steps of its only public function, so that its words are read once


@lru_cache(maxsize=2_048)
def _read(text: str) -> tuple[list[str], list[float]]:
    """Return VADER's words of a text and the valence of each where it stands; 0 for most.

    Kept for as long as an article: its sentences' words are asked for first, their scores later.
    """
    from vaderSentiment.vaderSentiment import SentiText  # noqa: PLC0415 - read on first use

    analyser = _analyser()
    view = SentiText(text)
    words: list[str] = view.words_and_emoticons
    return words, [
        analyser.sentiment_valence(0, view, word, at, [])[0]
        if word.lower() in analyser.lexicon
        else 0
        for at, word in enumerate(words)
    ]


def _words_apart(text: str) -> str:
    """Return the text with plain marks, so that VADER sees the words beside dashes and quotes."""
    if text.isascii():
        return text
    return plain(text).replace("—", " ").replace("…", " ")


def _spell_emoji(text: str) -> str:
    """Return the text with emoji as words, as VADER would, so that they can be counted first."""
    if text.isascii():
        return text
    names = _analyser().emojis
    return "".join(f" {names[char]} " if char in names else char for char in text)


def _valences(tokens: list[re.Match[str]]) -> list[tuple[int, int, float]]:
    """Return start, end and valence in context of each word that VADER's lexicon knows."""
    words, valences = _read(" ".join(token[0] for token in tokens))
    found = []
    for token, word, valence in zip(tokens, words, valences, strict=True):
        if valence:
            start = token.start() + token[0].find(word)
            held = max(-_STRONGEST, min(_STRONGEST, valence))
            found.append((start, start + len(word), round(held, 4)))
    return found


def _finding(start: int, end: int, valence: float, notes: list[Finding]) -> Finding:
    side = "positive" if valence > 0 else "negative"
    note = next((note for note in notes if note.start < end and start < note.end), None)
    why = f"VADER counts this word as {side} ({valence:+.1f} of 4) where it stands."
    return Finding(
        start=start,
        end=end,
        rule=note.rule if note else "lexicon",
        kind="trap" if note else side,
        weight=valence,
        why=f"{why} {note.why}" if note else why,
    )


@cache
def _analyser() -> Any:
    from vaderSentiment.vaderSentiment import (  # noqa: PLC0415 - read on first use
        SentimentIntensityAnalyzer,
    )

    return SentimentIntensityAnalyzer()
