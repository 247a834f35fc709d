"""A baseline as a file keeps it: facts with their wordings, and what an article is held against.

Loads nothing that only reading a file needs: every comparison knows of baselines from files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.article.attributed_version import attribute_versions
from framing.article.statements import Statement, statement_at
from framing.coding.corrections import Corrections
from framing.errors import BaselineError
from framing.facts.baseline import BaselineFacts, pairs_of_versions
from framing.facts.grouping import Group
from framing.facts.independent_versions import IndependentVersions
from framing.ingest.cleaning import clean_line
from framing.types import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.article.attributed_version import AttributedVersion
    from framing.config import Config
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

    def baseline_facts(self, config: Config) -> BaselineFacts:
        """Return the facts as an article is compared with them."""
        source = self.story.source
        speakers = attribute_versions(self.story.versions, source, Corrections())
        wordings = {fact.fact: _wordings(fact, speakers) for fact in self.facts}
        pairs = pairs_of_versions(speakers.values(), config.same_fact, unplaced=speakers.keys())
        return BaselineFacts(
            kind="file",
            source=source,
            versions={},
            speakers=speakers,
            independent=IndependentVersions(tuple((outlet,) for outlet in sorted(speakers)), ()),
            groups=tuple(_group(fact, wordings[fact.fact]) for fact in self.facts),
            pairs=pairs,
            worded={
                fact: tuple(_mention(statement, credited=credited) for statement, credited in pairs)
                for fact, pairs in wordings.items()
            },
        )


def _wordings(
    fact: FactEntry, speakers: Mapping[str, AttributedVersion]
) -> list[tuple[Statement, bool]]:
    """Every wording as a statement, and whether it is credited; the statement itself first."""
    stated = _find(speakers[EDITOR], fact.statement, fact.statement, founds=True)
    same = clean_line(fact.statement)
    wordings = [
        (
            _find(speakers[entry.outlet], entry.sentence, entry.words, founds=entry.founds),
            entry.credited,
        )
        for entry in fact.wordings
    ]
    if any(clean_line(entry.words) == same and entry.founds for entry in fact.wordings):
        return wordings
    return [(stated, True), *wordings]


def _find(speaker: AttributedVersion, sentence: str, words: str, *, founds: bool) -> Statement:
    line = clean_line(sentence)
    text = speaker.version.text
    block = next(block for block in speaker.version.blocks if text[block.start : block.end] == line)
    start = text.index(clean_line(words), block.start)
    end = start + len(clean_line(words))
    for place, voice in zip(speaker.sentences, speaker.voices, strict=True):
        if place.start <= start < place.end:
            return statement_at(speaker.version, place, voice, Span(start, end), founds=founds)
    raise BaselineError(f"{words}: no words in a wording; correct it")


def _group(fact: FactEntry, wordings: list[tuple[Statement, bool]]) -> Group:
    founding = tuple(statement for statement, _ in wordings if statement.founds)
    same = clean_line(fact.statement)
    best = sorted(
        founding or tuple(statement for statement, _ in wordings),
        key=lambda statement: clean_line(statement.text) != same,
    )
    others = tuple(statement for statement, _ in wordings if statement not in best)
    return Group(fact.fact, tuple(best), others, fact.tier)


def _mention(statement: Statement, *, credited: bool) -> Mention:
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
