"""A comparison's numbers as one JSON object, for programs."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from typing import TYPE_CHECKING

from framing.report.run_json import jsonable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.coding.agreement import Agreement
    from framing.types import Comparison


def result_json(comparison: Comparison, agreement: Sequence[Agreement] = ()) -> str:
    """Return scores, facts, coverage, shifts and warnings; floats have four decimals.

    Undefined numbers are ``null``. The text is ASCII, so that no terminal can be steered by it.
    """
    source = comparison.source
    result: dict[str, object] = {
        "title": comparison.story.title,
        "recreated": comparison.story.recreated,
        "article": comparison.article,
        "baseline": comparison.baseline,
        "source": source.name if source else "",
        "outlets": [reading.version.outlet for reading in comparison.versions],
        "scores": [asdict(score) for score in comparison.scores],
        "facts": [asdict(fact) for fact in comparison.facts],
        "coverage": [asdict(row) for row in comparison.coverage],
        "shifts": [asdict(shift) for shift in comparison.shifts],
        "warnings": comparison.warnings,
    }
    if agreement:
        result["agreement"] = [asdict(row) for row in agreement]
    return json.dumps(rounded(jsonable(result)), indent=2, sort_keys=True) + "\n"


def rounded(value: object) -> object:
    """Return a value with every float in it at four decimals; one that is none is ``None``."""
    match value:
        case float():
            return round(value, 4) + 0.0 if math.isfinite(value) else None
        case dict():
            return {key: rounded(item) for key, item in value.items()}
        case list():
            return [rounded(item) for item in value]
    return value
