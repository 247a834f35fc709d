"""Quotations that stand otherwise in another version, as plain data: a line each, both wordings."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any, TypedDict

from shared.component_files import component
from shared.story_texts import Name, Passage, name_of, passage, short, versions_by_outlet

from framing.report.safe_text import one_line
from framing.report.words import capital, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, QuotationMatch, QuotationStatus, VersionReading

_quotations = component(Path(__file__).parent)

TELLING: tuple[QuotationStatus, ...] = ("altered", "re-credited", "trimmed")
"""What a reader should look at, the most telling first."""
_BEGINNING = 64
"""Characters of a quotation that stand in its line."""
_MUTUAL = frozenset({"altered", "re-credited"})
"""What one version says of another, the other says of it."""


class Side(TypedDict):
    """One version's wording: its sentence with the quotation set apart, and who speaks."""

    name: Name
    speaker: str
    quote: Passage


class Item(TypedDict):
    """A quotation that differs, and how it begins; ``read`` opens both under the lens of voices."""

    kind: str
    says: str
    begins: str
    why: str
    sides: list[Side]
    read: dict[str, Any]


def quotations_data(comparison: Comparison) -> dict[str, Any]:
    """Return every quotation that differs, each pair once."""
    texts = words("story_page")
    items = [_item(comparison, match) for match in differing(comparison)]
    shared = any(match.status != "only here" for match in comparison.quotations)
    return {
        "any": bool(comparison.quotations),
        "items": items,
        "none": str(texts["quotations_same" if shared else "quotations_apart"]),
        "words": dict(texts),
    }


def differing(comparison: Comparison) -> list[QuotationMatch]:
    """Return the quotations that differ, the most telling first; what is mutual stands once."""
    found: list[QuotationMatch] = []
    for match in sorted(
        (match for match in comparison.quotations if match.status in TELLING),
        # A cut that takes nothing of weight away is the least telling.
        key=lambda match: (TELLING.index(match.status), _plain_cut(match)),
    ):
        if match.other_start is None or match.other_end is None:
            continue
        if not any(_other_way_round(match, known) for known in found):
            found.append(match)
    return found


def _plain_cut(match: QuotationMatch) -> bool:
    return match.status == "trimmed" and ";" not in match.why


def _other_way_round(match: QuotationMatch, known: QuotationMatch) -> bool:
    return (
        match.status in _MUTUAL
        and match.status == known.status
        and (match.outlet, match.other_outlet) == (known.other_outlet, known.outlet)
        and known.other_start is not None
        and known.other_end is not None
        and match.start < known.other_end
        and known.other_start < match.end
    )


def _item(comparison: Comparison, match: QuotationMatch) -> Item:
    versions, texts = versions_by_outlet(comparison), words("story_page")
    speaker, other = one_line(match.speaker), _speaker_there(comparison, match)
    called = speaker or (other if match.status != "re-credited" else "")
    says = str(texts[_line(match.status, named=bool(called))]).format(
        one=short(match.outlet), other=short(match.other_outlet), speaker=called
    )
    outlets = [match.outlet, match.other_outlet]
    return {
        "kind": capital(str(words("quotation")[match.status]["name"])),
        "says": says,
        "begins": f"“{beginning(match.text)}”",
        "why": capital(one_line(match.why)),
        "sides": [
            _side(versions[match.outlet], match.sentence, match.start, match.end, speaker),
            *_sides_there(versions[match.other_outlet], match, other),
        ],
        "read": {
            "go": "read",
            "v": outlets,
            "lens": "voice",
            "outlet": match.outlet,
            "sentence": str(match.sentence),
        },
    }


def beginning(text: str) -> str:
    """Return the first words of a quotation, by which a reader knows it again."""
    return shorten(one_line(text), _BEGINNING, placeholder=" …")


def _line(status: QuotationStatus, *, named: bool) -> str:
    if status == "re-credited":
        return "quotation_recredited"
    return f"quotation_{status}" if named else f"quotation_{status}_nobody"


def _side(version: VersionReading, sentence: int, start: int, end: int, speaker: str) -> Side:
    return {
        "name": name_of(version.version.outlet),
        "speaker": speaker,
        "quote": passage(version, sentence, start, end),
    }


def _sides_there(version: VersionReading, match: QuotationMatch, speaker: str) -> Iterator[Side]:
    """Return the other version's wording: its sentence may begin before the quotation."""
    start, end = match.other_start or 0, match.other_end or 0
    for place, reading in enumerate(version.readings):
        if reading.sentence.start <= start < reading.sentence.end:
            yield _side(version, place, start, end, speaker)
            return
    quoted = one_line(version.version.text[start:end])
    yield {
        "name": name_of(version.version.outlet),
        "speaker": speaker,
        "quote": {"before": "", "words": quoted, "after": ""},
    }


def _speaker_there(comparison: Comparison, match: QuotationMatch) -> str:
    """Return who says the words in the other version; empty where that is not told."""
    for known in comparison.quotations:
        if (
            known.outlet == match.other_outlet
            and match.other_start is not None
            and match.other_end is not None
            and known.start < match.other_end
            and match.other_start < known.end
        ):
            return one_line(known.speaker)
    return ""


def show_quotations(data: str, key: str) -> None:
    """Show the quotations, written as JSON."""
    _quotations(data={"quotations": data}, key=key)
