"""What a person should be asked about a list of facts: a few questions, the likeliest first.

Nothing here changes a fact, and none is left out by itself: of those asked about nearly all were
facts in labelled stories. Two facts may read alike, a fact may hold too little to be one, may not
say whom it speaks of, or be an opinion; which of these is so only a person can tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from framing.coding.corrections import Corrections
from framing.facts.similarity import similarities
from framing.language.antecedents import opening_reference
from framing.language.ngrams import plain

if TYPE_CHECKING:
    from framing.types import Comparison, Fact

QuestionKind = Literal["alike", "fragment", "empty", "opinion"]

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
        *_opinions(comparison, answered),
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
    return [
        Question("empty", (fact.id,))
        for fact in _open(comparison, answered)
        if len(plain(fact.statement).split()) <= few
    ]


def _fragments(comparison: Comparison, answered: Corrections) -> list[Question]:
    return [
        Question("fragment", (fact.id,))
        for fact in _open(comparison, answered)
        if not reads_alone(fact)
    ]


def _opinions(comparison: Comparison, answered: Corrections) -> list[Question]:
    judging = {
        (version.version.outlet, reading.sentence.index)
        for version in comparison.versions
        for reading in version.readings
        if reading.commentary
    }
    return [
        Question("opinion", (fact.id,))
        for fact in _open(comparison, answered)
        if (fact.outlet, fact.sentence) in judging
    ]


def _open(comparison: Comparison, answered: Corrections) -> list[Fact]:
    """The facts that nobody has said to be facts, or put into words."""
    said = answered.listed().keys() | answered.wordings().keys()
    return [fact for fact in comparison.facts if fact.id not in said]


def reads_alone(fact: Fact) -> bool:
    """Tell whether a fact's words say by themselves whom or what they speak of.

    They do not where they begin inside a sentence, or with "He", "It" or "The company".
    """
    return not fact.statement[:1].islower() and not unnamed(fact)


def unnamed(fact: Fact) -> str:
    """Return the words at a fact's beginning that stand for somebody named elsewhere, if any."""
    return opening_reference(fact.statement)
