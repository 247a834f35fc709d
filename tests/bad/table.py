"""The table of bad inputs as Markdown."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bad import CASES
from bad.case import Case, told


def as_row(case: Case, said: list[str]) -> str:
    """Return a case's row: what it is, the command, and what is said."""
    command = " ".join(["framing", *case.command])
    lines = "<br>".join(_cell(line.removeprefix("framing: ")) for line in said)
    return f"| {case.what} | `{command}` | {lines or 'a finding, exit status 1'} |"


def table() -> str:
    """Return all rows, by group."""
    parts = []
    for group, cases in CASES.items():
        rows = []
        for case in cases:
            with tempfile.TemporaryDirectory() as folder:
                rows.append(as_row(case, told(case, Path(folder))[1]))
        head = f"### {group}\n\n| input | command | the user is told |\n|---|---|---|"
        parts.append("\n".join([head, *rows]))
    return "\n\n".join(parts)


def _cell(line: str) -> str:
    for mark in "\\|<*_`":
        line = line.replace(mark, f"\\{mark}")
    return line
