"""What a methods section says of ``labels.csv``: who answered, and how much.

A row is one coder's word about one column. What is counted is what was asked about, a sentence or
a fact in a version: of three coders who say role and voice of a sentence six rows come, and one is
counted. A model is nobody's hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.coding.adjudication import codings, decisions, same_value
from framing.coding.corrections import thing
from framing.report.markdown_text import plain
from framing.report.outlet_names import joined
from framing.report.words import words
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


def answers_by_others(stories: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """Yield the sentences about the labels of stories.

    Args:
        stories: The labels of each story, as ``run.json`` holds them.
    """
    texts: Mapping[str, str] = words("methods")
    labels = [[_label(row) for row in rows] for rows in stories]
    people = [[one for one in story if one.kind != "model"] for story in labels]
    every = [one for story in people for one in story]
    if every:
        yield " ".join(_by_hand(people, every))
    else:
        yield texts["no_labels"]
    models = [one for story in labels for one in story if one.kind == "model"]
    if models:
        yield texts["model"].format(number=len(models), models=_names(models))


def _by_hand(stories: Sequence[Sequence[Label]], every: Sequence[Label]) -> Iterator[str]:
    texts: Mapping[str, str] = words("methods")
    yield texts["labels"].format(number=_units(stories), coders=_names(every))
    drawn = [[one for one in story if one.sample] for story in stories]
    if any(drawn):
        samples = sorted({one.sample for story in drawn for one in story})
        yield texts["drawn"].format(
            number=_units(drawn), samples=joined([plain(one) for one in samples])
        )
    settled = [one for one in every if one.kind == "decision"]
    if settled:
        yield texts["decided"].format(
            number=sum(len(decisions(story)) for story in stories), coders=_names(settled)
        )
    if undecided := sum(_undecided(story) for story in stories):
        yield texts["undecided"].format(number=undecided)
    if len({one.coder for one in every if one.kind != "decision"}) > 1:
        yield texts["agreement"]


def _undecided(labels: Sequence[Label]) -> int:
    settled = decisions(labels)
    return sum(
        about not in settled and len({same_value(one) for one in said.values()}) > 1
        for about, said in codings(labels).items()
    )


def _units(stories: Iterable[Iterable[Label]]) -> int:
    return sum(len({_unit(one) for one in story}) for story in stories)


def _unit(label: Label) -> tuple[str, int | None, str]:
    """Return what a label is about: all columns of a sentence are one unit."""
    outlet, sentence, column = thing(label)
    return outlet, sentence, column if ":" in column else ""


def _names(labels: Iterable[Label]) -> str:
    unnamed: str = words("methods")["unnamed"]
    return joined([plain(one) or unnamed for one in sorted({label.coder for label in labels})])


def _label(row: Mapping[str, Any]) -> Label:
    return Label(
        **(dict(row) | {name: tuple(row.get(name) or ()) for name in ("sentences", "how")})
    )
