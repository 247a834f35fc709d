"""A sheet as a spreadsheet saved it: its rows, whatever separator and encoding it chose."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from framing.errors import SheetError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SEPARATORS = ",;\t"
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets themselves begin, the newer ones and the old."""


def sheet_rows(data: bytes, name: str) -> tuple[tuple[str, ...], list[tuple[int, dict[str, str]]]]:
    """Return the header of a sheet, and every row that holds something with its number.

    A spreadsheet saves commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1252, as its country
    has it. Rows are numbered as it shows them: the header is 1.

    Raises:
        SheetError: It is no table.
    """
    if data.startswith(_WORKBOOK):
        raise SheetError(f"{name}: a workbook; save the sheet as CSV, and give that file")
    text = _decoded(data)
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = [[cell.strip() for cell in line] for line in reader]
    except csv.Error as error:
        raise SheetError(f"{name}: {error}; save the sheet as CSV again") from None
    if not lines:
        raise SheetError(f"{name}: the sheet is empty; give the file that was filled in")
    header = tuple(cell.lower() for cell in lines[0])
    twice = next((cell for cell in header if cell and header.count(cell) > 1), None)
    if twice is not None:
        raise SheetError(f"{name}: two columns are called {twice}; remove one")
    rows = list(_filled(header, lines[1:]))
    if not rows:
        raise SheetError(f"{name}: the sheet has no rows; give the file that was filled in")
    return header, rows


def _filled(
    header: Sequence[str], lines: Sequence[Sequence[str]]
) -> Iterator[tuple[int, dict[str, str]]]:
    for number, line in enumerate(lines, 2):
        if any(line):
            cells = dict.fromkeys(header, "") | dict(zip(header, line, strict=False))
            yield number, cells


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What a spreadsheet calls CSV where UTF-8 was not asked for. Only notes could suffer.
        return data.decode("cp1252", errors="replace")
