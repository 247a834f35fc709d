"""What a REFI-QDA project says: its texts, with the codings that people put there.

Programs differ in how they count. The standard's way is tried first: code points of the text as it
lies in the project. Where the words that selections are called by do not stand there, positions are
taken as UTF-16 units, and with every line end as one; where no way fits, nothing is taken.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from framing.errors import StoryError
from framing.exchange.project import CodedText, ReadCoding
from framing.exchange.refi_names import NAMESPACE, SHORTENED, is_quote_of, user_guid
from framing.exchange.safe_xml import xml_tree
from framing.exchange.text_positions import Utf16, folded
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_PROJECT = ".qde"
_INTERNAL = "internal://"
_TELLING = 8
"""Characters from which a selection's name is a quotation, not a number or a word of its own."""


class _Selection(NamedTuple):
    start: int
    end: int
    name: str
    note: str
    codings: tuple[tuple[str, str], ...]
    """Code and coder of each coding; the coder is an identifier."""


class _Words(NamedTuple):
    """A text, and the spans of all selections in it."""

    text: str
    spans: tuple[tuple[int, int], ...]


def read(files: Mapping[str, bytes]) -> list[CodedText]:
    """Return the texts of a project with their codings.

    Raises:
        StoryError: It is no project, or a position does not fit its text.
    """
    name, data = _project_file(files)
    root = xml_tree(data, name)
    if root.tag != f"{{{NAMESPACE}}}Project":
        raise StoryError(f"{printable(name)}: no REFI-QDA project; export one as .qdpx")
    coders = {
        user.get("guid", ""): user.get("name", "") for user in root.iter(f"{{{NAMESPACE}}}User")
    }
    codes = {
        code.get("guid", ""): code.get("name", "") for code in root.iter(f"{{{NAMESPACE}}}Code")
    }
    texts = []
    for source in root.iter(f"{{{NAMESPACE}}}TextSource"):
        selections = tuple(_selections(source, codes))
        if selections:
            text = _text(source, files)
            texts.append(_coded(source.get("name", ""), text, selections, coders))
    return texts


def _project_file(files: Mapping[str, bytes]) -> tuple[str, bytes]:
    projects = [name for name in files if name.lower().endswith(_PROJECT)]
    if len(projects) != 1:
        raise StoryError(
            f"{printable(next(iter(files), 'the file'))}: no REFI-QDA project; export one as .qdpx"
        )
    return projects[0], files[projects[0]]


def _selections(source: _Element, codes: Mapping[str, str]) -> Iterator[_Selection]:
    for selection in source.iterchildren(f"{{{NAMESPACE}}}PlainTextSelection"):
        codings = tuple(
            (
                codes.get(reference.get("targetGUID", ""), ""),
                coding.get("creatingUser") or selection.get("creatingUser") or "",
            )
            for coding in selection.iterchildren(f"{{{NAMESPACE}}}Coding")
            for reference in coding.iterchildren(f"{{{NAMESPACE}}}CodeRef")
        )
        if codings:
            yield _Selection(
                _number(selection, "startPosition"),
                _number(selection, "endPosition"),
                selection.get("name", ""),
                selection.findtext(f"{{{NAMESPACE}}}Description") or "",
                codings,
            )


def _number(selection: _Element, attribute: str) -> int:
    value = selection.get(attribute, "")
    if not (value.isascii() and value.isdigit() and len(value) < 10):  # noqa: PLR2004 - digits of any text's length
        raise StoryError(
            f"the project has a selection whose {attribute} is {printable(repr(value), 40)}, "
            "no number from 0 up; export it again"
        )
    return int(value)


def _text(source: _Element, files: Mapping[str, bytes]) -> str:
    called = printable(source.get("name", ""), 60)
    content = source.findtext(f"{{{NAMESPACE}}}PlainTextContent")
    if content is not None:
        return content
    path = source.get("plainTextPath", "")
    if not path.startswith(_INTERNAL):
        where = printable(repr(path), 60) if path else "no plain text"
        raise StoryError(
            f"{called}: its text lies outside of the project ({where}); export it with its sources"
        )
    wanted = PurePosixPath(path.removeprefix(_INTERNAL)).name.lower()
    found = [data for name, data in files.items() if PurePosixPath(name).name.lower() == wanted]
    if len(found) != 1:
        raise StoryError(f"{called}: its text is not in the project; export it with its sources")
    try:
        return found[0].decode("utf-8-sig")
    except UnicodeDecodeError:
        raise StoryError(f"{called}: its text is not UTF-8; export it again") from None


def _coded(
    name: str, text: str, selections: tuple[_Selection, ...], coders: Mapping[str, str]
) -> CodedText:
    words = _fitting(name, text, selections)
    return CodedText(
        name,
        words.text,
        tuple(
            ReadCoding(
                start,
                end,
                code,
                coder=coders.get(coder, ""),
                note=selection.note,
                untouched=coder == user_guid(None),
            )
            for selection, (start, end) in zip(selections, words.spans, strict=True)
            for code, coder in selection.codings
        ),
    )


def _fitting(name: str, text: str, selections: tuple[_Selection, ...]) -> _Words:
    """Return text and spans in the first way of counting in which every selection fits."""
    line = " ".join(text.split())
    quoting = [_is_telling(one.name, line) for one in selections]
    line_ends_folded = folded(text).text
    found = None
    for base in dict.fromkeys((text, line_ends_folded)):
        for count in (None, Utf16(base)):
            spans = [_span(one, base, count) for one in selections]
            wrong = [
                one
                for one, span, telling in zip(selections, spans, quoting, strict=True)
                if span is None or (telling and not is_quote_of(one.name, base[slice(*span)]))
            ]
            if not wrong:
                return _Words(base, tuple(span for span in spans if span is not None))
            found = found or wrong[0]
    said = f" (“{printable(found.name, 60)}”)" if found and found.name else ""
    where = f"{found.start} to {found.end}{said}" if found else ""
    raise StoryError(
        f"{printable(name, 60)}: the words at {where} do not stand there in the project's text; "
        "export it again from a project whose texts nobody edited"
    )


def _is_telling(name: str, text: str) -> bool:
    """Tell whether a selection's name quotes a text on one line: it stands somewhere in it."""
    words = " ".join(name.removesuffix(SHORTENED).split())
    return len(words) >= _TELLING and words in text


def _span(selection: _Selection, text: str, count: Utf16 | None) -> tuple[int, int] | None:
    start: int | None = selection.start
    end: int | None = selection.end
    if count is not None:
        start, end = count.code_points(selection.start), count.code_points(selection.end)
    if start is None or end is None or not start < end <= len(text):
        return None
    return start, end
