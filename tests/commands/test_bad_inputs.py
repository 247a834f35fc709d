"""Every bad input of docs/reliability.md gets the one line that stands there, and loses nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bad import CASES
from bad.case import Case, told
from bad.table import as_row

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.usefixtures("founded_once")

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
ALL = [case for cases in CASES.values() for case in cases]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def errors(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if line.startswith("framing: ")]


@pytest.mark.parametrize("case", ALL, ids=[case.what for case in ALL])
def test_a_bad_input(case: Case, tmp_path: Path) -> None:
    before: dict[str, bytes] = {}

    def laid_out(folder: Path) -> None:
        if case.make:
            case.make(folder)
        before.update(files(folder))

    laid = Case(case.what, case.command, case.files, case.status, laid_out, case.piped)
    status, lines = told(laid, tmp_path)
    assert status == case.status
    assert len(errors(lines)) == (1 if status == 2 else 0)
    assert lines or status == 1, "something must be said"
    assert "should not happen" not in lines[-1] if lines else True
    assert files(tmp_path) == before
    assert as_row(case, lines) in PAGE.read_text("utf-8").splitlines()


def test_each_is_there_once() -> None:
    assert len({case.what for case in ALL}) == len(ALL) >= 60
