"""``framing score``."""

import sys
from typing import Annotated

import typer

from framing.commands.article_argument import AllowLocal, ArticleArgument, take
from framing.commands.output import show, toned, write
from framing.commands.shared_options import Force, Format, FormatOption, OutFolder, Target
from framing.commands.story_argument import name_of, story_or_baseline


def score(  # noqa: PLR0913 - one parameter for every option
    article: ArticleArgument,
    *,
    against: Annotated[
        str,
        typer.Option("--against", metavar="STORY_OR_BASELINE", help="A story or baseline file."),
    ],
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The article's outlet.")
    ] = None,
    allow_local: AllowLocal = False,
    out: OutFolder = None,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
    target: Target = None,
    force: Force = False,
) -> None:
    """Score one article against a story's or a saved baseline."""
    from framing.commands.progress import waiting

    version = take(article, outlet, allow_local=allow_local).read.version
    with waiting(f"comparing {article} with {against}"):
        from framing.pipeline import score as score_article

        comparison = toned(score_article(version, story_or_baseline(against)), target)
    if out is not None:
        write({name_of(against): comparison}, out, force=force)
    show(comparison, format)
    if format is Format.table:
        from framing.report.terminal import print_article

        print_article(comparison, sys.stdout, article, against)
