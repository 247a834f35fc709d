"""The words and marks of a part of a text, each with whether it is a finite verb."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.punctuation import PHRASE_ENDS
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.types import Span

_TOKEN = re.compile(r"\w+(?:[.&’'-]\w+)*|--+|[^\w\s]")
_CONTRACTED = re.compile(
    r"n['’]t\Z|.['’](?:re|ve|ll|d|m)\Z|\A(?:it|he|she|that|there|who|what|here)['’]s\Z"
)
_PAST = default().language.clauses.past_letters
_LISTS = "language/clauses"


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Words and marks of a part of a text, in order.

    Attributes:
        texts: As they are written.
        low: In lower case.
        spans: Where each starts and ends in the whole text.
        verbs: Whether each is a finite verb, as far as forms tell.
        following_verb: For each place, the place of the first finite verb from there on, or the
            number of words.
        following_mark: The same of the first mark that ends a phrase.
    """

    texts: list[str]
    low: list[str]
    spans: list[tuple[int, int]]
    verbs: list[bool]
    following_verb: list[int]
    following_mark: list[int]

    def __len__(self) -> int:
        """Return how many words and marks there are."""
        return len(self.texts)

    def at(self, place: int) -> str:
        """Return a word in lower case, or nothing outside the text."""
        return self.low[place] if 0 <= place < len(self.low) else ""

    def is_word(self, place: int) -> bool:
        """Tell whether a word stands there, not a mark."""
        return self.at(place)[:1].isalnum()

    def is_capital(self, place: int) -> bool:
        """Tell whether a word with a capital stands there."""
        return 0 <= place < len(self.texts) and self.texts[place][0].isupper()

    def is_verb(self, place: int) -> bool:
        """Tell whether a finite verb stands there."""
        return 0 <= place < len(self.verbs) and self.verbs[place]


def clause_words(text: str, region: Span) -> ClauseWords:
    """Read the words of a part of a text once, in time linear in its length."""
    words = list(_TOKEN.finditer(text, region.start, region.end))
    texts = [match.group() for match in words]
    low = [word.lower() for word in texts]
    verbs = [_is_verb(texts, low, place) for place in range(len(low))]
    spans = [match.span() for match in words]
    marks = [word in PHRASE_ENDS for word in low]
    return ClauseWords(texts, low, spans, verbs, _following(verbs), _following(marks))


def _following(are: list[bool]) -> list[int]:
    """For each place, the first place from there on of which something holds, or the number."""
    places = [len(are)] * (len(are) + 1)
    for place in range(len(are) - 1, -1, -1):
        places[place] = place if are[place] else places[place + 1]
    return places


def _is_verb(texts: list[str], low: list[str], place: int) -> bool:
    """Tell whether a word is a finite verb: no "red-brick", no "the proposed", no "hired by"."""
    word = low[place]
    if word in _certain() or (("’" in word or "'" in word) and _CONTRACTED.search(word)):
        return True
    before = low[place - 1] if place else ""
    after = low[place + 1] if place + 1 < len(low) else ""
    past = word.endswith("ed") and len(word) >= _PAST and "-" not in word
    if not past and word not in _known() and not _takes_object(word, after):
        return False
    if not before or texts[place][0].isupper() or before in word_set(_LISTS, "describing"):
        return False
    if after != "by" or before in lexicon().closed["auxiliaries"] | lexicon().closed["personal"]:
        return True
    return place + 2 < len(low) and low[place + 2][0].isdigit()  # "grew by 8 per cent"


def _takes_object(word: str, after: str) -> bool:
    """Tell whether a form in -s is a verb, for a plural noun has no article behind it."""
    return (
        (
            after in word_set(_LISTS, "object_articles")
            or (after == "that" and word not in lexicon().crediting_nouns)
        )
        and word.endswith("s")
        and not word.endswith(("ss", "us"))
        and len(word) >= _PAST
        and word not in word_set(_LISTS, "no_verb")
    )


@cache
def _certain() -> frozenset[str]:
    return word_set(_LISTS, "verb") - word_set(_LISTS, "doubtful")


@cache
def _known() -> frozenset[str]:
    return lexicon().finite | word_set(_LISTS, "verb")
