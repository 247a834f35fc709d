"""What a report says about itself: the codebook, the data package, the result read back."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from helpers import factory
from helpers.stories import ALL, compared
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.errors import FramingError
from framing.report import write_report, write_reports
from framing.report.codebook import codebook
from framing.report.comparison_json import comparison_json, comparison_schema, read_comparisons
from framing.report.schema import described, over_stories, references

pytestmark = pytest.mark.usefixtures("no_charts")

DOCS = Path(__file__).parents[2] / "docs"

# The library's own imports warn; what it says about our files is the test.
VALIDATE = """
import json, sys
from frictionless import validate
report = validate(sys.argv[1])
print(json.dumps([report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])]))
"""


def valid_package(folder: Path) -> tuple[bool, object]:
    """Ask the frictionless library, in a process of its own, about a report."""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", VALIDATE, "datapackage.json"],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
    )
    valid, errors = json.loads(run.stdout)
    return valid, errors


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of each story's report, by the story's name."""
    folders = {name: tmp_path_factory.mktemp(name) for name in sorted(ALL)}
    for name, folder in folders.items():
        write_report(compared(name), folder)
    return folders


def test_the_codebook_in_the_docs_is_the_one_the_schema_gives() -> None:
    assert (DOCS / "csv.md").read_text("utf-8") == codebook()


def test_every_source_of_a_definition_is_given_and_used() -> None:
    tables = (*described(), *over_stories())
    named = {key for table in tables for column in table.columns for key in column.source}
    assert named == set(references())
    for reference in references().values():
        if reference.startswith("docs/"):
            assert (DOCS.parent / reference).is_file()


@pytest.mark.parametrize("name", sorted(ALL))
def test_cells_hold_what_the_codebook_allows(name: str, written: dict[str, Path]) -> None:
    for table in described():
        with (written[name] / table.file).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for column in table.columns:
            cells = {row[column.name] for row in rows}
            assert column.missing or "" not in cells, f"{table.file}: {column.name}"
            assert not column.values or cells - {""} <= set(column.values)
        if table.key:
            assert len({tuple(row[key] for key in table.key) for row in rows}) == len(rows)


@pytest.mark.slow
def test_the_data_package_is_valid(tmp_path: Path) -> None:
    write_report(compared("hospital"), tmp_path / "one")
    write_reports({name: compared(name) for name in sorted(ALL)}, tmp_path / "several")
    assert valid_package(tmp_path / "one") == (True, [])
    assert valid_package(tmp_path / "several") == (True, [])


def test_a_changed_cell_makes_the_data_package_invalid(tmp_path: Path) -> None:
    write_report(compared("hospital"), tmp_path)
    file = tmp_path / "coverage.csv"
    file.write_text(file.read_text("utf-8").replace(",carried,", ",hidden,", 1), "utf-8")
    assert not valid_package(tmp_path)[0]


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_result_read_back_is_the_one_that_was_written(
    name: str, written: dict[str, Path]
) -> None:
    assert framing.read_comparison(written[name] / "comparison.json") == compared(name)
    assert framing.read_comparison(str(written[name])) == compared(name)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_name_can_be_written(outlet: str, title: str) -> None:
    comparison = factory.comparison(outlet, title=title)
    text = comparison_json({title: comparison})
    assert text.isascii()
    assert json.loads(text)["stories"][0]["story"] == title


def test_several_results_are_read_by_their_story(tmp_path: Path) -> None:
    ansel, borough = factory.comparison("Ansel"), factory.comparison("Borough")
    write_reports({"first": ansel, "second": borough}, tmp_path)
    file = tmp_path / "comparison.json"
    assert framing.read_comparison(file, "second") == borough
    assert read_comparisons(file) == {"first": ansel, "second": borough}
    with pytest.raises(FramingError, match="first, second"):
        framing.read_comparison(file)
    with pytest.raises(FramingError, match="first, second"):
        framing.read_comparison(file, "third")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", "[" * 90_000, '{"format": "another", "stories": []}', "\x00", '"\\ud800"'],
)
def test_a_file_that_is_no_result_is_one_clear_error(text: str, tmp_path: Path) -> None:
    file = tmp_path / "comparison.json"
    file.write_text(text, "utf-8")
    with pytest.raises(FramingError, match=r"comparison\.json") as caught:
        framing.read_comparison(file)
    assert "\n" not in str(caught.value)


def test_a_wrong_value_is_named(tmp_path: Path) -> None:
    text = comparison_json({"port": factory.comparison("Ansel")})
    file = tmp_path / "comparison.json"
    file.write_text(text.replace('"cited"', '"guessed"'), "utf-8")
    with pytest.raises(FramingError, match=r"stories\.0\.comparison\.baseline"):
        framing.read_comparison(file)
    with pytest.raises(FramingError, match="cannot be read"):
        framing.read_comparison(tmp_path / "none.json")


def test_the_json_schema_that_ships_is_the_one_the_types_give() -> None:
    shipped = files("framing.report").joinpath("comparison.schema.json").read_text("utf-8")
    assert shipped == comparison_schema()


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_result_follows_the_json_schema(name: str) -> None:
    schema = json.loads(comparison_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    table = json.loads(comparison_json({name: compared(name)}))
    assert not list(checker.iter_errors(table))
    table["stories"][0]["comparison"]["verdict"] = "biased"
    assert list(checker.iter_errors(table))
