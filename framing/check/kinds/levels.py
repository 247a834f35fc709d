"""How sure a clause is of what it tells, by its verbs and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.stems import stem, stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.check.told_clauses import ToldClause

UNLIKE = frozenset(
    {
        ("done", "open"),
        ("told", "open"),
        ("will", "open"),
        ("done", "planned"),
        ("done", "expected"),
        ("told", "expected"),
    }
)
"""How sure two clauses that tell the same are, where one is surer than the other may be."""


def level_of(told: ToldClause) -> str:
    """Return how sure a clause is: what its verbs say, or a word beside them."""
    text, clause = told.sentence.analysed, told.clause
    group = range(max(0, clause.group[0] - 1), clause.at + 1)
    stems = {text.stems[at] for at in group}
    if {text.tokens[at].low for at in group} & word_set("check/words", "questions"):
        return "open"
    behind = text.tokens[clause.at + 1].low if clause.at + 1 < len(text.tokens) else ""
    if clause.act == stem("be") and behind == "to":
        return "planned"
    charged = stems & stem_set("check/words", "charging") and not clause.denied
    if clause.certainty == "believed" or charged:
        return "open"
    if stems & stem_set("check/words", "expecting") and clause.certainty in {"done", "told"}:
        return "expected"
    return clause.certainty
