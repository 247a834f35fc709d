"""``framing app``."""

from typing import Annotated

import typer

from framing.commands.output import say
from framing.commands.story_argument import folder_of


def serve(
    stories: Annotated[
        list[str] | None, typer.Argument(metavar="STORY", help="Stories to open.")
    ] = None,
    *,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="8501 or any free one by default.")
    ] = None,
) -> None:
    """Open stories in the browser; Ctrl-C ends it."""
    from framing.commands.launch_app import run_app

    run_app([folder_of(story) for story in stories or ()], port, say)
