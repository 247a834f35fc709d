"""An evaluation for people, as a table, and for programs, as JSON."""

from __future__ import annotations

import json
import textwrap
from typing import IO, TYPE_CHECKING

from framing.evaluation.bootstrap import LEVEL, RESAMPLES, SEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.evaluation.run import Evaluation, Figure, Result
    from framing.evaluation.task import Elsewhere, Task

_WIDTH = 112
_DIGITS = 3
_UNDEFINED = "–"
_HEAD = ("task", "metric", "ours", "95 %", "same rows, here", "reported elsewhere")


def print_evaluation(evaluation: Evaluation, file: IO[str]) -> None:
    """Print one line a figure, and below them what the tasks are and what the columns mean."""
    rows = [_HEAD, *(line for result in evaluation.results for line in _lines(result))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for number, row in enumerate(rows):
        cells = zip(row, widths, strict=True)
        file.write("  ".join(cell.ljust(width) for cell, width in cells).rstrip() + "\n")
        if not number:
            file.write("  ".join("-" * width for width in widths) + "\n")
    file.write("\n")
    for note in _notes(evaluation):
        file.write(textwrap.fill(note, _WIDTH, subsequent_indent="  ") + "\n")


def evaluation_json(evaluation: Evaluation) -> str:
    """Return figures, intervals and tasks; floats have four decimals, undefined is ``null``."""
    result = {
        "level": LEVEL,
        "resamples": RESAMPLES,
        "seed": SEED,
        "results": [_result(one) for one in evaluation.results],
        "tasks": [_task(task) for task in evaluation.tasks],
        "files": dict(evaluation.files),
        "left_out": list(evaluation.left_out),
    }
    return json.dumps(result, indent=2, sort_keys=True) + "\n"


def _lines(result: Result) -> Iterator[tuple[str, ...]]:
    """Yield a line for our figure; what it is held against goes on below it."""
    baselines = [f"{_number(each.value)} {each.system}" for each in result.baselines]
    elsewhere = [_reported(each) for each in result.elsewhere]
    first = (result.task, result.metric, _number(result.ours.value), _interval(result.ours))
    for number in range(max(1, len(baselines), len(elsewhere))):
        left = first if not number else ("",) * len(first)
        yield (*left, _at(baselines, number), _at(elsewhere, number))


def _at(cells: list[str], number: int) -> str:
    return cells[number] if number < len(cells) else ""


def _reported(one: Elsewhere) -> str:
    return f"{one.value:g} {one.by}" + (f" ({one.note})" if one.note else "")


def _number(value: float | None) -> str:
    return _UNDEFINED if value is None else f"{round(value, _DIGITS) + 0.0:.{_DIGITS}f}"


def _interval(figure: Figure) -> str:
    if figure.interval is None:
        return _UNDEFINED
    return f"{_number(figure.interval[0])} to {_number(figure.interval[1])}"


def _notes(evaluation: Evaluation) -> Iterator[str]:
    for task in evaluation.tasks:
        own = [result for result in evaluation.results if result.task == task.name]
        units, groups = max((result.units, result.groups) for result in own)
        yield (
            f"{task.name}: {task.about}. {task.data} ({task.licence}); {units:,} units scored in "
            f"{groups:,} groups."
        )
    yield (
        f"95 %: percentile bootstrap, {RESAMPLES:,} draws of whole groups (articles, topics, "
        "sentences). It covers the choice of material, not that rules and thresholds were made "
        "while looking at these data, which flatters."
    )
    yield (
        "Same rows, here: plain baselines, run in this call; trained ones (TF-IDF) learn from the "
        "other nine tenths of these very data. Reported elsewhere: on the part in brackets."
    )


def _result(result: Result) -> dict[str, object]:
    return {
        "task": result.task,
        "metric": result.metric,
        "ours": _plain(result.ours),
        "baselines": [_plain(figure) for figure in result.baselines],
        "elsewhere": [
            {"value": each.value, "by": each.by, "note": each.note} for each in result.elsewhere
        ],
        "units": result.units,
        "groups": result.groups,
    }


def _plain(figure: Figure) -> dict[str, object]:
    low, high = figure.interval or (None, None)
    return {
        "system": figure.system,
        "value": _rounded(figure.value),
        "low": _rounded(low),
        "high": _rounded(high),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4) + 0.0


def _task(task: Task) -> dict[str, object]:
    return {
        "name": task.name,
        "about": task.about,
        "data": task.data,
        "licence": task.licence,
        "files": list(task.files),
    }
