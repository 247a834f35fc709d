"""REFI-QDA projects as other programs write them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CODER = "11111111-0000-4000-8000-000000000001"
_CODE = "22222222-0000-4000-8000-{:012}"
_SOURCE = "33333333-0000-4000-8000-000000000001"


class Selection(NamedTuple):
    """A selection with one code, by name."""

    start: int | str
    end: int | str
    code: str
    name: str = ""
    note: str = ""


def project(
    selections: Sequence[Selection],
    *,
    path: str = "internal://text.txt",
    source: str = "somebody's name for it",
    coder: str = "Ann",
    head: str = "",
) -> str:
    """Return a ``project.qde`` with a flat list of codes and one source."""
    names = list(dict.fromkeys(one.code for one in selections))
    codes = "".join(
        f'<Code guid="{_CODE.format(number)}" name={quoteattr(name)} isCodable="true"/>'
        for number, name in enumerate(names)
    )
    coded = "".join(
        f'<PlainTextSelection guid="44444444-0000-4000-8000-{number:012}" name='
        f'{quoteattr(one.name)} startPosition="{one.start}" endPosition="{one.end}">'
        f"<Description>{one.note}</Description>"
        f'<Coding guid="55555555-0000-4000-8000-{number:012}" creatingUser="{CODER}">'
        f'<CodeRef targetGUID="{_CODE.format(names.index(one.code))}"/></Coding>'
        "</PlainTextSelection>"
        for number, one in enumerate(selections)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}'
        '<Project xmlns="urn:QDA-XML:project:1.0" name="Halls" origin="Another program">'
        f'<Users><User guid="{CODER}" name={quoteattr(coder)}/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>"
        f'<TextSource guid="{_SOURCE}" name={quoteattr(source)} plainTextPath={quoteattr(path)}>'
        f"{coded}</TextSource></Sources></Project>"
    )


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return files as a ZIP archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return data.getvalue()


def qdpx(selections: Sequence[Selection], text: str | bytes, **more: str) -> bytes:
    """Return a ``.qdpx`` of one text."""
    return archive({"project.qde": project(selections, **more), "sources/text.txt": text})
