"""What the source report is called: names in text, abbreviations that a text gives, descriptions.

A name begins with a capital ("Financial Times", "FT") and is looked for wherever it stands. A
description does not ("the study", "the researchers"): it means the report only where nothing else
is meant, as "the report" does.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.config import default
from framing.language.lexicon import lexicon

if TYPE_CHECKING:
    from framing.types import SourceReport

_SETTINGS = default().attribution.discourse
_BRACKETED = re.compile(
    r" \(\s?(?:the |hereafter )?[“\"‘']?(?P<short>[A-Z][\w.&]{0,14})[”\"’']?\s?\)"
)
_WORD = re.compile(r"[A-Za-z]\w{0,30}")


def is_description(name: str) -> bool:
    """Tell whether a name of the report only describes it: "the study"."""
    first = name.strip()[:1]
    return first.islower() and not any(letter.isupper() for letter in name)


def proper_names(source: SourceReport | None) -> tuple[str, ...]:
    """Return the names of the source report that are no descriptions, longest first."""
    names = source.names if source else ()
    return tuple(name for name in names if name.strip() and not is_description(name))


def names_in(text: str, source: SourceReport | None) -> tuple[str, ...]:
    """Return the report's names with those that a version gives it: "(HC)", "the Courier"."""
    names = proper_names(source)
    given = [*_abbreviations(text, names), *_last_words(text, names)]
    return (*names, *dict.fromkeys(name for name in given if name not in names))


def alias_pattern(source: SourceReport | None) -> re.Pattern[str] | None:
    """Return a pattern for any proper name of the source report, as a whole word."""
    return name_pattern(proper_names(source))


@lru_cache(maxsize=64)
def name_pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for names; a name with a capital has one wherever it stands."""
    if not names:
        return None
    parts = "|".join(
        (r"(?![a-z])" if name[0].isupper() else "")
        + (f"(?i:{re.escape(name)})" if len(name) > _SETTINGS.cased_letters else re.escape(name))
        for name in sorted(names, key=lambda name: (-len(name), name))
    )
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)")


def _abbreviations(text: str, names: tuple[str, ...]) -> list[str]:
    """Return what a version puts in brackets behind the report's name, if it is short for it."""
    found: list[str] = []
    for name in names:
        at = text.find(f"{name} (")
        while at >= 0:
            match = _BRACKETED.match(text, at + len(name))
            if match is not None and _is_short_for(match["short"], name):
                found.append(match["short"])
            at = text.find(f"{name} (", at + 1)
    return found


def _is_short_for(short: str, name: str) -> bool:
    """Tell "HC" and "Courier" for the Harbour Courier from a place or a day behind it."""
    words = _WORD.findall(name)
    if short.lower() in {word.lower() for word in words}:
        return True
    letters = short.replace(".", "").replace("&", "")
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(letters) > 1 and letters.isupper() and letters in {initials, f"T{initials}"}


def _last_words(text: str, names: tuple[str, ...]) -> list[str]:
    """Return "Courier" for the Harbour Courier where a version says "the Courier" and no other."""
    found: list[str] = []
    for name in names:
        words = name.split()
        if len(words) < 2 or words[-1].lower() not in lexicon().people["publication_words"]:  # noqa: PLR2004
            continue
        if name not in text:
            continue
        last = re.escape(words[-1])
        before = re.findall(rf"(?<!\w)([\w’'-]{{1,30}}) {last}(?![\w-])(?! [A-Z])", text)
        if "the" in {word.lower() for word in before} and all(
            word == words[-2] or word[0].islower() or word == "The" for word in before
        ):
            found.append(words[-1])
    return found
