"""``datapackage.json``: every table of the corpus described as a Frictionless data package.

Specification: https://specs.frictionlessdata.io/data-package/. A resource for each file, since the
facts of a story are named within it: so what a row refers to is found by any program that reads
the descriptor.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.corpus.stories import corpus_stories

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATAPACKAGE = "datapackage.json"
_TABLES = Path(__file__).with_name("tables.toml")
_LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
# Nothing is quoted: a quotation mark in a cell is one of the text. Readers want some character all
# the same, so it is one that stands in no text.
_DIALECT = {"delimiter": "\t", "lineTerminator": "\n", "quoteChar": "\x1f", "header": True}

Described = dict[str, Any]


def datapackage(corpus: Path) -> str:
    """Return the descriptor of a corpus: JSON, a line a resource."""
    head = {
        "profile": "tabular-data-package",
        "name": "told-facts",
        "title": _tables()["title"],
        "licenses": [_LICENCE],
    }
    begin = "\n".join(f" {json.dumps(key)}: {json.dumps(value)}," for key, value in head.items())
    resources = ",\n".join(f"  {json.dumps(each)}" for each in _resources(corpus))
    return f'{{\n{begin}\n "resources": [\n{resources}\n ]\n}}\n'


def _resources(corpus: Path) -> Iterator[Described]:
    tables = _tables()["tables"]
    yield from (_resource(table, "") for table in tables if not table.get("each"))
    for story in corpus_stories(corpus):
        for table in tables:
            if table.get("each") and (story.folder / f"{table['name']}.tsv").is_file():
                yield _resource(table, story.folder.name)


def _resource(table: Mapping[str, Any], story: str) -> Described:
    """Describe one file; ``story`` names the folder where it lies, if it is a story's."""
    schema: Described = {
        "fields": [_field(name) for name in table["fields"]],
        "missingValues": [""],
        "primaryKey": table["key"],
    }
    if table.get("refers"):
        schema["foreignKeys"] = [
            {
                "fields": each["fields"],
                "reference": {"resource": _name(each["table"], story), "fields": each["fields"]},
            }
            for each in table["refers"]
        ]
    folder = f"stories/{story}/" if story else ""
    return {
        "profile": "tabular-data-resource",
        "name": _name(table["name"], story),
        "path": f"{folder}{table['name']}.tsv",
        "title": table["row"],
        "format": "tsv",
        "mediatype": "text/tab-separated-values",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": schema,
    }


def _name(table: str, story: str) -> str:
    """Return the name of a table's resource: those of a story have its name in theirs."""
    (each,) = (one.get("each", False) for one in _tables()["tables"] if one["name"] == table)
    return f"{table.replace('_', '-')}-{story}" if each else table


@cache
def _field(name: str) -> Described:
    about = _tables()["fields"][name]
    constraints: Described = {}
    if "empty" not in about:
        constraints["required"] = True
    if "values" in about:
        constraints["enum"] = about["values"]
    constraints |= {key: about[key] for key in ("minimum", "pattern") if key in about}
    meaning = about["meaning"]
    if "empty" in about:
        meaning += f"; empty: {about['empty']}"
    return {
        "name": name,
        "type": about["type"],
        "description": meaning,
        "constraints": constraints,
    }


@cache
def _tables() -> Described:
    return tomllib.loads(_TABLES.read_text("utf-8"))
