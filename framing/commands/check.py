"""``framing check``."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from framing.commands.article_argument import AllowLocal, Taken, take


class Shape(StrEnum):
    """What is printed."""

    text = "text"
    github = "github"
    json = "json"


class Counting(StrEnum):
    """What a share is taken of."""

    both = "both"
    sentences = "sentences"
    words = "words"


def check(  # noqa: PLR0913 - one parameter for every option
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="A file, an address, or - for standard input.")
    ],
    *,
    against: Annotated[
        str,
        typer.Option("--against", metavar="STORY_OR_BASELINE", help="A story or baseline file."),
    ],
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="The draft's outlet.")
    ] = None,
    most: Annotated[
        list[str] | None,
        typer.Option("--max", metavar="NAME=NUMBER", help="At most, such as commentary=0.2."),
    ] = None,
    least: Annotated[
        list[str] | None,
        typer.Option("--min", metavar="NAME=NUMBER", help="At least, such as credit=0.5."),
    ] = None,
    no_shift: Annotated[
        list[str] | None,
        typer.Option("--no-shift", metavar="KIND,...", help="No such difference in wording."),
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on", metavar="KIND,...", help="No such finding, such as number or serious."
        ),
    ] = None,
    require_compared: Annotated[
        float | None,
        typer.Option(
            "--require-compared", metavar="SHARE", help="Of the sentences, at least so many."
        ),
    ] = None,
    allow_local: AllowLocal = False,
    by: Annotated[
        Counting, typer.Option("--by", help="What shares are taken of; with both, the worse.")
    ] = Counting.both,
    format: Annotated[  # noqa: A002 - the option's name
        Shape, typer.Option("--format", help="What to print.")
    ] = Shape.text,
) -> int:
    """List what to look at in a draft; exit status 1 when something asked does not hold."""
    from framing.check.draft_findings import draft_findings
    from framing.check.findings import check as hold
    from framing.check.line_numbers import FilePositions
    from framing.check.output_formats import CheckReport, as_github, as_json, as_text
    from framing.check.thresholds import parse_requirements
    from framing.commands.progress import waiting
    from framing.commands.story_argument import story_or_baseline

    wanted = parse_requirements(
        most or (), least or (), no_shift or (), by.value, fail_on or (), require_compared
    )
    taken = take(draft, outlet, allow_local=allow_local)
    article = taken.read.version
    with waiting(f"comparing {draft} with {against}"):
        found = draft_findings(article, story_or_baseline(against))
    places = FilePositions(_as_written(taken), article.text)
    results = hold(found.comparison, wanted, places)
    report = CheckReport(found, results, wanted, draft, places)
    show = {Shape.text: as_text, Shape.github: as_github, Shape.json: as_json}[format]
    sys.stdout.write(show(report))
    return 0 if report.passes else 1


def _as_written(taken: Taken) -> str:
    """Return the text that an editor shows; of a PDF or an address, the text as it was read."""
    from framing.errors import ArticleError
    from framing.ingest.decoding import decode

    article = taken.read.version
    if taken.data is None:
        return article.text
    try:
        return decode(taken.data, article.file, page=taken.suffix.startswith(".htm"))[0]
    except ArticleError:
        return article.text
