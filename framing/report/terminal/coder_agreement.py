"""How far coders agree, in the terminal: a table a column, where they differ, and the program."""

from __future__ import annotations

from itertools import groupby
from typing import IO, TYPE_CHECKING

from framing.config import default
from framing.report.safe_text import one_line
from framing.report.terminal.folding import fold
from framing.report.terminal.table_layout import Column, Frame, lay_out
from framing.report.terminal.terminal_words import signs as signs_of
from framing.report.terminal.terminal_words import words, writable
from framing.report.terminal.width import prose_width, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from framing.statistics.agreement_results import (
        CoderAgreement,
        Figure,
        PairAgreement,
        ProgramAccuracy,
    )

_SHOWN = 5
"""Confusions of a pair that are listed; the files have all."""


def print_coder_agreement(result: CoderAgreement, file: IO[str]) -> None:
    """Print tables of agreement and of the program's accuracy to ``file``, as wide as it is."""
    text, prose = words("coders"), prose_width(file)
    lines: list[str] = []
    for column, pairs in groupby(result.pairs, key=lambda pair: pair.column):
        lines += [*_pairs(column, [*pairs], file), ""]
    lines += _accuracy(result.program, file)
    drawn = any(pair.stands_for is not None for pair in result.pairs)
    notes = [
        text["note"].format(undefined=signs_of(file)["undefined"]),
        *([text["right"]] if result.program else []),
        *([too_few_means()] if any_too_few(result) else []),
        text["weighted" if drawn else "unweighted"],
        *(
            text["left_out"].format(column=column, number=number)
            for column, number in result.left_out.items()
        ),
    ]
    for note in notes:
        lines += fold(note, prose, rest="  ")
    file.write("\n".join(writable(line, file) for line in lines) + "\n")


def any_too_few(result: CoderAgreement) -> bool:
    """Tell whether some figure rests on so few units that nothing is said of it."""
    return not all(pair.enough for pair in result.pairs) or not all(
        row.precision_enough and row.recall_enough for row in result.program
    )


def too_few_means() -> str:
    """Say what it takes to say how far coders agree."""
    text: str = words("coders")["too_few_means"]
    return text.format(needed=default().scores.enough_sentences)


def _pairs(column: str, pairs: Sequence[PairAgreement], file: IO[str]) -> Iterator[str]:
    text, undefined = words("coders"), signs_of(file)["undefined"]
    cells: dict[str, list[tuple[str, ...]]] = {
        "units": [(_units(pair),) for pair in pairs],
        **{
            name: [_figure(getattr(pair, name), undefined, enough=pair.enough) for pair in pairs]
            for name in ("percent", "alpha", "alpha_ordinal", "ac1", "kappa")
            if any(getattr(pair, name).value is not None for pair in pairs)
        },
    }
    columns = [Column((text["headings"][name],), tuple(found)) for name, found in cells.items()]
    names = [_name(pair) for pair in pairs]
    yield column
    frame = Frame(text["corner"], signs_of(file)["rule"], spread=True)
    for line in lay_out(names, columns, width_of(file), frame):
        yield line.text
    confused = [line for pair in pairs for line in _confused(pair)]
    if confused:
        yield ""
        yield from fold(text["confusions"], prose_width(file))
        for pair_line in confused:
            yield from fold(f"  {pair_line}", prose_width(file), rest="    ")


def _confused(pair: PairAgreement) -> Iterator[str]:
    text = words("coders")
    differ = [one for one in pair.confusions if one.answer != one.other_answer]
    if not differ:
        return
    listed = [
        text["confused"].format(
            coder=one_line(pair.coder),
            answer=one.answer,
            other=one_line(pair.other),
            other_answer=one.other_answer,
            units=one.units,
        )
        for one in differ[:_SHOWN]
    ]
    rest = len(differ) - len(listed)
    yield "; ".join((*listed, *([text["more"].format(number=rest)] if rest else [])))


def _accuracy(rows: Sequence[ProgramAccuracy], file: IO[str]) -> Iterator[str]:
    if not rows:
        return
    text, undefined = words("coders"), signs_of(file)["undefined"]
    yield text["program"]
    names = [f"{row.column} {row.answer}" for row in rows]
    cells: Mapping[str, list[tuple[str, ...]]] = {
        "people": [(str(row.people),) for row in rows],
        "program": [(str(row.program),) for row in rows],
        "precision": [
            _figure(row.precision, undefined, enough=row.precision_enough) for row in rows
        ],
        "recall": [_figure(row.recall, undefined, enough=row.recall_enough) for row in rows],
    }
    columns = [
        Column((text["program_headings"][name],), tuple(found)) for name, found in cells.items()
    ]
    frame = Frame(text["program_corner"], signs_of(file)["rule"], spread=True)
    for line in lay_out(names, columns, width_of(file), frame):
        yield line.text
    yield ""
    for column, of_column in groupby(rows, key=lambda row: row.column):
        row = next(of_column)
        settled = row.decided + row.agreed + row.single
        said = text["settled"].format(
            column=column,
            settled=settled,
            decided=row.decided,
            agreed=row.agreed,
            single=row.single,
            open=row.open,
        )
        yield from fold(said, prose_width(file), rest="  ")


def _name(pair: PairAgreement) -> str:
    if not pair.other:
        return one_line(pair.coder)
    named: str = words("coders")["pair"]
    return named.format(coder=one_line(pair.coder), other=one_line(pair.other))


def _units(pair: PairAgreement) -> str:
    return f"{pair.units:,}"


def _figure(figure: Figure, undefined: str, *, enough: bool) -> tuple[str, ...]:
    if figure.value is None:
        return (undefined,)
    if not enough:
        return (words("coders")["too_few"],)
    if figure.low is None or figure.high is None:
        return (f"{figure.value:.2f}",)
    interval = words("coders")["interval"].format(
        low=f"{figure.low:.2f}", high=f"{figure.high:.2f}"
    )
    return (f"{figure.value:.2f}", interval)
