"""What is told on both sides of a credit in mid-sentence: "X, the paper said, and did Y"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.clauses import has_verb, subject
from framing.language.lexicon import lexicon
from framing.language.propositions import propositions
from framing.language.word_lists import word_set
from framing.types import Span

if TYPE_CHECKING:
    from framing.language.clauses import Clause

_SETTINGS = default().language.clauses
_LISTS = "language/clauses"
_WORD = re.compile(r"\w+")
_PAST_WITH_OBJECT = re.compile(r"[a-z]{2,}ed (?:the|an?|its|their|his|her|that|[A-Z0-9$£€])")
_GOES_ON = re.compile(
    r"[^,;.—–]{0,25}[,;—–]\s*(?P<and>(?:and|but)\s+)?"
    r"(?P<rest>(?:(?:now|then|also|still|[a-z]{2,20}ly)\s+)?(?P<word>[A-Za-z]{1,30}))"
)
"""What begins behind a credit, and perhaps its day: "on Monday, and now faces", ", leaving"."""


def going_on(text: str, credited: Span, behind: Span) -> list[Clause]:
    """Return all statements around a credit in mid-sentence: "X, the paper said, and did Y".

    Args:
        text: The version's text.
        credited: What the credit is given for; its subject may go on doing things.
        behind: The sentence from the credit's last word on.
    """
    begins = _GOES_ON.match(
        text, behind.start, min(behind.end, behind.start + _SETTINGS.verb_reach)
    )
    if begins is None or behind.end - behind.start > _SETTINGS.longest_sentence:
        return propositions(text, credited)
    rest, word = Span(begins.start("rest"), behind.end), begins["word"]
    continuation = rest.of(text)
    if len(_WORD.findall(continuation)) < _SETTINGS.least_words:
        return propositions(text, credited)
    own = word in lexicon().closed["subordinators"] or _begins_clause(continuation)
    goes_on = word.endswith("ing") and word not in word_set(_LISTS, "no_participle") | word_set(
        _LISTS, "crediting"
    )
    goes_on = goes_on or _begins_predicate(text[begins.start("word") : rest.end])
    if begins["and"] is None and not own and _begins_predicate(continuation):
        # "The mill, the paper said, has burned down": one statement, with the credit inside.
        return propositions(text, Span(credited.start, behind.end))
    if not (has_verb(continuation) if own else goes_on):
        return propositions(text, credited)
    first, *others = propositions(text, rest)
    shared = "" if own else subject(credited.of(text))
    return [*propositions(text, credited), replace(first, subject=shared), *others]


def _begins_clause(text: str) -> bool:
    first = _WORD.search(text)
    if first is None:
        return False
    begins = first.group().lower() in word_set(_LISTS, "subject") or first.group()[:1].isupper()
    return begins and has_verb(text[: _SETTINGS.verb_reach])


def _begins_predicate(text: str) -> bool:
    first = _WORD.match(text)
    if first is None:
        return False
    if first.group().lower() in word_set(_LISTS, "second"):
        return True
    return bool(_PAST_WITH_OBJECT.match(text))
