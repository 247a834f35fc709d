"""``framing export``."""

from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import compared, warn, warn_of
from framing.commands.shared_options import StoryArgument
from framing.commands.story_argument import story_of


def export(
    story: StoryArgument,
    *,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="webanno, refi-qda, brat, cas, labelstudio or csv-tif.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="The file or folder to make.")],
    blind: Annotated[
        bool,
        typer.Option("--blind", help="Texts and codes only, for who codes without the program."),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write where something is; other files there stay.")
    ] = False,
) -> None:
    """Write a story with its codings for another tool: NVivo, MAXQDA, INCEpTION, R and others."""
    from framing.exchange import export_story
    from framing.exchange.formats import reader, writer
    from framing.exchange.written_files import check_free

    # Who mistypes something need not wait for the comparison.
    (reader if blind else writer)(to)
    if not force:
        check_free(out)
    comparison = compared(story_of(story))
    warn_of(comparison)
    files = export_story(comparison, to, out, blind=blind, force=force)
    warn(f"wrote {out}" if files == (out,) else f"wrote {len(files)} files to {out}")
