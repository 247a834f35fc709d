"""Sentiment: VADER (Hutto and Gilbert 2014) on a sentence without its names and denied harm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

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
        tokens = _tokens(text)
        placed = _valences(text, tokens)
        notes = self.traps.find(text) if placed else []
        found = [_finding(start, end, valence, notes) for start, end, valence in placed]
        for at, reason in tokens.masked.items():
            found.append(_masked_finding(text, tokens.places[at], reason))
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
    words = _tokens(_with_words_apart(text)).words
    if len(words) <= _MAX_WORDS:
        return _score(words)
    parts = [words[at : at + _MAX_WORDS] for at in range(0, len(words), _MAX_WORDS)]
    total = sum(_score(part) * len(part) for part in parts)
    return round(total / len(words), 4)


class _Tokens(NamedTuple):
    """The words that VADER gets, where each stands, and which are masked and why.

    The words of one emoji stand in one place.
    """

    words: list[str]
    places: list[tuple[int, int]]
    masked: dict[int, str]


@lru_cache(maxsize=2_048)
def _tokens(text: str) -> _Tokens:
    """Return the words that VADER gets; emoji are spelled out as VADER would, to be counted first.

    Kept for as long as an article: its sentences' words are asked for first, their scores later.
    """
    found = list(_TOKEN.finditer(text))
    words, places = [token[0] for token in found], [token.span() for token in found]
    if not (text.isascii() or _analyser().emojis.keys().isdisjoint(text)):
        words, places = _with_emoji_spelled(text)
    lexicon = _analyser().lexicon
    bare = [word.strip(_EDGES) for word in words]
    known = [at for at, word in enumerate(bare) if word.lower() in lexicon]
    why = masked(words, bare, known, _bad_words()) if known else {}
    for at in why:
        words[at] = _mask(words[at])
    return _Tokens(words, places, why)


def _mask(text: str) -> str:
    """Return a word that VADER does not know, with the marks that it minds."""
    return "x-x" + "".join(char for char in text if char in _MARKS)


def _with_emoji_spelled(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    names = _analyser().emojis
    placed: list[tuple[str, tuple[int, int]]] = []
    for token in _TOKEN.finditer(text):
        start = token.start()
        for at, char in enumerate(token[0], token.start()):
            if char in names:
                if start < at:
                    placed.append((text[start:at], (start, at)))
                placed += [(name, (at, at + 1)) for name in names[char].split()]
                start = at + 1
        if start < token.end():
            placed.append((text[start : token.end()], (start, token.end())))
    return [word for word, _ in placed], [place for _, place in placed]


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


def _valences(text: str, tokens: _Tokens) -> list[tuple[int, int, float]]:
    """Return start, end and valence in context of each word or emoji that VADER's lexicon knows."""
    words = tokens.words
    placed: list[tuple[int, int, float]] = []
    for first in range(0, len(words), _MAX_WORDS):
        read, known = _read(" ".join(words[first : first + _MAX_WORDS]))
        for at, valence in known:
            start, end = tokens.places[first + at]
            place = text.find(read[at], start, end)
            if place >= 0:
                start, end = place, place + len(read[at])
            of_emoji = placed and placed[-1][:2] == (start, end)  # one of several words of it
            total = valence + (placed.pop()[2] if of_emoji else 0.0)
            placed.append((start, end, round(max(-_STRONGEST, min(_STRONGEST, total)), 4)))
    return placed


def _masked_finding(text: str, place: tuple[int, int], reason: str) -> Finding:
    why = _reasons()[reason]
    start, end = place
    word = text[start:end]
    start, end = end - len(word.lstrip(_EDGES)), start + len(word.rstrip(_EDGES))
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
