"""A bad input: what it is, the files it needs, the command, and what the user is told."""

from __future__ import annotations

from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING
from unittest.mock import patch

from framing.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

LAMP = """Lamp Works to Shut One Hall

The lamp works in Ostrow will close one of its two halls in May, the Trade Herald reported on
Friday. Some 140 of its 600 workers are to be moved to the other hall, the Trade Herald said.

The works made eleven million lamps last year. The town has asked the owners for talks.
"""
GLOW = """A Hall Goes Dark in Ostrow

One of the two halls of the lamp works in Ostrow closes in May, according to the Trade Herald. The
paper said that 140 of the 600 workers would move to the hall that stays.

Nobody is to lose a job, the owners told the Trade Herald.
"""
THIRD = """Fewer Halls for Lamps

The Trade Herald reports that the lamp works in Ostrow will shut a hall in May and move 140 people
to the other one. The mayor said she had not been asked.
"""

STORY = {"story/post.txt": LAMP, "story/courier.txt": GLOW}

Content = str | bytes


@dataclass(frozen=True)
class Case:
    """One bad input. ``status`` is the exit status; 0 is for what is read with a warning."""

    what: str
    command: tuple[str, ...]
    files: Mapping[str, Content] = field(default_factory=dict)
    status: int = 2
    make: Callable[[Path], None] | None = None
    """For what is no file with content: a folder, a link."""
    piped: bytes = b""


def score(what: str, name: str, content: Content, **more: object) -> Case:
    """An article that is scored against a plain story."""
    return Case(what, ("score", name, "--against", "story"), {**STORY, name: content}, **more)  # type: ignore[arg-type]


def compare(what: str, files: Mapping[str, Content], **more: object) -> Case:
    """A story that is compared."""
    return Case(what, ("compare", "story"), {**STORY, **files}, **more)  # type: ignore[arg-type]


def told(case: Case, folder: Path) -> tuple[int, list[str]]:
    """Run a case in a folder; return the exit status and the lines on standard error."""
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    if case.make:
        case.make(folder)
    piped = TextIOWrapper(BytesIO(case.piped))
    with (
        chdir(folder),
        redirect_stdout(StringIO()),
        redirect_stderr(StringIO()) as said,
        patch("sys.stdin", piped),
    ):
        status = main(list(case.command))
    return status, said.getvalue().splitlines()
