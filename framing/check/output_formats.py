"""A check for people, for programs, and for the pages of a code host."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.check.findings import Checked, Look

_NOTE = (
    "A list of sentences to look at, not a verdict: the program cannot tell whether they are right."
)
_NO_PROOF = "That nothing was found is no proof that nothing is there: read the draft all the same."


def as_text(found: Sequence[Checked], file: str) -> str:
    """Return what does not hold, each with its sentences, then what does."""
    lines: list[str] = []
    for one in found:
        if not one.holds:
            lines.append(one_line(one.told))
            lines += [f"  {_where(look, file)}: {_said(look)}" for look in one.looks]
            lines.append("")
    if lines:
        lines.append(_NOTE)
    lines += [f"holds: {one_line(one.told)}" for one in found if one.holds]
    if all(one.holds for one in found):
        lines.append(_NO_PROOF)
    return "\n".join(lines) + "\n"


def as_github(found: Sequence[Checked], file: str) -> str:
    """Return one workflow command a sentence: a warning, never an error."""
    return "".join(f"{line}\n" for one in found if not one.holds for line in _commands(one, file))


def as_json(found: Sequence[Checked], file: str) -> str:
    """Return everything as one JSON object; ASCII, floats with four decimals."""
    checks = []
    for one in found:
        row = asdict(one)
        row["looks"] = [_row(look) for look in one.looks]
        for name in ("value", "value_words", "limit"):
            row[name] = None if row[name] is None else round(row[name], 4)
        checks.append(row)
    result = {
        "file": one_line(file),
        "holds": all(one.holds for one in found),
        "note": _NOTE,
        "checks": checks,
    }
    return json.dumps(result, indent=2) + "\n"


def _row(look: Look) -> dict[str, object]:
    row = asdict(look)
    place = row.pop("place")
    return row | (place or {"line": None, "column": None})


def _where(look: Look, file: str) -> str:
    place = f":{look.place.line}:{look.place.column}" if look.place else ""
    return f"{one_line(file)}{place}"


def _said(look: Look) -> str:
    return f"{look.about}: “{look.text}” ({look.why.rstrip('.')})"


def _commands(one: Checked, file: str) -> Iterator[str]:
    if not one.looks:
        yield f"::warning file={_property(file)},title={_property(one.name)}::{_message(one.told)}"
    for look in one.looks:
        place = f",line={look.place.line},col={look.place.column}" if look.place else ""
        told = _message(f"{_said(look)}. {one.told}")
        yield f"::warning file={_property(file)}{place},title={_property(look.about)}::{told}"


def _message(text: str) -> str:
    """Escape as GitHub's toolkit does: a draft must not end its message or start another."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
