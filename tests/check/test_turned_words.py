"""Denied or told, who did what, how certain, of how many: in sentences that share few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers.stories import hospital
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.check.draft_findings import draft_findings
from framing.check.pivots import in_common, is_one_word, pivots, turned
from framing.ingest import version_from_text
from framing.language.word_lists import table
from framing.types import Story

if TYPE_CHECKING:
    from framing.check.aligned_sentences import TextSentence
    from framing.check.draft import DraftCheck, Finding

TOLD = {
    "licence": "In April the county turned down the quarry's request for a second licence.",
    "fault": "The study does not prove that blasting caused the cracks, its authors say.",
    "manual": "The foreman's lawyer denied that the quarry had broken the blasting rules.",
    "result": "The quarry reported a net loss of 4.2 million crowns for the half-year to June.",
    "money": "The owner promised 90,000 crowns to the families of the village.",
    "appeal": "The union's lawyer, Petra Holm, said an appeal would be filed.",
    "demand": "The insurer Tolver demanded an explanation from the quarry within a week.",
    "bribe": "Petra Holm accepted 12,000 crowns from the men who ran the weighbridge.",
    "sites": "Dust was measured in 3 villages near the quarry in the spring.",
    "wash": "Washing took away nearly all dust from the roofs of the school.",
    "case": "It is the second such case at a quarry in the county this year.",
}


def check(draft: str) -> DraftCheck:
    told = list(TOLD.values())
    versions = tuple(
        version_from_text("\n\n".join([*text, f"The kiosk sells {what}."]), outlet)
        for text, outlet, what in (
            (told, "Morning Post", "tea"),
            (told[::-1], "Evening Mail", "soup"),
        )
    )
    return draft_findings(version_from_text(draft, "Draft"), Story("quarry", versions))


def found(draft: str) -> list[Finding]:
    return [each for sentence in check(draft).sentences for each in sentence.findings]


@pytest.mark.parametrize(
    ("draft", "kind", "right"),
    [
        (
            "The county granted the quarry's request for a second licence in April.",
            "denial",
            "down",
        ),
        (
            "The study proves that blasting caused the cracks, its authors say.",
            "certainty",
            "prove",
        ),
        ("For the half-year the quarry made a net profit of 4.2 million crowns.", "denial", "loss"),
        ("The owner paid out 90,000 crowns to families in the village.", "certainty", "promised"),
        ("The lawyer Petra Holm said an appeal had been filed.", "certainty", "filed"),
        (
            "Within a week the quarry demanded an explanation from its insurer Tolver.",
            "role",
            "ins",
        ),
        ("Petra Holm paid 12,000 crowns to the men who ran the weighbridge.", "role", "accepted"),
        ("In the spring dust was measured in all villages near the quarry.", "scope", "3"),
        ("Washing took away all dust from the school's roofs.", "scope", "nearly all"),
        ("It is the first such case at a quarry in the county this year.", "scope", "second"),
    ],
)
def test_a_slip_in_other_words_is_found_and_what_the_texts_say_is_shown(
    draft: str, kind: str, right: str
) -> None:
    some = [each for each in found(draft) if each.kind == kind]
    assert some, found(draft)
    assert any(right in each.text for finding in some for each in finding.references)


@pytest.mark.parametrize(
    "draft",
    [
        "A second licence was refused to the quarry by the county in April, as it had requested.",
        "The authors of the study say that it does not prove that blasting caused cracks.",
        "The quarry made a net loss of 4.2 million crowns in the half-year to June.",
        "Families of the village were promised 90,000 crowns by the owner.",
        "Petra Holm, the union's lawyer, said that they would file an appeal.",
        "An explanation was demanded from the quarry by the insurer Tolver within a week.",
        "From the men who ran the weighbridge Petra Holm took 12,000 crowns.",
        "In the spring dust was measured in three villages around the quarry.",
        "Nearly all dust on the school's roofs was taken away by washing.",
    ],
)
def test_the_same_in_other_words_is_left_alone(draft: str) -> None:
    kinds = {"denial", "certainty", "role", "scope"}
    assert [each for each in found(draft) if each.kind in kinds] == []


@pytest.mark.parametrize("births", ["97", "64"])
def test_what_is_told_with_another_number_is_told_differently_and_not_left_out(births: str) -> None:
    told = "The ward saw 640 births last year."

    def left_out(text: str) -> list[str]:
        made = draft_findings(version_from_text(text, "Draft"), hospital())
        kind = next(kind for kind in made.kinds if kind.kind == "left out")
        return [each.text for each in kind.findings if "640 births" in each.text]

    assert left_out("Tea was served.")
    draft = told.replace("640", births)
    assert not left_out(draft)
    made = draft_findings(version_from_text(draft, "Draft"), hospital())
    assert any(finding.kind == "number" and finding.level == "differs" for finding in made.findings)


def sentence(text: str) -> TextSentence:
    from framing.check.aligned_sentences import body  # noqa: PLC0415

    made = check(text)
    draft = next(each for each in made.comparison.versions if each.version.outlet == made.outlet)
    return body(draft)[0]


class _Nothing:
    """Texts in which no word is common."""

    def share(self, meaning: str) -> float:
        del meaning
        return 0.0


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(sorted(TOLD)), st.sampled_from(sorted(TOLD)))
def test_two_words_are_held_against_each_other_alike_from_both_sides(one: str, other: str) -> None:
    sides = sentence(TOLD[one]), sentence(TOLD[other])
    for mine in pivots(sides[0], "denial"):
        for theirs in pivots(sides[1], "denial"):
            assert turned(mine, theirs) == turned(theirs, mine)
            assert is_one_word(mine, theirs) == is_one_word(theirs, mine)
            shared = in_common(mine, theirs, _Nothing())  # type: ignore[arg-type]
            assert shared == in_common(theirs, mine, _Nothing())  # type: ignore[arg-type]
            assert 0.0 <= shared[1] <= 1.0
            if sides[0] is sides[1] and mine is theirs:
                assert turned(mine, theirs) == 1


def test_no_word_stands_on_both_sides_of_a_row() -> None:
    for rows in table("check/poles").values():
        for row in rows:
            sides = [set(side.split(", ")) for side in row]
            assert len(sides) == 2
            assert sides[0].isdisjoint(sides[1]), sides[0] & sides[1]
