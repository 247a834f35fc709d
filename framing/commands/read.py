"""``framing read``."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.article_argument import AllowLocal, ArticleArgument, take
from framing.commands.output import warn
from framing.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.ingest import Read


class Printed(StrEnum):
    """What is printed."""

    text = "text"
    json = "json"


def read(  # noqa: PLR0913 - one parameter for every option
    article: ArticleArgument,
    *,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The article's outlet.")
    ] = None,
    take_in: Annotated[
        list[int] | None,
        typer.Option("--take-in", metavar="N", help="Take in this left-out line; repeatable."),
    ] = None,
    leave_out: Annotated[
        list[int] | None,
        typer.Option("--leave-out", metavar="N", help="Leave out this line; repeatable."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Printed, typer.Option("--format", help="What to print.")
    ] = Printed.text,
    allow_local: AllowLocal = False,
) -> None:
    """Show an article as the program reads it, and every line that it leaves out, with the reason.

    What is taken in or left out by hand is kept in the story.toml that lists the article.
    """
    from framing.stories.keep_choices import keep_choices, listed_entry

    path = Path(article)
    entry = listed_entry(path)
    if entry is not None and outlet is None:
        outlet = entry.outlet
    choices = entry.choices if entry else None
    taken = take(article, outlet, allow_local=allow_local, choices=choices)
    if take_in or leave_out:
        from framing.ingest.reading_choices import Choices
        from framing.report.terminal.reading import kept_lines

        lines_in = _chosen([left.text for left in taken.read.left_out], take_in, "--take-in")
        kept = [text for _, _, text in kept_lines(taken.read.version)]
        lines_out = _chosen(kept, leave_out, "--leave-out")
        if entry is None:
            warn("not kept: no story.toml lists the article; the choice holds for this call alone")
        else:
            keep_choices(path, lines_in, lines_out)
            warn(f"kept in {path.parent / 'story.toml'}")
        choices = (choices or Choices()).added(lines_in, lines_out)
        taken = taken.again(outlet, choices)
    shown = taken.read
    if format is Printed.json:
        sys.stdout.write(json.dumps(as_json(shown), ensure_ascii=False, indent=2) + "\n")
    else:
        from framing.report.terminal.reading import print_reading

        print_reading(shown, sys.stdout)


def as_json(read: "Read") -> dict[str, object]:
    """Return a reading for programs: numbers are those that the options take."""
    from framing.report.terminal.reading import kept_lines

    version = read.version
    return {
        "title": version.title,
        "outlet": version.outlet,
        "published": version.published.isoformat() if version.published else None,
        "url": version.url,
        "file": version.file,
        "sha256": version.sha256,
        "warnings": list(read.warnings),
        "lines": [
            {"number": number, "kind": kind, "why": why, "text": text}
            for number, (kind, why, text) in enumerate(kept_lines(version), 1)
        ],
        "left_out": [
            {"number": number, "why": left.why, "reason": left.reason, "text": left.text}
            for number, left in enumerate(read.left_out, 1)
        ],
    }


def _chosen(lines: "Sequence[str]", numbers: "Sequence[int] | None", option: str) -> list[str]:
    """Return the lines with these numbers, counted from 1 as they are printed."""
    for number in numbers or ():
        if not 1 <= number <= len(lines):
            there = f"1 to {len(lines)}" if lines else "none"
            raise ArticleError(f"{option} {number}: no such line; there are {there}")
    return [lines[number - 1] for number in numbers or ()]
