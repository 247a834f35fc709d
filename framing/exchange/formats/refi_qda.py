"""REFI-QDA projects (.qdpx), which NVivo, MAXQDA, ATLAS.ti and others exchange.

The standard: https://www.qdasoftware.org. An archive of ``project.qde`` and the texts; positions
are written in Unicode code points, a line end being one. Identifiers are made from what they name
and no time is stated, so that the same story gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from framing.exchange.codes import all_codes, colour, description
from framing.exchange.refi_names import NAMESPACE, guid, quote, user_guid
from framing.exchange.refi_reading import read as read  # noqa: PLC0414 - a door has both ways
from framing.exchange.safe_xml import for_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.exchange.codes import Code
    from framing.exchange.project import Coding, Document, Place, Project

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a ZIP archive can state: of no archive the real one."""
_READABLE = 0o644


def write(project: Project) -> dict[str, bytes]:
    """Return the project as one archive."""
    ET.register_namespace("", NAMESPACE)
    root = _element(None, "Project", name=project.title, origin=project.program)
    root.set("creatingUserGUID", user_guid(None))
    users = _element(root, "Users")
    _element(users, "User", guid=user_guid(None), name=project.program)
    for coder in project.coders():
        _element(users, "User", guid=user_guid(coder), name=coder)
    _code_book(root, project)
    if project.documents:
        sources = _element(root, "Sources")
        places = {
            coding.other
            for document in project.documents
            for coding in document.codings
            if coding.other is not None
        }
        for document in project.documents:
            _source(sources, document, places)
    _links(root, project)
    content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    texts = {
        f"sources/{_document_guid(document.name)}.txt": document.text.encode()
        for document in project.documents
    }
    return {"": _archive({"project.qde": content, **texts})}


def _code_book(root: ET.Element, project: Project) -> None:
    """Add the codes, each under its kind; kinds only sort them and are no codes themselves."""
    codes = _element(_element(root, "CodeBook"), "Codes")
    for kind, members in groupby(all_codes(project.codes(), project.facts), lambda one: one.kind):
        listed = list(members)
        parent = _element(codes, "Code", guid=guid("kind", kind), name=kind, isCodable="false")
        parent.set("color", colour(listed[0]))
        _described(parent, description(listed[0]))
        for code in listed:
            child = _element(parent, "Code", guid=_code_guid(code), name=code.name(project.facts))
            child.set("isCodable", "true")
            child.set("color", colour(code))
            _described(child, project.facts.get(code.fact, ""))


def _source(sources: ET.Element, document: Document, places: set[Place]) -> None:
    source = _element(sources, "TextSource", guid=_document_guid(document.name))
    source.set("name", for_xml(document.outlet))
    source.set("plainTextPath", f"internal://{_document_guid(document.name)}.txt")
    source.set("creatingUser", user_guid(None))
    _described(source, "\n".join(part for part in (document.title, document.url) if part))
    for group in _groups(document):
        first = group[0]
        who = user_guid(None if first.by_program else first.coder)
        words = document.text[first.start : first.end]
        selection = _selection(source, _selection_guid(document, first), words, first, who)
        _described(selection, first.note_in_tools)
        for coding in group:
            named = str((coding.order, coding.code))
            made = _element(selection, "Coding", guid=guid("coding", document.name, named))
            made.set("creatingUser", who)
            _element(made, "CodeRef", targetGUID=_code_guid(coding.code))
    for place in sorted(places):
        if place.document == document.name:
            words = document.text[place.start : place.end]
            _selection(source, _place_guid(place), words, place, user_guid(None))


def _groups(document: Document) -> Iterator[list[Coding]]:
    """Yield codings of the same words by the same coder with the same note: one selection each."""
    groups: dict[tuple[int, int, bool, str, str], list[Coding]] = {}
    for one in document.codings:
        key = (one.start, one.end, one.by_program, one.coder, one.note)
        groups.setdefault(key, []).append(one)
    yield from groups.values()


def _selection(
    source: ET.Element, name: str, words: str, span: Coding | Place, who: str
) -> ET.Element:
    selection = _element(source, "PlainTextSelection", guid=name)
    selection.set("name", for_xml(quote(words)))
    selection.set("startPosition", str(span.start))
    selection.set("endPosition", str(span.end))
    selection.set("creatingUser", who)
    return selection


def _links(root: ET.Element, project: Project) -> None:
    """Add a link from each wording to the one that it differs from."""
    linked = [
        (document, coding)
        for document in project.documents
        for coding in document.codings
        if coding.other is not None
    ]
    if not linked:
        return
    links = _element(root, "Links")
    for document, coding in linked:
        if coding.other is None:
            continue
        origin, target = _selection_guid(document, coding), _place_guid(coding.other)
        made = _element(links, "Link", guid=guid("link", origin, target, coding.code.name()))
        made.set("name", coding.code.name())
        made.set("direction", "OneWay")
        made.set("originGUID", origin)
        made.set("targetGUID", target)


def _element(parent: ET.Element | None, tag: str, **attributes: str) -> ET.Element:
    name = f"{{{NAMESPACE}}}{tag}"
    made = ET.Element(name) if parent is None else ET.SubElement(parent, name)
    for key, value in attributes.items():
        made.set(key, for_xml(value))
    return made


def _described(element: ET.Element, text: str) -> None:
    if text:
        _element(element, "Description").text = for_xml(text)


def _document_guid(name: str) -> str:
    return guid("document", name)


def _code_guid(code: Code) -> str:
    return guid("code", code.name())


def _place_guid(place: Place) -> str:
    return guid("place", place.document, str(place.start), str(place.end))


def _selection_guid(document: Document, coding: Coding) -> str:
    order = (coding.by_program, coding.coder, coding.start, coding.end, coding.note)
    return guid("selection", document.name, str(order))


def _archive(files: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _READABLE << 16
            archive.writestr(entry, content)
    return data.getvalue()
