"""``framing evaluate``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import warn
from framing.commands.shared_options import Shape


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of benchmarks.")],
    *,
    task: Annotated[
        list[str] | None, typer.Option("--task", metavar="NAME", help="Only this one; repeatable.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Shape, typer.Option("--format", help="What to print.")
    ] = Shape.table,
) -> None:
    """Measure every detector on the benchmarks in a folder."""
    from framing.evaluation.figures_table import evaluation_json, print_evaluation
    from framing.evaluation.run import evaluate as measure

    evaluation = measure(folder, only=task or (), say=warn)
    for line in evaluation.left_out:
        warn(line)
    if format is Shape.json:
        sys.stdout.write(evaluation_json(evaluation))
    else:
        print_evaluation(evaluation, sys.stdout)
