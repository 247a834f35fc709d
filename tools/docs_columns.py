"""What the API page says of a result's fields: the meaning that the codebook gives their columns.

A field that has a docstring keeps it; so each meaning stands in one place, ``schema.toml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from griffe import Class, Docstring, Extension

from framing.report.codebook import allowed
from framing.report.schema import schema

if TYPE_CHECKING:
    from framing.report.schema import Column

_TABLES = {
    "Score": "versions.csv",
    "Difference": "differences.csv",
    "Reading": "sentences.csv",
    "Cue": "cues.csv",
    "Fact": "facts.csv",
    "Coverage": "coverage.csv",
    "Shift": "shifts.csv",
    "SourceUse": "sources.csv",
    "QuotationMatch": "quotations.csv",
}
_RENAMED = {"id": "fact"}
"""Fields whose column has another name."""


class ColumnMeanings(Extension):
    """Gives every field without a docstring that of its column."""

    def on_class(self, *, cls: Class, **_: Any) -> None:
        """Look at a class as it was read, its fields included."""
        table = _TABLES.get(cls.name)
        if table is None or not cls.path.startswith("framing.types."):
            return
        columns = {column.name: column for column in schema()[table]}
        for name, field in cls.members.items():
            column = columns.get(_RENAMED.get(name, name))
            if column is not None and field.is_attribute and field.docstring is None:
                field.docstring = Docstring(meaning(column), parent=field)  # type: ignore[arg-type]


def meaning(column: Column) -> str:
    """Return what a column holds, in one paragraph: meaning, unit, values, missing, source."""
    whole = column.meaning[:1].upper() + column.meaning[1:]
    sources = ", ".join(f"[{key}](csv.md#sources)" for key in column.source)
    parts = (
        whole,
        column.unit and f"Unit: {column.unit}",
        allowed(column) and f"Range: {allowed(column)}",
        column.missing and f"None or empty: {column.missing}",
        sources and f"Source: {sources}",
    )
    return ". ".join(part for part in parts if part) + "."
