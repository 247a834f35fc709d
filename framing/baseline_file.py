"""A baseline in a file: saved, edited by a person, and used again to score a new article.

The file is JSON. Each fact has its ``fact`` (the short hash, kept when the rest is edited), its
``statement``, and its ``wordings``: an outlet's ``sentence``, the ``words`` in it that tell the
fact, and whether they found it (``founds``) and credit it (``credited``). To merge two facts move
the wordings of one to the other; to split one share them out under a new name; to reword one
change its ``statement``; to drop one delete it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date  # noqa: TC003 - pydantic reads the annotation
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from framing.baseline import Group
from framing.errors import BaselineError
from framing.foundation import Foundation
from framing.ingest.clean import clean_line
from framing.labels import Corrections
from framing.reading import Voiced, voiced
from framing.statements import Statement, statement_at
from framing.types import (
    BaselineKind,
    Block,
    Comparison,
    Mention,
    SourceReport,
    Span,
    Story,
    Version,
)
from framing.witnesses import Witnesses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMAT = "framing baseline 1"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class _Wording(_Strict):
    outlet: str = Field(min_length=1)
    sentence: str = Field(min_length=1)
    words: str = Field(min_length=1)
    founds: bool = False
    credited: bool = False


class _Fact(_Strict):
    fact: str = Field(min_length=1, pattern=r"^[\w-]+$")
    statement: str = Field(min_length=1)
    wordings: tuple[_Wording, ...] = Field(min_length=1)


class _Source(_Strict):
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    published: date | None = None


class _File(_Strict):
    format: str
    title: str
    recreated: bool = False
    kind: BaselineKind
    source: _Source | None = None
    facts: tuple[_Fact, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline read from a file. ``story`` holds the wordings' sentences, a version an outlet."""

    story: Story
    facts: tuple[_Fact, ...]

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


def baseline_json(comparison: Comparison) -> str:
    """Return the baseline of a comparison as the text of a baseline file."""
    source = comparison.source
    table = {
        "format": FORMAT,
        "title": comparison.story.title,
        "recreated": comparison.story.recreated,
        "kind": comparison.baseline,
        "source": None
        if source is None
        else {
            "name": source.name,
            "aliases": list(source.aliases),
            "published": source.published.isoformat() if source.published else None,
        },
        "facts": _as_tables(comparison),
    }
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    Raises:
        BaselineError: The file is missing, not JSON, or a fact in it is wrong; the message names
            the fact and the key.
    """
    try:
        table = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise BaselineError(
            f"{path.name}: cannot be read ({error.strerror}); check the path"
        ) from error
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BaselineError(
            f"{path.name}: not a baseline file;"
            " make one with 'framing baseline STORY --out FILE.json'"
        ) from error
    try:
        found = _File.model_validate(table)
    except ValidationError as error:
        raise BaselineError(f"{path.name}: {_problem(error, table)}") from error
    if found.format != FORMAT:
        raise BaselineError(f'{path.name}: "format" is not "{FORMAT}"; save the baseline again')
    _check(path.name, found)
    return Baseline(_story(found), found.facts)


def _texts(comparison: Comparison) -> dict[str, Version]:
    texts = {read.version.outlet: read.version for read in comparison.versions}
    source = comparison.source
    if source is not None and source.text is not None:
        texts.setdefault(source.text.outlet, source.text)
    return texts


def _as_tables(comparison: Comparison) -> list[dict[str, object]]:
    texts = _texts(comparison)
    sentences = {
        (read.version.outlet, reading.sentence.index): reading.sentence
        for read in comparison.versions
        for reading in read.readings
    }

    def wording(mention: Mention) -> dict[str, object]:
        text = texts[mention.outlet].text
        place = sentences.get((mention.outlet, mention.sentence))
        start, end = (place.start, place.end) if place else (mention.start, mention.end)
        return {
            "outlet": mention.outlet,
            "sentence": clean_line(text[start:end]),
            "words": clean_line(text[mention.start : mention.end]),
            "founds": mention.founds,
            "credited": mention.credited,
        }

    return [
        {
            "fact": fact.id,
            "statement": fact.statement,
            "wordings": [
                wording(one)
                for one in sorted(fact.mentions, key=_founding_first)
                if one.outlet != comparison.article
            ],
        }
        for fact in comparison.facts
    ]


def _founding_first(mention: Mention) -> tuple[bool, str, int]:
    return not mention.founds, mention.outlet, mention.start


_WRONG = {
    "missing": "is missing; add it",
    "too_short": "is an empty list; it needs one entry at least",
    "string_too_short": "is empty; put words in it",
    "string_type": "is no text; put it in quotes",
    "string_pattern_mismatch": "may have letters, digits, - and _ only; give another",
    "tuple_type": "is no list; put it in square brackets",
    "bool_type": "must be true or false, without quotes",
}
"""What the commonest mistakes are, in words that need no knowledge of the checker."""


def _problem(error: ValidationError, table: object) -> str:
    """One line: where, what, and what to do."""
    first = error.errors(include_url=False)[0]
    place = list(first["loc"])
    if not place:
        return "not a baseline file; make one with 'framing baseline STORY --out FILE.json'"
    where = ""
    if len(place) > 1 and place[0] == "facts" and isinstance(place[1], int):
        number = place[1]
        name = ""
        if isinstance(table, dict) and isinstance(table["facts"][number], dict):
            name = f" ({table['facts'][number].get('fact', 'without a name')})"
        where = f"fact {number + 1}{name}: "
        place = place[2:]
    key = ".".join(str(part) for part in place)
    if first["type"] == "extra_forbidden":
        return f'{where}unknown key "{key}"; remove it or correct its spelling'
    wrong = _WRONG.get(first["type"], f"{first['msg'].lower()}; correct it")
    return f'{where}"{key}" {wrong}'


def _check(name: str, found: _File) -> None:
    seen: set[str] = set()
    for number, fact in enumerate(found.facts, 1):
        if fact.fact in seen:
            raise BaselineError(
                f'{name}: fact {number} ({fact.fact}): "fact" is used twice; give one another name'
            )
        seen.add(fact.fact)
        for wording in fact.wordings:
            if clean_line(wording.words) not in clean_line(wording.sentence):
                raise BaselineError(
                    f'{name}: fact {number} ({fact.fact}): "words" of {wording.outlet} are not'
                    ' in its "sentence"; copy them from there'
                )


def _story(found: _File) -> Story:
    lines: dict[str, dict[str, None]] = {}
    for fact in found.facts:
        for wording in fact.wordings:
            lines.setdefault(wording.outlet, {})[clean_line(wording.sentence)] = None
        lines.setdefault(_EDITOR, {})[clean_line(fact.statement)] = None
    source = None
    if found.source is not None:
        source = SourceReport(found.source.name, found.source.aliases, found.source.published)
    versions = tuple(_version(outlet, tuple(said)) for outlet, said in lines.items())
    return Story(found.title, versions, source, recreated=found.recreated)


_EDITOR = "(baseline file)"
"""Who a fact's own statement is put down to: the person or program that worded it."""


def _version(outlet: str, lines: tuple[str, ...]) -> Version:
    blocks: list[Block] = []
    start = 0
    for line in lines:
        blocks.append(Block(start, start + len(line), "text", "baseline-file"))
        start += len(line) + 1
    return Version(outlet, "\n".join(lines), tuple(blocks))


def _told(fact: _Fact, speakers: Mapping[str, Voiced]) -> list[tuple[Statement, bool]]:
    """Every wording as a statement, and whether it is credited; the statement itself first."""
    stated = _find(speakers[_EDITOR], fact.statement, fact.statement, founds=True)
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


def _group(fact: _Fact, told: list[tuple[Statement, bool]]) -> Group:
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
