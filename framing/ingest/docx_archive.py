"""Files inside a .docx (a ZIP archive of XML), read without trusting what the archive says."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from framing.errors import ArticleError
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from lxml.etree import _Element


class Archive:
    """The parts of one archive; nothing is ever written to a disk."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive in ``data``.

        Raises:
            ArticleError: it is damaged or has too many parts.
        """
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OverflowError, OSError):
            raise self._damaged() from None
        if len(self._zip.namelist()) > table("pdf_and_word.toml")["archive"]["most_parts"]:
            raise ArticleError(f"{name}: too many parts for a Word file; save the text as .txt")

    def has(self, part: str) -> bool:
        """Tell whether the archive has a part of that name."""
        return part in self._zip.namelist()

    def xml(self, part: str) -> _Element:
        """Return a part as a tree; entities, links to files and huge texts are not followed.

        Raises:
            ArticleError: the part is missing, too large when unpacked, or no XML to be trusted.
        """
        from lxml import etree  # noqa: PLC0415 - a tenth of a second, and only for such files

        data = self._read(part)
        # Word writes no document type; only who wants to blow a reader up needs one.
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data or b"<\x00!\x00" in data[:4096]:
            raise ArticleError(f"{self._name}: holds definitions that no Word file has; not read")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise self._damaged() from None

    def _read(self, part: str) -> bytes:
        most = int(table("pdf_and_word.toml")["archive"]["most_unpacked"])
        try:
            with self._zip.open(part) as file:
                # What the archive states as the size is not believed.
                data = file.read(most + 1)
        except (
            KeyError,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
            NotImplementedError,
            zipfile.BadZipFile,
            zlib.error,
        ):
            raise self._damaged() from None
        tags = table("pdf_and_word.toml")["archive"]["most_tags"]
        if len(data) > most or data.count(b"<") > tags:
            raise ArticleError(
                f"{self._name}: a Word file that unpacks to too much; save the article's text as "
                ".txt"
            )
        return data

    def _damaged(self) -> ArticleError:
        return ArticleError(
            f"{self._name}: a damaged or locked Word file; save it again, or its text as .txt"
        )
