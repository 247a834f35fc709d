"""``framing report``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.output import compared, toned, warn_of, write
from framing.commands.shared_options import Charts, Force, Target
from framing.commands.story_argument import name_of, story_of

if TYPE_CHECKING:
    from framing.types import Comparison


def report(  # noqa: PLR0913 - one parameter for every option
    stories: Annotated[
        list[str], typer.Argument(metavar="STORY", help="Folders of articles, or 'sample'.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The report's folder.")],
    charts: Annotated[
        Charts | None, typer.Option("--charts", help="Also write every chart as a file.")
    ] = None,
    brief: Annotated[
        bool,
        typer.Option("--brief", help="Leave out the page's reasons, sentence by sentence."),
    ] = False,
    target: Target = None,
    force: Force = False,
) -> None:
    """Write tables, results and a page about one or several stories."""
    comparisons: dict[str, Comparison] = {}
    for number, story in enumerate(stories, 1):
        counted = f" ({number} of {len(stories)})" if len(stories) > 1 else ""
        comparison = toned(compared(story_of(story), counted), target)
        name = name_of(story, comparisons)
        warn_of(comparison, name if len(stories) > 1 else "")
        comparisons[name] = comparison
    write(comparisons, out, force=force, charts=charts, brief=brief)
