"""The words between quotation marks, one passage for each sentence that they stand in."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any

from framing.config import default
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from framing.types import Reading, Span, VersionReading

GAP, ANY = "…", "[]"
"""What stands for words left out with a mark, and for an editor's own words in brackets."""

_TOKEN = re.compile(
    r"\[[^\]\n]{0,80}\]|…|\.(?: ?\.){2,3}|(?:[^\W\d_]\.){2,}(?:['’]s)?|[^\W_]+(?:['’][^\W_]+)*|[%&]"
)
_MARKS = "“”„\"'`‘’ \t\n\u00a0"
_SETTINGS = default().quotations


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words that a version puts in quotation marks, in one sentence.

    ``start`` and ``end`` are offsets into the version's text, without the marks; ``words`` are
    compared, and ``places`` says where each of them stands. ``speaker`` is empty when nobody, or
    nobody sure, is credited.
    """

    outlet: str
    sentence: int
    start: int
    end: int
    text: str
    speaker: str
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]


def quoted_words(version: VersionReading) -> tuple[QuotedWords, ...]:
    """Return the quotations of a version's body that are long enough to be told apart."""
    text = version.version.text
    passages = [
        _passage(version.version.outlet, text, reading, span)
        for reading in version.readings
        if is_body(reading)
        for span in reading.voice.quotes
    ]
    return tuple(passage for passage in passages if _says_something(passage))


def _passage(outlet: str, text: str, reading: Reading, span: Span) -> QuotedWords:
    start, end = span.start, span.end
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    found = list(islice(_TOKEN.finditer(text, start, end), _SETTINGS.longest))
    return QuotedWords(
        outlet=outlet,
        sentence=reading.sentence.index,
        start=start,
        end=end,
        text=text[start:end],
        speaker=_speaker(reading, span),
        words=tuple(_compared(match.group()) for match in found),
        places=tuple(match.span() for match in found),
    )


def _says_something(passage: QuotedWords) -> bool:
    """Tell whether a passage has words enough to be somebody's, and is no title."""
    words = re.findall(r"[^\W_]+", passage.text)
    if len(words) < _SETTINGS.least_words:
        return False
    return any(word[0].islower() and len(word) > _SETTINGS.title_letters for word in words)


def _speaker(reading: Reading, span: Span) -> str:
    """Return whom the quoted words are credited to, the innermost of a chain."""
    voice = reading.voice
    over = [
        credit
        for credit in voice.attributions
        if credit.content.start < span.end and span.start < credit.content.end
    ]
    chains = [credit.chain for credit in over if credit.voice != "unclear" and credit.kind]
    if not over and voice.voice in {"source", "other"} and voice.kind:
        chains = [voice.chain]
    return chains[-1][-1] if chains and chains[-1] else ""


@lru_cache(maxsize=20_000)
def _compared(token: str) -> str:
    """Return a word as it is compared: house style makes no difference."""
    if token.startswith("["):
        return ANY
    if token == GAP or token.startswith("."):
        return GAP
    word = token.lower().replace("’", "'").replace(".", "")
    table = _table()
    for ending, other in table["spelling"]["endings"]:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            return str(word.removesuffix(ending) + other)
    return str(table["forms"].get(word, word))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def cut_words(kind: str) -> frozenset[str]:
    """Return the words of ``whether`` or ``how_much``, as they are compared."""
    return frozenset(_compared(word) for word in _table()["cut"][kind])
