"""The corpus's ``datapackage.json`` against every table, by nothing but the standard library."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tools.corpus.describe import datapackage

CORPUS = Path(__file__).parents[2] / "corpus"
Rows = list[dict[str, str]]
Resource = dict[str, Any]


@pytest.fixture(scope="module")
def package() -> dict[str, Resource]:
    """The resources of the descriptor, by name."""
    described = json.loads((CORPUS / "datapackage.json").read_text("utf-8"))
    resources = described["resources"]
    assert len({each["name"] for each in resources}) == len(resources)
    return {each["name"]: each for each in resources}


@pytest.fixture(scope="module")
def tables(package: dict[str, Resource]) -> dict[str, Rows]:
    """The rows of every resource, read as its dialect says."""
    return {name: _rows(resource) for name, resource in package.items()}


def _rows(resource: Resource) -> Rows:
    dialect = resource["dialect"]
    with (CORPUS / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        read = csv.DictReader(
            file, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"], strict=True
        )
        rows = list(read)
    assert read.fieldnames == [field["name"] for field in resource["schema"]["fields"]]
    return rows


def faults(name: str, package: dict[str, Resource], tables: dict[str, Rows]) -> list[str]:
    """What of a table is not as the descriptor says."""
    schema, rows = package[name]["schema"], tables[name]
    found = []
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            found.append(f"{name}, line {number}: not as many cells as columns")
            continue
        found += [
            f"{name}, line {number}: {field['name']} is {row[field['name']]!r}"
            for field in schema["fields"]
            if not _fits(row[field["name"]], field)
        ]
    keys = [tuple(row[column] for column in schema["primaryKey"]) for row in rows]
    found += [f"{name}: {key} stands twice" for key in set(keys) if keys.count(key) > 1]
    for foreign in schema.get("foreignKeys", ()):
        there = tables[foreign["reference"]["resource"]]
        known = {tuple(row[column] for column in foreign["reference"]["fields"]) for row in there}
        used = {tuple(row[column] for column in foreign["fields"]) for row in rows}
        found += [f"{name}: no {key}" for key in used - known]
    return found


def _fits(cell: str, field: dict[str, Any]) -> bool:
    limits = field["constraints"]
    if not cell:
        return not limits.get("required")
    if field["type"] == "integer":
        return re.fullmatch(r"-?\d+", cell) is not None and int(cell) >= limits["minimum"]
    return cell in limits.get("enum", [cell]) and (
        re.fullmatch(limits.get("pattern", ".*"), cell) is not None
    )


def test_every_table_is_described_once(package: dict[str, Resource]) -> None:
    described = sorted(each["path"] for each in package.values())
    assert described == sorted(
        path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*.tsv")
    )


def test_every_cell_and_key_is_as_described(
    package: dict[str, Resource], tables: dict[str, Rows]
) -> None:
    assert [fault for name in package for fault in faults(name, package, tables)] == []


def test_what_a_story_says_of_outlets_is_of_its_own(tables: dict[str, Rows]) -> None:
    # The descriptor can only ask that the outlet stands in the corpus.
    own = {(row["story"], row["outlet"]) for row in tables["versions"]}
    for name, rows in tables.items():
        story = name[-4:]
        assert (
            name in {"stories", "versions"}
            or {(story, row["outlet"]) for row in rows if "outlet" in row} <= own
        )


def test_every_column_says_what_it_means(package: dict[str, Resource]) -> None:
    fields = [field for each in package.values() for field in each["schema"]["fields"]]
    assert {field["type"] for field in fields} == {"string", "integer"}
    assert all(len(field["description"].split()) > 2 for field in fields)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("relation", "alike", "relation is 'alike'"),
        ("start", "-1", "start is '-1'"),
        ("start", "", "start is ''"),
        ("fact", "g1", "fact is 'g1'"),
        ("fact", "f999", "no ('f999',)"),
        ("outlet", "The Nowhere Herald", "no ('The Nowhere Herald',)"),
    ],
)
def test_a_cell_that_is_not_as_described_is_found(
    package: dict[str, Resource], tables: dict[str, Rows], column: str, cell: str, said: str
) -> None:
    name = next(name for name in package if name.startswith("links-"))
    first, *others = tables[name]
    changed = tables | {name: [first | {column: cell}, *others]}
    assert any(said in fault for fault in faults(name, package, changed))
    doubled = tables | {name: [first, first, *others]}
    assert any("stands twice" in fault for fault in faults(name, package, doubled))


def test_the_descriptor_that_ships_is_the_one_the_tables_give() -> None:
    assert (CORPUS / "datapackage.json").read_text("utf-8") == datapackage(CORPUS)
