"""What commands print, write and warn about."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from framing.commands.shared_options import Charts, Format
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.coding.agreement import Agreement
    from framing.report.ro_crate import CrateOptions
    from framing.types import Comparison, Story


def say(line: str) -> None:
    """Print a line at once: what reads it may wait for it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def warn(line: str) -> None:
    """Write one line to standard error, with nothing in it that a terminal would obey.

    A terminal gets it broken between its words, where it would break it anywhere.
    """
    lines = [one_line(line)]
    if sys.stderr.isatty():
        from framing.report.terminal.folding import fold
        from framing.report.terminal.width import width_of

        lines = fold(lines[0], width_of(sys.stderr), rest="  ")
    sys.stderr.write("\n".join(lines) + "\n")


def warn_of(comparison: "Comparison", story: str = "") -> None:
    """Write a comparison's warnings, with the story's name where there are several."""
    for warning in comparison.warnings:
        warn(f"warning: {story}: {warning}" if story else f"warning: {warning}")


def compared(story: "Story", counted: str = "") -> "Comparison":
    """Compare a story's versions, with a sign of life where that takes long."""
    from framing.commands.progress import waiting

    with waiting(f"comparing the versions of {story.title}{counted}"):
        from framing.pipeline import compare

        return compare(story)


def toned(comparison: "Comparison", targets: "Sequence[str] | None") -> "Comparison":
    """Add the rows of sentiment towards the targets that were asked for."""
    if not targets:
        return comparison
    from framing.config import default
    from framing.statistics.news_sentiment import with_tone

    return with_tone(comparison, targets, default().scores)


def show(comparison: "Comparison", shape: Format, agreed: "tuple[Agreement, ...]" = ()) -> None:
    """Print a comparison in the form that was asked for, after its warnings."""
    warn_of(comparison)
    match shape:
        case Format.table:
            from framing.report.terminal import print_agreement, print_table

            print_table(comparison, sys.stdout)
            if agreed:
                print_agreement(agreed, sys.stdout)
        case Format.json:
            from framing.report.result_json import result_json

            sys.stdout.write(result_json(comparison, agreed))
        case Format.csv:
            from framing.report.csv import csv_files

            sys.stdout.write(csv_files({"": comparison})["versions.csv"])


def write(  # noqa: PLR0913 - one parameter for every option
    comparisons: Mapping[str, "Comparison"],
    folder: Path,
    *,
    force: bool,
    charts: Charts | None = None,
    brief: bool = False,
    crate: "CrateOptions | None" = None,
) -> None:
    """Write the report about one or several stories, and say so."""
    from framing.commands.progress import waiting
    from framing.report import write_reports

    kind: Literal["svg", "png"] | None = charts.value if charts else None
    with waiting("writing the report"):
        files = write_reports(
            comparisons, folder, force=force, charts=kind, brief=brief, crate=crate
        )
    warn(f"wrote {len(files)} files to {folder}")
