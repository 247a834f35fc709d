"""``framing score``."""

from pathlib import Path
from typing import Annotated

import typer

from framing.commands.arguments import name_of, story_or_baseline
from framing.commands.options import Force, Format, FormatOption, OutFolder
from framing.commands.output import show, write


def score(  # noqa: PLR0913 - one parameter for every option
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="A .txt, .md or .html file.")],
    *,
    against: Annotated[
        str,
        typer.Option("--against", metavar="STORY_OR_BASELINE", help="A story or baseline file."),
    ],
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The article's outlet.")
    ] = None,
    out: OutFolder = None,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
    force: Force = False,
) -> None:
    """Score one article against a story's or a saved baseline."""
    from framing.commands.progress import waiting

    with waiting(f"comparing {article.name} with {against}"):
        from framing.ingest import read_article
        from framing.pipeline import score as score_article

        comparison = score_article(read_article(article, outlet), story_or_baseline(against))
    if out is not None:
        write({name_of(against): comparison}, out, force=force)
    show(comparison, format)
