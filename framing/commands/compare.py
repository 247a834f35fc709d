"""``framing compare``."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.output import compared, show, toned, write
from framing.commands.shared_options import (
    Force,
    Format,
    FormatOption,
    OutFolder,
    StoryArgument,
    Target,
)
from framing.commands.story_argument import name_of, story_of

if TYPE_CHECKING:
    from framing.coding.agreement import Agreement
    from framing.types import Story


def compare(  # noqa: PLR0913 - one parameter for every option
    story: StoryArgument,
    *,
    out: OutFolder = None,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
    agreement: Annotated[
        bool,
        typer.Option("--agreement", help="Also show how far the program agrees with labels.csv."),
    ] = False,
    target: Target = None,
    force: Force = False,
) -> None:
    """Score every version of a story against its baseline."""
    read = story_of(story)
    comparison = toned(compared(read), target)
    agreed = _agreement(read) if agreement else ()
    if out is not None:
        write({name_of(story): comparison}, out, force=force)
    show(comparison, format, agreed)


def _agreement(story: "Story") -> "tuple[Agreement, ...]":
    """Compare labels with a reading of the story that does not know them."""
    from framing.coding.agreement import agreement

    return agreement(story.labels, compared(replace(story, labels=())))
