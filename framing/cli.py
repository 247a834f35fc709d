"""The command line. Each command loads what it needs when it runs, so that help comes at once.

Exit status: 0 done; 1 a check the user asked for failed; 2 bad input or usage, with one line
that names the problem and the fix; 130 interrupted.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer
from typer.exceptions import TyperException

from framing import garbage_collection
from framing.commands.add import add
from framing.commands.agreement import agreement
from framing.commands.app import serve
from framing.commands.baseline import baseline
from framing.commands.batch import batch
from framing.commands.check import check
from framing.commands.code import code
from framing.commands.compare import compare
from framing.commands.evaluate import evaluate
from framing.commands.export import export
from framing.commands.import_codings import import_codings
from framing.commands.kit import kit
from framing.commands.new import new
from framing.commands.output import warn
from framing.commands.profile import profile
from framing.commands.read import read
from framing.commands.report import report
from framing.commands.score import score
from framing.commands.stories import stories
from framing.errors import FramingError

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
    garbage_collection.collect_rarely()
    # Our tables are small: on a busy machine threads wait for each other longer than they compute.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
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
    warn(f"framing: {message}")
    return 2


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


app.command()(compare)
app.command()(score)
app.command()(baseline)
app.command()(report)
app.command()(batch)
app.command()(profile)
app.command()(stories)
app.command("app")(serve)
app.command()(evaluate)
app.command()(check)
app.command()(code)
app.command()(agreement)
app.command()(add)
app.command()(new)
app.command()(kit)
app.command()(read)
app.command()(export)
app.command("import")(import_codings)
