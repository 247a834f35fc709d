"""What a person answers about the list of facts, as the changes of labels that keep it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

from framing.facts.similarity import similarities
from shared.correction_steps import (
    Change,
    Step,
    added_step,
    apart_step,
    fact_step,
    list_step,
    merge_step,
    split_step,
)
from shared.story_texts import body_sentences

if TYPE_CHECKING:
    from collections.abc import Callable

    from framing.types import Comparison, Fact

_MOST = 5


class Near(TypedDict):
    """A sentence that may tell what a person wants on the list."""

    outlet: str
    sentence: int
    text: str


class Nearest(TypedDict):
    """A fact that a person typed, and the sentences that are nearest to it."""

    words: str
    sentences: list[Near]


class Answered(NamedTuple):
    """What an answer changes; ``nearest`` where it only asks which sentence tells a fact."""

    step: Step = ()
    nearest: Nearest | None = None


def answer_check(comparison: Comparison, asked: dict[str, Any]) -> Answered:
    """Return what an answer of the check comes to; nothing where its fact is gone meanwhile."""
    act = str(asked.get("act", ""))
    if act == "nearest":
        words = " ".join(str(asked.get("words", "")).split())
        return Answered(nearest=find_nearest(comparison, words)) if words else Answered()
    if act == "add":
        words = str(asked.get("words", ""))
        outlet, sentence = str(asked.get("outlet")), int(asked.get("sentence", -1))
        return Answered(added_step(outlet, sentence, _name(words, outlet), words))
    if act == "back":
        return Answered(put_back(comparison, str(asked.get("fact"))))
    facts = {fact.id: fact for fact in comparison.facts}
    fact = facts.get(str(asked.get("fact")))
    if fact is None or act not in _ACTS:
        return Answered()
    return Answered(_ACTS[act](comparison, fact, asked))


def find_nearest(comparison: Comparison, words: str) -> Nearest:
    """Return the sentences of the story that are nearest to some words, the nearest first."""
    places: list[Near] = [
        {"outlet": version.version.outlet, "sentence": number, "text": text}
        for version in comparison.versions
        for number, text in body_sentences(version).items()
    ]
    if not places:
        return {"words": words, "sentences": []}
    alike = similarities([words], [place["text"] for place in places])[0]
    order = sorted(range(len(places)), key=lambda n: (-round(float(alike[n]), 6), n))
    return {"words": words, "sentences": [places[n] for n in order[:_MOST]]}


def put_back(comparison: Comparison, fact: str) -> Step:
    """Return the changes that put a fact on the list again that a person left out."""
    return tuple(
        Change(label.outlet, label.sentence, label.column, None, label.coder)
        for label in comparison.story.labels
        if label.column == f"listed:{fact}" and label.value == "0"
    )


def _merge(comparison: Comparison, fact: Fact, asked: dict[str, Any]) -> Step:
    others = [one for one in comparison.facts if one.id == str(asked.get("other"))]
    return merge_step(comparison, fact, others, str(asked.get("words", "")))


def _apart(comparison: Comparison, fact: Fact, asked: dict[str, Any]) -> Step:
    return apart_step(comparison, fact, [str(asked.get("other"))])


def _reword(comparison: Comparison, fact: Fact, asked: dict[str, Any]) -> Step:
    return fact_step(comparison, fact, str(asked.get("words", "")), [])


def _drop(comparison: Comparison, fact: Fact, _: dict[str, Any]) -> Step:
    return list_step(comparison, fact, kept=False)


def _keep(comparison: Comparison, fact: Fact, _: dict[str, Any]) -> Step:
    return list_step(comparison, fact, kept=True)


def _split(comparison: Comparison, fact: Fact, asked: dict[str, Any]) -> Step:
    places = [(str(outlet), int(sentence)) for outlet, sentence in asked.get("places", [])]
    told = {(mention.outlet, mention.sentence) for mention in fact.mentions}
    taken = [place for place in places if place in told]
    if not taken or set(taken) == told:
        return ()
    known = {one.id for one in comparison.facts}
    number = 2
    while f"{fact.id}-{number}" in known:
        number += 1
    return split_step(fact.id, taken, f"{fact.id}-{number}")


_ACTS: dict[str, Callable[[Comparison, Fact, dict[str, Any]], Step]] = {
    "merge": _merge,
    "apart": _apart,
    "reword": _reword,
    "drop": _drop,
    "keep": _keep,
    "split": _split,
}


def _name(words: str, outlet: str) -> str:
    return hashlib.sha256(f"{outlet}\n{words}".encode()).hexdigest()[:6]
