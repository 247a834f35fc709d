"""``comparison.json``: everything the program knows, written whole and read back the same.

The form of the file follows the result types; ``comparison.schema.json`` describes it for others.
``python -m framing.report.comparison_json`` prints that schema.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from framing.errors import FramingError
from framing.types import Comparison  # noqa: TC001 - pydantic reads the annotation

COMPARISON = "comparison.json"


@dataclass(frozen=True, slots=True)
class StoryResult:
    """One story's result; ``story`` is its name in the report, such as its folder's."""

    story: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class ComparisonFile:
    """The whole file: its format and a result for every story of the report."""

    format: Literal["framing comparison 1"]
    stories: tuple[StoryResult, ...]


def comparison_json(comparisons: Mapping[str, Comparison]) -> str:
    """Return the file's text: ASCII, numbers exact, an undefined one ``null``."""
    file = ComparisonFile(
        "framing comparison 1",
        tuple(StoryResult(name, one) for name, one in comparisons.items()),
    )
    return json.dumps(_adapter().dump_python(file, mode="json"), indent=1, allow_nan=False) + "\n"


def read_comparison(path: str | Path, story: str = "") -> Comparison:
    """Read back a result that a report holds; it equals the one that was written.

    Args:
        path: The ``comparison.json`` of a report, or the report's folder.
        story: Which story, by its name in the report; needed only where there are several.

    Raises:
        FramingError: The file cannot be read, is none of ours or wrong, or ``story`` does not say
            which of its stories is meant.
    """
    file = Path(path) / COMPARISON if Path(path).is_dir() else Path(path)
    comparisons = read_comparisons(file)
    if not story and len(comparisons) == 1:
        return next(iter(comparisons.values()))
    if story not in comparisons:
        raise FramingError(f"{file.name}: name one of its stories: {', '.join(comparisons)}")
    return comparisons[story]


def read_comparisons(file: Path) -> dict[str, Comparison]:
    """Read back every story's result, by the story's name.

    Raises:
        FramingError: The file cannot be read, is none of ours or wrong.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - only who reads needs it

    try:
        read: ComparisonFile = _adapter().validate_json(file.read_bytes())
    except OSError as error:
        raise FramingError(
            f"{file.name}: cannot be read ({error.strerror}); check the path"
        ) from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise FramingError(
            f"{file.name}: {place}: {first['msg'].lower()}; "
            "make it anew with 'framing report STORY --out DIR'"
        ) from error
    return {one.story: one.comparison for one in read.stories}


def comparison_schema() -> str:
    """Return the JSON Schema of the file, made from the result types."""
    schema = _adapter().json_schema(mode="serialization")
    return json.dumps({"$schema": _DRAFT} | _plainer(schema), indent=2) + "\n"


_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _plainer(schema: Any) -> Any:
    """Drop titles that repeat names and refuse keys that are not described."""
    if isinstance(schema, list):
        return [_plainer(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: {name: _plainer(part) for name, part in value.items()}
        if key == "properties"
        else _plainer(value)
        for key, value in schema.items()
        if key != "title" or "properties" in schema
    }
    # Every key is written, those with a default, too.
    return plain | (
        {"required": list(plain["properties"]), "additionalProperties": False}
        if "properties" in plain
        else {}
    )


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter  # noqa: PLC0415 - as above

    adapter = TypeAdapter(ComparisonFile)
    # The result types import these two for type checkers only.
    adapter.rebuild(_types_namespace={"Mapping": Mapping, "date": date} | globals())
    return adapter


if __name__ == "__main__":
    sys.stdout.write(comparison_schema())
