"""No detector gets worse unseen: figures against their floors, where the benchmarks are at hand."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from helpers.benchmarks import write_benchmarks
from helpers.fitted import digest_of_targets

from framing.evaluation.benchmark_files import digest, located, rows
from framing.evaluation.bootstrap import RESAMPLES
from framing.evaluation.run import Evaluation, evaluate
from framing.evaluation.tasks import tasks
from tools.training.models import sentiment

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("FRAMING_BENCHMARKS", ROOT.parent / "shared" / "benchmarks"))
CORPUS, OURS = ROOT / "corpus", "told_facts"
DATA = tomllib.loads(files("framing.evaluation").joinpath("floors.toml").read_text("utf-8"))
DOCS = (ROOT / "docs" / "validation.md").read_text("utf-8")
QUICK = {"certainty", "factuality"}
"""Tasks that take seconds, so that their whole line of the docs can be made again."""


FITTED_OFTEN = "target_sentiment"
"""A task for which thirty models are fitted: not done where nothing that decides them changed."""


def parts() -> list[tuple[str, ...]]:
    """Return the other tasks in parts for several workers: those of the same files together.

    They read the same articles, which takes most of their time and is done once in a process.
    """
    by_files: dict[tuple[str, ...], list[str]] = {}
    for task in tasks():
        if task.name != FITTED_OFTEN:
            by_files.setdefault(task.files, []).append(task.name)
    return [tuple(names) for names in by_files.values()]


def folder_of(name: str) -> Path:
    """Return where a task's files lie: with the benchmarks, or the corpus that is at hand."""
    return CORPUS if name.startswith(OURS) else FOLDER


def unusable(names: tuple[str, ...]) -> str:
    """Say which of a task's files is not the one that its floors were measured on."""
    for name in names:
        path = located(folder_of(name), name)
        if not path.is_file():
            return f"{name} is not at hand; set FRAMING_BENCHMARKS to the folder of benchmarks"
        if digest(path) != DATA["files"][name]:
            return f"{name} is not the file that the floors were measured on"
    return ""


def need_files(names: tuple[str, ...]) -> None:
    """Skip the test unless the files are at hand that the tasks' figures were measured on."""
    for task in tasks():
        if task.name in names and (reason := unusable(task.files)):
            pytest.skip(reason)


def evaluated(names: tuple[str, ...]) -> Evaluation:
    """Measure tasks, with intervals where that is quick."""
    need_files(names)
    resamples = RESAMPLES if QUICK.issuperset(names) else 0
    return evaluate(folder_of(names[0]), only=names, baselines=False, resamples=resamples)


def below(evaluation: Evaluation, floors: list[dict[str, Any]]) -> list[str]:
    """Return a line for every figure that is under its floor by more than the tolerance."""
    figures = {(one.task, one.metric): one.ours.value for one in evaluation.results}
    ran = {task for task, _ in figures}
    lines = []
    for row in floors:
        value = figures.get((row["task"], row["metric"]))
        least = row["floor"] - row["tolerance"]
        if row["task"] in ran and (value is None or value < least):
            lines.append(f"{row['task']}, {row['metric']}: {value} is below {least:.4f}")
    return lines


def lines_of_docs() -> dict[tuple[str, str], tuple[str, str]]:
    """Return our figure and its interval for each task and metric in the table of the docs."""
    row = re.compile(r"^([a-z_]+)  +(\S.*?)  +(-?\d\.\d{3})  +(\S+ to \S+|–)", re.MULTILINE)
    return {
        (task, metric): (value, interval) for task, metric, value, interval in row.findall(DOCS)
    }


def stale(evaluation: Evaluation) -> list[str]:
    """Return the lines of an evaluation with intervals that stand otherwise in the docs."""
    shown = lines_of_docs()
    measured = {
        (row.task, row.metric): (
            f"{row.ours.value:.3f}",
            f"{row.ours.interval[0]:.3f} to {row.ours.interval[1]:.3f}",
        )
        for row in evaluation.results
        if row.ours.value is not None and row.ours.interval is not None
    }
    assert not measured or len(measured) == len(evaluation.results)
    return [
        f"{task}, {metric}: now {value} ({interval})"
        for (task, metric), (value, interval) in measured.items()
        if shown.get((task, metric)) != (value, interval)
    ]


def test_every_task_has_a_floor_and_every_floor_its_files() -> None:
    assert {row["task"] for row in DATA["floor"]} == {task.name for task in tasks()}
    assert set(DATA["files"]) == {name for task in tasks() for name in task.files}


@pytest.mark.slow
@pytest.mark.parametrize("names", parts(), ids="+".join)
def test_no_figure_is_below_its_floor(names: tuple[str, ...]) -> None:
    evaluation = evaluated(names)
    assert below(evaluation, DATA["floor"]) == []
    assert stale(evaluation) == [], (
        "print 'framing evaluate' again and put its table into docs/validation.md"
    )


@pytest.mark.slow
def test_the_figure_of_the_target_model_is_not_below_its_floor() -> None:
    need_files((FITTED_OFTEN,))
    (task,) = (task for task in tasks() if task.name == FITTED_OFTEN)
    recorded = DATA["fitted"][FITTED_OFTEN]
    if digest_of_targets(rows(FOLDER, task)) == recorded["digest"]:
        (floor,) = (row for row in DATA["floor"] if row["task"] == FITTED_OFTEN)
        assert recorded["value"] >= floor["floor"] - floor["tolerance"]
        return
    assert below(evaluated((FITTED_OFTEN,)), DATA["floor"]) == []


HOLM = {"text": "Voters love Mayor Holm.", "start": 12.0, "end": 22.0, "label": "positive"}
FIRM = {"text": "The firm was blamed.", "start": 4.0, "end": 8.0, "label": "negative"}


@pytest.mark.parametrize(
    "changed",
    [{"label": "neutral"}, {"start": 0.0, "end": 6.0}, {"text": "Voters hate Mayor Holm."}],
)
def test_a_model_of_other_examples_has_another_digest(
    monkeypatch: pytest.MonkeyPatch, changed: dict[str, object]
) -> None:
    monkeypatch.setattr(sentiment, "unseen_chances", lambda rows: np.full((len(rows), 3), 0.5))
    recorded = digest_of_targets([HOLM, FIRM])
    assert digest_of_targets([dict(HOLM), FIRM]) == recorded
    assert digest_of_targets([{**HOLM, **changed}, FIRM]) != recorded


def test_a_model_that_is_fitted_otherwise_has_another_digest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    digests = set()
    for answer in (0.5, 0.500_000_01, 0.500_01):
        answers = np.full((1, 3), answer)
        monkeypatch.setattr(sentiment, "unseen_chances", lambda _, answers=answers: answers)
        digests.add(digest_of_targets([HOLM, FIRM]))
    assert len(digests) == 2


def test_a_fall_is_seen_and_noise_is_not(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    evaluation = evaluate(tmp_path, only=["subjectivity"], baselines=False, resamples=0)
    value = evaluation.results[0].ours.value
    assert value is not None
    row = {"task": "subjectivity", "metric": evaluation.results[0].metric, "tolerance": 0.01}
    assert below(evaluation, [row | {"floor": value + 0.009}]) == []
    assert len(below(evaluation, [row | {"floor": value + 0.011}])) == 1


def test_a_line_of_the_docs_that_is_no_longer_so_is_seen(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    evaluation = evaluate(tmp_path, only=["certainty"], baselines=False, resamples=20)
    (line,) = stale(evaluation)
    assert line.startswith("certainty, Pearson r: now ")


def test_the_docs_show_every_floor() -> None:
    shown = lines_of_docs()
    assert {(row["task"], row["metric"]) for row in DATA["floor"]} <= set(shown)
