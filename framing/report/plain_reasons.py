"""Why a sentence is read as it is, in words; what rules are called stands in the tables alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from framing.types import Reading


def plain_reasons(reading: Reading) -> list[str]:
    """Return the reasons for a sentence's role and voice that are words.

    ``why`` of sentences.csv names rules, too, and who set what: the words that a rule found have
    their own reasons (``Cue.why``), and who set what is said by `set_by_words`.
    """
    codes = (
        *(f"{dimension}: " for dimension in words("cue")),
        *(f"{column} set by " for column in reading.set_by),
    )
    return [one_line(why) for why in dict.fromkeys(reading.why) if not why.startswith(codes)]


def set_by_words(reading: Reading) -> list[str]:
    """Return what people set about a sentence, and who, a phrase each."""
    names, line = words("set_column"), str(words("page")["set_what"])
    return [
        one_line(line.format(what=names[column], who=who))
        for column, who in sorted(reading.set_by.items())
    ]
