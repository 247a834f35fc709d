"""The list of facts as a component: it returns what was answered."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shared.component_files import component, nothing

from framing.facts.baseline_questions import Question, baseline_questions, reads_alone, unnamed
from framing.report.baseline_summary import scored_facts
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from shared.baseline_answers import Nearest

    from framing.types import Comparison, Fact

_WHITE = re.compile(r"\s+")
_check = component(Path(__file__).parent, alone=True)


def show_facts(data: dict[str, Any], key: str) -> dict[str, Any] | None:
    """Show the questions and the list; return what was answered, once."""
    event = _check(data=data, key=key, on_ask_change=nothing)
    asked: dict[str, Any] | None = event.ask
    return asked


def check_data(comparison: Comparison, nearest: Nearest | None) -> dict[str, Any]:
    """Return what the component shows of a comparison."""
    questions = baseline_questions(comparison)
    numbers = {fact.id: number for number, fact in enumerate(comparison.facts, 1)}
    facts = {fact.id: fact for fact in comparison.facts}
    texts = {
        (version.version.outlet, reading.sentence.index): version.version.text[
            reading.sentence.start : reading.sentence.end
        ]
        for version in comparison.versions
        for reading in version.readings
    }
    return {
        "questions": [_question(one, facts, numbers, comparison) for one in questions],
        "facts": [
            _fact(fact, numbers, texts, beside=len(scored_facts(comparison)) < len(numbers))
            for fact in comparison.facts
        ],
        "left_out": [
            {
                "fact": label.column.partition(":")[2],
                "outlet": label.outlet,
                "text": one_line(texts.get((label.outlet, label.sentence), "")),
            }
            for label in comparison.story.labels
            if label.column.startswith("listed:") and label.value == "0"
        ],
        "nearest": nearest,
    }


def _fact(
    fact: Fact, numbers: dict[str, int], texts: dict[tuple[str, int], str], *, beside: bool
) -> dict[str, Any]:
    places = dict.fromkeys((mention.outlet, mention.sentence) for mention in fact.mentions)
    return {
        "fact": fact.id,
        "n": numbers[fact.id],
        "statement": one_line(fact.statement),
        "words": one_line(fact.statement),
        "credited": fact.tier == "credited",
        "alone": reads_alone(fact),
        "unnamed": unnamed(fact),
        "beside": fact.tier == "shared" and beside,
        "told": [
            {"outlet": outlet, "sentence": sentence, "text": one_line(texts[outlet, sentence])}
            for outlet, sentence in places
            if (outlet, sentence) in texts
        ],
    }


def _question(
    question: Question, facts: dict[str, Fact], numbers: dict[str, int], comparison: Comparison
) -> dict[str, Any]:
    asked = [facts[fact] for fact in question.facts]
    return {
        "kind": question.kind,
        "facts": [
            {
                "fact": fact.id,
                "n": numbers[fact.id],
                "statement": one_line(fact.statement),
                "words": one_line(fact.statement),
                "credited": fact.tier == "credited",
            }
            for fact in asked
        ],
        "unnamed": unnamed(asked[0]),
        "quote": _quote(asked[0], comparison),
    }


def _quote(fact: Fact, comparison: Comparison) -> dict[str, str]:
    """Return the sentence that words a fact, with the words that are the fact apart."""
    for version in comparison.versions:
        if version.version.outlet != fact.outlet:
            continue
        for reading in version.readings:
            if reading.sentence.index != fact.sentence:
                continue
            place, text = reading.sentence, version.version.text
            mention = next(
                (
                    one
                    for one in fact.mentions
                    if (one.outlet, one.sentence) == (fact.outlet, fact.sentence)
                ),
                None,
            )
            start, end = (mention.start, mention.end) if mention else (place.start, place.end)
            return {
                "outlet": fact.outlet,
                "before": _WHITE.sub(" ", text[place.start : start]),
                "words": _WHITE.sub(" ", text[start:end]),
                "after": _WHITE.sub(" ", text[end : place.end]),
            }
    return {"outlet": fact.outlet, "before": "", "words": one_line(fact.statement), "after": ""}
