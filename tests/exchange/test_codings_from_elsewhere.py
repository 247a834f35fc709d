"""Codings made in other tools: what a person said is taken, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from helpers.coded_story import compared
from helpers.refi_project import Selection, archive, project, qdpx

from framing.article.sentences import sentences
from framing.errors import StoryError
from framing.exchange import import_codings
from framing.exchange.formats import writer
from framing.exchange.from_comparison import project_of
from framing.ingest import read_story
from framing.types import Cue, Fact, Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from framing.exchange import Imported
    from framing.types import Comparison

LORRY = "\N{DELIVERY TRUCK}"
TEXT = f"""Port Shuts {LORRY} Gate

The port of Odde shut its northern gate on Monday, and lorries queued. Drivers waited for hours.

Nobody knows when it opens again. The ferries sail.
"""
QUEUE = "lorries queued"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A story on the disk."""
    path = tmp_path / "story"
    path.mkdir()
    (path / "coast.txt").write_text(TEXT, encoding="utf-8")
    (path / "gazette.txt").write_text("Odde's gate is shut. Ferries sail on.\n", encoding="utf-8")
    return path


@pytest.fixture
def text(folder: Path) -> str:
    return read_story(folder).versions[0].text


def sentence(folder: Path, words: str) -> tuple[int, int]:
    """Return the span of the sentence of the first version that holds some words."""
    version = read_story(folder).versions[0]
    at = version.text.index(words)
    return next((one.start, one.end) for one in sentences(version) if one.start <= at < one.end)


def number(folder: Path, words: str) -> int:
    """Return the number of the sentence that holds some words, as labels.csv counts."""
    version = read_story(folder).versions[0]
    at = version.text.index(words)
    return next(one.index for one in sentences(version) if one.start <= at < one.end)


def rows(folder: Path) -> list[tuple[str, int, str, str, str]]:
    return [
        (label.outlet, label.sentence, label.column, label.value, label.coder)
        for label in read_story(folder).labels
    ]


def brought(folder: Path, name: str, data: bytes | str, form: str, **more: Any) -> Imported:
    path = folder.parent / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return import_codings(path, form, folder, **more)


def refi(folder: Path, selections: Sequence[Selection], text: str | bytes, **more: Any) -> Imported:
    return brought(folder, "codes.qdpx", qdpx(selections, text), "refi-qda", **more)


def read_by_program(folder: Path) -> Comparison:
    """Return the story with every sentence background, with a fact and a cue in one."""
    read, at = read_story(folder), number(folder, QUEUE)
    start, end = sentence(folder, QUEUE)
    mention = Mention("coast", at, start, end, 1.0, True, True, "explicit")  # noqa: FBT003
    fact = Fact("f1", "The gate is shut.", "coast", at, (mention,), (), (), None)
    where = read.versions[0].text.index(QUEUE)
    cue = Cue(
        where,
        where + 7,
        at,
        "hedging",
        "made.up",
        "adverb",
        "other",
        quoted=False,
        counted=False,
        weight=0.5,
        why="for this test",
    )
    return compared(read, cues=[cue], facts=[fact])


def test_a_coding_inside_a_sentence_is_about_that_sentence(folder: Path, text: str) -> None:
    start = text.index(QUEUE)
    refi(folder, [Selection(start, start + len(QUEUE), "cue: hedging")], text)
    assert rows(folder) == [("coast", number(folder, QUEUE), "hedged", "1", "Ann")]


def test_a_coding_over_sentences_is_about_each_that_it_holds_half_of(
    folder: Path, text: str
) -> None:
    start, end = text.index("on Monday"), text.index("Nobody") + len("Nobody knows when it")
    refi(folder, [Selection(start, end, "voice: own")], text)
    held = [number(folder, words) for words in ("Drivers", "Nobody")]
    assert [row[1] for row in rows(folder)] == held


@pytest.mark.parametrize("quoting", [True, False])
def test_line_ends_of_another_system_move_nothing(
    folder: Path,
    text: str,
    quoting: bool,  # noqa: FBT001
) -> None:
    theirs = text.replace("\n", "\r\n")
    start = theirs.index(QUEUE)
    name = QUEUE if quoting else ""
    selection = Selection(start, start + len(QUEUE), "commentary: no", name=name)
    refi(folder, [selection], f"\ufeff{theirs}".encode())
    assert rows(folder) == [("coast", number(folder, QUEUE), "commentary", "0", "Ann")]


def test_line_ends_that_a_program_counts_as_one_are_noticed(folder: Path, text: str) -> None:
    theirs = text.replace("\n", "\r\n")
    start = text.index("Nobody")
    selection = Selection(start, start + 6, "role: context", name="Nobody knows when it opens")
    refi(folder, [selection._replace(end=start + 33)], theirs)
    assert rows(folder) == [("coast", number(folder, "Nobody"), "role", "context", "Ann")]


def test_positions_in_utf_16_are_noticed_by_the_words(folder: Path, text: str) -> None:
    start = text.index("The ferries") + 1
    first = Selection(start, start + 11, "role: context", name="The ferries")
    refi(folder, [first], text)
    assert rows(folder)[0][1] == number(folder, "The ferries")


def test_a_text_inside_the_project_file_is_read(folder: Path, text: str) -> None:
    start, end = sentence(folder, "Drivers")
    file = project([Selection(start, end, "voice: other")], path="")
    inside = f"<PlainTextContent>{text}</PlainTextContent><PlainTextSelection "
    data = archive({"project.qde": file.replace("<PlainTextSelection ", inside, 1)})
    brought(folder, "codes.qdpx", data, "refi-qda")
    assert rows(folder) == [("coast", number(folder, "Drivers"), "voice", "other", "Ann")]


def test_what_has_no_column_is_counted_and_left_out(folder: Path, text: str) -> None:
    start, end = sentence(folder, "Drivers")
    codes = ("role: context", "cue: sentiment", "shift: number", "shift: number", "my own")
    selections = [Selection(start, end, code) for code in codes]
    found = refi(folder, selections, text, known_only=True)
    assert found.left_out == (("cue: sentiment", 1), ("my own", 1), ("shift: number", 2))
    assert [row[2] for row in rows(folder)] == ["role"]


def test_the_same_file_twice_changes_nothing(folder: Path, text: str) -> None:
    start, end = sentence(folder, "Drivers")
    selections = [Selection(start, end, "fact b"), Selection(start, end, "fact a")]
    assert refi(folder, selections, text).new == 1
    before = (folder / "labels.csv").read_bytes()
    again = refi(folder, list(reversed(selections)), text)
    assert (again.new, len(again.labels)) == (0, 1)
    assert (folder / "labels.csv").read_bytes() == before


def test_another_answer_by_the_same_name_is_taken_only_when_asked(folder: Path, text: str) -> None:
    start, end = sentence(folder, "Drivers")
    refi(folder, [Selection(start, end, "role: context")], text)
    other = [Selection(start, end, "role: commentary")]
    with pytest.raises(StoryError, match="Ann has role of sentence"):
        refi(folder, other, text)
    refi(folder, other, text, coder="Bo")
    refi(folder, other, text, replace_own=True)
    assert sorted(row[3:] for row in rows(folder)) == [("commentary", "Ann"), ("commentary", "Bo")]


def studio(folder: Path, change: Any) -> bytes:
    """Return what Label Studio exports when somebody has gone through the program's regions."""
    tasks = json.loads(
        writer("labelstudio").write(project_of(read_by_program(folder)))["tasks.json"]
    )
    for task in tasks:
        result = [{**region, "origin": "prediction"} for region in task["predictions"][0]["result"]]
        task["annotations"] = [{"completed_by": 7, "was_cancelled": False, "result": result}]
        task["predictions"] = [11]
    change(tasks[0]["annotations"][0])
    return json.dumps(tasks).encode()


def region_of(annotation: dict[str, Any], words: str, kind: str) -> dict[str, Any]:
    return next(
        region
        for region in annotation["result"]
        if region["from_name"] == kind and words in region["value"]["text"]
    )


def test_what_an_annotator_left_as_it_was_is_nobodys_word(folder: Path) -> None:
    def change(annotation: dict[str, Any]) -> None:
        region_of(annotation, "Drivers", "role")["value"]["labels"] = ["role: commentary"]

    found = brought(folder, "all.json", studio(folder, change), "labelstudio", coder="Ann")
    assert rows(folder) == [("coast", number(folder, "Drivers"), "role", "commentary", "Ann")]
    assert found.untouched > 10
    assert "program" not in (folder / "labels.csv").read_text()


def test_all_takes_answers_that_were_left_as_they_were(folder: Path) -> None:
    data = studio(folder, lambda _: None)
    with pytest.raises(StoryError, match="nobody has coded anything"):
        brought(folder, "all.json", data, "labelstudio", coder="Ann")
    found = brought(folder, "all.json", data, "labelstudio", coder="Ann", untouched=True)
    # The cue is no answer about its sentence, whose program's answer is that it is not hedged.
    assert found.untouched == 1
    columns = {row[2] for row in rows(folder)}
    assert columns == {"role", "voice", "facts"}


def test_a_fact_beside_one_that_stands_makes_two(folder: Path) -> None:
    def change(annotation: dict[str, Any]) -> None:
        stands = region_of(annotation, QUEUE, "fact")
        value = {**stands["value"], "labels": ["fact f2: Lorries queue."]}
        annotation["result"].append({**stands, "id": "new", "origin": "manual", "value": value})

    brought(folder, "all.json", studio(folder, change), "labelstudio", coder="Ann")
    assert rows(folder) == [("coast", number(folder, QUEUE), "facts", "f1;f2", "Ann")]


def test_a_region_of_a_new_name_is_asked_where_it_comes_from(folder: Path) -> None:
    def change(annotation: dict[str, Any]) -> None:
        for place, region in enumerate(annotation["result"]):
            region["id"] = f"new-{place}"
        changed = region_of(annotation, "Drivers", "role")
        changed["value"]["labels"] = ["role: commentary"]
        changed["origin"] = "prediction-changed"

    brought(folder, "all.json", studio(folder, change), "labelstudio", coder="Ann")
    assert [row[2:] for row in rows(folder)] == [("role", "commentary", "Ann")]


def test_an_annotation_that_was_cancelled_is_none(folder: Path) -> None:
    def change(annotation: dict[str, Any]) -> None:
        region_of(annotation, "Drivers", "role")["value"]["labels"] = ["role: commentary"]
        annotation["was_cancelled"] = True

    with pytest.raises(StoryError, match="nobody has coded anything"):
        brought(folder, "all.json", studio(folder, change), "labelstudio", coder="Ann")


def test_offsets_of_older_releases_are_noticed_by_the_words(folder: Path, text: str) -> None:
    start, end = sentence(folder, "Drivers")
    value = {"start": start + 1, "end": end + 1, "text": text[start:end], "labels": ["voice: own"]}
    region = {"id": "x", "type": "labels", "value": value}
    by = {"email": "ann@example.com"}
    task = {"data": {"text": text}, "annotations": [{"completed_by": by, "result": [region]}]}
    brought(folder, "all.json", json.dumps([task]), "labelstudio")
    assert rows(folder) == [("coast", number(folder, "Drivers"), "voice", "own", "ann@example.com")]


def laid_out(folder: Path, form: str) -> Path:
    out = folder.parent / form
    for name, data in writer(form).write(project_of(read_by_program(folder))).items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(data)
    return out


def test_a_brat_folder_edited_in_place_gives_what_was_changed(folder: Path) -> None:
    out = laid_out(folder, "brat")
    path = out / "program" / "01-coast.ann"
    lines = path.read_text("utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if "role_context" in line and "Drivers" in line)
    lines[at] = lines[at].replace("role_context", "role_attributed")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    import_codings(out, "brat", folder, coder="Ann")
    assert rows(folder) == [("coast", number(folder, "Drivers"), "role", "attributed", "Ann")]


def test_a_cas_edited_in_place_gives_what_was_changed(folder: Path) -> None:
    cassis = pytest.importorskip("cassis", reason="the extra exchange is not installed")
    out = laid_out(folder, "cas")
    path = out / "program" / "01-coast.xmi"
    system = cassis.load_typesystem(out / "TypeSystem.xml")
    cas = cassis.load_cas_from_xmi(path, typesystem=system)
    start, end = sentence(folder, "The ferries")
    role = next(one for one in cas.select("framing.Role") if (one.begin, one.end) == (start, end))
    role.value = "speculation"
    cas.to_xmi(path)
    import_codings(out, "cas", folder, coder="Ann")
    assert rows(folder) == [("coast", number(folder, "The ferries"), "role", "speculation", "Ann")]


def test_an_archive_of_one_cas_by_another_name_finds_its_version(folder: Path, text: str) -> None:
    cassis = pytest.importorskip("cassis", reason="the extra exchange is not installed")
    out = laid_out(folder, "cas")
    system = cassis.load_typesystem(out / "TypeSystem.xml")
    cas = cassis.Cas(typesystem=system)
    cas.sofa_string = text
    start, end = sentence(folder, "The ferries")
    cas.add(system.get_type("framing.Hedged")(begin=start, end=end, value="yes"))
    files = {"ann.xmi": cas.to_xmi(), "TypeSystem.xml": (out / "TypeSystem.xml").read_bytes()}
    brought(folder, "export.zip", archive(files), "cas", coder="Ann")
    assert rows(folder) == [("coast", number(folder, "The ferries"), "hedged", "1", "Ann")]


def test_the_program_is_known_in_a_refi_qda_project(folder: Path) -> None:
    data = writer("refi-qda").write(project_of(read_by_program(folder)))[""]
    with pytest.raises(StoryError, match="nobody has coded anything"):
        brought(folder, "codes.qdpx", data, "refi-qda")
    brought(folder, "codes.qdpx", data, "refi-qda", coder="Ann", untouched=True)
    assert {row[4] for row in rows(folder)} == {"Ann"}
