"""What My draft shows: the findings of ``framing check``, no more and no fewer."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from components.draft_notes.view import DraftData, draft_data
from helpers.app_stories import ward
from helpers.stories import hospital

from framing.check.draft_findings import draft_findings
from framing.cli import main
from framing.ingest import read_story, version_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DRAFTS = Path(__file__).parents[1] / "data" / "drafts"
CLOSES = (
    "St Brannoc Hospital will close its maternity ward in May, the Marlbury Evening Post reported."
)
OWN = "It is a disgraceful insult to every fisherman."
GUESS = "Rain could spoil the harvest in the valley."
TEXT = f"{CLOSES}\n\n{OWN}\n\n{GUESS}\n\nTea was served.\n"
NO_LIMITS: Mapping[str, int | None] = {}


@dataclass(frozen=True)
class Held:
    """A draft on the page, and as the command prints it."""

    page: DraftData
    command: Any


@pytest.fixture(params=["ward", "bridge"])
def held(
    request: pytest.FixtureRequest, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Held:
    if request.param == "ward":
        story, draft = ward(tmp_path), tmp_path / "draft.txt"
        draft.write_text(TEXT, encoding="utf-8")
    else:
        story, draft = DRAFTS / "stories" / "bridge", DRAFTS / "drafts" / "03.txt"
    command = ["check", str(draft), "--against", str(story), "--outlet", "Mine", "--format", "json"]
    assert main(command) == 0
    printed = json.loads(capsys.readouterr().out)
    version = version_from_text(draft.read_text("utf-8"), "Mine")
    return Held(draft_data(draft_findings(version, read_story(story)), NO_LIMITS), printed)


def rows(findings: Iterable[Any], references: str) -> list[tuple[object, ...]]:
    return sorted(
        (
            each["kind"],
            each["level"],
            each["text"],
            each["why"].rstrip(".").lower(),
            tuple((one["outlet"], one["sentence"], one["text"]) for one in each[references]),
        )
        for each in findings
    )


def test_the_page_shows_the_findings_of_the_command(held: Held) -> None:
    shown = [finding for note in held.page["notes"] for finding in note["findings"]]
    shown += held.page["left_out"]
    assert rows(shown, "said") == rows(held.command["findings"], "references")
    assert shown


def test_the_page_holds_each_sentence_against_what_the_command_does(held: Held) -> None:
    notes, printed = held.page["notes"], held.command["by_sentence"]
    assert [note["sentence"] for note in notes] == [each["sentence"] for each in printed]
    assert [note["compared"] for note in notes] == [bool(each["compared_with"]) for each in printed]
    for note, each in zip(notes, printed, strict=True):
        near = [(one["outlet"], one["sentence"]) for one in note["others"] if one["near"]]
        against = [(one["outlet"], one["sentence"]) for one in each["compared_with"]]
        assert near == list(dict.fromkeys(against))
    assert held.page["headline"].startswith(f"{held.command['compared']} of ")


def test_the_page_counts_the_places_as_the_command_does(held: Held) -> None:
    counts = ("kind", "places", "compared", "differ", "to_look_at")
    shown: list[Any] = list(held.page["kinds"])
    assert [[kind[key] for key in counts] for kind in shown] == [
        [kind[key] for key in counts] for kind in held.command["looked_at"]
    ]
    assert all(
        kind["result"].startswith("not checked") == (not kind["compared"])
        for kind in held.page["kinds"]
    )


def test_the_gravest_finding_of_a_sentence_stands_first(held: Held) -> None:
    for note in held.page["notes"]:
        levels = [finding["level"] for finding in note["findings"]]
        assert levels == sorted(levels, key=lambda level: level != "differs")
        assert (note["kind"] == "different") == ("differs" in levels)


@cache
def shown(text: str, **limits: int) -> DraftData:
    version = version_from_text(text, "My draft")
    return draft_data(draft_findings(version, hospital()), limits)


def test_what_a_sentence_comes_to() -> None:
    notes = shown(TEXT)["notes"]
    assert [note["kind"] for note in notes] == [
        "different",
        "commentary",
        "speculation",
        "not_compared",
    ]
    assert notes[0]["head"].startswith("Told differently: dates and times")
    assert (
        shown(TEXT)["headline"]
        == "1 of 4 sentences could be compared, 1 in every respect; 3 could not."
    )


def test_what_was_not_compared_is_never_without_a_difference() -> None:
    data = shown(f"{OWN}\n\n{GUESS}\n\nTea was served.")
    assert data["headline"] == "None of 3 could be compared."
    assert not data["summary"]
    assert "same" not in {note["kind"] for note in data["notes"]}
    assert all("No difference" not in note["head"] for note in data["notes"])


def test_marked_words_are_those_of_the_finding() -> None:
    (note, *_) = shown(TEXT)["notes"]
    marked = "".join(piece["text"] for piece in note["pieces"] if piece.get("marks"))
    assert "May" in marked
    assert "".join(piece["text"] for piece in note["pieces"]) == CLOSES
    date = next(finding for finding in note["findings"] if finding["kind"] == "date")
    assert (date["yours"], date["said"][0]["text"]) == ("May", "September")
    assert date["said"][0]["place"] == "sentence 1"


def test_a_number_that_stands_nowhere_wants_a_look_though_its_sentence_was_not_compared() -> None:
    data = shown("Tea was served at 4711 tables.")
    (note,) = data["notes"]
    assert note["head"] == "Could not be compared; look: numbers"
    assert (note["kind"], note["compared"], note["look"]) == ("not_compared", False, True)
    assert data["summary"].endswith("1 to look at all the same.")


def test_a_limit_is_a_count_beside_what_there_is() -> None:
    data = shown(TEXT, commentary=0, speculation=2)
    assert data["limits"] == [
        "1 sentence of own commentary; your limit is 0.",
        "1 sentence of own speculation; your limit is 2.",
    ]


def test_nothing_is_said_of_a_draft_without_sentences() -> None:
    check = draft_findings(version_from_text(TEXT, "My draft"), hospital())
    data = draft_data(replace(check, sentences=()), NO_LIMITS)
    assert (data["headline"], data["summary"]) == ("No sentence was found in it.", "")
    assert data["notes"] == []


def test_a_sentence_of_which_kinds_were_not_compared_is_no_plain_all_clear(held: Held) -> None:
    for note, sentence in zip(held.page["notes"], held.command["by_sentence"], strict=True):
        missed = sentence["not_compared"]
        assert not (missed and note["head"] == "No difference found")
        if missed and note["compared"]:
            assert "Not compared here" in " ".join([note["head"], *note["lines"]])


def test_the_kinds_that_were_not_compared_are_named() -> None:
    made = draft_findings(version_from_text(CLOSES, "Mine"), hospital())
    (sentence,) = made.sentences
    partly = replace(sentence, findings=(), not_compared=("attribution", "certainty"))
    page = draft_data(replace(made, sentences=(partly,)), NO_LIMITS)
    (note,) = page["notes"]
    assert note["head"].startswith("Not compared here: attributions and certainty")
