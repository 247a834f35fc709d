"""A PDF to plain lines: rows of letters with their places, and what the file says of itself."""

from __future__ import annotations

import io
import logging
import math
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from framing.errors import ArticleError
from framing.ingest.cleaning import clean, clean_line
from framing.ingest.extracted_article import ExtractedArticle, LeftOut
from framing.ingest.printed_rows import Row, laid_out
from framing.ingest.toml_tables import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_CHECK_EVERY = 512  # steps of drawing between two looks at the clock


def read_pdf(data: bytes, name: str) -> ExtractedArticle:
    """Return the text of a PDF as paragraphs, with headings and list items marked.

    Words parted at the end of a line are joined; running heads, running feet and page numbers are
    left out and listed. Nothing in the file is run and no link in it is followed.

    Raises:
        ArticleError: it is no PDF, is damaged or locked, holds no text, or takes too long.
    """
    # A tenth of a second to import, and only for PDFs.
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415
    from pypdf.errors import LimitReachedError  # noqa: PLC0415

    # It tells the log about every oddity of a file; the user can do nothing about them.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    most = table("pdf_and_word.toml")["pdf"]["most_unpacked"]
    budget = _Budget.of(data, name)
    try:
        with apply_configuration(
            zlib_maximum_output_length=most,
            lzw_maximum_output_length=most,
            run_length_maximum_output_length=most,
            array_based_stream_maximum_output_length=most,
            stream_decoding_work_maximum_length=2 * most,
            stream_parsing_work_maximum_count=table("pdf_and_word.toml")["pdf"]["most_steps"],
            xform_maximum_invocations_per_extraction=200,
            jbig2dec_binary=None,
        ):
            reader = PdfReader(io.BytesIO(data))
            _open(reader, name)
            rows = tuple(_rows(reader, budget))
            author = clean_line(reader.metadata.author or "") if reader.metadata else ""
    except ArticleError:
        raise
    except LimitReachedError:
        raise budget.exceeded() from None
    except (MemoryError, RecursionError):
        raise budget.exceeded() from None
    except Exception as error:  # noqa: BLE001 - a damaged file fails in ways nobody has listed
        raise ArticleError(
            f"{name}: a damaged PDF ({type(error).__name__}); save the article's text as .txt"
        ) from None
    if not any(character.isalpha() for row in rows for character in row.text):
        raise ArticleError(
            f"{name}: a PDF without text, perhaps a scan; save the article's text as .txt"
        )
    printed = laid_out(rows)
    return ExtractedArticle(
        printed.lines,
        title=printed.title,
        author=author,
        dropped=tuple(LeftOut(text, "page-edge") for text in printed.dropped),
        doubts=("read from a PDF, so look whether its paragraphs are in order",)
        if printed.disordered
        else (),
    )


@dataclass(slots=True)
class _Budget:
    """How much one file may ask for."""

    name: str
    until: float
    steps: int = 0
    letters: int = 0

    @classmethod
    def of(cls, data: bytes, name: str) -> _Budget:
        shape = table("pdf_and_word.toml")["pdf"]
        seconds = shape["base_seconds"] + len(data) / shape["bytes_a_second"]
        return cls(name, time.thread_time() + min(seconds, shape["most_seconds"]))

    def step(self) -> None:
        self.steps += 1
        if self.steps % _CHECK_EVERY == 0 and time.thread_time() > self.until:
            raise self.exceeded()

    def text(self, text: str) -> None:
        self.letters += len(text)
        if self.letters > table("pdf_and_word.toml")["pdf"]["most_text"]:
            raise self.exceeded()

    def exceeded(self) -> ArticleError:
        return ArticleError(
            f"{self.name}: a PDF that unpacks to too much or takes too long; save the article's "
            "text as .txt"
        )


@dataclass(slots=True)
class _Collector:
    """Turns what a page draws into rows, in the order in which it is drawn."""

    page: int
    budget: _Budget
    rows: list[Row] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)
    _place: tuple[float, float, float] | None = None
    _letters: Counter[tuple[float, bool]] = field(default_factory=Counter)

    def drawn(self, *_: Any) -> None:
        self.budget.step()

    def text(
        self, text: str, matrix: list[float], place: list[float], font: Any, size: Any
    ) -> None:
        """Take a piece of text as pypdf hands it over: it ends a line with a line break."""
        self.budget.text(text)
        if text.strip():
            x, y, height = _placed(matrix, place, float(size))
            self._part(x, y, height)
            if self._place is None:
                self._place = (x, y, height)
            self._letters[height, _is_bold(font)] += len(text)
        self._words.append(text)
        if "\n" in text:
            self.end()

    def end(self) -> None:
        """Close the row."""
        text = " ".join(clean("".join(self._words)).split())
        if text and self._place is not None:
            x, y, _ = self._place
            # Of most of its letters: a list's mark is often smaller, and a first word bold.
            ((size, bold), _), *_ = self._letters.most_common(1)
            self.rows.append(Row(self.page, x, y, size, text, bold=bold))
        self._words = []
        self._place = None
        self._letters.clear()

    def _part(self, x: float, y: float, size: float) -> None:
        """Close the row when the text goes on so far away that it is another column's."""
        shape = table("pdf_and_word.toml")["pdf"]
        if self._place is None:
            return
        reached = self._place[0] + len("".join(self._words)) * shape["letter_width"] * size
        away = x - reached > shape["column_gap"] * size or x < self._place[0] - size
        if away or abs(y - self._place[1]) > shape["same_line"] * max(size, self._place[2]):
            self.end()


def _rows(reader: PdfReader, budget: _Budget) -> Iterator[Row]:
    most = table("pdf_and_word.toml")["pdf"]["most_pages"]
    for number, page in enumerate(reader.pages):
        if number >= most:
            raise ArticleError(
                f"{budget.name}: a PDF of more than {most} pages; save the article's pages alone"
            )
        collector = _Collector(number, budget)
        # Upright text only: what runs up a margin is a stamp.
        page.extract_text(
            orientations=0,
            visitor_operand_before=collector.drawn,
            visitor_text=collector.text,
        )
        collector.end()
        yield from collector.rows


def _open(reader: PdfReader, name: str) -> None:
    """Open a file that has a password for its owner only; refuse one that asks readers for it."""
    from pypdf.errors import DependencyError  # noqa: PLC0415

    locked = ArticleError(f"{name}: a PDF with a password; save a copy without one")
    if reader.is_encrypted:
        try:
            if not reader.decrypt(""):
                raise locked
        except DependencyError:
            raise locked from None


def _placed(matrix: list[float], place: list[float], size: float) -> tuple[float, float, float]:
    """Return where on the page a text begins, and how large its letters are, in points."""
    a, b, c, d, e, f = (float(value) for value in matrix)
    x = place[4] * a + place[5] * c + e
    y = place[4] * b + place[5] * d + f
    up = math.hypot(place[2] * a + place[3] * c, place[2] * b + place[3] * d)
    return x, y, abs(size * up) or 1.0


def _is_bold(font: Any) -> bool:
    named = str(font.get("/BaseFont", "")) if hasattr(font, "get") else ""
    return re.search(table("pdf_and_word.toml")["pdf"]["bold"], named[:200]) is not None
