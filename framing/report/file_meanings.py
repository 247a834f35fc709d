"""What each file of a report holds, in words: for the app and for the crate."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from framing.report.schema import described
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHART = "chart-"


@cache
def file_meanings() -> Mapping[str, str]:
    """Return what each file of every report holds, by its name: tables first."""
    row = words("report_files")["table"]
    return {table.file: str(row).format(row=table.row) for table in described()} | {
        name: str(means) for name, means in words("report_files").items() if "." in name
    }


def file_meaning(name: str) -> str:
    """Return what one file of a report holds; a chart, where it is none of every report's."""
    if name.startswith(_CHART):
        return str(words("report_files")["chart"])
    return file_meanings()[name]
