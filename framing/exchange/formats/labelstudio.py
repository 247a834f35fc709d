r"""Label Studio: tasks with what the program and coders say as predictions, and the interface.

Task format: https://labelstud.io/guide/task_format. Offsets count Unicode code points, ``\r\n`` as
two; older releases counted UTF-16 units, which is noticed by the words that stand beside them.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree import ElementTree as ET

from framing.errors import StoryError
from framing.exchange.codes import all_codes, code_named, colour
from framing.exchange.project import MARK, CodedText, ReadCoding, mark_of
from framing.exchange.safe_xml import for_xml
from framing.exchange.text_positions import Utf16
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.exchange.codes import Code
    from framing.exchange.project import Coding, Document, Project

Json: TypeAlias = dict[str, Any]

_TEXT = "text"
_PERSON = "coder: "
"""How the model version of a person's labels begins: Label Studio keeps no names of coders."""


def write(project: Project) -> dict[str, bytes]:
    """Return the tasks, one a version, and the labelling interface that shows them."""
    tasks = [_task(document, project) for document in project.documents]
    return {
        "tasks.json": (json.dumps(tasks, ensure_ascii=False, indent=1) + "\n").encode(),
        "interface.xml": _interface(project),
    }


def read(files: Mapping[str, bytes]) -> list[CodedText]:
    """Return the texts with the annotations of an export in Label Studio's JSON format.

    Raises:
        StoryError: It is no such export, or words do not stand where it says.
    """
    exports = [name for name in files if name.endswith(".json")]
    if not exports:
        first = printable(next(iter(files), "")) or "nothing"
        raise StoryError(
            f"no .json file in what was given ({first} is there); "
            "export the project from Label Studio as JSON"
        )
    return [text for name in exports for text in _texts(files[name], printable(name))]


def _task(document: Document, project: Project) -> Json:
    data = {
        _TEXT: document.text,
        "doc_id": document.name,
        "outlet": document.outlet,
        "title": document.title,
    }
    predictions = [
        {
            "model_version": project.program if coder is None else f"{_PERSON}{coder}",
            "result": [
                _region(document.text, coding, number, project)
                for number, coding in enumerate(codings)
            ],
        }
        for coder, codings in document.by_coder().items()
    ]
    return {"data": data, "predictions": predictions}


def _region(text: str, coding: Coding, number: int, project: Project) -> Json:
    code = coding.code
    mark = mark_of(code.name(), coding.start, coding.end)
    region: Json = {
        # Two regions of one place and code, such as two facts' shifts, need two ids.
        "id": f"{mark}-{number}",
        "from_name": code.kind,
        "to_name": _TEXT,
        "type": "labels",
        "value": {
            "start": coding.start,
            "end": coding.end,
            "text": text[coding.start : coding.end],
            "labels": [code.name(project.facts)],
        },
    }
    if coding.note:
        region["meta"] = {"text": coding.note_in_tools.splitlines()}
    return region


def _interface(project: Project) -> bytes:
    """Return the labelling interface: the codes of each kind, and the text with its line ends."""
    view = ET.Element("View")
    ET.SubElement(view, "Style").text = ".htx-text { white-space: pre-wrap; }"
    codes = all_codes(project.codes(), project.facts)
    for kind, members in groupby(codes, lambda code: code.kind):
        labels = ET.SubElement(view, "Labels", name=kind, toName=_TEXT)
        for code in members:
            _label(labels, code, project)
    ET.SubElement(view, "Text", name=_TEXT, value=f"${_TEXT}", granularity="word")
    ET.indent(view)
    return f"{ET.tostring(view, encoding='unicode')}\n".encode()


def _label(labels: ET.Element, code: Code, project: Project) -> None:
    value = for_xml(code.name(project.facts))
    ET.SubElement(labels, "Label", value=value, background=colour(code))


def _texts(data: bytes, name: str) -> Iterator[CodedText]:
    try:
        tasks = json.loads(data)
        for number, task in enumerate(tasks):
            text = task["data"][_TEXT]
            title = str(task["data"].get("doc_id", f"task {number + 1}"))
            codings = tuple(_codings(task, text, f"{name}: {printable(title, 60)}"))
            yield CodedText(title, text, codings)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise StoryError(
            f"{name}: no tasks of Label Studio with their text; export the project as JSON, not "
            "JSON-MIN"
        ) from None


def _codings(task: Json, text: str, where: str) -> Iterator[ReadCoding]:
    """Yield what people said; a person's labels that went out as a prediction come back, too."""
    for prediction in task.get("predictions") or ():
        # Where annotations are exported, predictions may be listed by their numbers only.
        version = prediction.get("model_version") if isinstance(prediction, dict) else None
        if isinstance(version, str) and version.startswith(_PERSON):
            coder = version.removeprefix(_PERSON)
            yield from _regions(prediction["result"], text, coder, where, marked=False)
    for annotation in task.get("annotations") or ():
        if not annotation.get("was_cancelled"):
            coder = _annotator(annotation.get("completed_by"))
            yield from _regions(annotation["result"], text, coder, where, marked=True)


def _annotator(who: object) -> str:
    """Return the name of an annotator; a number alone is no name."""
    if isinstance(who, dict):
        return str(who.get("email") or who.get("username") or "")
    return ""


def _regions(
    regions: list[Json], text: str, coder: str, where: str, *, marked: bool
) -> Iterator[ReadCoding]:
    units = Utf16(text)
    for region in regions:
        if region.get("type") != "labels":
            continue
        value = region["value"]
        start, end = _place(value, text, units, where)
        lines = (region.get("meta") or {}).get("text") or ()
        note = lines if isinstance(lines, str) else "\n".join(map(str, lines))
        for label in value["labels"]:
            code = code_named(str(label))
            mark = mark_of(code.name() if code else str(label), start, end)
            untouched = marked and _is_untouched(region, mark)
            yield ReadCoding(start, end, str(label), coder=coder, note=note, untouched=untouched)


def _is_untouched(region: Json, mark: str) -> bool:
    """Tell whether a region stands as it was predicted; without our mark Label Studio says so."""
    name = str(region.get("id", ""))
    if name.startswith(MARK):
        return name.startswith(f"{mark}-")
    return region.get("origin") == "prediction"


def _place(value: Json, text: str, units: Utf16, where: str) -> tuple[int, int]:
    start, end = int(value["start"]), int(value["end"])
    words = value.get("text")
    if 0 <= start < end <= len(text) and words in {None, text[start:end]}:
        return start, end
    first, last = units.code_points(start), units.code_points(end)
    if first is not None and last is not None and first < last and words == text[first:last]:
        return first, last
    said = f" “{printable(str(words), 60)}”" if words else ""
    raise StoryError(
        f"{where}: the words{said} do not stand at {start} to {end}; nobody may edit the text "
        "that was exported"
    )
