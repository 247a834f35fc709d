"""Corrections on the screen: what they change, what takes them back, what is kept on the disk."""

from __future__ import annotations

import csv
import io
import threading
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from helpers.factory import comparison
from helpers.stories import ALL, compared, hospital, labelled, reading
from hypothesis import given
from hypothesis import strategies as st
from shared.baseline_answers import answer_check
from shared.correction_steps import (
    Change,
    about,
    fact_release_step,
    fact_step,
    release_step,
    sentence_step,
    status_step,
)
from shared.labels_file import merged, save_labels, taking_back

from framing.coding.label_rows import HEADER
from framing.errors import FramingError
from framing.pipeline import compare
from framing.stories import labels_file as labels
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
        st.just(""),
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
    assert {change.coder for change in step} == set(second.set_by.values())


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
    assert {(change.column, change.value) for change in back} == {
        (label.column, None) for label in after.story.labels
    }
    third = after.facts[1]
    (more,) = fact_step(after, after.facts[0], "A ward shuts", [third.id])
    assert more.value == f"{second.id};{third.id}"


@pytest.mark.parametrize("name", ["hospital", "rates", "ruling"])
def test_two_facts_made_one_are_told_in_the_words_that_were_chosen(name: str) -> None:
    made, written = compared(name), set()
    for first, second in permutations(made.facts[:3], 2):
        for chosen in (first, second):
            step = answer_check(
                made,
                {
                    "act": "merge",
                    "fact": first.id,
                    "other": second.id,
                    "words": chosen.statement,
                },
            ).step
            written.add(len(step))
            rows_ = [(*one[:3], one.value or "") for one in step]
            after = compare(labelled(ALL[name](), *rows_))
            told = {fact.id: fact.statement for fact in after.facts}
            assert told[first.id] == chosen.statement
            assert second.id not in told
    # Where the words that are kept anyway are chosen, nobody is said to have reworded anything.
    assert 1 in written


def test_a_wording_starts_no_formula() -> None:
    made = compared("hospital")
    (change,) = fact_step(made, made.facts[0], "=HYPERLINK(1)", [])
    assert change.value == "HYPERLINK(1)"


@given(changes_of, changes_of)
def test_two_windows_lose_nothing(one: list[Change], other: list[Change]) -> None:
    text = merged(merged("", one, "one"), other, "other")
    expected = {
        (*change[:3], coder): change.value
        for coder, changes in (("one", one), ("other", other))
        for change in changes
    }
    kept = {
        (row["outlet"], int(row["sentence"]), row["column"], row["coder"]): row["value"]
        for row in rows(text)
    }
    assert kept == {key: value for key, value in expected.items() if value is not None}


@given(changes_of, changes_of)
def test_what_is_taken_back_leaves_the_rows_as_they_were(
    before: list[Change], step: list[Change]
) -> None:
    text = merged("", before, "one")
    after = merged(text, step, "one")
    back = merged(after, taking_back(text, step, "one"), "one")
    key = ("outlet", "sentence", "column", "coder")
    assert {tuple(row[k] for k in (*key, "value")) for row in rows(back)} == {
        tuple(row[k] for k in (*key, "value")) for row in rows(text)
    }


def test_the_later_of_two_coders_holds_and_neither_is_lost(tmp_path: Path) -> None:
    for coder, value in (("ann", "1"), ("ben", "0"), ("ann", "1")):
        save_labels(tmp_path, [Change("Ansel", 3, "commentary", value)], coder)
    kept = rows((tmp_path / "labels.csv").read_text("utf-8"))
    assert [(row["coder"], row["value"]) for row in kept] == [("ben", "0"), ("ann", "1")]
    back = save_labels(tmp_path, [Change("Ansel", 3, "commentary", None, "ben")], "ann")
    assert back == (Change("Ansel", 3, "commentary", "0", "ben"),)


def test_what_a_version_does_with_a_fact_is_said_at_its_nearest_sentence() -> None:
    made = compared("hospital")
    row = next(row for row in made.coverage if row.sentence is not None)
    step = status_step(made, row.fact, row.outlet, "altered")
    assert step == (Change(row.outlet, row.sentence or 0, f"status:{row.fact}", "altered"),)
    assert status_step(made, "none", row.outlet, "altered") == ()


def test_answers_about_the_list_of_facts_become_labels() -> None:
    made = compared("hospital")
    first, second = made.facts[:2]
    place = (first.outlet, first.sentence)

    def answered(**asked: object) -> list[tuple[object, ...]]:
        return [change[:4] for change in answer_check(made, asked).step]

    assert answered(act="merge", fact=first.id, other=second.id) == [
        (*place, f"same_fact:{first.id}", second.id)
    ]
    assert answered(act="apart", fact=first.id, other=second.id) == [
        (*place, f"other_facts:{first.id}", second.id)
    ]
    assert answered(act="drop", fact=first.id) == [(*place, f"listed:{first.id}", "0")]
    assert answered(act="keep", fact=first.id) == [(*place, f"listed:{first.id}", "1")]
    assert answered(act="reword", fact=first.id, words="=A ward shuts") == [
        (*place, f"wording:{first.id}", "A ward shuts")
    ]
    assert answered(act="drop", fact="gone") == []
    assert answered(act="?", fact=first.id) == []
    several = next(f for f in made.facts if len({m.outlet for m in f.mentions}) > 1)
    told = list(dict.fromkeys((m.outlet, m.sentence) for m in several.mentions))
    assert answered(act="split", fact=several.id, places=told) == []
    assert answered(act="split", fact=several.id, places=told[1:]) == [
        (*spot, f"split:{several.id}", f"{several.id}-2") for spot in told[1:]
    ]
    near = answer_check(made, {"act": "nearest", "words": "the ward closes"}).nearest
    assert near is not None
    assert len(near["sentences"]) == 5
    spot = near["sentences"][0]
    (added,) = answered(
        act="add", words=near["words"], **{k: spot[k] for k in ("outlet", "sentence")}
    )
    assert added[:2] == (spot["outlet"], spot["sentence"])
    assert str(added[2]).startswith("added:")
    without = compare(labelled(hospital(), (*place, f"listed:{first.id}", "0")))
    assert [
        change.value for change in answer_check(without, {"act": "back", "fact": first.id}).step
    ] == [None]


def test_other_columns_and_rows_of_the_file_stay() -> None:
    before = "outlet,sentence,column,value,coder,remark\nAnsel,0,role,context,ann,see page 2\n"
    before += "Borough,4,voice,own,ben,\n"
    after = rows(merged(before, [Change("Ansel (recreated)", 0, "role", "heading")], "ann"))
    assert {row["outlet"] for row in after} == {"Ansel (recreated)", "Borough"}
    (changed,) = (row for row in after if row["value"] == "heading")
    assert (changed["remark"], changed["coder"]) == ("see page 2", "ann")


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


def test_what_was_coded_or_settled_is_not_changed_behind_its_back(tmp_path: Path) -> None:
    coded = Label("Ansel", 1, "role", "context", "ann", sample="roles-9-1", weight=2.0)
    labels.save_labels(tmp_path, [coded])
    save_labels(tmp_path, [Change("Ansel", 1, "role", "heading")], "ann")
    assert [row["value"] for row in rows((tmp_path / "labels.csv").read_text("utf-8"))] == [
        "context",
        "heading",
    ]
    back = Change("Ansel", 1, "role", None, "ann")
    save_labels(tmp_path, [back], "ann")
    # The correction is gone; the coding of the sample is not taken away by a click.
    with pytest.raises(FramingError, match="coded for a sample"):
        save_labels(tmp_path, [back], "ann")
    labels.save_labels(tmp_path, [Label("Ansel", 1, "role", "context", "cleo", "decision")])
    with pytest.raises(FramingError, match="cleo settled this"):
        save_labels(tmp_path, [Change("Ansel", 1, "role", "heading")], "ann")
    assert b"heading" not in (tmp_path / "labels.csv").read_bytes()
