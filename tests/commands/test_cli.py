"""The command line on the sample story, as a user types it."""

from __future__ import annotations

import csv
import io
import json
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from framing.cli import main
from framing.pipeline import compare
from framing.resources import sample_story

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("compared_once", "no_charts")

OUTLETS = 5


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the report of the sample story, ``once``."""
    folder = tmp_path_factory.mktemp("reports")
    assert main(["report", "sample", "--out", str(folder / "once")]) == 0
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command line; return exit status, standard output and standard error."""
    status = main(arguments)
    return status, *capsys.readouterr()


def write_article(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_compare_prints_a_row_for_every_outlet(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "compare", "sample")
    assert status == 0
    assert len(re.findall(r"^(\S+) \(?", out, re.MULTILINE)) >= OUTLETS
    assert re.search(
        r"^Baseline: \d+ facts credited to Financial Times, from \d of 5 vers", out, re.MULTILINE
    )
    assert "recreated" in out
    assert "nobody has verified it" in out
    assert max(map(len, out.splitlines())) <= 100
    assert "\x1b" not in out
    assert "Traceback" not in err
    assert all(line.startswith("warning: ") for line in err.splitlines())


def test_compare_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "compare", "sample", "--format", "json")
    result = json.loads(out)
    assert list(result) == sorted(result)
    assert len(result["outlets"]) == OUTLETS
    assert {"scores", "facts", "coverage", "shifts", "warnings"} <= set(result)
    numbers = [value for score in result["scores"] for value in score.values()]
    assert all(value == round(value, 4) for value in numbers if isinstance(value, float))


def test_compare_as_csv_is_the_report_s_first_file(
    capsys: pytest.CaptureFixture[str], reports: Path
) -> None:
    _, out, _ = run(capsys, "compare", "sample", "--format", "csv")
    assert out == (reports / "once" / "versions.csv").read_text("utf-8")


def test_the_same_story_gives_the_same_bytes_anywhere(
    capsys: pytest.CaptureFixture[str], reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(reports)
    monkeypatch.setattr("framing.pipeline.compare", compare)
    story = str(sample_story())
    assert run(capsys, "compare", story, "--out", "twice", "--format", "json")[0] == 0
    for file in (reports / "once").iterdir():
        assert file.read_bytes() == (reports / "twice" / file.name).read_bytes(), file.name


def test_spans_in_the_report_point_at_what_it_quotes(reports: Path) -> None:
    sentences = read(reports / "once" / "sentences.csv")
    inside = {(row["outlet"], row["sentence"]): row for row in sentences}
    cues = read(reports / "once" / "cues.csv")
    assert cues
    for cue in cues:
        sentence = inside[cue["outlet"], cue["sentence"]]
        start = int(cue["start"]) - int(sentence["start"])
        words = sentence["text"].removeprefix("'")[start:][: int(cue["end"]) - int(cue["start"])]
        assert words == cue["text"].removeprefix("'")


def test_recreated_outlets_are_marked_in_every_file(reports: Path) -> None:
    for file in (reports / "once").glob("*.csv"):
        for row in read(file):
            if "outlet" in row:
                assert row["outlet"].endswith(" (recreated)")


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def test_score_marks_the_article_and_moves_nobody_else(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    article = write_article(
        tmp_path,
        "cove.txt",
        "Big firms hire near San Francisco\n\nAlibaba is hiring engineers for its artificial "
        "intelligence work in California, the Financial Times reported.\n\nIt is a shame.\n",
    )
    _, before, _ = run(capsys, "compare", "sample", "--format", "json")
    status, after, _ = run(
        capsys, "score", str(article), "--against", "sample", "--outlet", "Cove", "--format", "json"
    )
    assert status == 0
    assert json.loads(after)["article"] == "Cove"
    others = [score for score in json.loads(after)["scores"] if score["outlet"] != "Cove"]
    assert others == json.loads(before)["scores"]
    _, table, _ = run(capsys, "score", str(article), "--against", "sample", "--outlet", "Cove")
    rows = table[table.index("───") :].splitlines()[1:]  # below the headings
    assert rows[0].startswith("> Cove ")


def test_baseline_lists_the_facts_and_saves_them(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = tmp_path / "baseline.json"
    status, out, _ = run(capsys, "baseline", "sample", "--out", str(saved))
    assert status == 0
    facts = json.loads(saved.read_text("utf-8"))["facts"]
    for number, fact in enumerate(facts, 1):
        assert f"{number}. " in out
        assert f"[{fact['fact']}]" in out
    assert re.search(r"\d of 5 versions credit it", out)
    assert max(map(len, out.splitlines())) <= 100


def test_a_saved_baseline_is_not_overwritten_unasked(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = write_article(tmp_path, "baseline.json", "edited")
    status, _, err = run(capsys, "baseline", "sample", "--out", str(saved))
    assert (status, saved.read_text()) == (2, "edited")
    assert "--force" in err
    assert run(capsys, "baseline", "sample", "--out", str(saved), "--force")[0] == 0
    assert json.loads(saved.read_text("utf-8"))["facts"]


def test_an_article_can_be_scored_against_a_saved_and_edited_baseline(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved = tmp_path / "baseline.json"
    assert run(capsys, "baseline", "sample", "--out", str(saved))[0] == 0
    record = json.loads(saved.read_text("utf-8"))
    kept = record["facts"] = record["facts"][:2]
    saved.write_text(json.dumps(record), "utf-8")
    article = write_article(
        tmp_path,
        "ansel.txt",
        f"Tech news\n\n{kept[1]['statement']}, the Financial Times reported.\n\nNobody knows "
        "what comes next for them.\n",
    )
    status, out, err = run(
        capsys, "score", str(article), "--against", str(saved), "--format", "json"
    )
    assert status == 0, err
    result = json.loads(out)
    assert (result["baseline"], result["article"]) == ("file", "ansel")
    assert [fact["id"] for fact in result["facts"]] == [fact["fact"] for fact in kept]
    found = {row["fact"]: row["status"] for row in result["coverage"] if row["outlet"] == "ansel"}
    assert found[kept[1]["fact"]] == "carried"
    assert found[kept[0]["fact"]] in {"omitted", "unclear"}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"format": "other"}', "[" * 100_000, "\x1b[2J"]
)
def test_a_wrong_baseline_file_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    saved = write_article(tmp_path, "baseline.json", content)
    article = write_article(tmp_path, "ansel.txt", "The port closes, and no ship comes.\n")
    status, _, err = run(capsys, "score", str(article), "--against", str(saved))
    assert status == 2
    assert err.startswith("framing: baseline.json: ")
    assert len(err.splitlines()) == 1


def test_several_stories_make_one_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    status, _, err = run(capsys, "report", "sample", "sample", "--out", str(out))
    assert status == 0
    warned = [line.split(": ")[1] for line in err.splitlines() if line.startswith("warning: ")]
    assert set(warned) == {sample_story().name, f"{sample_story().name}-2"}
    stories = {row["story"] for row in read(out / "versions.csv")}
    assert stories == {sample_story().name, f"{sample_story().name}-2"}
    assert len(json.loads((out / "run.json").read_text("utf-8"))["stories"]) == 2


def test_agreement_with_labels(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    story = tmp_path / "port"
    for name in ("ansel", "borough"):
        text = f"The port will close in May, the Harbour Gazette reported. {name} agrees.\n"
        write_article(story, f"{name}.txt", text)
    write_article(story, "story.toml", '[source]\nname = "Harbour Gazette"\n')
    write_article(
        story,
        "labels.csv",
        "outlet,sentence,column,value,coder\nansel,0,voice,source,anna\nansel,1,voice,other,anna\n",
    )
    status, out, _ = run(capsys, "compare", str(story), "--agreement")
    assert status == 0
    assert re.search(r"^voice +anna +2 +too few +too few", out, re.MULTILINE)
    assert "of fewer than 10 labels nothing is said" in out
    _, out, _ = run(capsys, "compare", str(story), "--agreement", "--format", "json")
    (row,) = json.loads(out)["agreement"]
    assert (row["coder"], row["labels"], row["share"]) == ("anna", 2, 0.5)


def test_agreement_without_labels_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "compare", "sample", "--agreement")
    assert status == 2
    assert "labels.csv" in err


def test_what_articles_say_cannot_steer_the_terminal(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    story = tmp_path / "port"
    for name in ("[red]ansel[/red]", "borough"):
        text = f"\x1b[31mThe port\x1b[0m closes in May, the Gazette said. {name} agrees.\n"
        write_article(story, f"{name}.txt" if "/" not in name else "ansel.txt", text)
    write_article(
        story,
        "story.toml",
        'title = "A \\u001b[2J port"\n'
        '[[version]]\noutlet = "[red]Ansel[/red] \\u009b31m"\nfile = "ansel.txt"\n'
        '[[version]]\noutlet = "Borough"\nfile = "borough.txt"\n',
    )
    for command in ("compare", "baseline"):
        status, out, err = run(capsys, command, str(story))
        assert status in {0, 2}
        assert not re.search("[\x1b\x9b]", out + err)
        assert status == 2 or command == "baseline" or "[red]Ansel" in out


def test_a_folder_called_sample_comes_before_the_sample(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sample").mkdir()
    status, _, err = run(capsys, "compare", "sample")
    assert status == 2
    assert "sample" in err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "name a command"),
        (["nonsense"], "No such command 'nonsense'; see 'framing --help'"),
        (["compare"], "Missing argument 'STORY'; see 'framing compare --help'"),
        (["compare", "no/such"], "no/such does not exist"),
        (["compare", __file__], "is a file; give a folder"),
        (["compare", "sample", "--format", "xml"], "'table', 'json', 'csv'"),
        (["compare", "sample", "--colour"], "No such option"),
        (["compare", "no\x1b[31m"], "does not exist"),
        (["score", "no/such.txt", "--against", "sample"], "such.txt"),
        (["score", "no/such.txt"], "--against"),
        (["report", "sample", "--out", __file__], "is a file; give --out a folder"),
        (["app", "--port", "0"], "--port"),
        (["app", "no/such"], "does not exist"),
    ],
)
def test_bad_input_is_one_line_with_the_fix(
    capsys: pytest.CaptureFixture[str], arguments: list[str], problem: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    errors = [line for line in err.splitlines() if not line.startswith("warning: ")]
    assert len(errors) == 1
    assert errors[0].startswith("framing: ")
    assert problem in errors[0]
    assert "\x1b" not in err


def test_a_taken_port_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        status, _, err = run(capsys, "app", "sample", "--port", str(port))
    assert (status, err) == (2, f"framing: port {port} is taken; give another one with --port\n")


@pytest.mark.parametrize("place", [0, 2])
def test_debug_shows_where_an_error_comes_from(
    capsys: pytest.CaptureFixture[str], place: int
) -> None:
    arguments = ["compare", "no/such"]
    arguments.insert(place, "--debug")
    status, _, err = run(capsys, *arguments)
    assert status == 2
    assert "Traceback" in err


def test_a_fault_of_ours_is_not_taken_for_a_failed_check(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr("framing.pipeline.compare", broken)
    status, _, err = run(capsys, "compare", "sample")
    assert status == 2
    assert err.count("\n") == 1
    assert "ZeroDivisionError: boom" in err
    assert "--debug" in err


def test_an_interrupt_has_a_status_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("framing.pipeline.compare", interrupted)
    assert run(capsys, "compare", "sample")[0] == 130


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--version")
    assert status == 0
    assert re.fullmatch(r"framing \d+\.\d+\.\d+\n", out)


@pytest.mark.parametrize("arguments", [["--help"], ["compare", "sample"]])
def test_a_reader_that_goes_away_is_no_error(arguments: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "framing", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode == 0
    assert "Broken" not in errors
    assert "Traceback" not in errors
