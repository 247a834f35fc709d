"""A scored article in the terminal: the facts it tells, how it differs, and what it adds."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from framing.facts.shift_claims import SUBSTANCE
from framing.report.baseline_summary import scored_facts
from framing.report.safe_text import one_line
from framing.report.terminal.folding import fold
from framing.report.terminal.terminal_words import signs, words, writable
from framing.report.terminal.width import prose_width
from framing.report.words import words as shared_words
from framing.statistics.measures import is_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.types import Comparison, Coverage, Shift, VersionReading

_LONGEST_WORDS = 160
"""Characters of an article's words that are shown as evidence."""


def print_article(comparison: Comparison, file: IO[str], article: str, against: str) -> None:
    """Print what a scored article tells, how, and what it adds, each with its words.

    Args:
        comparison: The comparison with the article.
        file: What is written to.
        article: How the command names the article.
        against: How the command names the story or baseline.
    """
    read = next(each for each in comparison.versions if each.version.outlet == comparison.article)
    columns, text = prose_width(file), words("article")
    lines = [""]
    sections = (
        ("facts", list(_facts(comparison, read, file))),
        ("differences", list(_differences(comparison))),
        ("adds", list(_additions(read))),
    )
    for name, entries in sections:
        lines += fold(text[name].format(article=one_line(comparison.article)), columns, rest="  ")
        for entry in entries or [text[f"no_{name}"]]:
            first, *more = entry.split("\n")
            lines += fold(first, columns, first="  ", rest="    ")
            lines += [
                line for each in more for line in fold(each, columns, first="    ", rest="    ")
            ]
        lines.append("")
    names = {"article": one_line(article), "against": one_line(against)}
    lines += fold(text["more"].format(**names), columns, rest="  ")
    file.write(writable("\n".join(lines), file) + "\n")


def _facts(comparison: Comparison, read: VersionReading, file: IO[str]) -> Iterator[str]:
    """Yield each fact with what the article does with it, and the words that do."""
    rows = {row.fact: row for row in comparison.coverage if row.outlet == comparison.article}
    sign, names, text = signs(file), shared_words("status"), words("article")
    last = len(scored_facts(comparison))
    for number, fact in enumerate(comparison.facts, 1):
        row = rows.get(fact.id)
        if row is None:
            continue
        if number == last + 1:
            yield words("facts")["shared"]
        entry = text["fact"].format(
            number=number,
            sign=sign[row.status],
            status=names[row.status]["name"],
            statement=one_line(fact.statement),
        )
        yield entry + "".join(f"\n{line}" for line in _told(row, read, text["told"]))


def _told(row: Coverage, read: VersionReading, words_of: str) -> Iterator[str]:
    if row.start is not None and row.end is not None and row.status in {"carried", "altered"}:
        yield words_of.format(words=_short(read.version.text[row.start : row.end]))


def _differences(comparison: Comparison) -> Iterator[str]:
    """Yield how the article's wordings differ, those in substance first."""
    shifts = [
        shift
        for shift in comparison.shifts
        if shift.outlet == comparison.article and shift.kind != "wording"
    ]
    for shift in sorted(shifts, key=lambda each: each.kind not in SUBSTANCE):
        yield _difference(shift, words("article")["difference"])


def _difference(shift: Shift, text: str) -> str:
    return text.format(
        kind=shift.kind,
        outlet=one_line(shift.baseline_outlet),
        baseline=_short(shift.baseline_text),
        words=_short(shift.version_text),
        why=one_line(shift.why),
    )


def _additions(read: VersionReading) -> Iterator[str]:
    """Yield the sentences of comment and speculation, each with the cues that say so."""
    text = words("article")["addition"]
    for reading in read.readings:
        if not is_body(reading) or not (reading.commentary or reading.speculative):
            continue
        kind = "commentary" if reading.commentary else "speculation"
        cues = dict.fromkeys(
            one_line(cue.why.rstrip("."))
            for cue in reading.cues
            if cue.dimension == kind and cue.counted
        )
        sentence = reading.sentence
        yield text.format(
            kind=kind,
            words=_short(read.version.text[sentence.start : sentence.end]),
            why="; ".join(cues) or words("article")["whole"],
        )


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST_WORDS else line[: _LONGEST_WORDS - 1].rstrip() + "…"
