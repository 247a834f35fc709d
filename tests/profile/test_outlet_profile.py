"""What outlets do over many stories: from tables or stories to table, chart and claims."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from helpers.profiles import HOSTILE, as_csv, collection, written_csv
from helpers.stories import compared, hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cli import main
from framing.config import default
from framing.profile.chart import chart_svg
from framing.profile.outlet_profile import outlet_profile
from framing.profile.profile_files import profile_csv
from framing.profile.read_tables import read_tables
from framing.profile.story_values import StoryValues, Value, each_once, of_comparison
from framing.profile.terminal import print_profile
from framing.report import write_report
from framing.report.schema import over_stories
from framing.statistics.outlet_differences import within_story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SETTINGS = default().profile


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_habit_is_found_and_nothing_else_is_claimed() -> None:
    profile = outlet_profile(collection(), SETTINGS)
    claims = {(row.outlet, row.dimension) for row in profile.rows if row.differs == "differs"}
    # Who is compared with ansel alone is below it, which is so: the difference is from the others.
    assert ("ansel", "commentary") in claims
    assert {dimension for _, dimension in claims} == {"commentary"}
    (row,) = (row for row in profile.rows if (row.outlet, row.dimension) == ("ansel", "commentary"))
    assert row.low is not None
    assert row.high is not None
    assert row.low <= 0.3 <= row.high
    assert row.difference == pytest.approx((row.value or 0) - (row.others or 0))
    assert row.above == row.stories == 30


def test_an_outlet_of_few_stories_is_not_judged() -> None:
    profile = outlet_profile(collection(), SETTINGS)
    few = [row for row in profile.rows if row.outlet == "Zed"]
    assert {row.differs for row in few} == {"too few"}
    assert {row.stories for row in few} == {10}
    assert {(row.value, row.difference, row.low, row.p_corrected) for row in few} == {(None,) * 4}
    assert profile.tested == 15


def test_outlets_stand_in_alphabetical_order_whatever_their_numbers() -> None:
    for above in (0.3, -0.3):
        profile = outlet_profile(collection(above=above), SETTINGS)
        assert profile.outlets == (HOSTILE, "ansel", "Borough (recreated)", "Zed")


@settings(max_examples=10)
@given(st.permutations(range(24)))
def test_the_order_of_the_stories_changes_nothing(order: list[int]) -> None:
    stories = collection(24)
    quick = replace(SETTINGS, resamples=99)
    assert outlet_profile([stories[place] for place in order], quick) == outlet_profile(
        stories, quick
    )


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1), min_size=2),
    st.lists(st.sampled_from("abcdef"), min_size=2, max_size=3, unique=True),
)
def test_copies_are_one_voice_and_no_others_to_each_other(
    values: dict[str, float], copies: list[str]
) -> None:
    within = within_story(values, [copies])
    others = {outlet: value for outlet, value in values.items() if outlet not in copies}
    groups = len(others) + bool(set(values) & set(copies))
    assert len(within.everybody) == (groups if groups > 1 else 0)
    assert sum(within.everybody) == pytest.approx(0)
    for outlet in set(copies) & set(within.versions):
        mean = sum(others.values()) / len(others)
        assert within.versions[outlet].others == pytest.approx(mean)


def test_a_copy_does_not_make_the_others_differ_more() -> None:
    """Four outlets, one of which prints another's text: it has no vote of its own."""
    values = {"a": 0.9, "b": 0.9, "c": 0.1, "d": 0.2}
    alone, together = within_story(values), within_story(values, [("a", "b")])
    assert alone.versions["c"].others == pytest.approx(2 / 3)
    assert together.versions["c"].others == pytest.approx(0.55)
    assert together.versions["a"].others == pytest.approx(0.15)


def test_shares_of_very_few_sentences_are_no_value() -> None:
    stories = collection(20)
    short = {key: replace(value, sentences=4) for key, value in stories[0].values.items()}
    stories[0] = replace(stories[0], values=short)
    profile = outlet_profile(stories, SETTINGS)
    assert {row.stories for row in profile.rows if row.outlet == "ansel"} == {19}
    assert {row.left_out for row in profile.rows if row.outlet == "ansel"} == {1}
    assert {row.differs for row in profile.rows} == {"too few"}


def test_what_does_not_vary_is_not_tested() -> None:
    told = ("Ansel", "Borough")
    values = {(outlet, measure): Value(0.0, 20, reliable=True) for outlet in told
              for measure in SETTINGS.measures}  # fmt: skip
    stories = [StoryValues(f"s{number}", told, values, ()) for number in range(25)]
    profile = outlet_profile(stories, SETTINGS)
    assert profile.tested == 0
    assert {row.differs for row in profile.rows} == {"cannot tell"}
    assert {(row.difference, row.low, row.p) for row in profile.rows} == {(0.0, None, None)}
    assert "no interval" in printed(profile_of=stories)


def printed(profile_of: list[StoryValues]) -> str:
    out = io.StringIO()
    print_profile(outlet_profile(profile_of, SETTINGS), SETTINGS, out)
    return out.getvalue()


def test_the_table_has_the_columns_of_the_codebook() -> None:
    (table,) = over_stories()
    text = profile_csv(outlet_profile(collection(), SETTINGS))
    assert text.splitlines()[0].split(",") == [column.name for column in table.columns]
    for row in rows_of(text):
        for column in table.columns:
            if column.values:
                assert row[column.name] in column.values
            if not column.missing:
                assert row[column.name]


def test_the_chart_is_valid_holds_every_outlet_and_no_markup_of_a_name() -> None:
    svg = chart_svg(outlet_profile(collection(), SETTINGS), SETTINGS)
    root = ET.fromstring(svg)  # noqa: S314 - as above
    names = {element.text for element in root.iter("{http://www.w3.org/2000/svg}title")}
    assert any(HOSTILE in (name or "") for name in names)
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    assert "prefers-color-scheme:dark" in svg
    dots = re.findall(r'class="dot( differs)?"', svg)
    assert len(dots) == 15
    assert any(dots)
    assert svg.count("too few (10)") == 5


@pytest.mark.parametrize("columns", [60, 80, 140])
def test_the_terminal_shows_every_number_at_any_width(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", str(columns))
    screen = Screen()
    print_profile(outlet_profile(collection(), SETTINGS), SETTINGS, screen)
    shown = screen.getvalue()
    assert max(map(len, shown.splitlines())) <= columns
    assert shown.count("too few\n") + shown.count("too few ") >= 5
    assert "30 stories" in shown
    assert re.search(r"\+\d\d\*", shown)


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "framing", "profile", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_command_writes_table_chart_and_record_the_same_each_time(tmp_path: Path) -> None:
    table = written_csv(tmp_path / "versions.csv", collection())
    for out in ("one", "two"):
        done = command(table, "--by", "outlet", "--out", tmp_path / out)
        assert done.returncode == 0
        assert "alphabetical" in done.stdout
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["profile.csv", "profile.svg", "run.json"]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    record = json.loads((tmp_path / "one" / "run.json").read_text("utf-8"))
    assert record["tested_together"] == 15
    assert len(record["stories"]) == 30
    done = command(table, "--format", "csv")
    assert done.stdout == (tmp_path / "one" / "profile.csv").read_text("utf-8")


def test_a_profile_does_not_replace_a_report(tmp_path: Path) -> None:
    write_report(compared("hospital"), tmp_path / "report")
    table = written_csv(tmp_path / "versions.csv", collection())
    done = command(table, "--out", tmp_path / "report")
    assert done.returncode == 2
    assert "no profile" in done.stderr
    assert (tmp_path / "report" / "report.html").is_file()


def test_a_report_and_its_story_give_the_same_numbers_and_count_once(tmp_path: Path) -> None:
    comparison = compared("hospital")
    write_report(comparison, tmp_path / "ward")
    (read,) = read_tables(tmp_path / "ward")
    made = of_comparison(hospital().title, comparison)
    assert read.values == made.values
    assert read.outlets == made.outlets
    assert set(read.copies or ()) == set(made.copies or ())
    stories, again = each_once([read, made])
    assert (len(stories), again) == (1, 1)


def test_a_batch_and_its_stories_count_once(tmp_path: Path) -> None:
    for name in ("mill", "ferry"):
        folder = tmp_path / "stories" / name
        folder.mkdir(parents=True)
        for outlet, verb in (("ansel", "burnt down"), ("borough", "went up in flames")):
            text = f"{outlet}\n\nThe {name} {verb} on Monday, the Harbour Gazette reported.\n"
            (folder / f"{outlet}.txt").write_text(text, "utf-8")
    out = tmp_path / "batch"
    assert main(["batch", str(tmp_path / "stories"), "--out", str(out), "--workers", "1"]) == 0
    for paths in ([out, tmp_path / "stories"], [tmp_path / "stories", out]):
        assert "Outlets over 2 stories" in command(*paths).stdout


def test_two_stories_of_one_name_are_two() -> None:
    first, second = collection(2)
    stories, again = each_once([first, replace(second, story=first.story)])
    assert [story.story for story in stories] == ["s00", "s00 (2)"]
    assert again == 0


BAD: Mapping[str, tuple[Callable[[str], str], str]] = {
    "no column": (lambda text: text.replace(",value,", ",wert,"), "no column value"),
    "no number": (lambda text: text.replace(",20,1", ",many,1", 1), "sentences is 'many'"),
    "no share": (lambda text: re.sub(r",0\.\d+,20", ",7.5,20", text, count=1), "from 0 to 1"),
    "no flag": (lambda text: text.replace(",20,1", ",20,yes", 1), "not 1 or 0"),
    "no outlet": (lambda text: text.replace('s00,"ansel"', "s00,"), "no outlet"),
    "twice": (lambda text: text.replace("s01,", "s00,"), "a second"),
    "no row": (lambda text: text.splitlines()[0] + "\n", "without a row"),
    "no table": (lambda _: "", "no column"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_wrong_table_costs_one_line_that_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    spoil, said = BAD[what]
    table = tmp_path / "versions.csv"
    table.write_text(spoil(as_csv(collection(4))), "utf-8")
    assert main(["profile", str(table), "--out", str(tmp_path / "out")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert "versions.csv" in line
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "does not exist"),
        (("notes.txt",), "no table"),
        (("empty",), "no articles"),
        (("empty", "--by", "topic"), "--by"),
    ],
)
def test_what_is_neither_table_nor_story_is_named(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("notes", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["profile", *arguments]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_story_that_cannot_be_read_costs_nobody_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("mill", "ferry", "broken"):
        (tmp_path / name).mkdir()
        for outlet in ("ansel", "borough"):
            text = f"A {name}, says {outlet}\n\nIt burnt down, the Harbour Gazette reported.\n"
            (tmp_path / name / f"{outlet}.txt").write_text(text, "utf-8")
    (tmp_path / "broken" / "story.toml").write_text("title =", "utf-8")
    assert main(["profile", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert "Outlets over 2 stories" in out
    assert "warning: left out" in err


def test_a_batch_says_which_versions_are_copies(tmp_path: Path) -> None:
    for name in ("mill", "ferry"):
        folder = tmp_path / "stories" / name
        folder.mkdir(parents=True)
        for outlet in ("ansel", "borough", "courier"):
            # Two print the same text; the third tells it anew.
            copied = f"The {name} burnt down on Monday, the Harbour Gazette reported.\n\n" * 6
            own = f"A fire took the {name}, according to the Harbour Gazette.\n\n" * 6
            text = own if outlet == "courier" else copied
            (folder / f"{outlet}.txt").write_text(f"{outlet}\n\n{text}", "utf-8")
    runs = {shape: tmp_path / shape for shape in ("parquet", "csv")}
    for shape, out in runs.items():
        arguments = ["batch", str(tmp_path / "stories"), "--out", str(out), "--workers", "1"]
        assert main([*arguments, "--format", shape]) == 0
    parquet, tables = (read_tables(out) for out in runs.values())
    assert parquet == tables
    assert [story.story for story in parquet] == ["ferry", "mill"]
    assert {story.copies for story in parquet} == {(("ansel", "borough"),)}
    assert each_once([*parquet, *tables]) == (parquet, 2)


def test_an_unfinished_batch_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "csv" / "versions").mkdir(parents=True)
    written_csv(tmp_path / "csv" / "versions" / "part-00000.csv", collection(2))
    assert main(["profile", str(tmp_path)]) == 2
    assert "not over" in capsys.readouterr().err
