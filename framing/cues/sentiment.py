"""Sentiment: VADER (Hutto and Gilbert 2014) on a sentence without its names and denied harm."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from framing.config import default
from framing.cues import Detector, Finding
from framing.cues.masked_words import masked
from framing.cues.phrase_notation import with_plain_marks
from framing.cues.rules import RuleDetector, read_toml, rule_detector

if TYPE_CHECKING:
    from framing.types import Dimension

_MAX_WORDS = default().cues.sentiment_words
_TOKEN = re.compile(r"\S+")
_EDGES = "\"'()[]{}.,;:!?-"
_MARKS = frozenset("!?,.;:")
_LETTER = re.compile(r"[^\W\d_]")
_STRONGEST = 4.0
"""The end of VADER's scale."""
_BEFORE, _AFTER = 3, 2
"""Words around another that can change its valence, by VADER's code."""


@dataclass(frozen=True, slots=True)
class SentimentDetector:
    """Finds the words that VADER gives a valence, and says where VADER is known to be wrong."""

    traps: RuleDetector
    dimension: Dimension = "sentiment"
    own_voice_only: bool = False

    def find(self, sentence_text: str) -> list[Finding]:
        """Return one finding for each such word; ``weight`` is its valence where it stands.

        A word that is masked has no valence, and is shown with the reason.
        """
        text = _with_words_apart(sentence_text)
        tokens, why = _tokens(text)
        placed = _valences(text, tokens)
        notes = self.traps.find(text) if placed else []
        found = [_finding(start, end, valence, notes) for start, end, valence in placed]
        found += [_masked_finding(text, tokens[at], why[at]) for at in why]
        return sorted(found, key=lambda finding: finding.start)


def detector() -> Detector:
    """Return VADER's words, with the traps that lie in ``sentiment.toml``."""
    return SentimentDetector(rule_detector("sentiment"))


def compound(text: str) -> float | None:
    """Return VADER's compound score, -1 to 1, or None when there is no word to score.

    A text of more than 400 words is scored in parts and averaged by their words.
    """
    if not _LETTER.search(text):
        return None
    tokens, _ = _tokens(_with_words_apart(text))
    words = [token.text for token in tokens]
    if len(words) <= _MAX_WORDS:
        return _score(words)
    parts = [words[at : at + _MAX_WORDS] for at in range(0, len(words), _MAX_WORDS)]
    total = sum(_score(part) * len(part) for part in parts)
    return round(total / len(words), 4)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as VADER gets it, and where it stands; the words of one emoji stand in one place."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=2_048)
def _tokens(text: str) -> tuple[list[_Token], dict[int, str]]:
    """Return the words that VADER gets, and which of them are masked and why.

    Emoji are spelled out as VADER would, so that they can be counted first. Kept for as long as an
    article: its sentences' words are asked for first, their scores later.
    """
    tokens: list[_Token] = []
    for found in _TOKEN.finditer(text):
        tokens += _with_emoji_spelled(found[0], found.start())
    lexicon = _analyser().lexicon
    known = [at for at, token in enumerate(tokens) if token.text.strip(_EDGES).lower() in lexicon]
    if not known:
        return tokens, {}
    reasons = masked([token.text for token in tokens], _bad_words())
    why = {at: reasons[at] for at in known if at in reasons}
    for at in why:
        tokens[at] = replace(tokens[at], text=_mask(tokens[at].text))
    return tokens, why


def _mask(text: str) -> str:
    """Return a word that VADER does not know, with the marks that it minds."""
    return "x-x" + "".join(char for char in text if char in _MARKS)


def _with_emoji_spelled(token: str, start: int) -> list[_Token]:
    names = {} if token.isascii() else _analyser().emojis
    spelled, word = [], ""
    for at, char in enumerate(token, start):
        if char not in names:
            word += char
            continue
        if word:
            spelled.append(_Token(word, at - len(word), at))
        spelled += [_Token(name, at, at + 1) for name in names[char].split()]
        word = ""
    end = start + len(token)
    return [*spelled, _Token(word, end - len(word), end)] if word else spelled


@cache
def _bad_words() -> frozenset[str]:
    return frozenset(word for word, valence in _analyser().lexicon.items() if valence < 0)


def _score(tokens: list[str]) -> float:
    """Return what VADER's ``polarity_scores`` returns for a text without emoji."""
    text, analyser = " ".join(tokens), _analyser()
    words, valence_places = _read(text)
    if not valence_places:
        return 0.0
    scored = {at: valence for at, valence in valence_places if not _is_booster(words, at)}
    valences = list(scored.values())
    # The steps of VADER's only public function, so that its words are read once. Words without a
    # valence matter to the first alone.
    if "but" in text.lower():
        every = [scored.get(at, 0.0) for at in range(len(words))]
        valences = analyser._but_check(words, every)  # noqa: SLF001
    return float(analyser.score_valence(valences, text)["compound"])


def _is_booster(words: list[str], at: int) -> bool:
    """Tell whether VADER takes a word of its lexicon only for what it does to others."""
    low = words[at].lower()
    of_kind = low == "kind" and [word.lower() for word in words[at + 1 : at + 2]] == ["of"]
    return of_kind or low in _vader().BOOSTER_DICT


@dataclass(frozen=True, slots=True)
class _View:
    """The part of VADER's view of a text that a word's valence depends on."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


@lru_cache(maxsize=2_048)
def _read(text: str) -> tuple[list[str], list[tuple[int, float]]]:
    """Return VADER's words of a text, and which of them have a valence where they stand.

    Kept for as long as an article: its sentences' words are asked for first, their scores later.
    """
    lexicon = _analyser().lexicon
    stripped = _vader().SentiText._strip_punc_if_word  # noqa: SLF001 - as its public function does
    words = [token if token.isalpha() else stripped(token) for token in text.split()]
    lower = [word.lower() for word in words]
    known = [at for at, word in enumerate(lower) if word in lexicon]
    return words, [(at, valence) for at in known if (valence := _valence(words, lower, at))]


def _valence(words: list[str], lower: list[str], at: int) -> float:
    """Return the valence of a word of VADER's lexicon; no word further off than these moves it."""
    analyser = _analyser()
    first, end = max(0, at - _BEFORE), at + _AFTER + 1
    near = lower[first:end]
    if (
        _valence_shifters().isdisjoint(near)
        and "n't" not in " ".join(near)
        and not words[at].isupper()
    ):
        return float(analyser.lexicon[lower[at]])
    view = _View(words[first:end], _vader().allcap_differential(words))
    valences: list[float] = analyser.sentiment_valence(0, view, words[at], at - first, [])
    return valences[0]


@cache
def _valence_shifters() -> frozenset[str]:
    """Return the words without which VADER takes a word as it stands in the lexicon."""
    vader = _vader()
    turning = read_toml("sentiment")["turning"]
    phrases = [*vader.BOOSTER_DICT, *vader.SPECIAL_CASES]
    # Of a phrase the longest word: a phrase is there only if all its words are.
    return frozenset(
        [*vader.NEGATE, *turning, *(max(phrase.split(), key=len) for phrase in phrases)]
    )


def _with_words_apart(text: str) -> str:
    """Return the text with plain marks, so that VADER sees the words beside dashes and quotes."""
    if text.isascii():
        return text
    return with_plain_marks(text).replace("—", " ").replace("…", " ")


def _valences(text: str, tokens: list[_Token]) -> list[tuple[int, int, float]]:
    """Return start, end and valence in context of each word or emoji that VADER's lexicon knows."""
    words = [token.text for token in tokens]
    placed: list[tuple[int, int, float]] = []
    for first in range(0, len(words), _MAX_WORDS):
        read, known = _read(" ".join(words[first : first + _MAX_WORDS]))
        for at, valence in known:
            token = tokens[first + at]
            place = text.find(read[at], token.start, token.end)
            start, end = (place, place + len(read[at])) if place >= 0 else (token.start, token.end)
            of_emoji = placed and placed[-1][:2] == (start, end)  # one of several words of it
            total = valence + (placed.pop()[2] if of_emoji else 0.0)
            placed.append((start, end, round(max(-_STRONGEST, min(_STRONGEST, total)), 4)))
    return placed


def _masked_finding(text: str, token: _Token, reason: str) -> Finding:
    why = _reasons()[reason]
    word = text[token.start : token.end]
    start = token.start + len(word) - len(word.lstrip(_EDGES))
    end = token.end - len(word) + len(word.rstrip(_EDGES))
    return Finding(start, end, f"masked-{reason}", "masked", 0.0, why, counted=False)


@cache
def _reasons() -> dict[str, str]:
    return dict(read_toml("sentiment")["masked"]["why"])


def _finding(start: int, end: int, valence: float, notes: list[Finding]) -> Finding:
    side = "positive" if valence > 0 else "negative"
    note = next((note for note in notes if note.start < end and start < note.end), None)
    why = f"VADER counts this as {side} ({valence:+.1f} of 4) where it stands."
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
    return _vader().SentimentIntensityAnalyzer()


@cache
def _vader() -> Any:
    from vaderSentiment import vaderSentiment  # noqa: PLC0415 - read on first use

    return vaderSentiment
