"""Agreement of coders as CSV files and JSON; docs/coding.md says what every column means."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

from framing.report.csv import cell, csv_text
from framing.report.result_json import rounded
from framing.report.run_json import jsonable
from framing.report.schema import Column
from framing.statistics.agreement_results import (
    Confusion,
    Figure,
    PairAgreement,
    ProgramAccuracy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from framing.statistics.agreement_results import CoderAgreement

_OF_A_PAIR = ("column", "coder", "other")


def agreement_files(result: CoderAgreement) -> dict[str, str]:
    """Return the CSV files: agreement of pairs, their confusions, and the program's accuracy."""
    return {
        "agreement.csv": _file(PairAgreement, map(_flat, result.pairs)),
        "confusions.csv": _file(
            Confusion,
            (
                {name: getattr(pair, name) for name in _OF_A_PAIR} | _flat(one)
                for pair in result.pairs
                for one in pair.confusions
            ),
            _OF_A_PAIR,
        ),
        "program.csv": _file(ProgramAccuracy, map(_flat, result.program)),
    }


def agreement_json(result: CoderAgreement) -> str:
    """Return everything as one JSON object: four decimals, ``null`` where nothing is defined."""
    return json.dumps(rounded(jsonable(asdict(result))), indent=2, sort_keys=True) + "\n"


def agreement_columns() -> dict[str, tuple[str, ...]]:
    """Return the columns of every file, by the file's name."""
    return {
        "agreement.csv": _names(PairAgreement),
        "confusions.csv": (*_OF_A_PAIR, *_names(Confusion)),
        "program.csv": _names(ProgramAccuracy),
    }


def _names(kind: type) -> tuple[str, ...]:
    names: list[str] = []
    for one in fields(kind):
        if one.type == Figure.__name__:
            names += [one.name, f"{one.name}_low", f"{one.name}_high"]
        elif not str(one.type).startswith("tuple"):
            names.append(one.name)
    return tuple(names)


def _flat(row: PairAgreement | ProgramAccuracy | Confusion) -> dict[str, object]:
    flat: dict[str, object] = {}
    for one in fields(row):
        value = getattr(row, one.name)
        if isinstance(value, Figure):
            flat[one.name] = value.value
            flat[f"{one.name}_low"], flat[f"{one.name}_high"] = value.low, value.high
        else:
            flat[one.name] = value
    return flat


def _file(kind: type, rows: Iterable[Mapping[str, object]], first: tuple[str, ...] = ()) -> str:
    names = (*first, *_names(kind))
    columns = [Column(name, "text", "") for name in names]
    return csv_text(columns, ({name: _cell(row[name]) for name in names} for row in rows))


def _cell(value: object) -> str:
    match value:
        case float():
            return cell(Column("", "number", ""), value)
        case bool():
            return str(int(value))
        case int():
            return str(value)
    return cell(Column("", "text", ""), value)
