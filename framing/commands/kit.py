"""``framing kit``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import compared, warn, warn_of
from framing.commands.shared_options import StoryArgument
from framing.commands.story_argument import story_of


class Paper(StrEnum):
    """What is printed on."""

    a4 = "a4"
    letter = "letter"


def kit(
    story: StoryArgument,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The kit's folder.")],
    paper: Annotated[Paper, typer.Option("--paper", help="The paper it prints on.")] = Paper.a4,
    all_facts: Annotated[
        bool, typer.Option("--all-facts", help="Also facts that one version alone tells.")
    ] = False,
) -> None:
    """Write a printable kit for a class: matrix, fact cards, articles, and the key apart."""
    from framing.report.kit.material import kit as material
    from framing.report.kit.sheets import kit_files
    from framing.report.output_folder import replace_file

    comparison = compared(story_of(story))
    warn_of(comparison)
    for name, page in kit_files(material(comparison, all_facts=all_facts), paper.value).items():
        replace_file(out / name, page)
        warn(f"wrote {out / name}")
