"""What somebody does not say: "did not say that", "stopped short of calling", "nobody said".

Such words credit nobody; nor are they the outlet's, which only tells that they were not said.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.attribution.sentence_credits import Credit
    from framing.attribution.verb_clause import VerbClause

_FAR = 8
"""Tokens from "did not" to "so far as to call"."""


def denied(clause: VerbClause, credit: Credit) -> Credit | None:
    """Return a credit, as one for what is not said where its verb is negated; None without any."""
    if not _is_denied(clause, credit):
        return credit
    if not credit.contents or credit.contents[0][0] == credit.contents[-1][1]:
        return None
    return replace(credit, strength="act", unsaid=True)


def _says(clause: VerbClause) -> bool:
    return clause.may("speech", "telling", "naming", "asking")


def _is_denied(clause: VerbClause, credit: Credit) -> bool:
    """Tell whether a credit's verb is negated, or its subject is nobody."""
    tagged, verb_end = clause.tagged, credit.cue[1]
    if credit.source is None or not _says(clause):
        return False
    if clause.verb.lemma in tagged.lexicon.closed["denials"]:
        return False
    negated = any(
        tagged.in_class("negations", at) or tagged.tokens.lower[at].endswith(("n't", "n’t"))
        for at in range(clause.start, verb_end)
    )
    nobody = tagged.in_class("none_at_all", credit.source[0])
    return nobody or negated or tagged.tokens.lower_at(verb_end + 1) == "nothing"


def avoided(clause: VerbClause) -> Credit | None:
    """Read "stopped short of calling", "declined to say", "without calling"."""
    if not _says(clause) or not _avoids(clause):
        return None
    content = clause.ahead.content
    if content is None:
        return None
    credit = clause.credits(None, [content], "noun", "act", subordinate=True)
    return replace(credit, addressee=None, unsaid=True)


def _avoids(clause: VerbClause) -> bool:
    tagged, start, lead = clause.tagged, clause.start, clause.lead
    before = tagged.tokens.lower_at(start - 2)
    if clause.verb.form == "ing":
        return (
            lead == "without"
            or (lead == "of" and before == "short")
            or (lead == "from" and tagged.in_class("refraining", start - 2))
            or (lead == "than" and before == "rather")
            or tagged.in_class("avoiding", start - 1)
        )
    if clause.verb.form not in {"base", "past"} or lead != "to":
        return False
    if before == "as" and tagged.tokens.lower_at(start - 3) == "far":
        return any(
            tagged.in_class("negations", at) for at in range(max(0, start - _FAR), start - 3)
        )
    return tagged.in_classes(start - 2, "declining", "negations")
