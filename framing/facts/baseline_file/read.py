"""A baseline file, read and checked: one line says what is wrong, of which fact and key."""

from __future__ import annotations

import json
from datetime import date  # noqa: TC003 - pydantic reads the annotation
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from framing.errors import BaselineError
from framing.facts.baseline_file.contents import EDITOR, FORMAT, Baseline
from framing.ingest.cleaning import clean_line
from framing.types import BaselineKind, Block, FactTier, SourceReport, Story, Version

if TYPE_CHECKING:
    from pathlib import Path


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class WordingEntry(_Strict):
    """How one outlet words a fact; see the package."""

    outlet: str = Field(min_length=1)
    sentence: str = Field(min_length=1)
    words: str = Field(min_length=1)
    founds: bool = False
    credited: bool = False


class FactEntry(_Strict):
    """A fact with all its wordings; see the package."""

    fact: str = Field(min_length=1, pattern=r"^[\w-]+$")
    statement: str = Field(min_length=1)
    tier: FactTier = "credited"
    wordings: tuple[WordingEntry, ...] = Field(min_length=1)


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
    facts: tuple[FactEntry, ...] = Field(min_length=1)


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
        contents = _File.model_validate(table)
    except ValidationError as error:
        raise BaselineError(f"{path.name}: {_problem(error, table)}") from error
    if contents.format != FORMAT:
        raise BaselineError(f'{path.name}: "format" is not "{FORMAT}"; save the baseline again')
    _check(path.name, contents)
    return Baseline(_story(contents), contents.facts)


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


def _check(name: str, contents: _File) -> None:
    seen: set[str] = set()
    for number, fact in enumerate(contents.facts, 1):
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


def _story(contents: _File) -> Story:
    lines: dict[str, dict[str, None]] = {}
    for fact in contents.facts:
        for wording in fact.wordings:
            lines.setdefault(wording.outlet, {})[clean_line(wording.sentence)] = None
        lines.setdefault(EDITOR, {})[clean_line(fact.statement)] = None
    source = None
    entry = contents.source
    if entry is not None:
        source = SourceReport(entry.name, entry.aliases, entry.published)
    versions = tuple(_version(outlet, tuple(said)) for outlet, said in lines.items())
    return Story(contents.title, versions, source, recreated=contents.recreated)


def _version(outlet: str, lines: tuple[str, ...]) -> Version:
    blocks: list[Block] = []
    start = 0
    for line in lines:
        blocks.append(Block(start, start + len(line), "text", "baseline-file"))
        start += len(line) + 1
    return Version(outlet, "\n".join(lines), tuple(blocks))
