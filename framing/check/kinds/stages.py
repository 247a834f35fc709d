"""What a draft tells as decided, and the other texts as proposed, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.stems import stem_set

if TYPE_CHECKING:
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.told_clauses import Match, ToldClause

_SETTINGS = default().check.certainty
_LISTS = "check/words"


def another_stage(held: HeldSentence) -> Finding | None:
    """Return a verb for a decision of which all texts that tell the same have one for a plan."""
    for mine in told_clauses(held.sentence):
        own = _stage(mine)
        if not own or mine.clause.denied:
            continue
        same = [
            (match, stage)
            for match in matches(mine, held)
            if match.pair.strong
            and match.close >= _SETTINGS.close
            and (stage := _stage_of(match, mine))
        ]
        if not same or any(stage == own for _, stage in same):
            continue
        near = [pair.sentence.analysed.vocabulary for pair in held.near]
        if any(words & stem_set(_LISTS, own) for words in near):
            continue
        words = words_of(held.sentence, *mine.clause.group)
        references = {
            match.theirs.sentence.outlet: words_of(
                match.theirs.sentence, *match.theirs.clause.group
            )
            for match, _ in reversed(same)
        }
        why = "the other texts tell it as proposed"
        if own == "proposing":
            why = "the other texts tell it as decided"
        return held.finding(
            "certainty", "differs", words.start, words.end, why, tuple(references.values())[::-1]
        )
    return None


def _stage(told: ToldClause) -> str:
    """Return the list that a clause's verb stands in: proposing or deciding; else nothing."""
    word = told.sentence.analysed.stems[told.clause.at]
    return next((name for name in ("proposing", "deciding") if word in stem_set(_LISTS, name)), "")


def _stage_of(match: Match, mine: ToldClause) -> str:
    """Return the stage of another clause that is told of the same doer, if it has one."""
    theirs = match.theirs
    alike = mine.clause.passive == theirs.clause.passive and not theirs.clause.denied
    shared = mine.subject_stems & theirs.subject_stems & mine.stems.keys()
    return _stage(theirs) if alike and shared else ""
