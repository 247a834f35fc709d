"""What Read shows: text in pieces that make the text again, facts in their places, reasons."""

from __future__ import annotations

from functools import cache

import pytest
from components.fact_matrix.view import matrix_data
from components.reading_columns.lens_notes import MARKS, Span, lens_notes, mark_choices
from components.reading_columns.sentence_pieces import Told, pieces
from components.reading_columns.view import ReadingData, reading_data
from helpers.stories import ALL, compared, hospital, labelled, story

from framing.pipeline import compare
from framing.report.words import words
from framing.types import SourceReport

LENSES = tuple(words("lens"))


@cache
def shown(name: str) -> ReadingData:
    made = compared(name)
    return reading_data(made, [one.outlet for one in made.story.versions], name)


@pytest.mark.parametrize("name", ALL)
def test_pieces_make_the_sentence_again(name: str) -> None:
    versions = {one.version.outlet: one for one in compared(name).versions}
    for column in shown(name)["columns"]:
        version = versions[column["outlet"]]
        sentences = [one for block in column["blocks"] for one in block["sentences"]]
        assert [one["n"] for one in sentences] == [
            reading.sentence.index for reading in version.readings
        ]
        for sentence in sentences:
            place = version.readings[sentence["n"]].sentence
            text = "".join(piece["text"] for piece in sentence["pieces"])
            assert text == version.version.text[place.start : place.end]


@pytest.mark.parametrize("name", ALL)
def test_a_told_fact_has_its_words_in_every_column_that_tells_it(name: str) -> None:
    data = shown(name)
    for fact in data["facts"]:
        for cell, column in zip(fact["cells"], data["columns"], strict=True):
            marked = [
                piece
                for block in column["blocks"]
                for sentence in block["sentences"]
                for piece in sentence["pieces"]
                if fact["fact"] in piece.get("facts", ())
            ]
            assert bool(marked) == (cell["status"] in {"carried", "altered"})


def test_forms_of_one_word_are_the_same_word() -> None:
    text = "The wards close."
    made = pieces(text, 0, len(text), [Told("f", 4, 15)], [])
    assert [(piece["text"], piece.get("facts"), "word" in piece) for piece in made] == [
        ("The ", None, False),
        ("wards", ["f"], True),
        (" ", ["f"], False),
        ("close", ["f"], True),
        (".", None, False),
    ]
    plural = next(piece["word"] for piece in made if piece["text"] == "wards")
    other = pieces("A ward closed.", 0, 14, [Told("f", 0, 14)], [])
    assert plural in {piece.get("word") for piece in other}


def test_marks_of_several_lenses_cut_one_sentence() -> None:
    text = "It may be a scandal."
    spans = [Span(3, 6, "hedging"), Span(12, 19, "negative"), Span(3, 19, "commentary")]
    made = pieces(text, 0, len(text), [], spans)
    assert [(piece["text"], piece.get("marks")) for piece in made] == [
        ("It ", None),
        ("may", ["hedging", "commentary"]),
        (" be a ", ["commentary"]),
        ("scandal", ["negative", "commentary"]),
        (".", None),
    ]


def test_a_kind_of_mark_belongs_to_one_lens() -> None:
    kinds = [kind for marks in MARKS.values() for kind in marks]
    assert len(set(kinds)) == len(kinds)
    assert set(MARKS) == set(LENSES) - {"facts", "nothing"}
    data = shown("hospital")
    for lens, marks in MARKS.items():
        assert data["lenses"][lens]["marks"] == list(marks)
        for version in compared("hospital").versions:
            used = {span.kind for one in lens_notes(version, lens) for span in one.spans}
            assert used <= set(marks)


@pytest.mark.parametrize("lens", list(MARKS))
def test_marks_have_reasons_and_lenses_that_can_be_answered_have_answers(lens: str) -> None:
    for column in shown("hospital")["columns"]:
        for note in column["notes"][lens]:
            assert note["reasons"]
            assert note["choices"]
    assert bool(mark_choices(lens)) == (lens != "sentiment")


def test_only_words_that_count_are_marked_and_headings_never() -> None:
    for lens in LENSES:
        for version in compared("hospital").versions:
            for one in lens_notes(version, lens):
                reading = version.readings[one.note["sentence"]]
                assert reading.role not in {"heading", "boilerplate"}
                assert all(
                    reading.sentence.start <= span.start < span.end <= reading.sentence.end
                    for span in one.spans
                )


GAZETTE = SourceReport("Harbour Gazette", ("the Gazette",))
BRIDGE = {
    "Courier": "Bridge to shut\n\nThe old bridge at Quill will shut on Monday for six weeks, the "
    "Harbour Gazette reported. Two engineers found 14 cracks in the north pier, the Gazette said. "
    "The council raised the toll by 20 percent, the Harbour Gazette reported.",
    "Post": "Bridge shuts\n\nThe old bridge at Quill will shut on Monday for six weeks, the "
    "Harbour Gazette reported. Two engineers found 14 cracks in the north pier, the Gazette said. "
    "The council raised the toll by 20 percent.",
    "Star": "Bridge closed\n\nThe old bridge at Quill will shut on Monday for eight weeks. Two "
    "engineers found 40 cracks in the north pier. The council cut the toll by 20 percent.",
}


def test_a_difference_that_is_claimed_stands_between_the_two_wordings() -> None:
    made = compare(story("A bridge", BRIDGE, GAZETTE))
    claimed = [one for one in made.shifts if one.kind != "wording"]
    assert claimed
    data = reading_data(made, ["Courier", "Star"], "a")
    shown = [shift for fact in data["facts"] for shift in fact["shifts"]]
    assert {(one["outlet"], one["other_outlet"]) for one in shown} <= {
        ("Star", "Courier"),
        ("Courier", "Star"),
    }
    assert any({"six weeks", "eight weeks"} == {one["words"], one["other_words"]} for one in shown)
    assert all("pairs were right in the test" in one["sure"] for one in shown)
    (line,) = (one for one in matrix_data(made)["lines"] if "six weeks" in one["statement"])
    assert line["shifts"] > 0
    notes = "; ".join(cell["note"] for cell in line["cells"])
    assert "another number: “eight weeks”, in Courier and Post “six weeks”" in notes


def test_a_difference_that_a_person_refuses_is_none() -> None:
    made = compare(story("A bridge", BRIDGE, GAZETTE))
    data = reading_data(made, ["Courier", "Star"], "a")
    refused = next(shift["refuse"] for fact in data["facts"] for shift in fact["shifts"])
    place = (refused["outlet"], refused["sentence"], f"not_shift:{refused['fact']}")
    after = compare(labelled(story("A bridge", BRIDGE, GAZETTE), (*place, refused["kind"])))
    gone = (refused["fact"], refused["outlet"], refused["kind"])
    assert gone in {(one.fact, one.outlet, one.kind) for one in made.shifts}
    assert gone not in {(one.fact, one.outlet, one.kind) for one in after.shifts}
    others = [one for one in made.shifts if (one.fact, one.outlet, one.kind) != gone]
    assert list(after.shifts) == others


def test_a_word_that_a_person_says_is_not_loaded_moves_the_tone_and_nothing_else() -> None:
    texts = {
        "Courier": "Bridge to shut\n\nThe bridge will shut in a disaster of a week, the Harbour "
        "Gazette reported. Two engineers found a horrible crack, the Gazette said.",
        "Post": "Bridge shuts\n\nThe bridge will shut for a week, the Harbour Gazette reported.",
    }
    made = compare(story("A bridge", texts, GAZETTE))
    after = compare(
        labelled(story("A bridge", texts, GAZETTE), ("Courier", 2, "not_loaded", "Horrible"))
    )
    before, now = (one.versions[0].readings for one in (made, after))
    assert (before[2].sentiment or 0) < 0
    assert now[2].sentiment == 0
    assert now[1] == before[1]
    (cue,) = (one for one in now[2].cues if one.dimension == "sentiment")
    assert not cue.counted
    assert "ann" in cue.why
    assert now[2].set_by == {"not_loaded": "ann"}
    notes = [
        [
            note["sentence"]
            for note in reading_data(one, ["Courier"], "a")["columns"][0]["notes"]["sentiment"]
        ]
        for one in (made, after)
    ]
    assert notes == [[1, 2], [1]]


def test_what_a_person_set_is_said_with_the_name() -> None:
    made = compare(labelled(hospital(), ("Northern Courier", 1, "commentary", "1")))
    data = reading_data(made, ["Northern Courier"], "a")
    by = {note["sentence"]: note["by"] for note in data["columns"][0]["notes"]["commentary"]}
    assert by[1] == "ann"
