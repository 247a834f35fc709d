"""``framing stories``."""

from pathlib import Path
from typing import Annotated

import typer

from framing.commands.output import warn
from framing.commands.progress import waiting

_SHOWN = 5


def stories(
    articles: Annotated[
        Path,
        typer.Argument(
            metavar="INPUT",
            help="A .jsonl, .csv or .parquet file with the columns outlet, text, or a folder of"
            " articles with a subfolder for each outlet.",
        ),
    ],
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="A .jsonl, .csv or .parquet file.")
    ],
    days: Annotated[
        int | None,
        typer.Option(min=0, max=60, help="Between a story's first and last article; 3 by default."),
    ] = None,
    rest: Annotated[
        Path | None,
        typer.Option("--rest", metavar="FILE", help="Write what is in no story, and why."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
) -> None:
    """Group loose articles into stories, and name the report that each has in common."""
    from framing.stories.loose_articles.write_stories import (
        check_output_paths,
        write_stories,
        write_ungrouped,
    )

    check_output_paths(articles, [out] if rest is None else [out, rest], force=force)
    with waiting(f"reading {articles.name}"):
        from framing.stories.loose_articles.read_loose_articles import read_loose_articles

        loose = read_loose_articles(articles)
    _problems(loose.problems)
    undated = sum(article.published is None for article in loose.articles)
    if undated:
        warn(
            f"warning: {undated:,} of {len(loose.articles):,} articles have no date; they join a "
            "story only when they are much alike, and may be of another day; say the day in a "
            "table's column published, or in the page itself"
        )
    with waiting(f"finding the stories of {len(loose.articles):,} articles"):
        from framing.stories.loose_articles.find_stories import find_stories

        grouped = find_stories(loose.articles, days)
    write_stories(grouped, out)
    if rest is not None:
        write_ungrouped(grouped, rest)
    placed = sum(len(story.articles) for story in grouped.stories)
    sourced = sum(bool(story.source) for story in grouped.stories)
    warn(
        f"{placed:,} articles in {len(grouped.stories):,} stories, {sourced:,} of them about one "
        f"report; {len(grouped.ungrouped):,} articles in no story; wrote {out}"
    )


def _problems(problems: list[str]) -> None:
    for problem in problems[:_SHOWN]:
        warn(f"warning: {problem}")
    if len(problems) > _SHOWN:
        warn(f"warning: and {len(problems) - _SHOWN:,} more that could not be read wholly")
