"""The task of told facts: a labelled story read from its folder, and each figure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from helpers.benchmarks import write_told_facts

from framing.errors import FramingError
from framing.evaluation.benchmark_files import rows
from framing.evaluation.tasks import tasks
from framing.evaluation.thresholds import best_threshold

if TYPE_CHECKING:
    from pathlib import Path

    from framing.evaluation.task import Task


def task() -> Task:
    return next(each for each in tasks() if each.name == "told_facts")


def figures(folder: Path, *, baselines: bool = False) -> dict[tuple[str, str], float]:
    found = task().measure(rows(folder, task()), baselines=baselines)
    return {(one.system, one.metric): one.score(np.ones(len(one.groups))) for one in found}


def test_a_link_counts_by_how_plainly_both_tell_the_fact(tmp_path: Path) -> None:
    write_told_facts(tmp_path)
    found = figures(tmp_path)
    assert found["framing", "links precision"] == found["framing", "links recall"] == 1.0
    assert found["framing", "links recall, paraphrase"] == 1.0
    assert ("framing", "links recall, same words") not in found
    assert found["framing", "facts precision"] == found["framing", "facts recall"] == 1.0


def test_a_difference_that_nobody_claims_is_not_found(tmp_path: Path) -> None:
    write_told_facts(tmp_path)
    found = figures(tmp_path)
    assert found["framing", "differences found"] == 0.0
    assert np.isnan(found["framing", "differences right"])


def test_baselines_answer_the_same_pairs(tmp_path: Path) -> None:
    write_told_facts(tmp_path)
    found = figures(tmp_path, baselines=True)
    assert {"word TF-IDF", "character TF-IDF"} < {system for system, _ in found}


@pytest.mark.parametrize(("part", "read"), [("test", 1), ("train", 1)])
def test_without_a_test_part_all_stories_are_read(tmp_path: Path, part: str, read: int) -> None:
    write_told_facts(tmp_path, part)
    assert len(next(iter(task().measure(rows(tmp_path, task()), baselines=False))).groups) == read


def test_stories_for_training_are_left_alone_where_there_are_some_to_test(tmp_path: Path) -> None:
    write_told_facts(tmp_path)
    with (tmp_path / "stories.tsv").open("a", encoding="utf-8") as file:
        file.write("nowhere\ttrain\n")
    assert list(next(iter(task().measure(rows(tmp_path, task()), baselines=False))).groups) == [
        "ferry"
    ]


def test_a_story_that_is_not_there_is_named(tmp_path: Path) -> None:
    write_told_facts(tmp_path)
    (tmp_path / "stories.tsv").write_text("story\tpart\nnowhere\ttest\n", "utf-8")
    with pytest.raises(FramingError, match="nowhere"):
        list(task().measure(rows(tmp_path, task()), baselines=False))


def test_the_best_threshold_is_the_likeness_with_the_best_f1() -> None:
    gold = np.array([True, True, False, True, False])
    assert best_threshold(gold, np.array([0.9, 0.8, 0.7, 0.6, 0.1])) == 0.6
    assert best_threshold(gold, np.array([0.5, 0.5, 0.5, 0.5, 0.5])) == 0.5
