"""Classes of slips that a draft may have, each in a story of one sentence that is told twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from framing.check.draft_findings import draft_findings
from framing.ingest import version_from_text
from framing.types import Story

if TYPE_CHECKING:
    from framing.check.draft import DraftCheck, Finding

TOLD = {
    "name": "The harbour master of Velling, Orla Tamsin, closed the northern quay on Tuesday.",
    "club": "Velling Rovers start the new season at home to Brackmoor Athletic on Saturday.",
    "part": "Forty sailors were hurt when the crane fell on the quay, six of them seriously.",
    "moved": "The brewer cut its forecast for operating profit this year to €44m.",
    "fell": "Shares in the brewer Tolver fell 6% on Monday after the recall.",
    "asked": "The brewer Tolver has significantly scaled back its operations in Velling this year.",
    "acts": "Cllr Orla Tamsin proposed the budget of the harbour and Cllr Jan Brack seconded it.",
    "some": "The harbour board ordered the yard to stop selling some wooden boats to customers.",
    "stage": "The rule that the harbour board proposed in January would ban old diesel boats.",
    "crime": "Jan Brack, 44, allegedly took 12 paintings from the harbour museum in Velling.",
    "plan": "Dredging of the silted northern basin is planned for Thursday if the wind drops.",
    "limit": "A verdict in the harbour trial is expected in March at the earliest.",
    "comment": "The harbour board of Velling declined to comment.",
}


def check(draft: str, *told: str) -> DraftCheck:
    texts = ["\n\n".join(told), "\n\n".join(reversed(told))]
    versions = tuple(
        version_from_text(f"{text}\n\nThe kiosk sells {what}.", outlet)
        for text, outlet, what in zip(
            texts, ("Morning Post", "Evening Mail"), ("tea", "soup"), strict=True
        )
    )
    return draft_findings(version_from_text(draft, "Draft"), Story("harbour", versions))


def findings(name: str, wrong: str, right: str) -> tuple[Finding, ...]:
    assert right in TOLD[name]
    return check(TOLD[name].replace(right, wrong), *TOLD.values()).findings


@pytest.mark.parametrize(
    ("name", "right", "wrong", "kind"),
    [
        ("name", "Orla Tamsin", "Jan Tamsin", "name"),
        ("club", "Brackmoor Athletic", "Brackmoor United", "name"),
        ("part", "six of them", "nine of them", "number"),
        ("moved", "to €44m", "by €44m", "number"),
        ("fell", "6%", "9%", "number"),
        ("asked", "scaled back", "increased", "denial"),
        ("some", "some wooden", "all wooden", "scope"),
        ("stage", "proposed", "adopted", "certainty"),
        ("crime", "allegedly took", "stole", "certainty"),
        (
            "acts",
            "Cllr Orla Tamsin proposed the budget of the harbour and Cllr Jan Brack",
            "Cllr Jan Brack proposed the budget of the harbour and Cllr Orla Tamsin",
            "role",
        ),
    ],
)
def test_a_slip_of_the_class_is_found_and_the_right_words_are_left_alone(
    name: str, right: str, wrong: str, kind: str
) -> None:
    assert kind in {each.kind for each in findings(name, wrong, right)}
    assert not [each for each in check(TOLD[name], *TOLD.values()).findings if each.kind == kind]


def test_what_is_planned_by_a_noun_is_not_told_as_done() -> None:
    made = check("The silted northern basin was dredged on Thursday.", *TOLD.values())
    assert "certainty" in {each.kind for each in made.findings}


@pytest.mark.parametrize(
    "clean",
    [
        "No verdict in the harbour trial is expected before March.",
        "The harbour board of Velling would not comment.",
    ],
)
def test_other_words_for_the_same_denial_are_no_denial(clean: str) -> None:
    assert "denial" not in {each.kind for each in check(clean, *TOLD.values()).findings}


def test_a_number_is_answered_with_the_values_of_the_others_and_who_has_them() -> None:
    why = next(each.why for each in findings("fell", "9%", "6%") if each.kind == "number")
    assert "9% here" in why
    assert "Morning Post" in why
    assert "Evening Mail: 6%" in why or "Morning Post: 6%" in why


def test_a_sentence_names_the_kinds_that_no_text_has_a_place_for() -> None:
    made = check("The harbour board of Velling closed a café.", *TOLD.values())
    (sentence,) = made.sentences
    assert set(sentence.not_compared) <= {kind.kind for kind in made.kinds}
    unlike = check("Nobody swims with penguins in Antarctica.", *TOLD.values()).sentences[0]
    assert {"denial", "certainty"} <= set(unlike.not_compared)
