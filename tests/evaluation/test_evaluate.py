"""The evaluation on invented benchmarks: what is counted, what is left out, what is refused."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from helpers.benchmarks import OPENING, SPOKEN, polnear_article, write_benchmarks

from framing.cli import main
from framing.errors import FramingError
from framing.evaluation.cleaned_offsets import Offsets
from framing.evaluation.program_answers import article_lines, articles
from framing.evaluation.run import Evaluation, Figure, evaluate
from framing.evaluation.tasks import tasks
from framing.evaluation.training_tools import CheckoutNeededError, training_tools
from framing.ingest.cleaning import clean

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_benchmarks(tmp_path_factory.mktemp("benchmarks"))


@pytest.fixture(scope="module")
def evaluation(folder: Path) -> Evaluation:
    return evaluate(folder, resamples=20)


def ours(evaluation: Evaluation, task: str, metric: str) -> Figure:
    return next(one.ours for one in evaluation.results if (one.task, one.metric) == (task, metric))


def test_every_task_is_measured_with_baselines(evaluation: Evaluation) -> None:
    assert {one.task for one in evaluation.results} == {task.name for task in tasks()}
    assert {one.task for one in evaluation.results if one.baselines} == {
        task.name for task in tasks()
    }
    assert evaluation.left_out == ()


def test_what_others_report_is_about_a_metric_that_is_measured(evaluation: Evaluation) -> None:
    measured = {(one.task, one.metric) for one in evaluation.results}
    assert {(task.name, one.metric) for task in tasks() for one in task.elsewhere} <= measured


def test_a_task_is_found_by_its_module_and_described_by_its_data() -> None:
    folder = files("framing.evaluation.tasks")
    described = {
        file.name.removesuffix(".toml") for file in folder.iterdir() if ".toml" in file.name
    }
    assert {task.name for task in tasks()} == described
    assert all(task.about and task.data and task.licence for task in tasks())


@pytest.mark.parametrize(
    ("task", "metric"),
    [
        ("attribution", "source F1"),
        ("attribution", "content F1"),
        ("attribution", "credited sentence F1"),
        ("alignment", "average precision"),
        ("commentary", "F1"),
        ("factappeal", "appeal F1"),
        ("factappeal", "source role recall"),
        ("factuality", "AUC"),
        ("not_article", "F1"),
        ("target_sentiment", "macro-F1"),
    ],
)
def test_plain_cases_are_all_right(evaluation: Evaluation, task: str, metric: str) -> None:
    assert ours(evaluation, task, metric).value == pytest.approx(1.0)


def test_a_cue_is_right_only_when_both_ends_are(tmp_path: Path) -> None:
    article = polnear_article()
    write_benchmarks(tmp_path)
    for credit in article["attributions"]:  # type: ignore[attr-defined]
        credit["source"] = [[start, end - 1] for start, end in credit["source"]]
    path = tmp_path / "attribution" / "dev.jsonl"
    path.write_text(json.dumps(article) + "\n", "utf-8")
    result = evaluate(tmp_path, only=["attribution"], baselines=False, resamples=0)
    assert ours(result, "attribution", "source F1").value == 0.0
    assert ours(result, "attribution", "content F1").value == pytest.approx(1.0)


def test_without_baselines_only_the_program_runs(folder: Path) -> None:
    result = evaluate(folder, only=["certainty"], baselines=False, resamples=0)
    assert [one.baselines for one in result.results] == [()]
    assert [one.ours.interval for one in result.results] == [None]


def test_the_same_call_gives_the_same_figures(folder: Path, evaluation: Evaluation) -> None:
    again = evaluate(folder, only=["certainty", "alignment"], resamples=20)
    kept = [one for one in evaluation.results if one.task in {"certainty", "alignment"}]
    assert list(again.results) == kept


def test_a_task_without_its_file_is_left_out_and_said_so(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    (tmp_path / "certainty" / "val.tsv").unlink()
    result = evaluate(tmp_path, only=["certainty", "headlines"], baselines=False, resamples=0)
    assert {one.task for one in result.results} == {"headlines"}
    assert result.left_out == ("certainty is left out: no certainty/val.tsv",)


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("certainty/val.tsv", "certainty\tfinding\n3\tOwls hunt.\n", r"line 2: no text"),
        ("certainty/val.tsv", "certainty\ttext\n3\t\n", r"line 2: no text"),
        (
            "certainty/val.tsv",
            "certainty\ttext\nhigh\tOwls hunt.\n",
            r"line 2: not a number.*'high'",
        ),
        ("attribution/dev.jsonl", '{"text": "Snow fell.\n', r"line 1: not JSON"),
        ("attribution/dev.jsonl", "[1]\n", r"line 1: not a JSON object"),
        ("attribution/dev.jsonl", '{"outlet": "a", "text": "b"}\n', r"line 1: no attributions"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(
    tmp_path: Path, file: str, text: str, says: str
) -> None:
    write_benchmarks(tmp_path)
    (tmp_path / file).write_text(text, "utf-8")
    with pytest.raises(FramingError, match=says):
        evaluate(tmp_path, only=[file.partition("/")[0]], baselines=False, resamples=0)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    (tmp_path / "certainty" / "val.tsv").write_bytes(b"certainty\ttext\n3\t\xff\xfe\n")
    with pytest.raises(FramingError, match=r"certainty/val\.tsv"):
        evaluate(tmp_path, only=["certainty"], baselines=False, resamples=0)


def test_the_command_prints_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder), "--task", "headlines"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].split("  ")[0] == "task"
    assert "character TF-IDF" in out
    assert "0.825 best system of SemEval" in out
    assert "free with acknowledgement" in " ".join(out.split())


def test_the_command_prints_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(folder), "--task", "certainty", "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    (row,) = result["results"]
    assert row["ours"]["low"] <= row["ours"]["value"] <= row["ours"]["high"]
    assert {one["system"] for one in row["baselines"]} == {
        "rules alone",
        "hedge count",
        "TF-IDF ridge",
    }
    assert result["tasks"][0]["licence"] == "MIT"


def test_the_command_says_what_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_benchmarks(tmp_path)
    (tmp_path / "alignment" / "headlines_dev.tsv").unlink()
    arguments = ["evaluate", str(tmp_path), "--task", "headlines", "--task", "factuality"]
    assert main(arguments) == 0
    assert "headlines is left out: no alignment/headlines_dev.tsv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "holds no benchmark; it needs files such as alignment/multinews_dev.tsv"),
        (["--task", "bias"], "there is no task bias; choose from alignment, attribution"),
    ],
)
def test_the_command_refuses_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert main(["evaluate", str(tmp_path), *arguments]) == 2
    err = capsys.readouterr().err
    assert says in err
    assert len(err.splitlines()) == 1


def test_a_folder_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", str(tmp_path / "none")]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_articles_of_one_name_are_parted_where_numbers_begin_again() -> None:
    rows = [{"doc": doc, "sentence_no": number} for doc, number in [("a", 1), ("a", 2), ("a", 1)]]
    rows += [{"doc": "b", "sentence_no": 5}, {"doc": "a", "sentence_no": 6}]
    assert [len(part) for part in articles(rows)] == [2, 1, 1, 1]


def test_a_line_is_read_in_its_article() -> None:
    opened = f"{SPOKEN} “We cannot widen it."
    continued = "“It was a disgrace and a disaster.”"
    caption = "FILE PHOTO: Mayor Ida Holm in Odda. REUTERS/Ana Prill"
    spoken, line, left_out = article_lines((opened, continued, caption))
    assert (spoken.voice.voice, line.voice.voice) == ("other", "other")
    assert line.voice.chain == spoken.voice.chain
    assert left_out.skipped
    assert left_out.cues == ()


def test_what_fits_models_is_found_from_a_folder_with_tools_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools" / "__init__.py").touch()
    code = (
        "from framing.evaluation.training_tools import training_tools\n"
        "with training_tools():\n"
        "    import tools.training as training\n"
        "print(training.__file__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(ROOT)))},
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(run.stdout.strip()).is_relative_to(ROOT)


def test_without_a_checkout_one_line_says_so(tmp_path: Path) -> None:
    package = tmp_path / "framing"
    with pytest.raises(CheckoutNeededError, match="from a checkout"), training_tools(package):
        pytest.fail("there is nothing to import")


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "e\u0301", "\u00a0", "\r\n"])
def test_spans_follow_the_words_through_cleaning(mark: str) -> None:
    original = f"Odda{mark} is far.{mark}{OPENING}"
    start = original.index("night boats")
    kept = clean(original)
    moved = Offsets(original, kept).moved(start, start + len("night boats"))
    assert moved is not None
    assert kept[slice(*moved)] == "night boats"


def test_a_span_of_nothing_visible_is_nowhere() -> None:
    assert Offsets("a \u200b b", "a  b").moved(1, 4) is None


def test_a_text_that_changed_is_refused() -> None:
    with pytest.raises(FramingError, match="changes in reading"):
        Offsets("a b", "a b c")
