"""``framing baseline``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import compared, warn, warn_of
from framing.commands.shared_options import StoryArgument
from framing.commands.story_argument import story_of
from framing.errors import OutputError


def baseline(
    story: StoryArgument,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.json", help="Save the baseline here.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
) -> None:
    """List the facts that the versions credit to the source report."""
    from framing.report.terminal import print_facts

    if out is not None and out.exists() and not force:
        # It may hold a person's edits.
        raise OutputError(f"{out} exists; choose another file, or give --force to replace it")
    comparison = compared(story_of(story))
    warn_of(comparison)
    if out is not None:
        from framing.facts.baseline_file.write import baseline_json
        from framing.report.output_folder import replace_file

        replace_file(out, baseline_json(comparison))
        warn(f"wrote {out}")
    print_facts(comparison, sys.stdout)
