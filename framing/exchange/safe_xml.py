"""XML from somebody else as a tree: no document types, no entities, nothing fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.errors import StoryError
from framing.ingest.cleaning import printable

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def xml_tree(data: bytes, name: str) -> _Element:
    """Return the root of a document.

    Raises:
        StoryError: It is no XML, or defines entities or a document type, which no such file needs.
    """
    from lxml import etree  # noqa: PLC0415 - a tenth of a second, and only for such files

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        reason = printable(error.msg or "damaged", 80)
        raise StoryError(
            f"{printable(name)}: cannot be read as XML ({reason}); export it again"
        ) from None
    if root.getroottree().docinfo.doctype:
        raise StoryError(
            f"{printable(name)}: defines a document type or entities, which no project does; "
            "not read"
        )
    return root


def for_xml(text: str) -> str:
    """Return a name or note with what no XML document may hold replaced, one character for one."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
