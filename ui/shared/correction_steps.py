"""What a person corrects on the screen: steps that can be undone, and the labels they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from framing.coding.corrections import (
    ADDED,
    FLAGS,
    LISTED,
    OTHER_FACTS,
    SAME_FACT,
    SPLIT,
    STATUS,
    WORDING,
)
from shared.story_texts import body_sentences, versions_by_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from framing.types import Comparison, CoverageStatus, Fact, Label, Reading


class Change(NamedTuple):
    """One cell of a story's labels; ``value`` is None where the program's reading comes back.

    ``coder`` is whose row it is; empty for the one of this window.
    """

    outlet: str
    sentence: int
    column: str
    value: str | None
    coder: str = ""


Step = tuple[Change, ...]
"""What one press of a button changed, and what one press of Undo takes back."""


def readable(reading: Reading) -> dict[str, str]:
    """Return what may be corrected about a sentence, as it stands, written as labels are."""
    return {
        "role": reading.role,
        "voice": reading.voice.voice,
        **{flag: str(int(getattr(reading, flag))) for flag in FLAGS},
        "facts": ";".join(reading.facts),
    }


def sentence_step(outlet: str, reading: Reading, wanted: dict[str, str]) -> Step:
    """Return the changes that make a sentence read as ``wanted``; none where it does already."""
    now = readable(reading)
    return tuple(
        Change(outlet, reading.sentence.index, column, value)
        for column, value in wanted.items()
        if _same(column, value) != _same(column, now[column])
    )


def _same(column: str, value: str) -> frozenset[str] | str:
    return frozenset(one for one in value.split(";") if one) if column == "facts" else value


def release_step(outlet: str, reading: Reading) -> Step:
    """Return the changes that give a sentence back to the program."""
    return tuple(
        Change(outlet, reading.sentence.index, column, None, reading.set_by[column])
        for column in reading.set_by
    )


def fact_step(comparison: Comparison, fact: Fact, wording: str, same: Sequence[str]) -> Step:
    """Return the changes that put a fact into other words, or make others one with it.

    The rows stand at the sentence of a version that tells the fact.
    """
    place = _place(comparison, fact)
    if place is None:
        return ()
    changes = []
    words = " ".join(wording.split()).lstrip("=+-@ ")
    if words and words != fact.statement:
        changes.append(Change(*place, f"{WORDING}:{fact.id}", words))
    if same:
        before = merged_into(comparison, fact.id)
        ids = ";".join(dict.fromkeys((*before, *same)))
        changes.append(Change(*place, f"{SAME_FACT}:{fact.id}", ids))
    return tuple(changes)


def merge_step(comparison: Comparison, fact: Fact, others: Sequence[Fact], words: str) -> Step:
    """Return the changes that make others one with a fact, told in the words that were chosen.

    Args:
        comparison: The result as it stands.
        fact: The fact that stays.
        others: Those that become one with it.
        words: How it is told from then on.
    """
    step = fact_step(comparison, fact, "", [other.id for other in others])
    told = " ".join(words.split()).lstrip("=+-@ ")
    if not step or not told or told == _told_once_merged(comparison, fact, others):
        return step
    return (*step, step[0]._replace(column=f"{WORDING}:{fact.id}", value=told))


def _told_once_merged(comparison: Comparison, fact: Fact, others: Sequence[Fact]) -> str:
    """Return how a fact is told when others are one with it; empty where that is not plain.

    Its best statement goes on telling it, or the other's if only that one is credited. Of
    statements of one sentence all may be shown together.
    """
    if any(label.column == f"{WORDING}:{fact.id}" for label in about(comparison, fact.id)):
        return fact.statement
    own = [
        one for one in fact.mentions if (one.outlet, one.sentence) == (fact.outlet, fact.sentence)
    ]
    known = {label.column for label in comparison.story.labels}
    beside = [(other.outlet, other.sentence) for other in others]
    if len(own) > 1 or (fact.outlet, fact.sentence) in beside:
        return ""
    credited = [other for other in others if other.tier == "credited"]
    if fact.tier == "credited" or not credited:
        return fact.statement
    only = credited[0].statement if len(credited) == 1 else ""
    return "" if f"{WORDING}:{credited[0].id}" in known else only


def fact_release_step(comparison: Comparison, fact: str) -> Step:
    """Return the changes that take back what a person said about a fact."""
    return tuple(
        Change(label.outlet, label.sentence, label.column, None, label.coder)
        for label in about(comparison, fact)
    )


def status_step(
    comparison: Comparison,
    fact: str,
    outlet: str,
    status: CoverageStatus,
    sentence: int | None = None,
) -> Step:
    """Return the change that says what a version does with a fact.

    Args:
        comparison: The result as it stands.
        fact: The fact's id.
        outlet: The version.
        status: What the version does with it.
        sentence: Which sentence tells it; without one, or with one that is no part of the text,
            the row stands at the sentence of the version that is nearest to the fact.
    """
    row = next(
        (one for one in comparison.coverage if one.fact == fact and one.outlet == outlet), None
    )
    if row is None:
        return ()
    known = body_sentences(versions_by_outlet(comparison)[outlet])
    place = sentence if sentence in known and status != "omitted" else row.sentence
    return () if place is None else (Change(outlet, place, f"{STATUS}:{fact}", status),)


def list_step(comparison: Comparison, fact: Fact, *, kept: bool) -> Step:
    """Return the change that leaves a fact out of the list, or says that it is one."""
    place = _place(comparison, fact)
    return (Change(*place, f"{LISTED}:{fact.id}", str(int(kept))),) if place else ()


def apart_step(comparison: Comparison, fact: Fact, others: Sequence[str]) -> Step:
    """Return the change that says that facts which read alike are two."""
    place = _place(comparison, fact)
    known = [
        other
        for label in comparison.story.labels
        if label.column == f"{OTHER_FACTS}:{fact.id}"
        for other in label.value.split(";")
    ]
    ids = ";".join(dict.fromkeys((*known, *others)))
    return (Change(*place, f"{OTHER_FACTS}:{fact.id}", ids),) if place else ()


def split_step(fact: str, places: Iterable[tuple[str, int]], name: str) -> Step:
    """Return the changes that make what some sentences tell a fact of its own."""
    return tuple(Change(outlet, number, f"{SPLIT}:{fact}", name) for outlet, number in places)


def added_step(outlet: str, sentence: int, name: str, wording: str) -> Step:
    """Return the change that puts a fact on the list that the program did not find."""
    words = " ".join(wording.split()).lstrip("=+-@ ")
    return (Change(outlet, sentence, f"{ADDED}:{name}", words),) if words else ()


def about(comparison: Comparison, fact: str) -> tuple[Label, ...]:
    """Return what people said about a fact: other words, or others that are one with it."""
    columns = {f"{WORDING}:{fact}", f"{SAME_FACT}:{fact}"}
    return tuple(label for label in comparison.story.labels if label.column in columns)


def merged_into(comparison: Comparison, fact: str) -> tuple[str, ...]:
    """Return the facts that a person said are this one."""
    return tuple(
        merged
        for label in about(comparison, fact)
        if label.column.startswith(f"{SAME_FACT}:")
        for merged in label.value.split(";")
    )


def _place(comparison: Comparison, fact: Fact) -> tuple[str, int] | None:
    """A sentence of the story that tells the fact; its labels may already stand at another."""
    known = about(comparison, fact.id)
    if known:
        return known[0].outlet, known[0].sentence
    outlets = {version.outlet for version in comparison.story.versions}
    places = [(fact.outlet, fact.sentence), *((one.outlet, one.sentence) for one in fact.mentions)]
    return next((place for place in places if place[0] in outlets), None)
