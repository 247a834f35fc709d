"""``framing agreement``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.output import compared, warn
from framing.commands.shared_options import Force, Format, FormatOption
from framing.commands.story_argument import name_of, story_of

if TYPE_CHECKING:
    from framing.types import Comparison, Label


def agreement(
    stories: Annotated[
        list[str], typer.Argument(metavar="STORY...", help="Folders of articles with labels.csv.")
    ],
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Also write all of it as CSV.")
    ] = None,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
    force: Force = False,
) -> None:
    """Show how far coders agree, and how right the program is by them."""
    from framing.coding.ratings import rated_columns
    from framing.coding.units import uncoded
    from framing.config import default
    from framing.report.coder_agreement import agreement_files, agreement_json
    from framing.statistics.coder_agreement import measured_agreement

    read: dict[str, tuple[Comparison, tuple[Label, ...]]] = {}
    for story in stories:
        whole = story_of(story)
        read[name_of(story, read)] = (compared(uncoded(whole)), whole.labels)
    result = measured_agreement(rated_columns(read.values()), default().scores)
    if out is not None:
        files = agreement_files(result)
        _write(files, out, force=force)
        warn(f"wrote {len(files)} files to {out}")
    match format:
        case Format.table:
            from framing.report.terminal.coder_agreement import print_coder_agreement

            print_coder_agreement(result, sys.stdout)
        case Format.json:
            sys.stdout.write(agreement_json(result))
        case Format.csv:
            sys.stdout.write(agreement_files(result)["agreement.csv"])


def _write(files: dict[str, str], folder: Path, *, force: bool) -> None:
    from framing.errors import OutputError
    from framing.report.output_folder import replace_file

    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; give --out a folder")
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise OutputError(f"{folder} holds files; choose another folder, or give --force")
    for name, text in files.items():
        replace_file(folder / name, text)
