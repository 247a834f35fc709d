"""Who does what a clause tells, and whom it is done to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.parties import Party, party
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.stems import stem_set

if TYPE_CHECKING:
    from framing.check.parties import Same
    from framing.check.told_clauses import Match, ToldClause
    from framing.shifts.clause_reading import Range

_SETTINGS = default().check.roles


@dataclass(frozen=True, slots=True)
class Rival:
    """A clause of another text, who does it there, and whether that is the draft's party."""

    match: Match
    doer: Party
    same: Same
    close: float


def doer_of(told: ToldClause) -> Party | None:
    """Return who does it: the subject, or in the passive whom "by" names."""
    text, clause = told.sentence.analysed, told.clause
    if clause.passive:
        return party(text, by_phrase(told))
    if clause.subject is None or clause.subject[0] > clause.at:
        return None
    return party(text, clause.subject)


def by_phrase(told: ToldClause) -> Range | None:
    """Return the words behind "by" behind a verb."""
    text, at, last = told.sentence.analysed, told.clause.at, told.clause.words[1]
    for place in range(at + 1, min(last, at + _SETTINGS.by) + 1):
        if text.tokens[place].low == "by":
            end = place + 1
            while end < last and not text.tokens[end + 1].breaks and end < place + _SETTINGS.by:
                end += 1
            return (place + 1, end) if place + 1 <= last else None
    return None


def done_to(told: ToldClause) -> Party | None:
    """Return whom an act is done to: whom the passive is about, or who is named behind the verb."""
    text, clause = told.sentence.analysed, told.clause
    if clause.passive:
        return party(text, clause.subject)
    end = clause.at
    while end < clause.words[1] and end < clause.at + _SETTINGS.by:
        token = text.tokens[end + 1]
        if token.breaks or token.low in lexicon().closed["prepositions"]:
            break
        end += 1
    return party(text, (clause.at + 1, end)) if end > clause.at else None


def only_credits(told: ToldClause) -> bool:
    """Tell whether a clause only credits somebody: that is looked at for itself."""
    return told.sentence.analysed.stems[told.clause.at] in stem_set(
        "language/function_words", "reporting"
    )


def ends(doer: Party, told: ToldClause) -> Range:
    """Return the first and the last word of who does it and of what is done."""
    return min(doer.words[0], told.clause.at), max(doer.words[1], told.clause.at)
