"""What a correction says, in a few words, so that taking it back names what goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.coding.corrections import STATUS
from framing.report.outlet_names import short
from framing.report.words import words
from shared.story_texts import fact_numbers

if TYPE_CHECKING:
    from framing.types import Comparison
    from shared.correction_steps import Change, Step


def step_name(comparison: Comparison, step: Step) -> str:
    """Return what a step says: ``sentence 4 is somebody else's``, ``fact 3: Argus tells it``.

    Sentences are counted from one, as the screens show them; facts go by their number on the list.
    """
    if not step:
        return ""
    texts = words("step_name")
    about_sentence = {change.column for change in step} <= set(texts["sentence"])
    if about_sentence and len(step) > 1:
        return str(texts["sentence_again" if _given_back(step) else "several"]).format(
            n=step[0].sentence + 1, outlet=short(step[0].outlet)
        )
    return _named(comparison, step[0])


def _given_back(step: Step) -> bool:
    return all(change.value is None for change in step)


def _named(comparison: Comparison, change: Change) -> str:
    texts = words("step_name")
    column, _, fact = change.column.partition(":")
    known = {
        "n": change.sentence + 1,
        "outlet": short(change.outlet),
        "fact": fact_numbers(comparison).get(fact, ""),
    }
    if column in texts["sentence"]:
        text = texts["sentence_again"]
        if change.value is not None:
            said = texts["sentence"][column]
            text = said.get(change.value, said.get("", "")) if isinstance(said, dict) else said
        return str(text).format(**known)
    if not known["fact"]:
        return str(texts["list"])
    if change.value is None:
        return str(texts["answer_again" if column == STATUS else "fact_again"]).format(**known)
    said = texts["fact"].get(column, texts["list"])
    return str(said[change.value] if isinstance(said, dict) else said).format(**known)
