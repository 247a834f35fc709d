"""Tables as other programs write them: a row that cannot be read costs no other row."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from helpers.batch_case import batch, jsonl, rows, stories, table

from framing.batch.table_rows import read_table
from framing.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TEXT = rows()[0]["text"]
QUOTED = TEXT.replace('"', '""')
GOOD = f'story,outlet,text\npool,Herald,"{QUOTED}"\npool,Echo,"{QUOTED}"\n'


def article(**cells: object) -> dict[str, object]:
    return {"story": "pool", "outlet": "Herald", "text": TEXT, **cells}


def errors(tmp_path: Path, given: Path) -> list[dict[str, Any]]:
    batch(given, tmp_path / "out")
    assert ("pool", "compared") in stories(tmp_path / "out")
    return table(tmp_path / "out", "errors")


@pytest.mark.parametrize(
    "tail",
    [
        'pool,Sun,"A mark that nobody closed.\nmill,Herald,A mill burnt down.\nmill,Echo,It did.\n',
        'pool,Sun,"A mark.\nmill,Herald,"It burnt down."\nmill,Echo,"A mill burnt down."\n',
    ],
)
def test_a_quotation_mark_that_is_not_closed_takes_no_rows_in_silence(
    tmp_path: Path, tail: str
) -> None:
    given = tmp_path / "given.csv"
    given.write_text(GOOD + tail, "utf-8")
    first, *_ = errors(tmp_path, given)
    assert (first["place"], first["what"]) == ("row 3", "article")
    assert "is a quotation mark missing?" in first["why"]
    assert "Sun" not in {row["outlet"] for row in table(tmp_path / "out", "versions")}


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (GOOD.encode("utf-16"), "not UTF-8; save the file as UTF-8"),
        (GOOD.encode("utf-16-le"), "not UTF-8; save the file as UTF-8"),
        (gzip.compress(GOOD.encode()), "not UTF-8; save the file as UTF-8"),
        (b"story;outlet;text\n", "its cells are parted by semicolons; save it with commas"),
        (b'"story"\t"Outlet"\t"text"\n', "its cells are parted by tabs; save it with commas"),
    ],
)
def test_a_csv_of_another_kind_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, line: str
) -> None:
    given = tmp_path / "given.csv"
    given.write_bytes(content)
    assert main(["batch", str(given), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert f"given.csv: {line}" in said


def test_a_csv_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    given = tmp_path / "given.csv"
    given.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert errors(tmp_path, given) == []


def test_names_that_would_fill_the_tables_are_told(tmp_path: Path) -> None:
    long = [article(story="s" * 10_001), article(outlet="o" * 1_001)]
    given = jsonl(tmp_path / "given.jsonl", [article(), article(outlet="Echo"), *long])
    assert [(row["story"], row["place"], row["why"]) for row in errors(tmp_path, given)] == [
        (None, "line 3", "10,001 characters in column story, more than 10,000; give a name"),
        ("pool", "line 4", "1,001 characters in column outlet, more than 1,000; give a name"),
    ]


def test_a_name_that_is_there_twice_in_a_line_is_told(tmp_path: Path) -> None:
    twice = '{"story": "pool", "outlet": "Sun", "text": "One.", "text": "Another."}'
    given = jsonl(tmp_path / "given.jsonl", [article(), article(outlet="Echo"), twice])
    (row,) = errors(tmp_path, given)
    assert (row["place"], row["why"]) == ("line 3", "column text is there twice; keep one")


def test_bad_rows_of_a_story_that_is_too_large_are_told_too(tmp_path: Path) -> None:
    many: list[Mapping[str, object]] = [article(outlet=f"Herald {at}") for at in range(101)]
    bad = [article(outlet="Sun", text=""), article(outlet="Star", text=["words"])]
    batch(jsonl(tmp_path / "given.jsonl", [*many, *bad]), tmp_path / "out")
    refused = table(tmp_path / "out", "errors")
    assert [(row["outlet"], row["what"]) for row in refused] == [
        ("Sun", "article"),
        ("Star", "article"),
        (None, "story"),
    ]
    assert refused[-1]["why"].startswith("101 articles")


@pytest.mark.parametrize(
    ("column", "values", "why"),
    [
        ("published", pa.array([2**60, None], pa.timestamp("us")), "column published cannot be"),
        ("published", pa.array([-(2**60), None], pa.timestamp("ms")), "column published cannot be"),
        ("published", pa.array([1, None], pa.timestamp("s", "No/Where")), "column published cann"),
        ("title", pa.array([b"caf\xe9", None]), "column title is not UTF-8"),
        ("url", pa.array([["a"], None]), "column url must be text, not list"),
    ],
)
def test_a_cell_of_parquet_without_a_value_costs_its_row(
    tmp_path: Path, column: str, values: pa.Array, why: str
) -> None:
    if pa.types.is_binary(values.type):
        # As a writer does that does not look at what it writes.
        values = pa.Array.from_buffers(pa.string(), len(values), values.buffers())
    given = tmp_path / "given.parquet"
    bad = pa.table({"story": ["pool"] * 2, "outlet": ["Sun", "Echo"], "text": [TEXT] * 2})
    good = pa.table({"story": ["pool"], "outlet": ["Herald"], "text": [TEXT]})
    both = pa.concat_tables([bad.append_column(column, values), good], promote_options="default")
    pq.write_table(both, given)
    (row,) = errors(tmp_path, given)
    assert row["place"] == "row 1"
    assert row["why"].startswith(why)


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_text_of_any_type_and_in_many_groups_of_rows_is_read(
    tmp_path: Path, kind: pa.DataType
) -> None:
    given = tmp_path / "given.parquet"
    names = [f"outlet {at}" for at in range(200)]
    cells = {"story": ["pool"] * 200, "outlet": names, "text": [TEXT] * 200}
    arrays = {name: pa.array(values).cast(kind) for name, values in cells.items()}
    pq.write_table(pa.table(arrays), given, row_group_size=7)
    assert [
        record["outlet"] for _, record in read_table(given) if isinstance(record, dict)
    ] == names
