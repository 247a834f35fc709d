"""Coding sheets by the command line: made, filled in as a spreadsheet would, and read back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from helpers.app_stories import ward, written

from framing.cli import main
from framing.coding.sheet_columns import sealed, unsealed
from framing.errors import SheetError
from framing.ingest import read_story

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Row = dict[str, str]
    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return ward(tmp_path)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run


def made(run: Run, story: Path, what: str = "facts", *more: str) -> Path:
    sheet = story.parent / f"{what}.csv"
    status, _, err = run("code", story, "--out", sheet, "--what", what, "--sample", 9, *more)
    assert status == 0, err
    return sheet


def rows_of(sheet: Path) -> list[Row]:
    return list(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"), newline="")))


def filled(
    sheet: Path,
    answers: Mapping[int, Mapping[str, str]],
    *,
    separator: str = ",",
    encoding: str = "utf-8-sig",
) -> Path:
    """Write a sheet with answers, by the number of the row from 0."""
    rows = rows_of(sheet)
    for number, cells in answers.items():
        rows[number] |= cells
    out = sheet.with_name("filled.csv")
    with out.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return out


CARRIED = {"status": "carried", "sentences": "1;3"}


def test_a_blind_sheet_tells_nothing_of_the_program(run: Run, story: Path) -> None:
    columns = set(rows_of(made(run, story, "facts", "--blind"))[0])
    assert not any("program" in column or column == "weight" for column in columns)
    open_sheet = rows_of(made(run, story, "facts", "--force"))
    assert {row["program_status"] for row in open_sheet} <= {
        "carried",
        "altered",
        "omitted",
        "unclear",
    }
    assert sum(float(row["weight"]) for row in open_sheet) == pytest.approx(20, rel=0.5)


def test_a_sheet_opens_well_in_a_spreadsheet(run: Run, tmp_path: Path) -> None:
    texts = {
        "=Gazette": "=SUM(1) shuts\n\n+The ward at Quill will close in May, the Post said.\n",
        "Süd": "Ward\n\n@The ward at Quill will close in May, the Post said.\n\n-1 “naïve” bed.\n",
    }
    story = written(tmp_path / "formulas", "Ward", texts)
    sheet = made(run, story, "roles")
    data = sheet.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert not [cell for row in rows for cell in row if "\n" in cell]
    # Ids that begin with a letter are no numbers.
    assert all(row["unit"][0].isalpha() and row["seal"][0].isalpha() for row in rows_of(sheet))
    texts_beside = rows_of(sheet.with_name("roles-texts.csv"))
    assert any("naïve" in row["text"] for row in texts_beside)


def test_a_filled_sheet_becomes_labels(run: Run, story: Path) -> None:
    sheet = made(run, story, "facts", "--blind", "--seed", "7")
    altered = {"status": "Altered", "sentences": "2, 1", "how": "number", "note": "=another day"}
    answers = {0: CARRIED, 1: altered, 2: {"status": "omitted"}}
    status, out, _ = run("code", story, "--read", filled(sheet, answers), "--coder", "ann")
    assert (status, out.splitlines()) == (
        0,
        [
            "ann coded 3 of 9 units; 6 are empty",
            "put into labels.csv: results follow these answers from now on",
        ],
    )
    first, second, third = read_story(story).labels
    rows = rows_of(sheet)
    assert (first.outlet, first.column) == (rows[0]["outlet"], f"status:{rows[0]['fact']}")
    assert (first.sentence, first.sentences, first.coder) == (1, (1, 3), "ann")
    assert (second.value, second.how, second.note) == ("altered", ("number",), "another day")
    assert (third.value, third.sentences) == ("omitted", ())
    assert {one.sample for one in (first, second, third)} == {"facts-9-7"}
    assert all(one.weight is not None and one.weight >= 1 for one in (first, second, third))
    # The program's answers give way, and what the labels are about is still there.
    status, out, err = run("compare", story, "--format", "json")
    assert "labels.csv" not in err
    assert '"set_by": "ann"' in out


@pytest.mark.parametrize(
    ("separator", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), (",", "cp1252")]
)
def test_what_spreadsheets_of_other_countries_save_is_read(
    run: Run, story: Path, separator: str, encoding: str
) -> None:
    sheet = filled(made(run, story, "facts"), {0: CARRIED}, separator=separator, encoding=encoding)
    assert run("code", story, "--read", sheet, "--coder", "Zoë")[0] == 0
    (label,) = read_story(story).labels
    assert (label.value, label.sentences, label.coder) == ("carried", (1, 3), "Zoë")


def test_roles_and_cues_become_labels_of_their_columns(run: Run, story: Path) -> None:
    roles = filled(made(run, story, "roles"), {0: {"role": "context", "voice": "own"}})
    assert run("code", story, "--read", roles, "--coder", "ann")[0] == 0
    cues = filled(made(run, story, "cues"), {0: {"hedged": "1", "commentary": "0"}})
    assert run("code", story, "--read", cues, "--coder", "ann")[0] == 0
    said = [(label.column, label.value) for label in read_story(story).labels]
    assert said == [("role", "context"), ("voice", "own"), ("hedged", "1"), ("commentary", "0")]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({1: {"status": "carryed"}}, "row 3: status 'carryed' is not allowed (did you mean carri"),
        ({0: {"status": "carried", "sentences": "99"}}, "has no sentence '99'; use numbers from 0"),
        ({0: {"status": "carried", "sentences": "two"}}, "has no sentence 'two'"),
        ({0: {"status": "omitted", "sentences": "1"}}, "row 2: sentences are named, and status is"),
        ({0: {"sentences": "1"}}, "row 2: sentences are named, and status is empty"),
        ({0: {"status": "carried", "how": "number"}}, "row 2: how it is altered is named"),
        ({0: {"status": "altered", "how": "colour"}}, "row 2: how 'colour' is not allowed"),
        ({0: {"unit": "u000000000000"}}, "has no unit 'u000000000000'"),
        ({0: {"seal": "w0"}}, "row 2: unit, sample and seal do not belong together"),
        ({0: {"sample": "facts-1-1"}}, "row 2: unit, sample and seal do not belong together"),
        ({0: {"text_hash": "sha256:0"}}, "row 2: unit and text_hash are not of one row"),
        ({0: {"story": "mill", "unit": "u0"}}, "of the story 'mill'; give that story's folder"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_kept(
    run: Run, story: Path, answers: dict[int, dict[str, str]], says: str
) -> None:
    sheet = filled(made(run, story, "facts"), {5: CARRIED} | answers)
    status, out, err = run("code", story, "--read", sheet, "--coder", "ann")
    assert (status, out) == (2, "")
    (line,) = err.splitlines()
    assert line.startswith("framing: filled.csv: row ")
    assert says in line
    assert not (story / "labels.csv").exists()


def test_a_missing_column_and_a_unit_twice_are_refused(run: Run, story: Path) -> None:
    sheet = made(run, story, "facts")
    text = sheet.read_text("utf-8-sig")
    bad = sheet.with_name("bad.csv")
    bad.write_text(text.replace(",sentences,", ",places,", 1), "utf-8")
    status, _, err = run("code", story, "--read", bad, "--coder", "ann")
    assert (status, "bad.csv: no column sentences" in err) == (2, True)
    bad.write_text(text + text.splitlines()[1] + "\n", "utf-8")
    _, _, err = run("code", story, "--read", bad, "--coder", "ann")
    assert "bad.csv: row 11: the unit of row 2 again" in err
    bad.write_text("name,age\nann,3\n", "utf-8")
    _, _, err = run("code", story, "--read", bad, "--coder", "ann")
    assert "give a sheet of 'framing code'" in err
    assert run("code", story, "--read", story / "none.csv", "--coder", "ann")[0] == 2
    assert not (story / "labels.csv").exists()


def test_a_story_that_changed_since_is_told(run: Run, story: Path) -> None:
    sheet = filled(made(run, story, "roles"), {0: {"role": "context"}})
    outlet = rows_of(sheet)[0]["outlet"]
    (file,) = (one.file for one in read_story(story).versions if one.outlet == outlet)
    article = story / file
    article.write_text(article.read_text("utf-8") + "\n\nOne more sentence stands here.\n", "utf-8")
    status, _, err = run("code", story, "--read", sheet, "--coder", "ann")
    assert status == 2
    assert "row 2: the text in ward changed since the sheet was made" in err
    assert not (story / "labels.csv").exists()


def test_two_coders_of_one_name_are_not_mixed(run: Run, story: Path) -> None:
    sheet = made(run, story, "roles")
    answers = {0: {"role": "context"}, 1: {"role": "context"}}
    read = ("code", story, "--coder", "ann", "--read")
    assert run(*read, filled(sheet, answers))[0] == 0
    before = (story / "labels.csv").read_bytes()
    assert run(*read, filled(sheet, answers))[0] == 0
    assert (story / "labels.csv").read_bytes() == before
    other = filled(sheet, {0: {"role": "heading"}, 2: {"role": "context"}})
    status, _, err = run(*read, other)
    assert (status, "ann answered 1 of these otherwise before" in err) == (2, True)
    assert run("code", story, "--read", other, "--coder", "ANN")[0] == 2
    assert run("code", story, "--read", other, "--coder", "Program")[0] == 2
    assert run("code", story, "--read", other, "--coder", " = ")[0] == 2
    assert (story / "labels.csv").read_bytes() == before
    assert run(*read, other, "--replace")[0] == 0
    # The answer that the new sheet leaves empty is gone, too.
    assert [one.value for one in read_story(story).labels] == ["heading", "context"]


def test_several_stories_share_a_sheet_and_all_are_refused_together(
    run: Run, tmp_path: Path
) -> None:
    first = ward(tmp_path)
    second = written(tmp_path / "mill", "Mill", {"A": "Mill\n\nIt stands.\n", "B": "M\n\nNo.\n"})
    sheet = tmp_path / "both.csv"
    assert run("code", first, second, "--out", sheet, "--what", "roles", "--sample", 60)[0] == 0
    answers = {n: {"role": "context"} for n, _ in enumerate(rows_of(sheet))}
    read = filled(sheet, answers)
    status, _, err = run("code", first, "--read", read, "--coder", "ann")
    assert (status, "of the story 'mill'" in err) == (2, True)
    assert not (first / "labels.csv").exists()
    assert run("code", first, second, "--read", read, "--coder", "ann")[0] == 0
    outlets = {label.outlet for label in read_story(second).labels}
    assert outlets == {"A", "B"}


def test_nothing_is_credited_to_a_source_report_that_a_story_does_not_have(
    run: Run, tmp_path: Path
) -> None:
    texts = {
        "A": "Mill shuts\n\nThe mill at Quill closes in May, the owner said.\n",
        "B": "Quill mill\n\nThe owner closes the mill at Quill in May.\n",
    }
    story = written(tmp_path / "mill", "Mill", texts)
    (story / "story.toml").write_text('title = "Mill"\n[source]\nnone = true\n', "utf-8")
    sheet = made(run, story, "roles", "--blind")
    assert "no source report" in rows_of(sheet)[0]["question"]
    read = filled(sheet, {1: {"role": "attributed", "voice": "source"}})
    status, _, err = run("code", story, "--read", read, "--coder", "ann")
    assert (status, "row 3: voice 'source' is not allowed" in err) == (2, True), err
    assert not (story / "labels.csv").exists()
    assert (
        run("code", story, "--read", filled(sheet, {1: {"voice": "other"}}), "--coder", "ann")[0]
        == 0
    )


def test_a_story_with_a_source_report_is_asked_about_it(run: Run, story: Path) -> None:
    assert "no source report" not in rows_of(made(run, story, "roles"))[0]["question"]


@pytest.mark.parametrize("name", ["program", "Nobody", "all coders"])
def test_nobody_is_called_as_tables_call_somebody_else(run: Run, story: Path, name: str) -> None:
    read = filled(made(run, story), {0: {"status": "omitted"}})
    status, _, err = run("code", story, "--read", read, "--coder", name)
    assert (status, "give another name" in err) == (2, True), err
    assert not (story / "labels.csv").exists()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the sheet is empty"),
        (b"unit,story,status\r\n", "the sheet has no rows"),
        (b"PK\x03\x04\x14\x00", "a workbook; save the sheet as CSV"),
    ],
)
def test_a_file_without_answers_is_no_sheet(run: Run, story: Path, data: bytes, says: str) -> None:
    given = story.parent / "given.csv"
    given.write_bytes(data)
    status, _, err = run("code", story, "--read", given, "--coder", "ann")
    assert (status, says in err) == (2, True), err


def test_the_command_says_what_is_missing(run: Run, story: Path) -> None:
    sheet = made(run, story, "roles")
    for arguments, says in (
        (("code", story), "give --out SHEET to make a sheet, or --read SHEET"),
        (("code", story, "--read", sheet), "say who filled in the sheet with --coder NAME"),
        (("code", story, "--out", sheet), "exists, and may hold answers"),
        (("code", "sample", "--read", sheet, "--coder", "a"), "the sample stays as it ships"),
        (("code", story, "--adjudicate", "--out", sheet, "--force"), "disagree on nothing"),
    ):
        status, _, err = run(*arguments)
        assert (status, says in err) == (2, True), err


def test_a_seal_is_bound_to_unit_and_sample() -> None:
    seal = sealed("u1", "facts-9-7", 2.333333)
    assert unsealed("u1", "facts-9-7", seal) == pytest.approx(2.333333)
    for unit, sample, text in (
        ("u2", "facts-9-7", seal),
        ("u1", "facts-9-8", seal),
        ("u1", "facts-9-7", seal[:-1] + "x"),
        ("u1", "facts-9-7", ""),
    ):
        with pytest.raises(SheetError, match="do not belong together"):
            unsealed(unit, sample, text)


def test_coders_disagree_somebody_decides_and_results_follow(run: Run, story: Path) -> None:
    sheet = made(run, story, "facts", "--blind")
    told = {0: CARRIED, 1: {"status": "omitted"}, 2: {"status": "omitted"}}
    for coder, answers in (
        ("ann", told),
        ("ben", told | {0: {"status": "omitted"}, 2: {"status": "unclear"}}),
    ):
        read = run("code", story, "--read", filled(sheet, answers), "--coder", coder)
        assert read[0] == 0
    assert "2 of 3 answers that others gave, too, differ" in read[2]
    open_sheet = story.parent / "open.csv"
    decide = ("code", story, "--adjudicate")
    assert run(*decide, "--out", open_sheet)[0] == 0
    rows = rows_of(open_sheet)
    assert sorted(row["said"] for row in rows) == [
        "ann: carried in 1, 3; ben: omitted",
        "ann: omitted; ben: unclear",
    ]
    number = next(n for n, row in enumerate(rows) if "carried" in row["said"])
    assert run(*decide, "--out", open_sheet, "--blind", "--force")[0] == 0
    assert not any("ann" in row["said"] for row in rows_of(open_sheet))
    wrong = filled(open_sheet, {number: {"decision": "told"}})
    assert run(*decide, "--read", wrong, "--coder", "cleo")[0] == 2
    decided = filled(open_sheet, {number: {"decision": "carried", "note": "both places"}})
    status, out, _ = run(*decide, "--read", decided, "--coder", "cleo")
    assert (status, out.strip()) == (0, "cleo decided 1 of 2 disagreements")
    settled = read_story(story).labels[-1]
    assert (settled.kind, settled.coder, settled.value) == ("decision", "cleo", "carried")
    assert (settled.sentences, settled.note) == ((1, 3), "both places")
    # What ann and ben said stays, and what cleo decided is what results use.
    status, out, err = run("compare", story, "--format", "json")
    assert '"set_by": "cleo"' in out
    assert "ann and ben disagree" in err
    again = filled(open_sheet, {number: {"decision": "omitted"}})
    status, _, err = run(*decide, "--read", again, "--coder", "dora")
    assert (status, "cleo decided status:" in err or "cleo decided status of" in err) == (2, True)
    assert run(*decide, "--read", again, "--coder", "dora", "--replace")[0] == 0
    kinds = [(one.coder, one.value) for one in read_story(story).labels if one.kind == "decision"]
    assert kinds == [("dora", "omitted")]
    assert run(*decide, "--out", open_sheet, "--force")[0] == 0
    assert len(rows_of(open_sheet)) == 1
    assert run(*decide, "--out", open_sheet, "--force", "--decided")[0] == 0
    assert [row["said"] for row in rows_of(open_sheet) if "decided" in row["said"]] == [
        "ann: carried in 1, 3; ben: omitted; decided by dora: omitted"
    ]
