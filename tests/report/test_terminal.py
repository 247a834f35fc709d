"""The score table: it fits, it is plain text, and it says what it rests on."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from helpers import factory

from framing.report.baseline_summary import baseline_line
from framing.report.terminal import print_facts, print_table
from framing.types import Comparison, Score

NAMES = [
    f"The {place} Observer (recreated)" for place in ("Ansel", "Borough", "Cove", "Dale", "Eel")
]


def table(comparison: Comparison) -> str:
    text = io.StringIO()
    print_table(comparison, text)
    return text.getvalue()


def widest(outlet: str) -> tuple[Score, ...]:
    """Return scores that take as much room as scores can."""
    parts = {"commentary": "own"}
    return tuple(
        Score(
            outlet,
            dimension,
            "own" if dimension in parts else "all",
            value=-1.0 if dimension == "sentiment" else 1.0,
            low=-1.0 if dimension == "sentiment" else 0.9951,
            high=1.0,
            baseline=0.0,
            delta=-1.0,
            sentences=3,
            reliable=False,
        )
        for dimension in (
            "hedging",
            "speculation",
            "commentary",
            "sentiment",
            "coverage",
            "credit",
        )
    )


def test_five_long_outlets_with_wide_numbers_fit_a_hundred_columns() -> None:
    scores = tuple(score for name in NAMES for score in widest(name))
    text = table(replace(factory.comparison(*NAMES), scores=scores))
    assert max(map(len, text.splitlines())) <= 100
    assert "…" not in text
    assert text.count("100%† Δ-100") == 4 * len(NAMES)
    assert text.count("[-1.00 to +1.00]") == len(NAMES)


def test_an_unreliable_number_is_marked_and_the_mark_explained() -> None:
    text = table(factory.comparison())
    assert "50%†" in text
    assert "† Do not rely on it" in text
    reliable = tuple(replace(score, reliable=True) for score in factory.comparison().scores)
    assert "†" not in table(replace(factory.comparison(), scores=reliable))


def test_an_undefined_number_is_a_dash_and_never_zero() -> None:
    undefined = tuple(replace(score, value=None) for score in factory.comparison().scores)
    text = table(replace(factory.comparison(), scores=undefined))
    assert "0%" not in text.split("\nhedging")[0]
    assert "– No number: there is nothing to count." in text


def test_a_dash_is_explained_where_one_stands_and_by_what_kept_the_number_away() -> None:
    assert "– No number" not in table(factory.comparison())
    undefined = tuple(replace(score, value=None) for score in factory.comparison().scores)
    consensus = replace(factory.comparison(), scores=undefined, baseline="consensus")
    assert "coverage needs three independent versions" in " ".join(table(consensus).split())


def test_a_difference_that_is_not_sure_is_not_left_to_be_taken_for_one() -> None:
    one = factory.comparison()
    unsure = tuple(replace(score, delta=0.1, differs="cannot tell") for score in one.scores)
    assert "No Δ here is sure" in table(replace(one, scores=unsure))
    sure = (replace(unsure[0], differs="differs"), *unsure[1:])
    text = table(replace(one, scores=sure))
    assert "* Surely differs" in text
    assert "No Δ here is sure" not in text


def test_commentary_stands_without_a_difference_that_only_says_it_again() -> None:
    one = replace(factory.comparison(), scores=widest("Ansel"))
    row = next(line for line in table(one).splitlines() if line.startswith("Ansel"))
    assert row.count("Δ") == 5
    assert row.split("100%†")[3].strip().startswith("-1.00†")


def test_a_title_that_is_one_outlets_headline_is_not_left_to_speak_for_all() -> None:
    one = factory.comparison()
    taken = replace(one.story.versions[1], title=one.story.title)
    story = replace(one.story, versions=(one.story.versions[0], taken))
    for show in (print_table, print_facts):
        out = io.StringIO()
        show(replace(one, story=story), out)
        assert f"The title is the headline of {taken.outlet}." in out.getvalue()
        assert "The title is" not in table(one)


def test_a_fact_shows_both_sides_of_what_differs_in_substance_once() -> None:
    one = factory.comparison()
    shift = replace(
        one.shifts[0],
        kind="number",
        outlet="Ansel",
        version_text="five weeks",
        baseline_outlet="Borough",
        baseline_text="five months",
        contested=True,
    )
    turned = replace(
        shift,
        outlet="Borough",
        version_text="five months",
        baseline_outlet="Ansel",
        baseline_text="five weeks",
    )
    tone = replace(shift, kind="credit")
    out = io.StringIO()
    print_facts(replace(one, shifts=(shift, turned, tone)), out)
    said = "number differs, contested: Borough “five months”; Ansel “five weeks”"
    assert out.getvalue().count("differs") == 1
    assert said in out.getvalue()


def test_an_outlets_name_stays_in_one_piece() -> None:
    names = [f"the-{place}-evening-standard" for place in ("ansel", "borough", "cove", "dale")]
    out = io.StringIO()
    print_facts(factory.comparison(*names), out)
    assert all(name in out.getvalue() for name in names)
    assert not any(line.endswith("-") for line in out.getvalue().splitlines())


def test_nobody_is_said_to_credit_a_report_that_there_is_not() -> None:
    out = io.StringIO()
    print_facts(replace(factory.comparison(), baseline="consensus"), out)
    assert " credit" not in out.getvalue()


def test_a_scored_article_comes_first_and_is_marked() -> None:
    text = table(replace(factory.comparison("Ansel", "Borough"), article="Borough"))
    assert text.index("> Borough") < text.index("Ansel")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("cited", "1 fact credited to Harbour Gazette, from 1 of 2 versions"),
        ("text", "1 fact, the statements of the source report (Harbour Gazette)"),
        ("consensus", "no common source report is cited"),
        ("file", "1 fact from a baseline file"),
    ],
)
def test_the_first_lines_say_what_the_baseline_is(kind: str, words: str) -> None:
    comparison = replace(factory.comparison(), baseline=kind)  # type: ignore[arg-type]  # a parameter
    assert words in baseline_line(comparison)


def test_recreated_articles_and_joint_witnesses_are_declared() -> None:
    text = table(replace(factory.comparison(recreated=True), witnesses=(("Ansel", "Borough"),)))
    assert "articles are recreated" in text
    assert "Ansel and Borough derive from one another" in text


@pytest.mark.parametrize(
    "name", ["[bold]Ansel[/bold]", ":smile: Ansel", "\x1b[31mAnsel", "安塞尔报"]
)
def test_outlet_names_are_text_and_nothing_else(name: str) -> None:
    comparison = factory.comparison(name, "Borough", title=f"{name} \x9b2J")
    for show in (print_table, print_facts):
        out = io.StringIO()
        show(comparison, out)
        assert name.replace("\x1b", "\ufffd") in out.getvalue()
        assert "\x9b" not in out.getvalue()


def test_no_colour_is_used_when_not_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    print_table(factory.comparison(), out)
    assert "\x1b[3" not in out.getvalue()
