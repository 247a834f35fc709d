"""``labels.csv`` with several coders: what is written is read back, and nobody's row is lost."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from helpers.stories import compared, hospital
from hypothesis import given
from hypothesis import strategies as st

from framing.coding.corrections import Corrections
from framing.coding.label_rows import HEADER, row_of, with_labels
from framing.errors import StoryError
from framing.ingest.labels_csv import read_labels
from framing.pipeline import compare
from framing.stories.labels_file import save_labels
from framing.types import Label, LabelKind, Story

if TYPE_CHECKING:
    from pathlib import Path

COURIER, BULLETIN = "Northern Courier", "Health Bulletin"
OUTLETS = (COURIER, BULLETIN)

labels_of = st.lists(
    st.builds(
        Label,
        st.sampled_from(OUTLETS),
        st.integers(0, 3),
        st.sampled_from(["status:ab12", "status:cd34"]),
        st.sampled_from(["carried", "altered", "omitted", "unclear"]),
        st.sampled_from(["ann", "ben", "a-model"]),
        st.sampled_from(["", "model", "decision"]),
        st.lists(st.integers(0, 9), max_size=3).map(tuple),
        st.lists(st.sampled_from(["number", "date"]), max_size=2, unique=True).map(tuple),
        st.sampled_from(["", "=1+1", "said “no”, twice", "naïve"]),
        st.sampled_from(["", "facts-20-7"]),
        st.none() | st.integers(1_000_000, 900_000_000).map(lambda number: number / 1_000_000),
    ),
    max_size=8,
)


def read(text: str) -> tuple[Label, ...]:
    return read_labels(text.encode(), OUTLETS)


@given(labels_of)
def test_what_is_written_is_read_back(labels: list[Label]) -> None:
    known: dict[tuple[str, ...], Label] = {}
    for label in labels:
        key = (label.outlet, label.column, label.coder, label.kind, label.sample)
        known.pop(key, None)
        known[key] = label
    written = with_labels("", labels)
    expected = [row_of(label) for label in known.values()]
    assert [row_of(label) for label in read(written)] == expected
    assert with_labels(written, known.values()) == written
    assert not any(row["note"].startswith("=") for row in expected)


def test_a_file_of_corrections_alone_keeps_its_form_and_what_else_it_holds() -> None:
    before = f"{','.join(HEADER)},colour\n{COURIER},1,role,context,ann,blue\n"
    text = with_labels(before, [Label(COURIER, 2, "hedged", "1", "ben")])
    assert text == f"{before}{COURIER},2,hedged,1,ben,\n"
    coded = with_labels(text, [Label(COURIER, 1, "role", "heading", "ann", sample="s", weight=2.5)])
    rows = list(csv.DictReader(io.StringIO(coded)))
    assert [(row["value"], row["sample"], row["weight"]) for row in rows] == [
        ("context", "", ""),
        ("1", "", ""),
        ("heading", "s", "2.5"),
    ]
    assert rows[0]["colour"] == "blue"


def test_a_cell_is_coded_once_whatever_sentence_it_stands_at() -> None:
    first = Label(COURIER, 1, "status:ab12", "carried", "ann", sentences=(1, 4), sample="s")
    again = Label(COURIER, 3, "status:ab12", "altered", "ann", sentences=(3,), sample="s")
    assert read(with_labels("", [first, again])) == (again,)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("kind,judge", "kind 'judge'"),
        ("sentences,3;x", "sentences 'x'"),
        ("how,colour", "how 'colour'"),
        ("weight,0.5", "weight '0.5'"),
        ("weight,nan", "weight 'nan'"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(more: str, named: str) -> None:
    column, value = more.split(",")
    text = f"{','.join(HEADER)},{column}\n{COURIER},1,status:ab12,carried,ann,{value}\n"
    with pytest.raises(StoryError, match=f"line 2: {named}"):
        read(text)


def at(value: str, coder: str, kind: LabelKind = "") -> Label:
    return Label(COURIER, 2, "hedged", value, coder, kind)


def test_a_decision_holds_before_people_and_people_before_a_model() -> None:
    model, ann, ben = at("1", "m", "model"), at("0", "ann"), at("1", "ben")
    decided = at("0", "cleo", "decision")
    for labels, holds in (
        ((ann, model), "ann"),
        ((ann, ben), "ben"),
        ((ben, ann), "ann"),
        ((decided, ann, ben, model), "cleo"),
    ):
        corrections = Corrections(labels)
        assert corrections.set_by(COURIER, 2) == {"hedged": holds}
        assert corrections.flags(COURIER, 2) == {"hedged": holds == "ben"}


def test_what_was_decided_is_no_disagreement_any_more() -> None:
    ann, ben, decided = at("0", "ann"), at("1", "ben"), at("0", "cleo", "decision")
    (one,) = Corrections((ann, ben)).disagreements()
    assert (one.column, one.said) == ("hedged", (("ann", "0"), ("ben", "1")))
    assert Corrections((decided, ann, ben)).disagreements() == ()
    assert Corrections((ann, at("1", "m", "model"))).disagreements() == ()
    # A coder who says it otherwise later has changed their mind, and contradicts nobody.
    assert Corrections((ann, at("1", "ann"))).disagreements() == ()


def cell_labels(*said: tuple[str, str, int]) -> tuple[Story, str, str]:
    cell = next(row for row in compared("hospital").coverage if row.status == "carried")
    labels = tuple(
        Label(cell.outlet, sentence, f"status:{cell.fact}", value, coder)
        for value, coder, sentence in said
    )
    base = hospital()
    made = Story(base.title, base.versions, base.source, labels=labels)
    return made, cell.outlet, cell.fact


def test_two_coders_of_a_cell_disagree_though_they_name_different_sentences() -> None:
    story, outlet, fact = cell_labels(("omitted", "ann", 3), ("carried", "ben", 1))
    (one,) = Corrections(story.labels).disagreements()
    assert one.said == (("ann", "omitted"), ("ben", "carried"))
    made = compare(story)
    (row,) = (row for row in made.coverage if (row.outlet, row.fact) == (outlet, fact))
    assert (row.status, row.set_by) == ("carried", "ben")
    assert any("ann and ben disagree" in warning for warning in made.warnings)


def test_a_person_may_say_that_it_cannot_be_told() -> None:
    story, outlet, fact = cell_labels(("unclear", "ann", 1))
    (row,) = (one for one in compare(story).coverage if (one.outlet, one.fact) == (outlet, fact))
    assert (row.status, row.fidelity, row.set_by) == ("unclear", None, "ann")


def test_labels_are_put_beside_a_story_and_what_cannot_be_read_stays(tmp_path: Path) -> None:
    label = Label(COURIER, 1, "role", "context", "ann", sample="roles-9-1", weight=1.5)
    save_labels(tmp_path, [label])
    path = tmp_path / "labels.csv"
    assert read(path.read_text("utf-8")) == (label,)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Exception, match="cannot be read; save it as CSV in UTF-8"):
        save_labels(tmp_path, [label])
    assert path.read_bytes() == b"\xff\xfe\x00"
