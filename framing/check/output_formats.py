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


def as_text(results: Sequence[Checked], file: str) -> str:
    """Return what does not hold, each with its sentences, then what does."""
    lines: list[str] = []
    for result in results:
        if not result.holds:
            lines.append(one_line(result.told))
            lines += [f"  {_where(look, file)}: {_said(look)}" for look in result.looks]
            lines.append("")
    if lines:
        lines.append(_NOTE)
    lines += [f"holds: {one_line(result.told)}" for result in results if result.holds]
    if all(result.holds for result in results):
        lines.append(_NO_PROOF)
    return "\n".join(lines) + "\n"


def as_github(results: Sequence[Checked], file: str) -> str:
    """Return one workflow command a sentence: a warning, never an error."""
    return "".join(
        f"{line}\n" for result in results if not result.holds for line in _commands(result, file)
    )


def as_json(results: Sequence[Checked], file: str) -> str:
    """Return everything as one JSON object; ASCII, floats with four decimals."""
    checks = []
    for result in results:
        row = asdict(result)
        row["looks"] = [_row(look) for look in result.looks]
        for name in ("value", "value_words", "limit"):
            row[name] = None if row[name] is None else round(row[name], 4)
        checks.append(row)
    report = {
        "file": one_line(file),
        "holds": all(result.holds for result in results),
        "note": _NOTE,
        "checks": checks,
    }
    return json.dumps(report, indent=2) + "\n"


def _row(look: Look) -> dict[str, object]:
    row = asdict(look)
    place = row.pop("place")
    return row | (place or {"line": None, "column": None})


def _where(look: Look, file: str) -> str:
    place = f":{look.place.line}:{look.place.column}" if look.place else ""
    return f"{one_line(file)}{place}"


def _said(look: Look) -> str:
    return f"{look.about}: “{look.text}” ({look.why.rstrip('.')})"


def _commands(result: Checked, file: str) -> Iterator[str]:
    if not result.looks:
        yield f"::warning file={_property(file)},title={_property(result.name)}::{_message(result.told)}"
    for look in result.looks:
        place = f",line={look.place.line},col={look.place.column}" if look.place else ""
        message = _message(f"{_said(look)}. {result.told}")
        yield f"::warning file={_property(file)}{place},title={_property(look.about)}::{message}"


def _message(text: str) -> str:
    """Escape as GitHub's toolkit does: a draft must not end its message or start another."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
