"""Stories for other tools, and codings of theirs, with something wrong in them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from helpers.refi_project import Selection, archive, project, qdpx

from bad.case import LAMP, STORY, Case, Content

if TYPE_CHECKING:
    from collections.abc import Mapping

# As the program reads it.
TEXT = LAMP.strip()
FIRST = "The lamp works in Ostrow will close one of its two halls in May"
START = TEXT.index(FIRST)
END = TEXT.index(" Some 140")
CODED = Selection(START, END, "role: reported", name=FIRST)
HEADER = "outlet,sentence,column,value,coder\n"
ENTITIES = '<!DOCTYPE Project [<!ENTITY lamp "lamp"><!ENTITY hall "&lamp;&lamp;">]>'


def export(what: str, form: str, out: str, files: Mapping[str, Content]) -> Case:
    """A story that cannot go where it is sent."""
    return Case(what, ("export", "story", "--to", form, "--out", out), {**STORY, **files})


def brought(what: str, name: str, content: Content, form: str, *more: str) -> Case:
    """A file of another tool."""
    command = ("import", name, "--from", form, "--to", "story", *more)
    return Case(what, command, {**STORY, name: content})


def refi(
    what: str, content: Content, *more: str, files: Mapping[str, Content] | None = None
) -> Case:
    """A REFI-QDA project."""
    command = ("import", "codes.qdpx", "--from", "refi-qda", "--to", "story", *more)
    return Case(what, command, {**STORY, "codes.qdpx": content, **(files or {})})


def brat(what: str, files: Mapping[str, Content], *more: str) -> Case:
    """A folder of brat's."""
    command = ("import", "brat", "--from", "brat", "--to", "story", *more)
    return Case(what, command, {**STORY, **files})


def tasks(**value: object) -> str:
    """Return an export of Label Studio with one region."""
    region = {"id": "r1", "type": "labels", "value": value}
    annotation = {"completed_by": {"email": "ann@example.com"}, "result": [region]}
    return json.dumps([{"data": {"text": TEXT}, "annotations": [annotation]}])


def ann(line: str, name: str = "01-post") -> dict[str, Content]:
    """Return one line of brat's beside its text."""
    return {f"brat/{name}.txt": TEXT, f"brat/{name}.ann": f"{line}\n"}


CASES = [
    export("a door that is not there", "nvivo", "out", {}),
    export("an export over a folder with files", "brat", "out", {"out/mine.txt": "Mine."}),
    export("an export over a file", "refi-qda", "out.qdpx", {"out.qdpx": "Mine."}),
    Case(
        "codings that are not there",
        ("import", "no.qdpx", "--from", "refi-qda", "--to", "story"),
        STORY,
    ),
    brought("a format that goes out only", "all.jsonld", "{}", "webanno"),
    Case(
        "codings for the sample itself",
        ("import", "codes.qdpx", "--from", "refi-qda", "--to", "sample"),
        {"codes.qdpx": qdpx([CODED], TEXT)},
    ),
    refi("a project that is none", "This is a letter."),
    refi("a project cut short", qdpx([CODED], TEXT)[:400]),
    refi("a project of another kind of XML", archive({"project.qde": "<html/>"})),
    refi("a project that unpacks to too much", archive({"project.qde": b" " * 4_000_000})),
    refi(
        "an archive that points outside",
        archive({"project.qde": project([CODED]), "../../text.txt": TEXT}),
    ),
    refi("a text outside of the project", qdpx([CODED], TEXT, path="/etc/hostname")),
    refi("a text that is missing from the project", archive({"project.qde": project([CODED])})),
    refi("a project with entities", qdpx([CODED], TEXT, head=ENTITIES)),
    refi(
        "a text that was edited",
        qdpx([CODED], TEXT.replace("eleven", "twelve"), source="post"),
    ),
    refi(
        "a text of another story", qdpx([Selection(0, 9, "role: context")], "The mayor has gone.")
    ),
    refi("words that stand elsewhere", qdpx([CODED._replace(start=START + 2, end=END + 2)], TEXT)),
    refi("a position behind the text", qdpx([CODED._replace(end=99_999)], TEXT)),
    refi("a position that is no number", qdpx([CODED._replace(start="first")], TEXT)),
    refi("codes of somebody's own", qdpx([CODED, CODED._replace(code="blame")], TEXT)),
    refi(
        "two answers for one sentence",
        qdpx([CODED, CODED._replace(code="role: context")], TEXT),
    ),
    refi(
        "a coding without the words it asks for",
        qdpx([CODED._replace(code="wording 3fa9c1")], TEXT),
    ),
    refi("a coding of white space", qdpx([Selection(START - 2, START - 1, "role: context")], TEXT)),
    refi("a project without a coder's name", qdpx([CODED], TEXT, coder="")),
    refi(
        "two coders of one name",
        qdpx([CODED], TEXT),
        files={"story/labels.csv": HEADER + "post,1,role,context,Ann\n"},
    ),
    refi("a note that says what cannot be", qdpx([CODED._replace(note="kind: rumour")], TEXT)),
    brat("a folder without annotations", {"brat/01-post.txt": TEXT}),
    brat("an annotation without its text", {"brat/01-post.ann": "T1\tfact 0 4\tLamp\n"}),
    brat("an annotation of other words", ann("T1\trole_reported 0 4\tHall"), "--coder", "Ann"),
    brat("a line that brat does not write", ann("T1 role_reported 0 4 Lamp")),
    brat("an annotation of nobody's", ann("T1\trole_heading 0 4\tLamp")),
    brat("a fact without its id", ann("T1\tfact 0 4\tLamp"), "--coder", "Ann"),
    brought(
        "tasks without their text", "all.json", '[{"text": "Lamps", "label": []}]', "labelstudio"
    ),
    brought(
        "a region of other words",
        "all.json",
        tasks(start=0, end=4, text="Hall", labels=["role: heading"]),
        "labelstudio",
    ),
    brought("a CAS without its type system", "post.xmi", "<xmi/>", "cas"),
    brought("an archive without a CAS", "all.zip", archive({"readme.txt": "No."}), "cas"),
]
