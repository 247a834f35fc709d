"""The CSV files and run.json, as somebody who scripts against them relies on them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers import factory
from hypothesis import given
from hypothesis import strategies as st

from framing.config import default
from framing.config.rule_files import rules_digest
from framing.report import tables, write_report, write_reports
from framing.report.csv import csv_files
from framing.report.schema import schema
from framing.types import Comparison, VersionReading

if TYPE_CHECKING:
    from pathlib import Path

# Fixed by contract: new columns go after these.
pytestmark = pytest.mark.usefixtures("no_charts")

CONTRACT = {
    "versions.csv": "outlet,dimension,part,value,low,high,baseline,delta,sentences,reliable,"
    "value_words,matched_value,matched_baseline,matched_delta,delta_min,delta_max,model,target",
    "sentences.csv": "outlet,sentence,start,end,role,voice,source,hedged,speculative,sentiment,"
    "facts,text,quoted,credit_basis,source_kind,certainty,commentary,why",
    "cues.csv": "outlet,sentence,start,end,dimension,rule,voice,counted,why,text,quoted",
    "facts.csv": "fact,statement,credited_by,carried_by,certainty,statement_outlet,"
    "statement_sentence,founded_by,contested,tier",
    "coverage.csv": "fact,outlet,status,sentence,similarity,credited,prominence,fidelity,start,end,"
    "eligible,probability",
    "shifts.csv": "fact,outlet,sentence,kind,baseline_text,version_text,why,start,end,"
    "baseline_outlet,baseline_sentence,baseline_start,baseline_end",
    "sources.csv": "outlet,source,source_kind,sentences,words,quoted_words",
    "quotations.csv": "outlet,sentence,start,end,text,speaker,status,"
    "other_outlet,other_start,other_end,why",
    "differences.csv": "outlet,other,dimension,part,value,low,high,p,p_holm,differs,effect",
}


def rows(comparison: Comparison, file: str) -> list[dict[str, str]]:
    """Return a file's rows as a CSV reader gets them."""
    return list(csv.DictReader(io.StringIO(csv_files({"": comparison})[file], newline="")))


def test_every_file_starts_with_the_columns_of_the_contract() -> None:
    files = csv_files({"": factory.comparison()})
    assert set(files) == set(CONTRACT)
    for name, header in CONTRACT.items():
        assert f"{files[name].splitlines()[0]},".startswith(f"{header},")


def test_every_column_says_what_it_means() -> None:
    for columns in schema().values():
        assert all(column.meaning for column in columns)
        assert len({column.name for column in columns}) == len(columns)


def test_a_reader_gets_back_what_tables_holds() -> None:
    comparison = factory.comparison()
    for file, cells in tables(comparison).items():
        assert rows(comparison, file) == cells


def test_an_empty_comparison_still_has_headers() -> None:
    comparison = replace(factory.comparison(), facts=(), coverage=(), shifts=(), scores=())
    assert csv_files({"": comparison})["facts.csv"] == CONTRACT["facts.csv"] + "\n"


def test_numbers_have_four_decimals_and_undefined_is_empty() -> None:
    reported, own = rows(factory.comparison("Ansel"), "sentences.csv")
    assert reported["sentiment"] == "0.0000"  # never -0.0000
    assert reported["sentiment_unquoted"] == "0.1235"
    assert own["sentiment"] == ""
    scores = rows(factory.comparison("Ansel"), "versions.csv")
    assert [row["value"] for row in scores if row["part"] == "own"] == [""]


def test_a_number_that_is_none_is_empty() -> None:
    comparison = factory.comparison("Ansel")
    score = replace(comparison.scores[0], value=float("nan"), low=float("-inf"))
    (row,) = rows(replace(comparison, scores=(score,)), "versions.csv")
    assert (row["value"], row["low"]) == ("", "")


def test_several_values_in_one_cell() -> None:
    reported, own = rows(factory.comparison("Ansel"), "sentences.csv")
    assert reported["facts"] == "f1;f2"
    assert reported["why"] == "it carries a fact;credited, explicitly"
    assert own["set_by"] == "role=ben;voice=anna"
    assert (reported["hedged"], reported["speculative"]) == ("1", "0")


def test_a_chain_of_credit_has_the_outermost_source_first() -> None:
    comparison = factory.comparison("Ansel")
    (version,) = comparison.versions
    reading = version.readings[0]
    voice = replace(reading.voice, chain=("Harbour Gazette", "two people > one"))
    changed = VersionReading(version.version, (replace(reading, voice=voice),))
    (row,) = rows(replace(comparison, versions=(changed,)), "sentences.csv")
    assert row["source"].split(" > ") == ["Harbour Gazette", "two people › one"]  # noqa: RUF001


def test_offsets_point_at_the_words() -> None:
    comparison = factory.comparison()
    for row in rows(comparison, "sentences.csv") + rows(comparison, "cues.csv"):
        words = factory.TEXT[int(row["start"]) : int(row["end"])]
        assert row["text"].removeprefix("'") == words


@pytest.mark.parametrize(
    "sign",
    ["=", "+", "-", "@", "\t=", "\r", " =", "\n+", "\uff1d", "\uff0b", "\uff0d", "\uff20"],
)
def test_no_cell_starts_a_formula(sign: str) -> None:
    comparison = factory.comparison(f"{sign}1+1", title=f"{sign}2")
    for row in rows(comparison, "versions.csv"):
        assert row["outlet"].startswith("'") or "\ufffd" in row["outlet"]


def test_negative_numbers_are_left_alone() -> None:
    values = [row["delta"] for row in rows(factory.comparison("Ansel"), "versions.csv")]
    assert "-0.5000" in values


@given(st.text(max_size=40))
def test_any_outlet_name_survives_and_is_harmless(name: str) -> None:
    comparison = factory.comparison(name, "Borough")
    for file in csv_files({name: comparison, "other": comparison}).values():
        file.encode("utf-8")
        for row in csv.reader(io.StringIO(file, newline="")):
            for cell in row:
                numeric = cell.removeprefix("-").replace(".", "", 1).isdecimal()
                assert numeric or cell.strip()[:1] not in {"=", "+", "-", "@"}
                assert not any(char in cell for char in "\x00\x1b\r\x9b\u202e")
    assert len(rows(comparison, "versions.csv")) == len(comparison.scores)


def test_rows_keep_their_order_however_the_comparison_was_put_together() -> None:
    comparison = factory.comparison("Cove", "Ansel", "Borough")
    turned = replace(
        comparison,
        scores=comparison.scores[::-1],
        coverage=comparison.coverage[::-1],
        sources=comparison.sources[::-1],
    )
    assert csv_files({"": turned}) == csv_files({"": comparison})
    outlets = [row["outlet"] for row in rows(comparison, "versions.csv")]
    assert list(dict.fromkeys(outlets)) == ["Cove", "Ansel", "Borough"]


def test_several_stories_get_a_column_of_their_own() -> None:
    one, two = factory.comparison("Ansel"), factory.comparison("Borough")
    for file, text in csv_files({"first": one, "=second": two}).items():
        if file in {"differences.csv", "quotations.csv"}:  # one version has no other
            continue
        table = list(csv.DictReader(io.StringIO(text, newline="")))
        assert next(iter(table[0])) == "story", file
        found = list(dict.fromkeys(row["story"] for row in table))
        assert found in (["first", "'=second"], ["first"])


def test_the_same_comparison_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_report(factory.comparison(), tmp_path / name)
    for file in (*CONTRACT, "run.json", "comparison.json", "datapackage.json", "report.html"):
        first, second = ((tmp_path / name / file).read_bytes() for name in ("one", "two"))
        assert first == second
        assert b"\r" not in first


def test_run_json_says_what_the_report_was_made_from(tmp_path: Path) -> None:
    comparison = factory.comparison()
    absolute = replace(comparison.story, files={str(tmp_path / "ansel.txt"): "1" * 64})
    write_reports({"port": replace(comparison, story=absolute)}, tmp_path / "report")
    text = (tmp_path / "report" / "run.json").read_text("utf-8")
    assert str(tmp_path) not in text
    record = json.loads(text)
    assert record["seed"] == 7
    assert record["configuration"]["scores"]["level"] == 0.95
    assert len(record["configuration_sha256"]) == 64
    assert {"python", "version", "dependencies"} <= set(record)
    (story,) = record["stories"]
    assert story["inputs"] == {"ansel.txt": "1" * 64}
    assert [version["outlet"] for version in story["versions"]] == ["Ansel", "Borough"]
    assert story["warnings"] == list(comparison.warnings)
    assert (story["story"], story["baseline"], story["source"]) == (
        "port",
        "cited",
        "Harbour Gazette",
    )


def test_the_configuration_holds_a_hash_of_the_rules_that_ship(tmp_path: Path) -> None:
    (room := tmp_path / "cues").mkdir()
    (room / "hedging.toml").write_text("weight = 1", "utf-8")
    (room / "hedging.py").write_text("code = 1", "utf-8")
    with_code = rules_digest(tmp_path)
    (room / "hedging.py").write_text("code = 2", "utf-8")
    assert rules_digest(tmp_path) == with_code
    (room / "hedging.toml").write_text("weight = 2", "utf-8")
    assert rules_digest(tmp_path) != with_code
    assert default().values()["rules"] == rules_digest()


def test_another_configuration_has_another_hash(tmp_path: Path) -> None:
    hashes = set()
    for seed in (1, 2):
        changed = replace(factory.comparison(), configuration={"scores": {"seed": seed}})
        write_report(changed, tmp_path / str(seed))
        record = json.loads((tmp_path / str(seed) / "run.json").read_text("utf-8"))
        hashes.add(record["configuration_sha256"])
    assert len(hashes) == 2
