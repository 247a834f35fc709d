"""Every quotation of a draft beside the nearest one of the other texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.draft import Finding, Reference
from framing.check.held_sentence import Looked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.types import QuotationMatch, VersionReading

_CHANGES = "may change"
"""What a comparison of quotations says where a cut bears on whether it holds, or how much."""


def check_quotes(rows: Iterable[QuotationMatch], texts: Mapping[str, VersionReading]) -> Looked:
    """Return what the rows of quotations of one sentence of the draft come to."""
    places = compared = 0
    findings = []
    for row in rows:
        places += 1
        compared += row.status != "only here"
        known = _reference(row, texts)
        if row.status == "same" or (row.status == "trimmed" and _CHANGES not in row.why):
            continue
        differs = row.status in {"altered", "re-credited"}
        why = row.why
        if row.status == "only here":
            why = "none of the other texts quotes these words"
        elif row.status == "re-credited":
            why = f"the same words are given to somebody else: {row.why}"
        findings.append(
            Finding(
                "quotation",
                "differs" if differs else "look",
                row.start,
                row.end,
                " ".join(row.text.split()),
                why,
                (known,) if known else (),
            )
        )
    return Looked(places, compared, tuple(findings))


def _reference(row: QuotationMatch, texts: Mapping[str, VersionReading]) -> Reference | None:
    if row.other_start is None or row.other_end is None or row.other_outlet not in texts:
        return None
    version = texts[row.other_outlet]
    sentence = next(
        (
            each.sentence.index
            for each in version.readings
            if each.sentence.start <= row.other_start < each.sentence.end
        ),
        0,
    )
    text = " ".join(version.version.text[row.other_start : row.other_end].split())
    return Reference(row.other_outlet, sentence, row.other_start, row.other_end, text)
