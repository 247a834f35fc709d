"""``framing profile``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.output import compared, warn
from framing.commands.shared_options import Force
from framing.commands.story_argument import name_of, story_of
from framing.errors import FramingError, StoryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.profile.story_values import StoryValues


class By(StrEnum):
    """What habits are looked for in."""

    outlet = "outlet"


class Shape(StrEnum):
    """What is printed."""

    table = "table"
    csv = "csv"


def profile(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="TABLES_OR_STORIES",
            help="Folders that 'framing report' or 'framing batch' wrote, versions.csv files, story"
            " folders, or folders of them.",
        ),
    ],
    *,
    by: Annotated[By, typer.Option("--by", help="Whose habits.")] = By.outlet,  # noqa: ARG001
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write table and chart here.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Shape, typer.Option("--format", help="What to print.")
    ] = Shape.table,
    force: Force = False,
) -> None:
    """Show what each outlet keeps, credits, hedges and adds over many stories."""
    from framing.config import default
    from framing.profile.outlet_profile import outlet_profile
    from framing.profile.profile_files import profile_csv
    from framing.profile.said import stories as counted
    from framing.profile.story_values import each_once
    from framing.report.words import words

    config = default()
    stories, again = each_once(story for one in inputs for story in _stories(one))
    if again:
        warn(f"warning: {words('profile')['again'].format(stories=counted(again))}")
    made = outlet_profile(stories, config.profile)
    if out is not None:
        from framing.profile.profile_files import KIND, profile_files
        from framing.report.report_folder import write_sealed

        files = write_sealed(
            out, lambda: profile_files(made, stories, config), force=force, kind=KIND
        )
        warn(f"wrote {len(files)} files to {out}")
    if format is Shape.csv:
        sys.stdout.write(profile_csv(made))
        return
    from framing.profile.terminal import print_profile

    print_profile(made, config.profile, sys.stdout)


def _stories(given: str) -> "Iterator[StoryValues]":
    """Yield the stories behind one argument: from tables as they stand, or compared now."""
    from framing.profile.read_tables import holds_tables, read_tables

    path = Path(given)
    if holds_tables(path):
        yield from read_tables(path)
        return
    from framing.profile.story_values import of_comparison
    from framing.stories.library import named_stories, stories_in

    folders = named_stories(stories_in(path))
    if len(folders) < 2:  # noqa: PLR2004 - a story, the sample, or what is none and says so
        yield of_comparison(name_of(given), compared(story_of(given)))
        return
    found = 0
    for number, (name, folder) in enumerate(folders.items(), 1):
        try:
            comparison = compared(story_of(str(folder)), f" ({number} of {len(folders)})")
        except FramingError as error:
            # One story that cannot be read costs nobody the others.
            warn(f"warning: left out: {error}")
            continue
        found += 1
        yield of_comparison(name, comparison)
    if not found:
        raise StoryError(f"{given}: none of its {len(folders)} stories can be compared")
