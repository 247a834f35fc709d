"""Run the benchmarks that a folder holds: figures with intervals, beside what others reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.errors import FramingError
from framing.evaluation.benchmark_files import digest, located, missing, rows
from framing.evaluation.bootstrap import RESAMPLES, bootstrap, figure
from framing.evaluation.task import OURS, Elsewhere, Task
from framing.evaluation.tasks import tasks
from framing.evaluation.training_tools import CheckoutNeededError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from framing.evaluation.task import Measured
    from framing.statistics.confidence_intervals import Interval


@dataclass(frozen=True, slots=True)
class Figure:
    """One system's figure; ``value`` and ``interval`` are None where undefined."""

    system: str
    value: float | None
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the table: this program on one metric of one task, and its rivals.

    ``ours`` is for the rows at hand; ``baselines`` ran on the same rows; ``elsewhere`` is what
    others report, on whatever part their notes say. ``units`` and ``groups`` are what was scored
    and what was drawn for the interval.
    """

    task: str
    metric: str
    ours: Figure
    baselines: tuple[Figure, ...]
    elsewhere: tuple[Elsewhere, ...]
    units: int
    groups: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured, the tasks and the files (with their SHA-256) it was measured on.

    ``left_out`` has a line on each task whose files or tools are not at hand.
    """

    results: tuple[Result, ...]
    tasks: tuple[Task, ...]
    files: Mapping[str, str]
    left_out: tuple[str, ...]


def evaluate(
    folder: Path,
    *,
    only: Sequence[str] = (),
    baselines: bool = True,
    resamples: int = RESAMPLES,
    say: Callable[[str], None] = lambda _: None,
) -> Evaluation:
    """Measure the program on every benchmark whose files are in ``folder``.

    Args:
        folder: The benchmarks, laid out as the tasks' TOML files name them.
        only: The tasks to run; all of them when empty.
        baselines: Whether the plain baselines run, too; they take most of the time.
        resamples: How often the bootstrap draws; 0 for no intervals.
        say: Is told which task comes next.

    Raises:
        FramingError: There is no task of that name, none has its files there, a file is not what
            it should be, or every task needs a checkout of the source.
    """
    if not folder.is_dir():
        raise FramingError(f"{folder} is not a folder; give the folder of benchmarks")
    wanted = _chosen(only)
    lacks = {task.name: missing(folder, task) for task in wanted}
    present = tuple(task for task in wanted if not lacks[task.name])
    if not present:
        wanted_file = wanted[0].files[0]
        raise FramingError(f"{folder} holds no benchmark; it needs files such as {wanted_file}")
    left_out = [f"{name} is left out: no {file}" for name, file in lacks.items() if file]
    results: list[Result] = []
    measured_tasks: list[Task] = []
    for task in present:
        say(f"measuring {task.name}")
        try:
            measured = list(task.measure(rows(folder, task), baselines=baselines))
        except CheckoutNeededError as reason:
            left_out.append(f"{task.name} is left out: {reason}")
            continue
        measured_tasks.append(task)
        results += _results(task, measured, resamples)
    if not measured_tasks:
        raise FramingError(left_out[-1])
    files = {name: digest(located(folder, name)) for task in measured_tasks for name in task.files}
    return Evaluation(tuple(results), tuple(measured_tasks), files, tuple(left_out))


def _chosen(only: Sequence[str]) -> tuple[Task, ...]:
    names = [task.name for task in tasks()]
    unknown = sorted(set(only) - set(names))
    if unknown:
        raise FramingError(f"there is no task {unknown[0]}; choose from {', '.join(names)}")
    return tuple(task for task in tasks() if not only or task.name in only)


def _results(task: Task, measured: Sequence[Measured], resamples: int) -> list[Result]:
    return [
        Result(
            task=task.name,
            metric=ours.metric,
            ours=_figure(ours, resamples),
            baselines=tuple(
                _figure(baseline, resamples)
                for baseline in measured
                if baseline.metric == ours.metric and baseline.system != OURS
            ),
            elsewhere=tuple(row for row in task.elsewhere if row.metric == ours.metric),
            units=len(ours.groups),
            groups=len(set(ours.groups)),
        )
        for ours in measured
        if ours.system == OURS
    ]


def _figure(measured: Measured, resamples: int) -> Figure:
    return Figure(
        system=measured.system,
        value=figure(measured.score, len(measured.groups)),
        interval=bootstrap(measured.score, measured.groups, resamples=resamples),
    )
