"""Out and in again loses nothing, whatever the text is written in and whatever a label says."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from helpers.coded_story import compared, story
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from framing.article.sentences import sentences
from framing.coding.label_rows import key_of, row_of
from framing.exchange.coded_labels import labels_in, taken
from framing.exchange.formats import reader, writer
from framing.exchange.from_comparison import project_of
from framing.exchange.project import mark_of
from framing.exchange.text_positions import Utf16, folded
from framing.ingest.cleaning import clean
from framing.ingest.toml_tables import table
from framing.types import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.types import Story

FORMATS = ("brat", "cas", "labelstudio", "refi-qda")
COLUMNS = table("labels_csv.toml")["columns"]
OF_FACTS = table("labels_csv.toml")["of_facts"]
OF_WORDS = table("labels_csv.toml")["of_words"]
VALUES = table("labels_csv.toml")["of_facts_values"]
# Emoji of one and of several code points, marks that combine, right to left, beyond plane 0.
WORDS = (
    "Ferries",
    "😀",
    "👩🏽‍🚒",
    "🇩🇪",
    "e\u0301te\u0301",
    "נמל",
    "مرفأ",
    "港口",
    "\U0001d509\U0001d522\U0001d52f\U0001d52f\U0001d536",
    "<b>&amp;",
    '"quoted"',
    "naïve",
)
FACT = st.sampled_from(("3fa9c1", "b-7.x", "ü_1"))
LOADED = st.sampled_from(("gaffe", "très-loué", "😀"))
LINE = st.text(st.sampled_from("abc ¶;:&<>\"'é😀ם"), min_size=1, max_size=20)


@st.composite
def texts(draw: st.DrawFn, line_end: str = "\n") -> str:
    """Sentences of words in many scripts, over several lines."""
    lines = draw(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), min_size=1, max_size=5)
    )
    text = line_end.join(f"The port {' '.join(words)} closed." for words in lines)
    return text + draw(st.sampled_from(("", line_end, " 😀")))


def cell(text: str) -> str:
    """Write words as a cell of labels.csv is read."""
    return " ".join(clean(text).split())


@st.composite
def labels(draw: st.DrawFn, of: Story, coders: Sequence[str] = ("Ann", "Bo B.")) -> Label:
    """A label of any kind at any sentence."""
    version = draw(st.sampled_from(of.versions))
    column = draw(st.sampled_from((*COLUMNS, *OF_WORDS, *OF_FACTS)))
    legal = COLUMNS.get(column) or VALUES.get(OF_FACTS.get(column, ""))
    if column == "facts" or OF_FACTS.get(column) == "facts":
        facts = draw(st.lists(FACT, unique=True, min_size=int(column != "facts")))
        # In no column does the order of facts say anything.
        value = ";".join(sorted(facts))
    elif OF_FACTS.get(column) == "shifts":
        kinds = st.sampled_from(table("labels_csv.toml")["hows"])
        value = ";".join(draw(st.lists(kinds, unique=True, min_size=1)))
    elif column in OF_WORDS:
        value = ";".join(draw(st.lists(LOADED, unique=True, min_size=1)))
    elif legal:
        value = draw(st.sampled_from(legal))
    else:
        value = draw(FACT) if OF_FACTS.get(column) == "fact" else cell(draw(LINE))
        assume(value)
    sheet = draw(st.sampled_from(("", "roles-20-7")))
    return Label(
        version.outlet,
        draw(st.integers(0, len(sentences(version)) - 1)),
        f"{column}:{draw(FACT)}" if column in OF_FACTS else column,
        value,
        draw(st.sampled_from(coders)),
        kind=draw(st.sampled_from(table("labels_csv.toml")["kinds"])),
        sentences=tuple(draw(st.lists(st.integers(0, 9), max_size=3))),
        how=tuple(draw(st.lists(st.sampled_from(table("labels_csv.toml")["hows"]), max_size=2))),
        note=row_of(Label("", 0, "", "", "", note=cell(draw(LINE))))["note"],
        sample=sheet,
        weight=draw(st.sampled_from((None, 1.0, 2.5))) if sheet else None,
    )


@st.composite
def labelled_stories(draw: st.DrawFn, line_end: str = "\n") -> Story:
    """A story of two versions with labels by several coders, one of a kind each."""
    bare = story({name: draw(texts(line_end)) for name in ("Coast Radio", "Gazette & Söhne")})
    drawn = draw(st.lists(labels(bare), max_size=12))
    given_labels = {key_of(row_of(label)): label for label in drawn}
    return story(
        {version.outlet: version.text for version in bare.versions}, [*given_labels.values()]
    )


def through(form: str, labelled: Story) -> set[Label]:
    """Send a story through a format."""
    files = writer(form).write(project_of(compared(labelled)))
    if form == "refi-qda":
        files = dict(_unpacked(files[""]))
    found = taken(reader(form).read(files), untouched=False, known_only=False)
    return set(labels_in(found.texts, labelled))


def _unpacked(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40)
@given(data=st.data())
def test_every_label_comes_back_as_it_was(form: str, data: st.DataObject) -> None:
    labelled = data.draw(labelled_stories(data.draw(st.sampled_from(("\n", "\r\n")))))
    assume(labelled.labels)
    assert through(form, labelled) == set(labelled.labels)


@settings(max_examples=40)
@given(texts("\r\n"), st.data())
def test_units_of_utf_16_are_those_that_other_languages_count(
    text: str, data: st.DataObject
) -> None:
    units = Utf16(text)
    position = data.draw(st.integers(0, len(text)))
    assert units.of(position) == len(text[:position].encode("utf-16-le")) // 2
    assert units.code_points(units.of(position)) == position


@settings(max_examples=40)
@given(texts("\r\n"), st.data())
def test_folding_line_ends_keeps_every_place(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    fold = folded(text)
    before = text[:position].replace("\r\n", "\n").removesuffix("\r")
    assert fold.text[: fold.place(position)] == before[: len(fold.text)]


def test_the_mark_of_a_changed_copy_is_another() -> None:
    marks = {mark_of("role: context", 0, 9), mark_of("role: context", 0, 8)}
    assert len(marks | {mark_of("role: reported", 0, 9)}) == 3
