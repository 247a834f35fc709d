"""What a person should be asked about a list of facts: a few questions, the likeliest first.

Nothing here changes a fact. Two facts may read alike, a fact may begin inside its sentence, and a
fact may hold too little to be one; which of these is so only a person can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.coding.corrections import Corrections
from framing.facts.similarity import similarities
from framing.language.ngrams import plain

if TYPE_CHECKING:
    from framing.types import Comparison, Fact

QuestionKind = Literal["alike", "fragment", "empty"]

# They decide what is asked, and no result: so they stand here and not among the settings.
_MOST = 5
_ALIKE = 0.4
"""From which similarity of their wordings, 0 to 1, two facts are asked about."""
_FEW_WORDS = 4
"""A fact of so many words, or fewer, may be none."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question about one fact, or about two that read alike."""

    kind: QuestionKind
    facts: tuple[str, ...]


def baseline_questions(comparison: Comparison) -> tuple[Question, ...]:
    """Return the questions that nobody has answered yet, no fact in two of them."""
    answered = Corrections(comparison.story.labels)
    asked: list[Question] = []
    taken: set[str] = set()
    for question in (
        *_alike(comparison, answered, _ALIKE),
        *_empty(comparison, answered, _FEW_WORDS),
        *_fragments(comparison, answered),
    ):
        if taken.isdisjoint(question.facts):
            asked.append(question)
            taken.update(question.facts)
    return tuple(asked[:_MOST])


def _alike(comparison: Comparison, answered: Corrections, least: float) -> list[Question]:
    facts = comparison.facts
    texts = [fact.statement for fact in facts]
    table = similarities(texts, texts)
    apart = answered.apart()
    pairs = [
        (-round(float(table[first, second]), 6), first, second)
        for first in range(len(facts))
        for second in range(first + 1, len(facts))
        if table[first, second] >= least
        and frozenset((facts[first].id, facts[second].id)) not in apart
    ]
    return [
        Question("alike", (facts[first].id, facts[second].id)) for _, first, second in sorted(pairs)
    ]


def _empty(comparison: Comparison, answered: Corrections, few: int) -> list[Question]:
    kept, worded = answered.listed(), answered.wordings()
    return [
        Question("empty", (fact.id,))
        for fact in comparison.facts
        if len(plain(fact.statement).split()) <= few
        and fact.id not in kept
        and fact.id not in worded
    ]


def _fragments(comparison: Comparison, answered: Corrections) -> list[Question]:
    kept, worded = answered.listed(), answered.wordings()
    return [
        Question("fragment", (fact.id,))
        for fact in comparison.facts
        if begins_inside(fact) and fact.id not in kept and fact.id not in worded
    ]


def begins_inside(fact: Fact) -> bool:
    """Tell whether a fact's words begin inside a sentence, so that they read badly alone."""
    return fact.statement[:1].islower()
