"""Corrections on the screen: what they change, what takes them back, what is kept on the disk."""

from __future__ import annotations

import csv
import io
import threading
from typing import TYPE_CHECKING

import pytest
from helpers.factory import comparison
from helpers.stories import compared, hospital, labelled, reading
from hypothesis import given
from hypothesis import strategies as st
from shared.correction_steps import (
    Change,
    about,
    fact_release_step,
    fact_step,
    flat,
    release_step,
    sentence_step,
    with_changes,
)
from shared.labels_file import HEADER, merged, save_labels

from framing.errors import FramingError
from framing.pipeline import compare
from framing.types import Label

if TYPE_CHECKING:
    from pathlib import Path

COURIER = "Northern Courier"
changes_of = st.lists(
    st.builds(
        Change,
        st.sampled_from(["Ansel", "Borough (recreated)", 'Ca"lder, the', "=D"]),
        st.integers(0, 3),
        st.sampled_from(["role", "wording:a1"]),
        st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1),
    ),
    max_size=12,
)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_only_what_is_changed_becomes_a_label() -> None:
    first = comparison().versions[0].readings[0]
    same = {"role": "reported", "hedged": "1", "facts": "f2;f1"}
    assert sentence_step("Ansel", first, same) == ()
    step = sentence_step("Ansel", first, {**same, "hedged": "0", "facts": ""})
    assert step == (Change("Ansel", 0, "hedged", "0"), Change("Ansel", 0, "facts", ""))


def test_a_sentence_is_given_back_to_the_program() -> None:
    second = comparison().versions[0].readings[1]
    step = release_step("Ansel", second)
    assert {change[:4] for change in step} == {
        ("Ansel", 1, "role", None),
        ("Ansel", 1, "voice", None),
    }
    labels = (Label("Ansel", 1, "role", "context", "ben"), Label("Ansel", 0, "role", "x", "ben"))
    assert with_changes(labels, step, "me") == labels[1:]


def test_the_last_change_of_a_cell_holds() -> None:
    one, other = Change("Ansel", 0, "role", "context"), Change("Ansel", 0, "role", "commentary")
    assert flat([(one,), (other,)]) == (other,)
    labels = with_changes((), flat([(one,), (other,)]), "me")
    assert [(label.value, label.coder) for label in labels] == [("commentary", "me")]


def test_scores_follow_a_correction_made_on_the_screen() -> None:
    found = reading(compared("hospital"), COURIER, "opened in 1931")
    step = sentence_step(COURIER, found, {"hedged": "1"})
    story = labelled(hospital(), *((*change[:3], change.value or "") for change in step))
    assert reading(compare(story), COURIER, "opened in 1931").hedged


def test_facts_are_reworded_and_made_one_and_given_back() -> None:
    made = compared("hospital")
    first, second = made.facts[:2]
    step = fact_step(made, first, "  A ward\nshuts ", [second.id])
    assert [change.value for change in step] == ["A ward shuts", second.id]
    after = compare(labelled(hospital(), *((*one[:3], one.value or "") for one in step)))
    assert [fact.id for fact in after.facts] == [
        fact.id for fact in made.facts if fact.id != second.id
    ]
    assert {label.value for label in about(after, first.id)} == {"A ward shuts", second.id}
    back = fact_release_step(after, first.id)
    labels = with_changes(after.story.labels, back, "me")
    assert labels == ()
    third = after.facts[1]
    (more,) = fact_step(after, after.facts[0], "A ward shuts", [third.id])
    assert more.value == f"{second.id};{third.id}"


def test_a_wording_starts_no_formula() -> None:
    made = compared("hospital")
    (change,) = fact_step(made, made.facts[0], "=HYPERLINK(1)", [])
    assert change.value == "HYPERLINK(1)"


@given(changes_of, changes_of)
def test_two_windows_lose_nothing(one: list[Change], other: list[Change]) -> None:
    first, second = flat([tuple(one)]), flat([tuple(other)])
    text = merged(merged("", first, "one"), second, "other")
    expected = {change[:3]: (change.value, "one") for change in first}
    expected |= {change[:3]: (change.value, "other") for change in second}
    kept = {
        (row["outlet"], int(row["sentence"]), row["column"]): (row["value"], row["coder"])
        for row in rows(text)
    }
    assert kept == {key: value for key, value in expected.items() if value[0] is not None}


def test_other_columns_and_rows_of_the_file_stay() -> None:
    before = "outlet,sentence,column,value,coder,remark\nAnsel,0,role,context,ann,see page 2\n"
    before += "Borough,4,voice,own,ben,\n"
    after = rows(merged(before, [Change("Ansel (recreated)", 0, "role", "heading")], "me"))
    assert {row["outlet"] for row in after} == {"Ansel (recreated)", "Borough"}
    (changed,) = (row for row in after if row["value"] == "heading")
    assert (changed["remark"], changed["coder"]) == ("see page 2", "me")


def test_many_windows_write_one_whole_file(tmp_path: Path) -> None:
    windows = [
        threading.Thread(
            target=save_labels, args=(tmp_path, [Change("Ansel", n, "role", "context")], "me")
        )
        for n in range(12)
    ]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    written = rows((tmp_path / "labels.csv").read_text("utf-8"))
    assert sorted(int(row["sentence"]) for row in written) == list(range(12))
    assert [path.name for path in tmp_path.iterdir()] == ["labels.csv"]


def test_a_file_that_is_no_text_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FramingError, match="UTF-8"):
        save_labels(tmp_path, [Change("Ansel", 0, "role", "context")], "me")
    assert (tmp_path / "labels.csv").read_bytes() == b"\xff\xfe\x00"


def test_a_new_file_has_the_documented_header() -> None:
    assert merged("", [], "me").strip() == ",".join(HEADER)
