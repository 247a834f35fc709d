"""Tables for R and Python: ``doc_id,text`` as the Text Interchange Formats have it, and tokens.

https://docs.ropensci.org/tif/. Texts and tokens stand exactly as they are, so that positions hold:
these are tables for programs, and a cell of them may begin as a formula does.
"""

from __future__ import annotations

import csv
import io
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from framing.exchange.codes import CUE
from framing.language.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from framing.exchange.project import Coding, Document, Project, SentenceRow


def write(project: Project) -> dict[str, bytes]:
    """Return the table of texts, the table of tokens, and that of codings."""
    rows: dict[str, Iterable[Mapping[str, object]]] = {
        "documents": map(_document, project.documents),
        "tokens": (row for one in project.documents for row in _tokens(one)),
        "codings": (
            _coding(one, coding, project) for one in project.documents for coding in one.codings
        ),
    }
    return {f"{name}.csv": _table(columns, rows[name]) for name, columns in table_columns().items()}


@cache
def table_columns() -> dict[str, dict[str, str]]:
    """Return the columns of every table with what they mean, in their order."""
    tables = files("framing.exchange").joinpath("tables.toml")
    return tomllib.loads(tables.read_text(encoding="utf-8"))


def _document(document: Document) -> dict[str, object]:
    return {
        "doc_id": document.name,
        "text": document.text,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "published": document.published,
    }


def _tokens(document: Document) -> Iterator[dict[str, object]]:
    """Yield a row for every token, with what is said of its sentence and the cues that it is in."""
    cues = [one for one in document.codings if one.code.kind == CUE]
    number = 0
    for sentence in document.sentences:
        said = _said_of(sentence)
        near = [one for one in cues if one.start < sentence.end and sentence.start < one.end]
        for start, end in tokenise(document.text, sentence.start, sentence.end).offsets():
            number += 1
            inside = (one.code.value for one in near if one.start < end and start < one.end)
            yield {
                "doc_id": document.name,
                "token": document.text[start:end],
                "token_id": number,
                "start": start,
                "end": end,
                "cues": ";".join(dict.fromkeys(inside)),
                **said,
            }


def _said_of(sentence: SentenceRow) -> dict[str, object]:
    return {
        "sentence": sentence.index,
        "role": sentence.role,
        "voice": sentence.voice,
        "hedged": int(sentence.hedged),
        "speculative": int(sentence.speculative),
        "commentary": int(sentence.commentary),
        "facts": ";".join(sentence.facts),
    }


def _coding(document: Document, coding: Coding, project: Project) -> dict[str, object]:
    return {
        "doc_id": document.name,
        "start": coding.start,
        "end": coding.end,
        "text": document.text[coding.start : coding.end],
        "code": coding.code.name(),
        "fact": coding.code.fact,
        "coder": project.program if coding.by_program else coding.coder,
        "note": coding.note,
    }


def _table(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, tuple(columns), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
