"""A baseline as a JSON file: saved, edited by a person, and used again to score an article.

A person may reword, remove and add facts. Only ``statement`` counts when the file is read; what
else stands beside it says where the fact came from.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from framing.errors import BaselineError
from framing.plain import one_line
from framing.types import Block, SourceReport, Story, Version

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.types import Comparison

_FORMAT = "framing baseline 1"
_MAX_BYTES = 16_000_000


def baseline_json(comparison: Comparison) -> str:
    """Return the baseline of a comparison as the content of a baseline file."""
    source = comparison.source
    record = {
        "format": _FORMAT,
        "title": comparison.story.title,
        "kind": comparison.baseline,
        "recreated": comparison.story.recreated,
        "outlets": [version.outlet for version in comparison.story.versions],
        "source": source
        and {
            "name": source.name,
            "aliases": list(source.aliases),
            "published": source.published.isoformat() if source.published else None,
        },
        "facts": [
            {
                "fact": fact.id,
                "statement": fact.statement,
                "founded_by": list(fact.founded_by),
                "credited_by": list(fact.credited_by),
                "carried_by": list(dict.fromkeys(mention.outlet for mention in fact.mentions)),
            }
            for fact in comparison.facts
        ],
    }
    return json.dumps(record, indent=2, ensure_ascii=False) + "\n"


def read_baseline(path: Path) -> Story:
    """Read a baseline file as a story without versions, whose source report is the statements.

    Raises:
        BaselineError: The file cannot be read or is no baseline; names the entry that is wrong.
    """
    record = _load(path)
    if not isinstance(record, dict) or record.get("format") != _FORMAT:
        raise BaselineError(f"{path} is no baseline; make one with 'framing baseline STORY --out'")
    facts = record.get("facts")
    if not isinstance(facts, list) or not facts:
        raise BaselineError(f"{path}: 'facts' must be a list with at least one fact")
    statements = [_statement(path, number, fact) for number, fact in enumerate(facts, 1)]
    title = record.get("title")
    return Story(
        title=one_line(title) if isinstance(title, str) else path.stem,
        versions=(),
        source=_source(path, record.get("source"), _report(statements)),
        recreated=record.get("recreated") is True,
    )


def _load(path: Path) -> Any:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BaselineError(f"{path} is larger than {_MAX_BYTES // 1_000_000} MB; shorten it")
        return json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise BaselineError(
            f"cannot read {path}: {error.strerror}; give a story folder or a baseline file"
        ) from error
    except UnicodeDecodeError as error:
        raise BaselineError(f"{path} is not UTF-8; save it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise BaselineError(
            f"{path}: line {error.lineno} is not JSON ({error.msg}); mend that line"
        ) from error
    except RecursionError as error:
        raise BaselineError(f"{path} is nested too deeply to be a baseline") from error


def _statement(path: Path, number: int, fact: object) -> str:
    statement = fact.get("statement") if isinstance(fact, dict) else None
    text = one_line(statement) if isinstance(statement, str) else ""
    if not text:
        raise BaselineError(f"{path}: fact {number} needs a 'statement', one sentence of text")
    return text


def _source(path: Path, source: object, report: Version) -> SourceReport:
    if source is None:
        return SourceReport(name="the baseline", text=report)
    match source:
        case {"name": str(name), "aliases": list(aliases), "published": published} if name.strip():
            return SourceReport(
                name=one_line(name),
                aliases=tuple(one_line(alias) for alias in aliases if isinstance(alias, str)),
                published=_date(path, published),
                text=report,
            )
    raise BaselineError(
        f"{path}: 'source' needs 'name', 'aliases' (a list) and 'published', or be null"
    )


def _date(path: Path, published: object) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(str(published))
    except ValueError as error:
        raise BaselineError(f"{path}: 'published' must be a date such as 2024-05-01") from error


def _report(statements: Sequence[str]) -> Version:
    """Write the statements down as a text, each a paragraph of its own."""
    blocks, at = [], 0
    for statement in statements:
        blocks.append(Block(at, at + len(statement), "text", "a fact of the baseline file"))
        at += len(statement) + 2
    return Version(outlet="baseline", text="\n\n".join(statements), blocks=tuple(blocks))
