"""``framing add``."""

from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.article_argument import AllowLocal, take_for_story
from framing.commands.output import say, warn
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from framing.ingest import Read


def add(  # noqa: PLR0913 - one parameter for every option
    article: Annotated[
        str,
        typer.Argument(
            metavar="ADDRESS_OR_FILE", help="An http or https address, a file, or - for a pipe."
        ),
    ],
    *,
    to: Annotated[str, typer.Option("--to", metavar="STORY", help="The story's folder.")],
    outlet: Annotated[
        str | None,
        typer.Option("--outlet", metavar="NAME", help="By default what the page calls itself."),
    ] = None,
    show_dropped: Annotated[
        bool, typer.Option("--show-dropped", help="Print what is left out as no part of it.")
    ] = False,
    allow_local: AllowLocal = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the article that the outlet has already.")
    ] = False,
) -> None:
    """Add an article to a story: its file, and its lines in story.toml."""
    from framing.commands.story_argument import own_folder_of
    from framing.stories import save_article

    folder = own_folder_of(to)
    taken = take_for_story(article, outlet, allow_local=allow_local)
    describe(taken.read, show_dropped=show_dropped)
    path = save_article(folder, taken.draft(), replace=force)
    warn(f"wrote {path} and listed it in story.toml")


def describe(read: "Read", *, show_dropped: bool = False) -> None:
    """Print what a person can check a reading by."""
    from framing.article.sentences import sentences

    version = read.version
    text = [sentence for sentence in sentences(version) if sentence.kind != "boilerplate"]
    words = sum(len(version.text[one.start : one.end].split()) for one in text)
    facts = {
        "outlet": version.outlet,
        "title": version.title or "none found",
        "date": version.published.isoformat() if version.published else "none stated",
        "address": version.url,
        "length": f"{len(text)} sentences, {words} words",
        "left out": _left_out(read, show_dropped=show_dropped),
    }
    for name, value in facts.items():
        if value:
            say(f"{name:<9} {one_line(value)}")
    if show_dropped:
        for paragraph in read.dropped:
            say(f"  - {one_line(paragraph)}")


def _left_out(read: "Read", *, show_dropped: bool) -> str:
    count = len(read.dropped)
    if not count:
        return "nothing"
    noun = "paragraph" if count == 1 else "paragraphs"
    return f"{count} {noun}" + ("" if show_dropped else " (--show-dropped lists them)")
