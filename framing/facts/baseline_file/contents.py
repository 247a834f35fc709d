"""A baseline as a file keeps it: facts with their wordings, and what an article is held against.

Loads nothing that only reading a file needs: every comparison knows of baselines from files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.article.reading import voiced
from framing.article.statements import Statement, statement_at
from framing.coding.corrections import Corrections
from framing.errors import BaselineError
from framing.facts.baseline import Foundation
from framing.facts.grouping import Group
from framing.facts.independent_versions import Witnesses
from framing.ingest.cleaning import clean_line
from framing.types import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.article.reading import Voiced
    from framing.facts.baseline_file.read import FactEntry
    from framing.types import Story

FORMAT = "framing baseline 1"
EDITOR = "(baseline file)"
"""Who a fact's own statement is put down to: the person or program that worded it."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline read from a file. ``story`` holds the wordings' sentences, a version an outlet."""

    story: Story
    facts: tuple[FactEntry, ...]

    def foundation(self) -> Foundation:
        """Return the facts as an article is compared with them."""
        source = self.story.source
        speakers = {
            version.outlet: voiced(version, source, Corrections())
            for version in self.story.versions
        }
        told = {fact.fact: _told(fact, speakers) for fact in self.facts}
        return Foundation(
            kind="file",
            source=source,
            versions={},
            speakers=speakers,
            witnesses=Witnesses(tuple((outlet,) for outlet in sorted(speakers)), ()),
            groups=tuple(_group(fact, told[fact.fact]) for fact in self.facts),
            worded={name: tuple(_mention(one) for one in said) for name, said in told.items()},
        )


def _told(fact: FactEntry, speakers: Mapping[str, Voiced]) -> list[tuple[Statement, bool]]:
    """Every wording as a statement, and whether it is credited; the statement itself first."""
    stated = _find(speakers[EDITOR], fact.statement, fact.statement, founds=True)
    same = clean_line(fact.statement)
    told = [
        (_find(speakers[one.outlet], one.sentence, one.words, founds=one.founds), one.credited)
        for one in fact.wordings
    ]
    if any(clean_line(one.words) == same and one.founds for one in fact.wordings):
        return told
    return [(stated, True), *told]


def _find(found: Voiced, sentence: str, words: str, *, founds: bool) -> Statement:
    line = clean_line(sentence)
    text = found.version.text
    block = next(one for one in found.version.blocks if text[one.start : one.end] == line)
    start = text.index(clean_line(words), block.start)
    end = start + len(clean_line(words))
    for place, voice in zip(found.sentences, found.voices, strict=True):
        if place.start <= start < place.end:
            return statement_at(found.version, place, voice, Span(start, end), founds=founds)
    raise BaselineError(f"{words}: no words in a wording; correct it")


def _group(fact: FactEntry, told: list[tuple[Statement, bool]]) -> Group:
    founding = tuple(statement for statement, _ in told if statement.founds)
    same = clean_line(fact.statement)
    best = sorted(
        founding or tuple(statement for statement, _ in told),
        key=lambda one: clean_line(one.text) != same,
    )
    return Group(fact.fact, tuple(best))


def _mention(said: tuple[Statement, bool]) -> Mention:
    statement, credited = said
    return Mention(
        outlet=statement.outlet,
        sentence=statement.sentence,
        start=statement.start,
        end=statement.end,
        similarity=1.0,
        credited=credited,
        founds=statement.founds,
        basis="explicit" if credited else "none",
    )
