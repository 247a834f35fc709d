"""A story that is corrected is compared again in what changed only, and the result is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from helpers.stories import hospital, labelled

import framing.facts.baseline
from framing.kept import Kept
from framing.pipeline import compare
from framing.types import Label, Story

COURIER = "Northern Courier"


def a_fact() -> str:
    return compare(hospital()).facts[0].id


@pytest.mark.parametrize(
    "label",
    [
        ("commentary", "1"),
        ("role", "boilerplate"),
        ("voice", "own"),
        ("facts", ""),
        ("status:{fact}", "omitted"),
        ("wording:{fact}", "The ward closes."),
    ],
)
def test_what_is_kept_changes_no_result(label: tuple[str, str]) -> None:
    kept, fact = Kept(), a_fact()
    compare(hospital(), kept=kept)
    column, value = label
    for number in (1, 2):
        story = labelled(hospital(), (COURIER, number, column.format(fact=fact), value))
        assert compare(story, kept=kept) == compare(story)
    assert compare(hospital(), kept=kept) == compare(hospital())


def test_another_text_is_read_anew() -> None:
    kept, story = Kept(), hospital()
    compare(story, kept=kept)
    shorter = replace(story, versions=story.versions[:-1])
    assert compare(shorter, kept=kept) == compare(shorter)


def test_a_flag_reads_no_version_again(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Kept()
    compare(hospital(), kept=kept)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(framing.facts.baseline, "attribute_version", never)
    compare(with_label(hospital()), kept=kept)


def with_label(story: Story) -> Story:
    return replace(story, labels=(Label(COURIER, 1, "hedged", "1", "ann"),))
