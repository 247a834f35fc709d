"""``framing batch``."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from framing import garbage_collection
from framing.commands.output import warn

_BEYOND = 128
"""What a shell adds to the number of the signal that ended a process."""


class Shape(StrEnum):
    """What the tables are written as."""

    parquet = "parquet"
    csv = "csv"
    both = "both"


def batch(  # noqa: PLR0913 - one parameter for every option
    stories: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT",
            help="A folder of story folders, or a .jsonl, .csv or .parquet file with the columns"
            " story, outlet, text.",
        ),
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The tables' folder.")],
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="A Dask cluster: tcp://host:8786."),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes here; as many as cores by default."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Shape, typer.Option("--format", help="What is written.")
    ] = Shape.parquet,
    part: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Stories in one part; 100 by default."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace an earlier run in the folder.")
    ] = False,
) -> None:
    """Compare every story of a collection, on this machine or a cluster; goes on when stopped."""
    from framing.batch.run_batch import Engine, run_batch
    from framing.errors import FramingError

    if scheduler is not None and workers is not None:
        raise FramingError("--workers starts processes here; leave it out with --scheduler")
    garbage_collection.collect_normally()  # what a cluster needs to be run is soon unused
    try:
        with _told_to_stop():
            summary = run_batch(
                stories,
                out,
                engine=Engine(scheduler, workers),
                shape=format.value,
                part_stories=part,
                force=force,
                say=warn,
            )
    except KeyboardInterrupt as stop:
        warn("interrupted; the same command goes on from where it stopped")
        if stop.args:
            raise typer.Exit(_BEYOND + stop.args[0]) from None
        raise
    total = summary.compared + summary.failed
    if summary.before == total:
        warn(f"{out} is done already: nothing to do; give --force to do it again")
    warn(
        f"{summary.compared:,} of {total:,} stories compared, {summary.failed:,} failed; "
        f"{summary.errors:,} {'row' if summary.errors == 1 else 'rows'} of errors; in {out}"
    )
    if total and not summary.compared:
        raise FramingError(f"no story could be compared; the table of errors in {out} says why")


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """Let a queue or a lost connection end a run as Ctrl-C does: its processes and files go too."""

    def stop(number: int, _: FrameType | None) -> None:
        raise KeyboardInterrupt(number)

    asked = [getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP")]
    # Whoever calls this from a program, or with nohup, has said what is to happen: it stays so.
    ours = [number for number in asked if number and signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
