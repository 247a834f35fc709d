"""``datapackage.json``: the CSV files described as a Frictionless data package.

Specification: https://specs.frictionlessdata.io/data-package/. No time of day in it: the same
input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from framing.report.schema import STORY, Column, Table, described
from framing.resources import installed_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framing.types import Comparison

DATAPACKAGE = "datapackage.json"
_TYPES = {"list": "string", "chain": "string", "text": "string"}


def datapackage_json(comparisons: Mapping[str, Comparison], csv: Mapping[str, str]) -> str:
    """Describe the CSV files of a report; ``csv`` holds their content by name."""
    several = len(comparisons) > 1
    package = {
        "profile": "tabular-data-package",
        "name": "framing-report",
        "title": "; ".join(one.story.title for one in comparisons.values()),
        "description": (
            "How several versions tell the same news story, against what they credit to the "
            "report they cite. A fact here is a statement of that baseline; nobody verified it."
        ),
        "version": installed_version(),
        "resources": [_resource(table, csv[table.file], several) for table in described()],
    }
    return json.dumps(package, indent=2) + "\n"


def _resource(table: Table, text: str, several: bool) -> dict[str, object]:  # noqa: FBT001
    content = text.encode()
    columns = (STORY, *table.columns) if several else table.columns
    schema: dict[str, object] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = [STORY.name, *table.key] if several else list(table.key)
    return {
        "profile": "tabular-data-resource",
        "name": table.file.removesuffix(".csv"),
        "path": table.file,
        "title": table.row,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": _description(column),
    }
    if column.type == "boolean":
        field |= {"trueValues": ["1"], "falseValues": ["0"]}
    constraints: dict[str, object] = {}
    if not column.missing:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    if constraints:
        field["constraints"] = constraints
    return field


def _description(column: Column) -> str:
    parts = [column.meaning]
    if column.unit:
        parts.append(f"unit: {column.unit}")
    if column.range:
        parts.append(f"range: {column.range}")
    if column.missing:
        parts.append(f"empty: {column.missing}")
    return "; ".join(parts)
