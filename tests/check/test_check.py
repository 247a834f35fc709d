"""The editor's check: places as editors count them, limits that joining sentences cannot dodge."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from helpers.stories import hospital
from hypothesis import given
from hypothesis import strategies as st

from framing.check.draft_findings import draft_findings
from framing.check.findings import CheckResult, check
from framing.check.line_numbers import FilePositions
from framing.check.output_formats import CheckReport, as_github, as_json, as_text
from framing.check.thresholds import parse_requirements
from framing.cli import main
from framing.errors import FramingError
from framing.ingest import version_from_text
from framing.pipeline import score

if TYPE_CHECKING:
    from pathlib import Path

    from framing.check.thresholds import Counting

pytestmark = pytest.mark.usefixtures("founded_once")

DRAFT = """Ward news

St Brannoc Hospital will shut its maternity ward
in September. Eleven midwife posts have been empty since June.

It is a shameful, reckless gamble with lives.
Buses run every hour.
"""


def report(  # noqa: PLR0913, PLR0917 - what may be asked
    draft: str,
    most: str = "",
    least: str = "",
    shifts: str = "",
    by: Counting = "both",
    file: str = "draft",
) -> CheckReport:
    article = version_from_text(draft, "Late Edition")
    found = draft_findings(article, hospital())
    asked = parse_requirements([most], [least], [shifts], by)
    places = FilePositions(draft, article.text)
    return CheckReport(found, check(found.comparison, asked, places), asked, file, places)


def held(
    draft: str, most: str = "", least: str = "", shifts: str = "", by: Counting = "both"
) -> tuple[CheckResult, ...]:
    return report(draft, most, least, shifts, by).results


def places(text: str) -> list[tuple[int, int]]:
    return [(int(line), int(column)) for line, column in re.findall(r"draft:(\d+):(\d+): ", text)]


def test_what_does_not_hold_is_listed_with_line_and_column() -> None:
    shown = report(DRAFT, most="commentary=0.1")
    (result,) = shown.results
    assert not result.holds
    lines = DRAFT.splitlines()
    assert result.passages
    for look in result.passages:
        assert look.place is not None
        summary = lines[look.place.line - 1][look.place.column - 1 :]
        assert summary.startswith(look.text.split()[0])
    assert {line for line, _ in places(as_text(shown))} == {6}


def test_what_holds_lists_nothing() -> None:
    shown = report(DRAFT, most="commentary=1")
    (found,) = shown.results
    assert found.holds
    assert found.passages == ()
    assert "\nholds: commentary" in as_text(shown)
    assert "::warning" not in as_github(shown)


def test_joining_sentences_does_not_pass_the_check() -> None:
    apart = "It is a shameful, reckless gamble with lives. Buses run. Trams run. Boats run."
    joined = "It is a shameful, reckless gamble with lives, and this is a disgraceful scandal."
    short_sentences = f"Ward\n\n{apart}\n"
    long_sentence = f"Ward\n\n{joined} Buses run. Trams run. Boats run. Cars run.\n"
    assert held(short_sentences, most="commentary=0.3", by="sentences")[0].holds
    assert held(long_sentence, most="commentary=0.3", by="sentences")[0].holds
    assert not held(long_sentence, most="commentary=0.3", by="words")[0].holds
    assert not held(long_sentence, most="commentary=0.3")[0].holds


def test_a_missing_credit_is_shown_where_the_fact_is_told() -> None:
    (result,) = held(DRAFT, least="credit=0.5")
    assert not result.holds
    assert all("without a credit" in look.why for look in result.passages)
    assert result.passages[0].place is not None
    assert result.passages[0].place.line in {3, 4}


def test_facts_that_were_not_found_are_named_without_a_place() -> None:
    (result,) = held(DRAFT, least="coverage=1")
    assert not result.holds
    assert {look.place for look in result.passages} == {None}
    statements = {fact.statement for fact in score(version_from_text(DRAFT, "x"), hospital()).facts}
    assert {look.text for look in result.passages} <= {" ".join(one.split()) for one in statements}


def test_a_lower_bound_on_nothing_does_not_hold_and_an_upper_one_is_not_checked() -> None:
    draft = "Tea\n\nTea is grown on the northern slopes of the island.\n"
    low, high = held(draft, least="credit=0.1", most="credit=0.1")
    assert (high.name, high.holds) == ("min credit", False)
    assert (low.name, low.holds) == ("max credit", None)


def test_shifts_of_the_kinds_that_were_asked_are_listed() -> None:
    draft = DRAFT.replace(
        "Eleven midwife posts have been empty since June",
        "The trust has failed to fill forty midwife posts since January",
    )
    (found,) = held(draft, shifts="number")
    assert not found.holds
    assert "forty" in found.passages[0].text
    assert found.passages[0].place is not None
    assert held(draft, shifts="relation")[0].holds


def test_that_nothing_was_found_is_not_said_to_be_that_nothing_is_there() -> None:
    shown = report(DRAFT, shifts="relation")
    assert re.fullmatch(
        r"no relation shifts found in \d facts? that the draft tells; none may be",
        shown.results[0].summary,
    )
    assert "no proof that nothing is there" in as_text(shown)


@pytest.mark.parametrize(
    ("most", "least", "shifts", "message"),
    [
        ("bias=0.2", "", "", "hedging, speculation"),
        ("commentary", "", "", "from 0 to 1"),
        ("commentary=nan", "", "", "from 0 to 1"),
        ("", "credit=2", "", "from 0 to 1"),
        ("sentiment=-2", "", "", "from -1 to 1"),
        ("", "", "colour", "actor, number"),
    ],
)
def test_a_wrong_wish_names_what_there_is(most: str, least: str, shifts: str, message: str) -> None:
    with pytest.raises(FramingError, match=message) as caught:
        parse_requirements([most], [least], [shifts], "both")
    assert "\n" not in str(caught.value)


def test_several_wishes_in_one_or_many_options_are_the_same() -> None:
    together = parse_requirements(["commentary=0.2,hedging=0.1"], [], ["actor,number"], "both")
    apart = parse_requirements(
        ["commentary=0.2", "hedging=0.1"], [], ["actor", "number", "actor"], "both"
    )
    assert together == apart


def test_github_commands_cannot_be_forged_by_a_draft() -> None:
    draft = DRAFT.replace("gamble", "gamble::error::100%")
    text = as_github(report(draft, most="commentary=0", file="a,b:c.txt\n::error::x"))
    assert "::warning" in text
    for line in text.splitlines():
        assert line.replace("::notice", "::warning", 1).startswith(
            "::warning file=a%2Cb%3Ac.txt %3A%3Aerror%3A%3Ax,"
        )
        assert "%" not in line.replace("%25", "").replace("%2C", "").replace("%3A", "")


def test_json_says_everything() -> None:
    result = json.loads(as_json(report(DRAFT, most="commentary=0.1", shifts="actor")))
    assert result["holds"] is False
    assert [one["name"] for one in result["checks"]] == ["max commentary", "no-shift actor"]
    look = result["checks"][0]["looks"][0]
    assert (look["line"], DRAFT[look["start"] : look["end"]] != "") == (6, True)
    assert "not a verdict" in result["note"]


def test_the_command_exits_1_when_something_does_not_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(DRAFT, "utf-8")
    line = ["check", str(file), "--against", "sample"]
    assert main([*line, "--max", "commentary=0.1"]) == 1
    assert re.search(r"draft\.txt:6:\d+: commentary: ", capsys.readouterr().out)
    assert main([*line, "--max", "commentary=1", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["holds"] is True
    assert main([*line, "--max", "commentary=0.1", "--format", "github"]) == 1
    assert f"::warning file={tmp_path}/draft.txt,line=6" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "text", "word", "place"),
    [
        ("One two.\r\nThree four.\r\n", "One two. Three four.", "Three", (2, 1)),
        ("One two.\rThree four.", "One two. Three four.", "four", (2, 7)),
        (
            "# One\n\nTwo [three](http://one.two/three) four",
            "One\n\nTwo three four",
            "four",
            (3, 35),
        ),
        ("<p>One <b>two</b></p>\n<p>three</p>", "One two\nthree", "two", (1, 11)),
        ("a a a b\na a c", "a a a b a a c", "c", (2, 5)),
    ],
)
def test_words_are_found_again_in_the_file(
    file: str, text: str, word: str, place: tuple[int, int]
) -> None:
    found = FilePositions(file, text).at(text.index(word))
    assert found is not None
    assert (found.line, found.column) == place


def test_a_word_that_is_not_in_the_file_has_no_place() -> None:
    found = FilePositions("one two", "one seven two")
    assert found.at(4) is None
    assert found.at(8) is not None
    assert found.at(99) is None


@given(st.lists(st.sampled_from(["the", "ward", "shuts", "in", "May,", "June.\n", "\n\n"])))
def test_every_word_of_a_plain_file_has_its_own_place(words: list[str]) -> None:
    text = " ".join(words)
    found = FilePositions(text, text)
    for word in re.finditer(r"\w+", text):
        place = found.at(word.start())
        assert place is not None
        assert text.splitlines()[place.line - 1][place.column - 1 :].startswith(word.group())
