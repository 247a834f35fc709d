"""A comparison's facts as the text of a baseline file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from framing.facts.baseline_file.contents import FORMAT
from framing.ingest.cleaning import clean_line

if TYPE_CHECKING:
    from framing.types import Comparison, Mention, Version


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
            "tier": fact.tier,
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
