"""Many stories: what is written, from whatever the input is, and going on after a stop."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from helpers.batch_case import batch, contents, jsonl, rows, stories, table
from helpers.stories import ALL

from framing.batch import run_batch as batch_run
from framing.batch import story_progress
from framing.batch.arrow_columns import parts, table_columns
from framing.batch.worker import compare_task
from framing.cli import main
from framing.errors import OutputError
from framing.pipeline import compare
from framing.report.csv import csv_files
from framing.resources import sample_story

if TYPE_CHECKING:
    from framing.batch.messages import Outcome, OutputRequest, Task

pytestmark = pytest.mark.usefixtures("compared_once")


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return jsonl(tmp_path_factory.mktemp("given") / "articles.jsonl", rows())


@pytest.fixture(scope="module")
def done(given: Path) -> Path:
    out = given.parent / "done"
    batch(given, out, shape="both", part_stories=3)
    return out


def test_the_tables_are_those_of_one_report_with_the_story_first(done: Path) -> None:
    comparisons = {
        f"{name} 0": compare(replace(made(), title=f"{name} 0")) for name, made in ALL.items()
    }
    for file, text in csv_files(comparisons).items():
        texts = [path.read_text("utf-8") for path in sorted((done / "csv" / file[:-4]).iterdir())]
        header = texts[0].partition("\n")[0]
        assert "".join([header, "\n", *(one.partition("\n")[2] for one in texts)]) == text


def test_parquet_has_the_same_values_with_types(done: Path) -> None:
    for name in parts():
        texts = [path.read_text("utf-8") for path in sorted((done / "csv" / name).iterdir())]
        expected = [row for text in texts for row in csv.DictReader(io.StringIO(text))]
        typed_rows = table(done, name)
        assert len(typed_rows) == len(expected)
        kinds = {column.name: column.type for column in table_columns()[name]}
        for typed, cells in zip(typed_rows, expected, strict=True):
            assert {
                column: written(value, kinds[column]) for column, value in typed.items()
            } == cells


def written(value: object, kind: str) -> str:
    match kind, value:
        case _, None:
            return ""
        case "number", float():
            return f"{value:.4f}"
        case "boolean", bool():
            return str(int(value))
    return str(value)


def test_a_column_says_what_it_means(done: Path) -> None:
    field = pq.read_schema(next((done / "versions").iterdir())).field("value")
    assert field.type == pa.float64()
    assert b"share of sentences" in field.metadata[b"meaning"]


def test_the_order_of_the_input_is_kept_over_the_parts(done: Path) -> None:
    assert stories(done) == [(f"{name} 0", "compared") for name in ALL]
    assert [path.name for path in sorted((done / "versions").iterdir())] == [
        "part-00000.parquet",
        "part-00001.parquet",
    ]


def test_rows_of_a_story_may_stand_anywhere(done: Path, tmp_path: Path) -> None:
    by_outlet: dict[str, list[dict[str, str]]] = {}
    for row in rows():
        by_outlet.setdefault(row["story"], []).append(row)
    mixed = [
        story[place]
        for place in range(max(map(len, by_outlet.values())))
        for story in by_outlet.values()
        if place < len(story)
    ]
    batch(jsonl(tmp_path / "mixed.jsonl", mixed), tmp_path / "out")
    assert table(tmp_path / "out", "versions") == table(done, "versions")


def test_part_sizes_change_no_row(given: Path, done: Path, tmp_path: Path) -> None:
    batch(given, tmp_path / "out", part_stories=1)
    for name in (*parts(), "errors"):
        assert table(tmp_path / "out", name) == table(done, name)


def test_csv_and_parquet_read_like_json_lines(done: Path, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(rows()), tmp_path / "given.parquet")
    with (tmp_path / "given.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["text", "story", "source", "outlet"])
        writer.writeheader()
        writer.writerows(rows())
    for given in (tmp_path / "given.parquet", tmp_path / "given.csv"):
        out = tmp_path / f"out-{given.suffix[1:]}"
        batch(given, out)
        for name in parts():
            assert table(out, name) == table(done, name)


def test_a_folder_of_tables_is_one_input(done: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "_SUCCESS").touch()
    for number, row in enumerate(rows()):
        jsonl(given / f"{number:03}.jsonl", [row])
    batch(given, tmp_path / "out")
    assert table(tmp_path / "out", "versions") == table(done, "versions")


def test_a_folder_of_stories_keeps_settings_and_corrections(tmp_path: Path) -> None:
    given = tmp_path / "given"
    folder = given / sample_story().name
    folder.mkdir(parents=True)
    for path in sample_story().iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    assert main(["batch", str(given), "--out", str(tmp_path / "out"), "--workers", "1"]) == 0
    assert main(["report", str(folder), "--out", str(tmp_path / "one")]) == 0
    with (tmp_path / "one" / "versions.csv").open(encoding="utf-8") as file:
        expected = [(row["outlet"], row["value"]) for row in csv.DictReader(file)]
    found = table(tmp_path / "out", "versions")
    assert [(row["outlet"], written(row["value"], "number")) for row in found] == expected


def test_a_folder_may_be_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "given" / "ferry"
    folder.mkdir(parents=True)
    said = "The ferry line may close in May, the Gazette reported on Monday.\n" * 5
    for name in ("coast.txt", "hill.txt"):
        (folder / name).write_text(said, "utf-8")
    for place, given in ((tmp_path, "given"), (folder.parent, "."), (folder, "../../given")):
        monkeypatch.chdir(place)
        out = tmp_path / f"out {len(given)}"
        assert main(["batch", given, "--out", str(out), "--workers", "1"]) == 0
        assert stories(out) == [("ferry", "compared")]


def test_a_run_in_which_no_story_could_be_compared_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "given" / "ferry").mkdir(parents=True)
    given = ["batch", str(tmp_path / "given"), "--out", str(tmp_path / "out"), "--workers", "1"]
    for _ in range(2):
        assert main(given) == 2
        assert "no story could be compared" in capsys.readouterr().err


def test_a_finished_run_is_left_as_it_is(
    given: Path, done: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(done)
    line = ["batch", str(given), "--out", str(done), "--format", "both", "--part", "3"]
    assert main(line) == 0
    assert "done already" in capsys.readouterr().err
    assert contents(done) == before


def test_force_replaces_a_finished_run(given: Path, tmp_path: Path) -> None:
    batch(jsonl(tmp_path / "other.jsonl", rows()[:4]), tmp_path / "out", shape="both")
    batch(given, tmp_path / "out", force=True)
    batch(given, tmp_path / "new")
    assert contents(tmp_path / "out") == contents(tmp_path / "new")


@pytest.mark.parametrize(
    ("options", "reason"),
    [({"part_stories": 2}, "parts of another size"), ({"shape": "csv"}, "another format")],
)
def test_a_finished_run_of_another_kind_is_refused(
    given: Path, done: Path, options: dict[str, object], reason: str
) -> None:
    with pytest.raises(OutputError, match=reason):
        batch(given, done, **{"shape": "both", "part_stories": 3, **options})


def test_a_finished_run_over_another_input_is_refused(done: Path, tmp_path: Path) -> None:
    other = jsonl(tmp_path / "other.jsonl", rows()[:4])
    with pytest.raises(OutputError, match="another input"):
        batch(other, done, shape="both", part_stories=3)


def test_a_stopped_run_goes_on_without_doing_anything_twice(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch(given, tmp_path / "whole", part_stories=2)
    seen: list[str] = []

    def stopping(task: Task, wanted: OutputRequest) -> Outcome:
        seen.append(task.name)
        if len(seen) == 4:
            raise KeyboardInterrupt
        return compare_task(task, wanted)

    monkeypatch.setattr(batch_run, "compare_task", stopping)
    with pytest.raises(KeyboardInterrupt):
        batch(given, tmp_path / "out", part_stories=2)
    assert not (tmp_path / "out" / "run.json").exists()
    summary = batch(given, tmp_path / "out", part_stories=2)
    # The first part was whole; the second is done again from its beginning.
    assert seen == [f"{name} 0" for name in [*ALL, *list(ALL)[2:]]]
    assert (summary.before, summary.compared, summary.failed) == (2, 4, 0)
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


def test_a_stopped_run_goes_on_only_with_the_same_input(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_run._Run, "summary", stop)  # noqa: SLF001 - the last moment
    with pytest.raises(KeyboardInterrupt):
        batch(given, tmp_path / "out")
    with pytest.raises(OutputError, match="an unfinished run made from another input"):
        batch(jsonl(tmp_path / "other.jsonl", rows()[:4]), tmp_path / "out")


def stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_two_runs_do_not_write_to_one_folder(given: Path, tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from framing.batch.run_folder import RunFolder\n"
        "with RunFolder(Path(sys.argv[1])).run({}, force=False): print(flush=True); time.sleep(99)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, tmp_path / "out"], stdout=subprocess.PIPE
    ) as first_run:
        assert first_run.stdout is not None
        first_run.stdout.readline()
        for force in (False, True):
            with pytest.raises(OutputError, match="another run is writing"):
                batch(given, tmp_path / "out", force=force)
        first_run.kill()
    assert batch(given, tmp_path / "out").compared == len(ALL)


def test_the_record_says_what_the_tables_were_made_from(done: Path) -> None:
    record = json.loads((done / "run.json").read_text("utf-8"))
    assert (record["stories"], record["compared"], record["failed"]) == (4, 4, 0)
    assert record["made_from"]["program"]["framing-compare"] == record["version"]
    assert record["configuration"]["scores"]["seed"] == record["seed"]


def test_the_page_on_batches_reads_what_is_written(done: Path) -> None:
    page = Path(__file__).parents[2].joinpath("docs", "batch.md").read_text("utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    # These stories are too short for a reliable number.
    code = code.replace(" and reliable", "")
    (done.parent / "tables").symlink_to(done)
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=done.parent, check=True, capture_output=True, text=True
    )
    assert "Northern Courier" in run.stdout


def test_without_a_terminal_progress_is_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = iter([0.0, 10.0, 30.0, 30.0, 30.0, 50.0, 60.0, 60.0, 60.0])
    monkeypatch.setattr("framing.batch.story_progress.time.monotonic", lambda: next(clock))
    lines: list[str] = []
    with story_progress.Progress(1_002, 1_000 - 2, lines.append) as shown:
        for _ in range(4):
            shown.step()
    assert lines == [
        "1,000 of 1,002 stories, 0.1 a second, 30 s left",
        "1,002 of 1,002 stories, 0.1 a second, 0 s left",
    ]


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59.4, "59 s"), (90, "2 min"), (7_260, "2 h 1 min")]
)
def test_times_are_said_as_people_do(seconds: float, said: str) -> None:
    assert story_progress.duration(seconds) == said
