"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What is printed."""

    table = "table"
    json = "json"
    csv = "csv"


class Charts(StrEnum):
    """What charts are drawn as."""

    svg = "svg"
    png = "png"


class Shape(StrEnum):
    """What is printed where CSV would have no meaning."""

    table = "table"
    json = "json"


StoryArgument = Annotated[
    str, typer.Argument(metavar="STORY", help="A folder of articles, or the word 'sample'.")
]
OutFolder = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Write the report here.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="What to print.")]
Target = Annotated[
    list[str] | None,
    typer.Option(
        "--target",
        metavar="NAME",
        help="Also score the sentiment towards whoever has this name; repeatable.",
    ),
]
Force = Annotated[
    bool, typer.Option("--force", help="Write into a folder with other files; they stay.")
]
