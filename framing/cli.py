"""The command line. Each command loads what it needs when it runs, so that help comes at once.

Exit status: 0 done; 1 a check the user asked for failed; 2 bad input or usage, with one line
that names the problem and the fix; 130 interrupted.
"""

import gc
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer.exceptions import TyperException

from framing.arguments import folder_of, name_of, story_of, story_or_baseline
from framing.check.command import check
from framing.errors import FramingError, OutputError
from framing.options import Charts, Force, Format, FormatOption, OutFolder, Shape, StoryArgument
from framing.plain import one_line

if TYPE_CHECKING:
    from framing.agreement import Agreement
    from framing.types import Comparison, Story

app = typer.Typer(
    name="framing",
    help="Compare how several outlets tell the same news story, with the words as evidence.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status; nothing is raised."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # A terminal without some character shows another one; it is no reason to fail.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    debug = "--debug" in arguments
    # Nearly all that a run makes lives until its end: looking for garbage in it costs a fifth.
    gc.set_threshold(100_000, 50, 100)
    try:
        return _run([argument for argument in arguments if argument != "--debug"])
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        return _reader_gone()
    except Exception as error:  # noqa: BLE001 - whatever it is, the user gets one line
        if debug:
            traceback.print_exc()
        return _fail(_message(error))


def _run(arguments: list[str]) -> int:
    try:
        command = typer.main.get_command(app)
        status = command(arguments, prog_name="framing", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as error:
        # The library ends the process itself when nobody reads its help any more.
        raise BrokenPipeError from error
    return status if isinstance(status, int) else 0


def _message(error: Exception) -> str:
    if isinstance(error, FramingError):
        return str(error)
    if isinstance(error, TyperException):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "framing"
        return f"{error.format_message().rstrip('.')}; see '{command} --help'"
    return (
        f"this should not happen ({type(error).__name__}: {error}); "
        "add --debug to see where, and report it"
    )


def _fail(message: str) -> int:
    _warn(f"framing: {message}")
    return 2


def _warn(line: str) -> None:
    sys.stderr.write(one_line(line) + "\n")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _reader_gone() -> int:
    # What is still buffered would raise once more when the interpreter ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


@app.callback(invoke_without_command=True)
def _framing(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[  # noqa: ARG001 - main takes it from anywhere in the line
        bool, typer.Option("--debug", help="Show where an error comes from.")
    ] = False,
) -> None:
    if version:
        from framing.resources import installed_version

        sys.stdout.write(f"framing {installed_version()}\n")
    elif context.invoked_subcommand is None:
        raise FramingError("name a command, such as 'framing compare sample'; see --help")


@app.command()
def compare(
    story: StoryArgument,
    *,
    out: OutFolder = None,
    format: FormatOption = Format.table,  # noqa: A002 - the option's name
    agreement: Annotated[
        bool,
        typer.Option("--agreement", help="Also show how far the program agrees with labels.csv."),
    ] = False,
    force: Force = False,
) -> None:
    """Score every version of a story against its baseline."""
    read = story_of(story)
    comparison = _compared(read)
    found = _agreement(read) if agreement else ()
    if out is not None:
        _write({name_of(story): comparison}, out, force=force)
    _show(comparison, format, found)


@app.command()
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
    from framing.progress import waiting

    with waiting(f"comparing {article.name} with {against}"):
        from framing.ingest import read_article
        from framing.pipeline import score as score_article

        comparison = score_article(read_article(article, outlet), story_or_baseline(against))
    if out is not None:
        _write({name_of(against): comparison}, out, force=force)
    _show(comparison, format)


@app.command()
def baseline(
    story: StoryArgument,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.json", help="Save the baseline here.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
) -> None:
    """List the facts that the versions credit to the source report."""
    from framing.terminal import print_facts

    if out is not None and out.exists() and not force:
        # It may hold a person's edits.
        raise OutputError(f"{out} exists; choose another file, or give --force to replace it")
    comparison = _compared(story_of(story))
    _warnings(comparison)
    if out is not None:
        from framing.baseline_file import baseline_json
        from framing.report.folder import replace_file

        replace_file(out, baseline_json(comparison))
        _warn(f"wrote {out}")
    print_facts(comparison, sys.stdout)


@app.command()
def report(
    stories: Annotated[
        list[str], typer.Argument(metavar="STORY", help="Folders of articles, or 'sample'.")
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The report's folder.")],
    charts: Annotated[
        Charts | None, typer.Option("--charts", help="Also write every chart as a file.")
    ] = None,
    force: Force = False,
) -> None:
    """Write tables, results and a page about one or several stories."""
    comparisons: dict[str, Comparison] = {}
    for number, story in enumerate(stories, 1):
        counted = f" ({number} of {len(stories)})" if len(stories) > 1 else ""
        comparison = _compared(story_of(story), counted)
        _warnings(comparison)
        comparisons[name_of(story, comparisons)] = comparison
    _write(comparisons, out, force=force, charts=charts)


@app.command("app")
def serve(
    stories: Annotated[
        list[str] | None, typer.Argument(metavar="STORY", help="Stories to open.")
    ] = None,
    *,
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="8501 or any free one by default.")
    ] = None,
) -> None:
    """Open stories in the browser; Ctrl-C ends it."""
    from framing.launch import run_app

    run_app([folder_of(story) for story in stories or ()], port, _say)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of benchmarks.")],
    *,
    task: Annotated[
        list[str] | None, typer.Option("--task", metavar="NAME", help="Only this one; repeatable.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        Shape, typer.Option("--format", help="What to print.")
    ] = Shape.table,
) -> None:
    """Measure every detector on the benchmarks in a folder."""
    from framing.evaluation.run import evaluate as measure
    from framing.evaluation.show import evaluation_json, print_evaluation

    evaluation = measure(folder, only=task or (), say=_warn)
    for line in evaluation.left_out:
        _warn(line)
    if format is Shape.json:
        sys.stdout.write(evaluation_json(evaluation))
    else:
        print_evaluation(evaluation, sys.stdout)


app.command()(check)


def _compared(story: "Story", counted: str = "") -> "Comparison":
    from framing.progress import waiting

    with waiting(f"comparing the versions of {story.title}{counted}"):
        from framing.pipeline import compare as compare_versions

        return compare_versions(story)


def _agreement(story: "Story") -> "tuple[Agreement, ...]":
    """Compare labels with a reading of the story that does not know them."""
    from framing.agreement import agreement

    return agreement(story.labels, _compared(replace(story, labels=())))


def _show(comparison: "Comparison", shape: Format, found: "tuple[Agreement, ...]" = ()) -> None:
    _warnings(comparison)
    match shape:
        case Format.table:
            from framing.terminal import print_agreement, print_table

            print_table(comparison, sys.stdout)
            if found:
                print_agreement(found, sys.stdout)
        case Format.json:
            from framing.report.result_json import result_json

            sys.stdout.write(result_json(comparison, found))
        case Format.csv:
            from framing.report.csv import csv_files

            sys.stdout.write(csv_files({"": comparison})["versions.csv"])


def _warnings(comparison: "Comparison") -> None:
    for warning in comparison.warnings:
        _warn(f"warning: {warning}")


def _write(
    comparisons: Mapping[str, "Comparison"],
    folder: Path,
    *,
    force: bool,
    charts: Charts | None = None,
) -> None:
    from framing.progress import waiting
    from framing.report import write_reports

    kind: Literal["svg", "png"] | None = charts.value if charts else None
    with waiting("writing the report"):
        files = write_reports(comparisons, folder, force=force, charts=kind)
    _warn(f"wrote {len(files)} files to {folder}")
