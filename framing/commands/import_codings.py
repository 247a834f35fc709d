"""``framing import``."""

from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import say, warn
from framing.commands.story_argument import own_folder_of
from framing.report.safe_text import one_line


def import_codings(  # noqa: PLR0913 - one parameter for every option
    codings: Annotated[
        Path, typer.Argument(metavar="PATH", help="The file, folder or archive of the other tool.")
    ],
    *,
    form: Annotated[
        str,
        typer.Option("--from", metavar="FORMAT", help="refi-qda, cas, brat or labelstudio."),
    ],
    to: Annotated[str, typer.Option("--to", metavar="STORY", help="The story's folder.")],
    coder: Annotated[
        str,
        typer.Option("--coder", metavar="NAME", help="Who coded, where the file does not say."),
    ] = "",
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also take roles, voices and facts as the program had them."),
    ] = False,
    known_only: Annotated[
        bool, typer.Option("--known-only", help="Leave out codes of other names.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Go by this file where the coder said otherwise.")
    ] = False,
) -> None:
    """Put codings made in another tool into the story's labels.csv."""
    from framing.exchange import import_codings as read_in

    found = read_in(
        codings,
        form,
        own_folder_of(to),
        coder=one_line(coder),
        untouched=everything,
        known_only=known_only,
        replace_own=replace,
    )
    coders = ", ".join(dict.fromkeys(one_line(label.coder) for label in found.labels))
    already = len(found.labels) - found.new
    had = f"; {already} were there already" if already else ""
    say(f"{found.new} labels of {coders} put into labels.csv{had}")
    for code, times in found.left_out:
        warn(f"left out: {code} ({times}): labels.csv has no column for it")
    if found.untouched:
        more = "" if everything else "; --all takes roles, voices and facts"
        warn(f"left out: {found.untouched} codings as the program made them{more}")
