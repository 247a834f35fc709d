"""``framing report``."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.output import compared, toned, warn_of, write
from framing.commands.shared_options import Charts, Force, Target
from framing.commands.story_argument import name_of, story_of
from framing.errors import FramingError

if TYPE_CHECKING:
    from framing.report.ro_crate import CrateOptions
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
    ro_crate: Annotated[
        bool, typer.Option("--ro-crate", help="Describe the folder as an RO-Crate, to archive it.")
    ] = False,
    published: Annotated[
        datetime | None,
        typer.Option(
            metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="The crate's date; today by default."
        ),
    ] = None,
    licence: Annotated[
        str, typer.Option(metavar="TEXT", help="The crate's licence, best its address.")
    ] = "",
    target: Target = None,
    force: Force = False,
) -> None:
    """Write tables, results and a page about one or several stories."""
    crate = _crate(ro_crate, published, licence)
    comparisons: dict[str, Comparison] = {}
    for number, story in enumerate(stories, 1):
        counted = f" ({number} of {len(stories)})" if len(stories) > 1 else ""
        comparison = toned(compared(story_of(story), counted), target)
        name = name_of(story, comparisons)
        warn_of(comparison, name if len(stories) > 1 else "")
        comparisons[name] = comparison
    write(comparisons, out, force=force, charts=charts, brief=brief, crate=crate)


def _crate(wanted: bool, published: datetime | None, licence: str) -> "CrateOptions | None":  # noqa: FBT001
    if not wanted:
        if published or licence:
            raise FramingError("--published and --licence describe a crate; add --ro-crate")
        return None
    from framing.report.ro_crate import CrateOptions, publication_date

    return CrateOptions(published.date() if published else publication_date(), licence)
