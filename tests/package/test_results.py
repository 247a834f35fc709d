"""Faster code gives the results that it gave before: every table of every story at hand."""

from __future__ import annotations

import pytest
from helpers.stories import ALL
from results import changed, kept, made_with, recorded, stories

RECORD = recorded()
OURS = {"sample", *ALL}


@pytest.mark.parametrize(
    "name",
    [name if name in OURS else pytest.param(name, marks=pytest.mark.slow) for name in stories()],
)
def test_a_story_comes_to_what_is_recorded(name: str) -> None:
    ours = made_with()
    for package, version in RECORD["made_with"].items():
        if ours[package] != version:
            pytest.skip(f"recorded with {package} {version}, here is {ours[package]}")
    if not kept(name, RECORD):
        pytest.skip("not recorded; `python tests/results.py --write` records it")
    different = changed(name, stories()[name](), RECORD)
    assert not different, (
        f"other results: {'; '.join(different)}. `python tests/results.py --beside CHECKOUT` shows"
        " the lines; if they are meant, `python tests/results.py --write` records them"
    )


def test_a_result_that_moved_is_named() -> None:
    key = "hospital, compared"
    moved = {**RECORD, "results": {**RECORD["results"], key: "0" * 16}}
    assert key in changed("hospital", stories()["hospital"](), moved)
