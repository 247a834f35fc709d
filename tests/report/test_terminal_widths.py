"""Whatever the terminal's width and the outlets' names: nothing is cut, and nothing overflows."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from helpers import factory
from helpers.stories import compared
from rich.cells import cell_len

from framing.commands.output import warn
from framing.report.terminal import print_facts, print_table
from framing.report.terminal.folding import aligned, flow, fold, whole
from framing.types import Comparison, Part, Score

WIDTHS = (20, 34, 60, 80, 100, 140)
ODD = (
    "The Very Long-Winded Evening Observer of Saint Somewhere",
    "Donaudampfschifffahrtsgesellschaftskapitaenszeitung",
    "安塞尔晚报国际新闻中心",
    "📰 Morning Rocket 🚀",
    "PM",
)
MANY = tuple(f"The {number}th Daily Observer (recreated)" for number in range(4, 24))


class Terminal(io.StringIO):
    """A terminal that keeps what it is given."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")


def wide_numbers(*outlets: str) -> Comparison:
    """Return a comparison whose numbers take as much room as numbers can."""
    parts: dict[str, Part] = {"commentary": "own"}
    scores = tuple(
        Score(
            outlet,
            dimension,
            parts.get(dimension, "all"),
            value=-1.0 if dimension == "sentiment" else 1.0,
            low=-1.0 if dimension == "sentiment" else 0.9951,
            high=1.0,
            baseline=0.0,
            delta=-1.0,
            sentences=3,
            reliable=False,
            differs="differs",
        )
        for outlet in outlets
        for dimension in (
            "hedging",
            "speculation",
            "commentary",
            "sentiment",
            "coverage",
            "credit",
        )
    )
    return replace(factory.comparison(*outlets), scores=scores)


def printed(comparison: Comparison, width: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", str(width))
    file = Terminal()
    print_table(comparison, file)
    return file.getvalue().splitlines()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("outlets", [ODD, MANY], ids=["odd", "many"])
def test_every_number_is_whole_and_no_line_is_wider_than_the_terminal(
    outlets: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = printed(wide_numbers(*outlets), width, monkeypatch)
    text = "\n".join(lines)
    assert max(map(cell_len, lines)) <= width
    assert text.count("100%† Δ-100*") == 4 * len(outlets)
    assert text.count("-1.00† Δ-1.00*") == len(outlets)
    assert text.count("[100 to 100]") == 5 * len(outlets)
    assert text.count("[-1.00 to +1.00]") == len(outlets)


@pytest.mark.parametrize("width", WIDTHS[2:])
def test_a_name_is_broken_between_its_words_only(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = printed(wide_numbers(*ODD), width, monkeypatch)
    for name in ODD[1:]:
        assert any(line.startswith(name) for line in lines)
    first = next(place for place, line in enumerate(lines) if line.startswith("The Very"))
    shown = [re.split(r" {2,}|\*", line)[0] for line in lines[first : first + 2]]
    assert " ".join(shown).removesuffix(" ").startswith(ODD[0])


@pytest.mark.parametrize(("width", "tables"), [(60, 2), (80, 1), (100, 1), (140, 1)])
def test_a_story_of_five_is_as_few_tables_as_fit(
    width: int, tables: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = printed(compared("hospital"), width, monkeypatch)
    assert max(map(cell_len, lines)) <= width
    assert sum(bool(line) and set(line) == {"─"} for line in lines) == tables


def test_values_stand_below_values_and_differences_below_differences(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    comparison = factory.comparison("Ansel", "Borough", "Cove")
    hedging = [
        replace(
            comparison.scores[0],
            outlet=outlet,
            dimension="hedging",
            value=value,
            delta=delta,
            low=None,
            reliable=sure,
        )
        for outlet, value, delta, sure in (
            ("Ansel", 0.05, 0.05, True),
            ("Borough", 1.0, -0.5, False),
            ("Cove", None, None, True),
        )
    ]
    lines = printed(replace(comparison, scores=tuple(hedging)), 100, monkeypatch)
    ansel, borough, cove = (
        next(line for line in lines if line.startswith(name))[:25]
        for name in ("Ansel", "Borough", "Cove")
    )
    assert ansel.index("%") == borough.index("%") == cove.index("–")
    assert ansel.index("Δ") - 1 == borough.index("Δ")


def test_that_articles_are_recreated_is_said_once_and_of_whom() -> None:
    for outlets, note in (
        (("Ansel (recreated)", "Borough (recreated)"), "All articles are recreated:"),
        (("Ansel (recreated)", "Borough"), "Recreated: Ansel."),
    ):
        file = io.StringIO()
        print_table(factory.comparison(*outlets), file)
        table, _, notes = file.getvalue().partition(note)
        assert "(recreated)" not in table
        assert notes.count("(recreated)") == 1


def test_the_mark_stays_where_two_outlets_would_have_one_name() -> None:
    file = io.StringIO()
    print_table(factory.comparison("Ansel (recreated)", "Ansel"), file)
    assert re.search(r"^Ansel \(recreated\)", file.getvalue(), re.MULTILINE)


def test_beside_an_outlets_words_the_mark_stays() -> None:
    file = io.StringIO()
    print_facts(factory.comparison("Ansel (recreated)", "Borough (recreated)"), file)
    assert not re.search(r"(Ansel|Borough)(?! \(recreated\))", file.getvalue())


@pytest.mark.parametrize("width", WIDTHS[2:])
def test_a_list_of_facts_keeps_names_whole(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for outlets in (ODD[1:], MANY):
        file = Terminal()
        print_facts(factory.comparison(*outlets), file)
        lines = file.getvalue().splitlines()
        assert max(map(cell_len, lines)) <= width
        assert all(any(f"● {outlet}" in line for line in lines) for outlet in outlets)


def test_the_signs_a_table_uses_are_explained_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(wide_numbers(*ODD), 80, monkeypatch)
    legend = " ".join(lines[: next(place for place, line in enumerate(lines) if "───" in line)])
    for sign in ("Δ difference", "* surely differs", "[a to b] 95% interval", "† not to be relied"):
        assert sign in legend


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_where_a_sign_cannot_be_written_another_stands_for_it(encoding: str) -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, errors="replace")
    print_table(wide_numbers("Ansel"), file)
    file.flush()
    assert "100%! d-100*" in raw.getvalue().decode(encoding).replace("†", "!")
    assert "?" not in raw.getvalue().decode(encoding)


def test_a_warning_is_broken_between_its_words_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    warning = "warning: " + "several words that say what is wrong " * 4
    monkeypatch.setenv("COLUMNS", "40")
    for stream, lines in ((Terminal(), 5), (io.StringIO(), 1)):
        monkeypatch.setattr(sys, "stderr", stream)
        warn(warning)
        assert len(stream.getvalue().splitlines()) == lines
        assert stream.getvalue().split() == warning.split()


def test_text_is_folded_by_the_columns_that_it_takes() -> None:
    assert fold("ab cd ef", 8) == ["ab cd ef"]
    assert fold("安塞尔 晚报", 8) == ["安塞尔", "晚报"]
    assert fold(f"by {whole('Ansel Post')} too", 12, rest=" ") == ["by", " Ansel Post", " too"]
    assert "".join(fold("abcdefghijklmnop", 10)) == "abcdefghijklmnop"
    assert fold("", 10) == [""]


def test_items_are_aligned_where_that_takes_no_more_lines() -> None:
    assert aligned(["aaaa", "b", "c", "dd"], 10, 2) == ["aaaa  b", "c     dd"]
    names = ["a" * 20, *"bcdefg"]
    assert aligned(names, 24, 2) == flow(names, 24, 2)
    assert not any(cell_len(line) > 24 for line in aligned(names, 24, 2))


def test_a_wider_terminal_never_takes_more_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = [
        sum("─" in line for line in printed(wide_numbers(*MANY), width, monkeypatch))
        for width in range(20, 100, 8)
    ]
    assert all(narrow >= wide for narrow, wide in pairwise(counts))
