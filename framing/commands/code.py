"""``framing code``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from framing.errors import FramingError


class Asked(StrEnum):
    """What a sheet asks about."""

    facts = "facts"
    roles = "roles"
    cues = "cues"


def code(  # noqa: PLR0913 - one parameter for every option
    stories: Annotated[list[str], typer.Argument(metavar="STORY...", help="Folders of articles.")],
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="SHEET", help="Make a sheet, as CSV.")
    ] = None,
    what: Annotated[Asked, typer.Option("--what", help="What the sheet asks about.")] = Asked.facts,
    sample: Annotated[
        int, typer.Option("--sample", min=1, metavar="N", help="How many units to draw.")
    ] = 200,
    seed: Annotated[
        int, typer.Option("--seed", metavar="K", help="The same seed draws the same units.")
    ] = 1,
    blind: Annotated[
        bool,
        typer.Option("--blind", help="Without the program's answers, or who said what."),
    ] = False,
    read: Annotated[
        Path | None,
        typer.Option("--read", metavar="SHEET", help="Add a filled sheet to labels.csv."),
    ] = None,
    coder: Annotated[
        str | None,
        typer.Option(
            "--coder", metavar="NAME", help="Who filled in the sheet, or what a model is called."
        ),
    ] = None,
    adjudicate: Annotated[
        bool,
        typer.Option("--adjudicate", help="The sheet is of what coders disagree on."),
    ] = False,
    decided: Annotated[
        bool,
        typer.Option("--decided", help="With --adjudicate: list also what was decided before."),
    ] = False,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="The sheet takes the place of the coder's earlier one."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a sheet that exists.")] = False,
    with_: Annotated[
        str | None,
        typer.Option("--with", metavar="ADDRESS", help="Ask a language model on this server."),
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="What the server calls the model.")
    ] = None,
    all_cells: Annotated[
        bool,
        typer.Option("--all", help="Ask the model also what the program can tell."),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask the model also what it answered before.")
    ] = False,
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="Let texts leave this machine for the model's.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the questions to the model; send nothing.")
    ] = False,
    rate: Annotated[
        float | None,
        typer.Option("--rate", min=0.1, metavar="N", help="At most so many questions a minute."),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", min=1, metavar="SECONDS", help="How long an answer may take."),
    ] = None,
) -> None:
    """Make sheets for coders, read them in, decide what they disagree on; or ask a model."""
    if with_ is not None:
        if model is None or out is not None or read is not None or adjudicate:
            raise FramingError(
                "--with: name the model with --model, and make or read sheets by a command of "
                "their own"
            )
        from framing.commands.code_with_model import Asking, code_with_model

        asking = Asking(
            with_, model, coder or "", all_cells, again, allow_remote, dry_run, rate, timeout
        )
        code_with_model(stories, asking)
        return
    if model is not None:
        raise FramingError("--model: give the server's address, too, with --with ADDRESS")
    from framing.commands import code_sheets

    if (out is None) == (read is None):
        raise FramingError("give --out SHEET to make a sheet, or --read SHEET to read one")
    if read is not None:
        if coder is None:
            raise FramingError("--read: say who filled in the sheet with --coder NAME")
        reading = code_sheets.read_decisions if adjudicate else code_sheets.read_codings
        reading(stories, read, coder, replace=replace)
    elif out is not None and adjudicate:
        listing = code_sheets.Listing(blind=blind, decided=decided)
        code_sheets.write_disagreements(stories, out, listing, force=force)
    elif out is not None:
        drawing = code_sheets.Drawing(what.value, sample, seed, blind=blind)
        code_sheets.write_sheet(stories, out, drawing, force=force)
