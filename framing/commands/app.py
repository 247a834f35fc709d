"""``framing app``."""

from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import say
from framing.commands.story_argument import folder_of


def serve(
    folders: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FOLDER", help="Stories, or folders of stories, beside the library."
        ),
    ] = None,
    *,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="8501 or any free one by default.")
    ] = None,
    library: Annotated[
        Path | None,
        typer.Option(
            "--library", metavar="DIR", help="Where new stories are kept, for this run alone."
        ),
    ] = None,
    hosts: Annotated[
        list[str] | None,
        typer.Option(
            "--host", metavar="NAME", help="A name that a web server in front is known by."
        ),
    ] = None,
) -> None:
    """Open the library of stories in the browser; Ctrl-C ends it."""
    from framing.commands.launch_app import Place, run_app

    stories = [folder_of(folder) for folder in folders or ()]
    run_app(stories, Place(port, library, tuple(hosts or ())), say)
