"""A check for people, for programs, and for the pages of a code host."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.check.findings import CheckResult, Passage

_NOTE = (
    "A list of sentences to look at, not a verdict: the program cannot tell whether they are right."
)
_NO_PROOF = "That nothing was found is no proof that nothing is there: read the draft all the same."


def as_text(results: Sequence[CheckResult], file: str) -> str:
    """Return what does not hold, each with its sentences, then what does."""
    lines: list[str] = []
    for result in results:
        if not result.holds:
            lines.append(one_line(result.summary))
            lines += [
                f"  {_where(passage, file)}: {_passage_line(passage)}"
                for passage in result.passages
            ]
            lines.append("")
    if lines:
        lines.append(_NOTE)
    lines += [f"holds: {one_line(result.summary)}" for result in results if result.holds]
    if all(result.holds for result in results):
        lines.append(_NO_PROOF)
    return "\n".join(lines) + "\n"


def as_github(results: Sequence[CheckResult], file: str) -> str:
    """Return one workflow command a sentence: a warning, never an error."""
    return "".join(
        f"{line}\n" for result in results if not result.holds for line in _commands(result, file)
    )


def as_json(results: Sequence[CheckResult], file: str) -> str:
    """Return everything as one JSON object; ASCII, floats with four decimals."""
    # People script against these keys; the names in the code are not theirs.
    checks = [
        {
            "name": result.name,
            "holds": result.holds,
            "told": result.summary,
            "looks": [_row(passage) for passage in result.passages],
            "value": _rounded(result.value),
            "value_words": _rounded(result.value_words),
            "limit": _rounded(result.limit),
            "reliable": result.reliable,
        }
        for result in results
    ]
    report = {
        "file": one_line(file),
        "holds": all(result.holds for result in results),
        "note": _NOTE,
        "checks": checks,
    }
    return json.dumps(report, indent=2) + "\n"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _row(passage: Passage) -> dict[str, object]:
    row = asdict(passage)
    place = row.pop("place")
    return row | (place or {"line": None, "column": None})


def _where(passage: Passage, file: str) -> str:
    place = f":{passage.place.line}:{passage.place.column}" if passage.place else ""
    return f"{one_line(file)}{place}"


def _passage_line(passage: Passage) -> str:
    return f"{passage.about}: “{passage.text}” ({passage.why.rstrip('.')})"


def _commands(result: CheckResult, file: str) -> Iterator[str]:
    if not result.passages:
        title = _property(result.name)
        yield f"::warning file={_property(file)},title={title}::{_message(result.summary)}"
    for passage in result.passages:
        place = f",line={passage.place.line},col={passage.place.column}" if passage.place else ""
        message = _message(f"{_passage_line(passage)}. {result.summary}")
        yield f"::warning file={_property(file)}{place},title={_property(passage.about)}::{message}"


def _message(text: str) -> str:
    """Escape as GitHub's toolkit does: a draft must not end its message or start another."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
