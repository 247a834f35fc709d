"""``framing check``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="A .txt, .md or .html file.")],
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
    by: Annotated[
        Counting, typer.Option("--by", help="What shares are taken of; with both, the worse.")
    ] = Counting.both,
    format: Annotated[  # noqa: A002 - the option's name
        Shape, typer.Option("--format", help="What to print.")
    ] = Shape.text,
) -> int:
    """List a draft's sentences to look at; exit status 1 when something asked does not hold."""
    from framing.check.findings import check as hold
    from framing.check.limits import asked
    from framing.check.places import Places
    from framing.check.show import as_github, as_json, as_text
    from framing.commands.arguments import story_or_baseline
    from framing.commands.progress import waiting
    from framing.ingest import read_article
    from framing.ingest.decode import decode
    from framing.pipeline import score

    wanted = asked(most or (), least or (), no_shift or (), by.value)
    article = read_article(draft, outlet)
    with waiting(f"comparing {draft.name} with {against}"):
        comparison = score(article, story_or_baseline(against))
    markup = draft.suffix.lower().startswith(".htm")
    file, _ = decode(draft.read_bytes(), draft.name, page=markup)
    found = hold(comparison, wanted, Places(file, article.text))
    show = {Shape.text: as_text, Shape.github: as_github, Shape.json: as_json}[format]
    sys.stdout.write(show(found, str(draft)))
    return 0 if all(one.holds for one in found) else 1
