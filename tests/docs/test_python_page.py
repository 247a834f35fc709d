"""What the docs show in Python runs, and prints what stands there."""

from __future__ import annotations

import runpy

import pytest
from docs.runnable_page import PAGE, with_output

EXAMPLES = sorted(example.name for example in PAGE.parent.joinpath("examples").glob("*.py"))


def test_the_blocks_of_the_page_print_what_it_shows() -> None:
    page = PAGE.read_text("utf-8")
    assert with_output(page) == page, "`python tests/docs/runnable_page.py` prints the page anew"


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_notebook_runs_and_prints_something(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    runpy.run_path(str(PAGE.parent / "examples" / name), run_name="__main__")
    assert capsys.readouterr().out.strip()
