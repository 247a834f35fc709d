"""One question a cell: whether a version tells a fact, from the version's sentences alone."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from framing.types import Comparison, Coverage, Fact, VersionReading


@cache
def table(name: str) -> dict[str, Any]:
    """Return a table of what the model is told."""
    whole = files(__package__).joinpath("instruction.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(whole)[name]
    return found


@cache
def instruction() -> str:
    """Return what the model is told to do."""
    whole = files(__package__).joinpath("instruction.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(whole)["instruction"]).strip()


@cache
def answer_schema() -> Mapping[str, object]:
    """Return the form of an answer as JSON Schema; what it rests on comes before the verdict."""
    answer = table("answer")
    properties = {
        "sentences": {"type": "array", "items": {"type": "integer"}},
        "quote": {"type": "string"},
        "status": {"type": "string", "enum": list(answer["statuses"])},
        "how": {"type": "array", "items": {"type": "string", "enum": answer["hows"]}},
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of one fact in one version.

    Attributes:
        fact: The fact's id.
        outlet: The version's outlet.
        statement: The fact's statement.
        wordings: Sentences in which other outlets tell it.
        sentences: The version's sentences by number: where each stands in its text.
        text: The version's text.
        nearest: The number of the sentence that the program finds nearest.
    """

    fact: str
    outlet: str
    statement: str
    wordings: tuple[str, ...]
    sentences: Mapping[int, Span]
    text: str
    nearest: int

    def as_json(self) -> str:
        """Return the question as it is sent: JSON, in which no text can pass for another part.

        The article comes first, so that a server may keep what it read of it for the next question.
        """
        article = {
            str(number): _material(span.of(self.text)) for number, span in self.sentences.items()
        }
        material = {
            "article": article,
            "fact": _material(self.statement),
            "also_worded": [_material(wording) for wording in self.wordings],
        }
        return json.dumps(material, ensure_ascii=False, indent=0)


def questions(
    comparison: Comparison, *, all_cells: bool = False, but: Collection[tuple[str, str]] = ()
) -> tuple[Question, ...]:
    """Return the questions of a story, version by version and in the facts' order.

    Args:
        comparison: The story, compared without what models say of it.
        all_cells: Every fact in every version but the one whose words it has; by default only
            what neither the program nor a person can tell.
        but: Outlet and fact of cells that are not asked about.
    """
    facts = {fact.id: fact for fact in comparison.facts}
    versions = {reading.version.outlet: reading for reading in comparison.versions}
    return tuple(
        made
        for outlet, version in versions.items()
        for row in comparison.coverage
        if row.outlet == outlet
        and (outlet, row.fact) not in but
        and _is_open(row, facts[row.fact], all_cells=all_cells)
        if (made := _question(row, facts[row.fact], version, versions)) is not None
    )


def _is_open(row: Coverage, fact: Fact, *, all_cells: bool) -> bool:
    if all_cells:
        return row.outlet != fact.outlet
    return row.status == "unclear" and not row.set_by


def _question(
    row: Coverage,
    fact: Fact,
    version: VersionReading,
    versions: Mapping[str, VersionReading],
) -> Question | None:
    sentences = {
        reading.sentence.index: Span(reading.sentence.start, reading.sentence.end)
        for reading in version.readings
        if reading.role not in {"heading", "boilerplate"}
    }
    if not sentences:
        return None
    nearest = row.sentence if row.sentence in sentences else min(sentences)
    return Question(
        fact=fact.id,
        outlet=row.outlet,
        statement=fact.statement,
        wordings=tuple(_wordings(fact, row.outlet, versions))[: table("question")["wordings"]],
        sentences=sentences,
        text=version.version.text,
        nearest=nearest,
    )


def _wordings(fact: Fact, outlet: str, versions: Mapping[str, VersionReading]) -> Iterator[str]:
    """Yield the sentences in which others tell a fact, those that found it first."""
    places = {
        (mention.outlet, mention.sentence): None
        for mention in sorted(fact.mentions, key=lambda mention: not mention.founds)
        if mention.outlet != outlet and mention.outlet in versions
    }
    for other, number in places:
        version = versions[other]
        sentence = version.readings[number].sentence
        yield version.version.text[sentence.start : sentence.end]


def _material(text: str) -> str:
    """Return a text on one line, without the signs that servers set between who speaks."""
    return " ".join(text.split()).translate(str.maketrans(table("question")["signs"]))
