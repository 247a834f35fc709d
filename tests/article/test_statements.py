"""Sentences as the statements that facts are made of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article.sentences import sentences
from framing.article.statements import Statement, statements
from framing.attribution import attribute
from framing.ingest import version_from_text
from framing.types import SourceReport

ARGUS = SourceReport("Argus Newswire")
_PIECES = st.sampled_from(
    [
        *("the mill burned,", "and", "Argus Newswire said", "“it was", "old”", "which", "but", ";"),
        *("—", "that", "(two of", "them)", "moved", "12 per cent", "Mr. Holt", "according to"),
        *("U.S.", ":", "."),
    ]
)


def made(text: str, *, whole: bool = False) -> list[tuple[str, Statement]]:
    version = version_from_text(f"A headline\n\n{text}", "Ansel")
    found = sentences(version)
    made_of = statements(version, found, attribute(version, found, ARGUS), whole=whole)
    return [(version.text[one.start : one.end], one) for one in made_of]


def test_the_credit_is_no_part_of_what_is_said() -> None:
    for text in (
        "Argus Newswire reported that the old mill burned down on Sunday.",
        "The old mill burned down on Sunday, Argus Newswire reported.",
        "According to Argus Newswire, the old mill burned down on Sunday.",
    ):
        ((_, only),) = made(text)
        assert "argus" not in only.text.lower()
        assert "the old mill burned down on sunday" in only.text.lower()
        assert (only.credited, only.founds, only.basis) == (True, True, "explicit")


def test_a_dateline_and_a_place_in_a_list_are_no_part_of_what_is_said() -> None:
    for lead in (
        "LIMA (Coast Wire) - ",
        "March 3 (Coast Wire) — ",
        "PORT LUNDE, May 4 (CW) -- ",
        "PORT LUNDE — ",
        "LUNDE, Conn. -- ",
        "2. ",
    ):
        (words, only), *_ = made(
            f"{lead}The old mill burned down on Sunday, Argus Newswire reported."
        )
        assert (words, only.founds) == ("The old mill burned down on Sunday", True)


@pytest.mark.parametrize(
    ("rest", "said", "text"),
    [
        ("and now has a month to sell", "now has a month to sell.", "Holt Mills now has a month"),
        ("on Monday, leaving 60 hands idle", "leaving 60 hands idle.", "Holt Mills leaving 60"),
        (
            "mainly because rye was dear last year",
            "mainly because rye was dear last year.",
            "mainly because rye was dear",
        ),
        ("but its owner denied that in a letter", "its owner denied that in a letter.", "its own"),
    ],
)
def test_what_stands_behind_a_credit_is_a_statement_of_its_own(
    rest: str, said: str, text: str
) -> None:
    gap = " " if rest.startswith("on") else ", "
    first, second = made(f"Holt Mills closed its old mill, Argus Newswire reported{gap}{rest}.")
    assert (first[0], first[1].founds) == ("Holt Mills closed its old mill", True)
    assert (second[0], second[1].founds) == (said, False)
    assert second[1].text.startswith(text)


def test_a_credit_inside_a_clause_parts_no_statement() -> None:
    ((words, only),) = made(
        "The oldest mill in Lunde, Argus Newswire said, has burned to the ground."
    )
    assert (words[:10], words[-7:]) == ("The oldest", "ground.")
    assert (only.credited, "argus" in only.text.lower()) == (True, False)


def test_what_only_credits_somebody_again_is_no_statement() -> None:
    for rest in (", citing two people with knowledge of the sale", " on Monday, May 3", ", online"):
        ((words, _),) = made(f"Holt Mills closed its old mill, Argus Newswire reported{rest}.")
        assert words == "Holt Mills closed its old mill"


def test_a_name_in_capitals_before_a_dash_is_no_dateline() -> None:
    ((words, _),) = made("KLM — the airline — sold the mill last year, Argus Newswire reported.")
    assert words.startswith("KLM")


def test_a_name_with_a_bracket_stays_in_what_is_said() -> None:
    ((words, _),) = made("Ana Ruiz (Lunde) - the miller - sold the mill, Argus Newswire reported.")
    assert words.startswith("Ana Ruiz (Lunde)")


@pytest.mark.parametrize(
    "dateline",
    [
        "LUNDE, March 4 (Nordwire) - ",
        "ODDA, New South Wales, Aug. 3 (HW) — ",
        "VESTBY, Norway (Nordwire) -- ",
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(dateline: str) -> None:
    ((words, _),) = made(f"{dateline}The old mill burned down on Sunday.")
    assert words == "The old mill burned down on Sunday."


def test_two_clauses_make_two_statements() -> None:
    found = made("The mill burned down on Sunday; the baker lost his whole store of flour.")
    assert [words for words, _ in found] == [
        "The mill burned down on Sunday",
        "the baker lost his whole store of flour.",
    ]
    assert not any(one.founds or one.credited for _, one in found)


def test_what_somebody_else_says_founds_nothing() -> None:
    ((_, only),) = made("The old mill burned down on Sunday, the mayor said.")
    assert (only.credited, only.founds) == (False, False)


def test_a_statement_is_shown_with_its_subject() -> None:
    shown = [
        one.shown
        for _, one in made(
            "Lundeco, which owns a mill, has sold rye to Vestby. It intends to close the old mill "
            "in May, leaving 60 hands idle. Its bakery has burned down."
        )
    ]
    assert shown == [
        "[Lundeco] owns a mill",
        "[Lundeco] has sold rye to Vestby.",
        "[Lundeco] intends to close the old mill in May",
        "[Lundeco] intends to close the old mill in May, leaving 60 hands idle.",
        "[Lundeco’s] bakery has burned down.",
    ]


@pytest.mark.parametrize(
    ("sentence", "part", "shown"),
    [
        (
            "The closure of the two ferries comes amid a row over fares.",
            "The closure",
            "The closure of the two ferries comes amid a row over fares.",
        ),
        (
            "Argus Newswire reported that the ferries would stop in May, when the lease ends.",
            "the ferries",
            "The ferries would stop in May, when the lease ends",
        ),
        (
            "Holt Mills, which began as a bakery, is buying up farms, Argus Newswire reported.",
            "Holt",
            "[Holt Mills] began as a bakery",
        ),
        (
            "Two nurses told Argus Newswire that they had fallen ill on Sunday.",
            "they",
            "Two nurses told Argus Newswire that they had fallen ill on Sunday.",
        ),
        (
            "The sale won’t be final until the court approves it in June.",
            "until",
            "The sale won’t be final until the court approves it in June.",
        ),
        (
            "Holt Mills will stop after charges were announced on Sunday accusing bakers of fraud.",
            "accusing",
            "Charges were announced on Sunday accusing bakers of fraud.",
        ),
        (
            "“We have looked at every boat and we found no rust,” Ana Ruiz said.",
            "We have",
            "“We have looked at every boat and we found no rust,” Ana Ruiz said.",
        ),
    ],
)
def test_what_does_not_read_alone_is_shown_with_what_it_lacks(
    sentence: str, part: str, shown: str
) -> None:
    telling = [one.shown for words, one in made(sentence) if part in words]
    assert telling[0] == shown


def test_a_body_that_another_reports_on_is_not_named_after_it() -> None:
    found = made("Argus Newswire reported that Holt Mills has cut its cheap flour. It was popular.")
    assert not any("[Argus" in one.shown for _, one in found)


def test_what_is_inside_a_credit_founds_and_what_the_outlet_adds_does_not() -> None:
    found = made(
        "Argus Newswire reported that Holt Mills had closed its mill after the owner cut wages. "
        "Holt Mills, which has sold flour since 1950, did not comment on Sunday."
    )
    assert [one.founds for _, one in found[:2]] == [True, True]
    assert not any(one.founds for _, one in found[2:])


def test_headings_and_boilerplate_make_no_statement() -> None:
    assert made("Subscribe to our newsletter") == []


def test_every_statement_of_the_source_report_founds() -> None:
    found = made("The mill burned down on Sunday. The mayor called it a loss.", whole=True)
    assert len(found) == 2
    assert all(one.founds for _, one in found)


@given(st.lists(_PIECES, min_size=1, max_size=40).map(" ".join))
def test_statements_lie_in_their_sentence_in_order_and_apart(text: str) -> None:
    version = version_from_text(f"A headline\n\nIt {text}", "Ansel")
    found = sentences(version)
    end = 0
    for one in statements(version, found, attribute(version, found, ARGUS)):
        place = found[one.sentence]
        assert place.start <= one.start < one.end <= place.end
        assert one.start >= end
        end = one.end
        assert 0.0 <= one.position <= 1.0
        assert version.text[one.start : one.end].strip()
        assert not one.founds or one.credited
