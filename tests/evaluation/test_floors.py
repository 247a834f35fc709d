"""No detector gets worse unseen: figures against their floors, where the benchmarks are at hand."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from helpers.benchmarks import write_benchmarks

from framing.evaluation.benchmark_files import digest
from framing.evaluation.run import Evaluation, evaluate
from framing.evaluation.tasks import tasks

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("FRAMING_BENCHMARKS", ROOT.parent / "shared" / "benchmarks"))
DATA = tomllib.loads(files("framing.evaluation").joinpath("floors.toml").read_text("utf-8"))
DOCS = (ROOT / "docs" / "validation.md").read_text("utf-8")
QUICK = ["certainty", "factuality"]
"""Tasks that take seconds, so that their whole line of the docs can be made again."""


def unusable(names: tuple[str, ...]) -> str:
    """Say which of a task's files is not the one that its floors were measured on."""
    for name in names:
        path = FOLDER / name
        if not path.is_file():
            return f"{name} is not at hand; set FRAMING_BENCHMARKS to the folder of benchmarks"
        if digest(path) != DATA["files"][name]:
            return f"{name} is not the file that the floors were measured on"
    return ""


def usable(only: list[str]) -> list[str]:
    """Return the tasks that can be held to their figures; skip the test when there are none."""
    reasons = {task.name: unusable(task.files) for task in tasks() if task.name in only}
    kept = [name for name, reason in reasons.items() if not reason]
    if not kept:
        pytest.skip(next(iter(reasons.values())))
    return kept


def below(evaluation: Evaluation, floors: list[dict[str, Any]]) -> list[str]:
    """Return a line for every figure that is under its floor by more than the tolerance."""
    figures = {(one.task, one.metric): one.ours.value for one in evaluation.results}
    ran = {task for task, _ in figures}
    found = []
    for row in floors:
        value = figures.get((row["task"], row["metric"]))
        least = row["floor"] - row["tolerance"]
        if row["task"] in ran and (value is None or value < least):
            found.append(f"{row['task']}, {row['metric']}: {value} is below {least:.4f}")
    return found


def lines_of_docs() -> dict[tuple[str, str], tuple[str, str]]:
    """Return our figure and its interval for each task and metric in the table of the docs."""
    row = re.compile(r"^([a-z_]+)  +(\S.*?)  +(-?\d\.\d{3})  +(\S+ to \S+|–)", re.MULTILINE)
    return {
        (task, metric): (value, interval) for task, metric, value, interval in row.findall(DOCS)
    }


def test_every_task_has_a_floor_and_every_floor_its_files() -> None:
    assert {row["task"] for row in DATA["floor"]} == {task.name for task in tasks()}
    assert set(DATA["files"]) == {name for task in tasks() for name in task.files}


def test_no_figure_is_below_its_floor() -> None:
    only = usable([task.name for task in tasks()])
    evaluation = evaluate(FOLDER, only=only, baselines=False, resamples=0)
    assert below(evaluation, DATA["floor"]) == []


def test_a_fall_is_seen_and_noise_is_not(tmp_path: Path) -> None:
    write_benchmarks(tmp_path)
    evaluation = evaluate(tmp_path, only=["subjectivity"], baselines=False, resamples=0)
    value = evaluation.results[0].ours.value
    assert value is not None
    row = {"task": "subjectivity", "metric": evaluation.results[0].metric, "tolerance": 0.01}
    assert below(evaluation, [row | {"floor": value + 0.009}]) == []
    assert len(below(evaluation, [row | {"floor": value + 0.011}])) == 1


def test_the_docs_show_every_floor() -> None:
    shown = lines_of_docs()
    assert {(row["task"], row["metric"]) for row in DATA["floor"]} <= set(shown)


def test_the_docs_show_what_the_command_prints() -> None:
    evaluation = evaluate(FOLDER, only=usable(QUICK), baselines=False)
    shown = lines_of_docs()
    for one in evaluation.results:
        assert one.ours.value is not None
        assert one.ours.interval is not None
        expected = (
            f"{one.ours.value:.3f}",
            f"{one.ours.interval[0]:.3f} to {one.ours.interval[1]:.3f}",
        )
        assert shown[one.task, one.metric] == expected, (
            "print 'framing evaluate' again and put its table into docs/validation.md"
        )
