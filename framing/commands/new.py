"""``framing new``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from framing.commands.add import describe
from framing.commands.article_argument import AllowLocal, take_for_story
from framing.commands.output import say, warn
from framing.errors import ArticleError, FramingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.stories import Draft

_FEWEST = 2


def new(  # noqa: PLR0913 - one parameter for every option
    story: Annotated[Path, typer.Argument(metavar="STORY", help="The folder to make.")],
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ADDRESS_OR_FILE", help="Addresses or files, one per outlet."),
    ] = None,
    *,
    title: Annotated[
        str, typer.Option("--title", metavar="TEXT", help="By default the first article's.")
    ] = "",
    source: Annotated[
        str,
        typer.Option("--source", metavar="NAME", help="Who all of them cite; else it is found."),
    ] = "",
    listed: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="A file with more addresses, one a line."),
    ] = None,
    allow_local: AllowLocal = False,
) -> int:
    """Make a story of several articles; those that cannot be read are named and left out."""
    from framing.stories.add_article import check_version_count
    from framing.stories.new_story import make_story, refuse_existing

    refuse_existing(story)
    given = [*(articles or ()), *(_lines(listed) if listed else ())]
    if not given:
        raise FramingError("name the articles, as addresses or files, or give --from a list")
    check_version_count(len(given))
    drafts, failed = _drafts(given, allow_local=allow_local)
    if not drafts:
        raise FramingError(f"no story was made: none of {len(given)} articles can be read")
    make_story(story, title, source, drafts)
    warn(f"wrote {len(drafts)} articles and story.toml to {story}")
    if len(drafts) < _FEWEST:
        warn(f"warning: a comparison takes two articles: framing add ADDRESS --to {story}")
    if failed:
        warn(f"{failed} of {len(given)} were left out; 'framing add' puts them in later")
    return 2 if failed else 0


def _drafts(given: "Sequence[str]", *, allow_local: bool) -> "tuple[list[Draft], int]":
    """Read the articles; what cannot be read is told at once and counted."""
    drafts: list[Draft] = []
    failed = 0
    for word in given:
        try:
            taken = take_for_story(word, None, allow_local=allow_local)
        except ArticleError as error:
            warn(f"left out: {error}")
            failed += 1
            continue
        outlet = taken.read.version.outlet
        if any(one.outlet.casefold() == outlet.casefold() for one in drafts):
            warn(f"left out: {word}: {outlet} has an article in the story already")
            failed += 1
            continue
        describe(taken.read)
        say("")
        drafts.append(taken.draft())
    return drafts, failed


def _lines(path: Path) -> list[str]:
    """Return the addresses in a list; empty lines and those that begin with # are none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise FramingError(f"{path}: cannot be read ({reason}); check the file") from None
    except UnicodeDecodeError:
        raise FramingError(f"{path}: not UTF-8; save it as UTF-8") from None
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]
