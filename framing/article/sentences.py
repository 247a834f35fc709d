"""Text to sentences, as spans. Blocks bound them; inside a block nupunkt finds the full stops.

nupunkt is right in all but one case in a hundred; the rules here mend what is left, and are
data in sentences.toml. Every look around a full stop is bounded, so the time is linear in the text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.names import common_words
from framing.types import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from framing.types import Block, Version

_REMEMBERED = 64
"""Versions: the source report is found first, and then each is asked for again."""
_SPLIT = ("text", "bullet")
_TWO = 2
_END = re.compile(r"[.!?…](?!\w)")
"""Where a sentence may end, with words behind it."""
_BRACKETS = re.compile(r"[()\[\]]")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.\s*\Z")
_SHORT_FORM = re.compile(
    r"(?:^|[\s(\[\u201c\"\u2018'-])(?:(?:[^\W\d_]\.){1,6}|[A-Z][a-z]{0,4}\.)\s*\Z"
)
_ELLIPSIS = re.compile(r"(?:…|\.\s?\.)\s*\Z")
# A word in small letters, a full stop, and a capital: nupunkt takes some words for short forms.
# The blank stands first, so that the search skips all else at once.
_AFTER_WORD = re.compile(r"\s(?<=[a-z]{2}\.\s)\s*(?=[\u201c\u2018\"(\[]?[A-Z])")
_AFTER_SHORT = re.compile(r"\s(?<=[A-Za-z]\.\s)\s*(?=([A-Z][a-z]{1,8})\b)")
# A quotation that ends with a full stop of its own, and a capital behind it.
_AFTER_QUOTATION = re.compile(r"\s(?<=[.][”\"]\s)\s*(?=[“\"]?[A-Z])")
# "works for the F.B.I. Agents came": what an abbreviation governed by a preposition ends, and what
# follows it, a noun in the plural with its verb.
_AFTER_ACRONYM = re.compile(
    r"\s(?<=[A-Z]\.[A-Z]\.\s)(?=(?P<noun>[A-Z][a-z]{2,20}s) (?P<verb>[a-z]{3,20})\b)"
)
_GOVERNED = re.compile(
    r"\b(?P<lead>[a-z]{2,20}) (?:in|for|of|by|at|with|from|to) (?:the )?(?:[A-Z]\.){2,6}\Z"
)
# A word in small letters, not the "iPhone" or the "de Ruiz" that may begin a sentence.
_SMALL_WORD = re.compile(
    r"(?!(?:de|du|da|di|del|della|la|le|el|al|bin|ben|van|von|den|der|ter|ten) [A-Z])"
    r"[a-z]+\b(?![.’'-]?[A-Z0-9])"
)
_EXCLAIMED = re.compile(r"(?:^|\s)(?P<name>[A-Z][\w’'-]{1,30})[!?]\s*\Z")


@lru_cache(maxsize=_REMEMBERED)
def sentences(version: Version) -> tuple[Sentence, ...]:
    """Return the sentences of a version in reading order.

    Together they hold every visible character of the text exactly once; none begins or ends with
    white space. The title, a heading and a block of boilerplate are one sentence each.
    """
    split: list[Sentence] = []
    for number, block in enumerate(version.blocks):
        for start, end in _spans(version.text, block):
            split.append(Sentence(len(split), start, end, number, block.kind))
    return tuple(split)


def _spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    part = text[block.start : block.end]
    starts = _starts(part) if block.kind in _SPLIT else (0,)
    for start, end in zip(starts, [*starts[1:], len(part)], strict=True):
        words = part[start:end].strip()
        if words:
            first = block.start + start + part[start:end].index(words[0])
            yield first, first + len(words)


def _starts(part: str) -> tuple[int, ...]:
    """Return where the sentences of a block begin; the first begins with the block."""
    # A line end inside a block is only the width of the page.
    flat = part.replace("\n", " ")
    end = _END.search(flat)
    if end is None or not _has_word(flat[end.end() :]):
        return (0,)
    proposed = {start for start, _ in _splitter()(flat)} | set(_missed(flat))
    shifted = sorted({_past_closing(flat, start) for start in proposed} | {0, len(flat)})
    return tuple(_joined(flat, shifted))


@cache
def _splitter() -> Callable[[str], list[tuple[int, int]]]:
    # A tenth of a second to import and load: only when there is something to split.
    from nupunkt import sent_spans  # noqa: PLC0415

    return sent_spans


def _missed(text: str) -> Iterator[int]:
    """Find ends that nupunkt passes over because it takes the word before for a short form."""
    rules = _rules()
    for gap in _AFTER_WORD.finditer(text):
        word = _word_before(text, gap.start())
        longer = len(word) > _TWO and word not in rules.short_words
        if word.islower() and (longer or word in rules.two_letter_words):
            yield gap.end()
    for gap in _AFTER_SHORT.finditer(text):
        word = _word_before(text, gap.start())
        # One letter is an initial, and a name may be any word: "J. So".
        starts = gap[1] in rules.starters and len(word) > 1
        if (starts or gap[1] in rules.sure_starters) and word not in rules.titles:
            yield gap.end()
    for gap in _AFTER_QUOTATION.finditer(text):
        yield gap.end()
    for gap in _AFTER_ACRONYM.finditer(text):
        if _ends_with_acronym(text, gap):
            yield gap.end()


def _ends_with_acronym(text: str, gap: re.Match[str]) -> bool:
    """Tell whether a sentence ends with "works for the F.B.I.": its verb governs the letters."""
    reach = default().article.word_reach
    governed = _GOVERNED.search(text[max(0, gap.start() - reach) : gap.start()])
    return (
        governed is not None
        and _is_verb(governed["lead"])
        and _is_verb(gap["verb"])
        and gap["noun"].lower() in common_words()
    )


def _is_verb(word: str) -> bool:
    return word in lexicon().finite or word.endswith("ed")


def _past_closing(text: str, start: int) -> int:
    """Move a boundary past closing quotation marks and brackets: they end what came before."""
    rules = _rules()
    place = _past_space(text, start)
    while place < len(text):
        mark, after = text[place], text[place + 1 : place + 2]
        closes = mark in rules.closing or (mark in rules.either and not after.strip())
        # An odd closing mark before a letter opens: it is a slip of the keyboard.
        if not closes or after.isalnum():
            break
        place = _past_space(text, place + 1)
    return place


def _past_space(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _joined(text: str, starts: list[int]) -> list[int]:
    """Drop the boundaries that part what belongs together. ``starts`` ends with the text's end."""
    kept = [0]
    open_bracket: int | None = None
    worded = False
    for start, end in pairwise(starts):
        piece = text[start:end]
        if (
            start > kept[-1]
            and worded
            and _has_word(piece)
            and not _continues(text, start)
            and (open_bracket is None or not _closes_soon(text, start, open_bracket))
        ):
            kept.append(start)
            open_bracket, worded = None, False
        # A number alone at the start of a block is the mark of a list item.
        letters = any(map(str.isalpha, piece))
        worded = worded or (letters if kept[-1] == 0 else _has_word(piece))
        open_bracket = _open_bracket(piece, start, kept[-1], open_bracket)
    return kept


def _has_word(piece: str) -> bool:
    return any(map(str.isalnum, piece))


def _continues(text: str, start: int) -> bool:
    """Tell whether the words at ``start`` carry on the sentence before them."""
    rules, reach = _rules(), default().article.word_reach
    before, after = text[max(0, start - reach) : start], text[start : start + reach]
    first = after[:1]
    if first in rules.continuing:
        # ". . ." and "?!" of a new sentence are no continuation.
        return first not in ".!?" or not _has_word(after[:2])
    word = _word_before(text, start)
    if word in rules.titles:
        return True
    if word in rules.before_number and first.isdigit():
        return True
    if _goes_on_small(text, start, before, word):
        return True
    letter = after.lstrip(rules.opening)[:1]
    if _SHORT_FORM.search(before) or _ELLIPSIS.search(before):
        return letter.islower() or first in rules.continuing_after_short
    return False


def _goes_on_small(text: str, start: int, before: str, word: str) -> bool:
    """Tell whether a small letter shows that "4.5 pct." or "Yahoo!" ended nothing."""
    rules = _rules()
    exclaimed = _EXCLAIMED.search(before)
    if exclaimed is not None and exclaimed["name"] in rules.exclaimed_names:
        return (
            text[start : start + default().article.word_reach].split(maxsplit=1)[0]
            not in rules.starters
        )
    if not text[:1].isupper() or _SMALL_WORD.match(text, start) is None:
        return False
    if exclaimed is not None:
        return True
    short = word in rules.short_words or word not in common_words()
    return word.islower() and len(word) <= rules.short_form_letters and short


def _word_before(text: str, place: int) -> str:
    found = _WORD_BEFORE.search(text[max(0, place - default().article.word_reach) : place])
    return found[1] if found else ""


def _open_bracket(piece: str, start: int, first: int, already: int | None) -> int | None:
    """Return where the innermost bracket stands that the sentence has not closed yet.

    A bracket that opens the sentence is left out: it holds whole sentences.
    """
    place = already
    for bracket in _BRACKETS.finditer(piece):
        if bracket[0] in ")]":
            place = None
        elif start + bracket.start() > first:
            place = start + bracket.start()
    return place


def _closes_soon(text: str, start: int, opened: int) -> bool:
    """Tell whether the bracket is closed near by, before another one opens."""
    furthest = opened + default().article.bracket_reach
    if start > furthest:
        return False
    following = _BRACKETS.search(text, start, furthest)
    return following is not None and following[0] in ")]"


@dataclass(frozen=True, slots=True)
class _Rules:
    closing: str
    either: str
    opening: str
    continuing: frozenset[str]
    continuing_after_short: frozenset[str]
    titles: frozenset[str]
    before_number: frozenset[str]
    short_words: frozenset[str]
    two_letter_words: frozenset[str]
    starters: frozenset[str]
    sure_starters: frozenset[str]
    exclaimed_names: frozenset[str]
    short_form_letters: int


@cache
def _rules() -> _Rules:
    data = tomllib.loads(files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8"))
    words: Iterable[str] = (
        *("continuing", "continuing_after_short", "titles"),
        *("before_number", "short_words", "two_letter_words", "starters"),
        *("sure_starters", "exclaimed_names"),
    )
    return _Rules(
        closing=data["closing"],
        either=data["either"],
        opening=data["opening"],
        short_form_letters=data["short_form_letters"],
        **{name: frozenset(data[name]) for name in words},
    )
