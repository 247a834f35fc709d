"""What a source is to the story: an official, an expert, a witness, a document, ...

The words that describe a source decide: those of the phrase that credits it, and, for a name, the
title before it and the apposition behind it wherever the version gives one. A name that is nowhere
described has no role. The roles follow the source types of FactAppeal (Mor-Lan et al. 2026), whose
"expert document" and "direct evidence" are one here.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple, get_args

from framing.language.lexicon import lexicon
from framing.language.publication_names import is_publication
from framing.types import SourceRole

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from framing.types import SourceKind

_WORD = re.compile(r"[^\W_][\w’'&.-]*")
_PART = re.compile(r"[,;:()–—]|\s-\s")
_MEDIA = re.compile(
    r"^(?:the|another|an|a) |['’]s\b.*$| (?:report|story|article)s?$", re.IGNORECASE
)
_TITLE_ENDS = re.compile(r"[.!?,;:“”\"()]\s|\n")
_APPOSITION = re.compile(r"(?:, | \()([^,.;:()\n]{3,120})")
_LONGEST = 3
"""Words of the longest entry that is looked up."""
_MENTIONS = 20
"""Places of a name that are looked at."""
_BEFORE, _BEHIND = 60, 120
"""Characters before and behind a name in which its description may stand."""

_PLURALS = (("ies", "y"), ("men", "man"), ("sses", "ss"), ("s", ""), ("'s", ""))
_BODIES: frozenset[SourceRole] = frozenset({"official", "participant"})


class _Phrase(NamedTuple):
    """The words up to the first that only describes the head, and those behind it."""

    core: tuple[str, ...]
    rest: tuple[str, ...]


def source_role(text: str, name: str, kind: SourceKind, phrases: Iterable[str]) -> SourceRole:
    """Return what a source is to the story; empty where nothing tells.

    Args:
        text: The version's text, which may describe a named source.
        name: Who is credited, by name or phrase.
        kind: Whether it is named, anonymous or vague: one of nobody in particular is ``vague``
            unless its words say more ("experts").
        phrases: The words that credit it, as they stand.
    """
    for phrase in (name, *phrases, *_descriptions(text, name)):
        role = role_of_phrase(phrase)
        if role:
            return role
    return "vague" if kind == "vague" else ""


def role_of_phrase(phrase: str) -> SourceRole:
    """Return the role that a phrase's own words give: heads first, then what describes them."""
    if _is_outlet(_MEDIA.sub("", _MEDIA.sub("", phrase))):
        return "media"
    parts = [_parted(part) for part in _PART.split(phrase) if part.strip()]
    for part in parts:
        role = _of_head(part)
        if role:
            return role
    return next((role for part in parts for role in [_of_body(part.rest, _BODIES)] if role), "")


def _is_outlet(name: str) -> bool:
    """Tell whether a name is a publication's: known, or closed by a word such as "Times"."""
    last = name.rpartition(" ")[2]
    return is_publication(name) or (
        last[:1].isupper() and last.lower() in lexicon().people["publication_words"]
    )


def _parted(part: str) -> _Phrase:
    words = tuple(word.rstrip(".").replace("’", "'") for word in _WORD.findall(part))
    stops = _words("stops")
    stop = next((at for at, word in enumerate(words) if word.lower() in stops and at), len(words))
    return _Phrase(words[:stop], words[stop:])


def _of_head(part: _Phrase) -> SourceRole:
    """Look words up from the last backwards over a name, so that "police report" is a report."""
    core = list(part.core)
    if core and part.rest and core[-1].lower() in _words("somebody"):
        knows = part.rest[0].lower() in _words("knowing") or "knowledge" in part.rest[:3]
        return "witness" if knows else ""
    while core:
        role = _ends_in(core)
        if role:
            return role
        last, around = core[-1].lower(), (*core[:-1], *part.rest)
        if last in _words("spoken_for"):
            return _of_body(around, _BODIES)
        if last in _words("posts"):
            return _of_body(around, {*_BODIES, "expert"}) or "participant"
        if not core[-1][0].isupper():
            return ""
        core.pop()
    return ""


def _ends_in(words: Sequence[str]) -> SourceRole:
    """Return the role of the longest entry that the words end in."""
    lower = [word.lower() for word in words[-_LONGEST:]]
    return next((role for at in range(len(lower)) for role in [_listed(lower[at:])] if role), "")


def _of_body(words: Sequence[str], roles: Collection[SourceRole]) -> SourceRole:
    """Return the role of the body that somebody speaks or works for, if it is one of these."""
    ends = (_ends_in(words[:end]) for end in range(1, len(words) + 1))
    return next((role for role in ends if role in roles), "")


def _listed(words: Sequence[str]) -> SourceRole:
    *before, head = words
    roles = _roles()
    forms = [head, *(head.removesuffix(s) + t for s, t in _PLURALS if head.endswith(s))]
    entries = (" ".join([*before, form]) for form in forms)
    return next((roles[entry] for entry in entries if entry in roles), "")


def _descriptions(text: str, name: str) -> Iterator[str]:
    """Yield what stands before a name as its title and behind it as its apposition."""
    if not name[:1].isupper():
        return
    start = text.find(name)
    for _ in range(_MENTIONS):
        if start < 0:
            return
        end = start + len(name)
        before = _TITLE_ENDS.split(text[max(0, start - _BEFORE) : start])[-1]
        title = _parted(before.rpartition(" of ")[2]).core[-_LONGEST:]
        if before.endswith(" ") and _ends_in(title):
            yield " ".join(title)
        apposition = _APPOSITION.match(text[end : end + _BEHIND])
        # "the minister said" behind a comma is no description: its last word is no role's.
        if apposition and _ends_in(_parted(apposition[1]).core):
            yield apposition[1]
        start = text.find(name, end)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("framing.language").joinpath("source_roles.toml").read_text("utf-8"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_table()[name]["words"])


@cache
def _roles() -> dict[str, SourceRole]:
    table = _table()
    return {word: role for role in get_args(SourceRole) if role in table for word in _words(role)}
