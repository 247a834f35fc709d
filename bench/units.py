"""Whether two expressions of a number or a time can both be true: as read here, and by libraries.

``python bench/units.py`` prints the table of docs/dependencies.md, from bench/units.toml: how many
pairs of each kind each reader answers right, and how many it cannot read. Libraries are left out
where they are not installed: ``pip install pint babel dateparser``. So that they are not asked what
they never claim to read, words for numbers and for scales are made figures for them beforehand.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.check.draft_findings import draft_findings
from framing.ingest import version_from_text
from framing.types import Story

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAIRS = Path(__file__).with_name("units.toml")
_SCALES = {"bn": 1e9, "billion": 1e9, "million": 1e6, "m": 1e6, "trillion": 1e12, "crore": 1e7}
_WORDS = {
    "three": "3",
    "five": "5",
    "six": "6",
    "half a": "0.5",
    "a dozen": "12",
    "a quarter": "25%",
}
_CLOSE = 0.05
"""What rounding allows, as a share; the same for every library."""


def ours(one: str, other: str) -> bool:
    """Tell whether the check of a draft finds no number, date or scope to look at."""
    versions = tuple(version_from_text(one, outlet) for outlet in ("Courier", "Herald"))
    check = draft_findings(version_from_text(other, "Draft"), Story("Bridge", versions))
    return not any(each.kind in {"number", "date", "scope"} for each in check.findings)


def with_pint(one: str, other: str) -> bool | None:
    """Tell whether pint makes one quantity of both; None where it reads no unit in either."""
    from pint import UnitRegistry  # noqa: PLC0415 - a library that is only tried
    from pint.errors import PintError  # noqa: PLC0415

    registry: Any = UnitRegistry()
    read = []
    for text in (one, other):
        written = re.search(
            r"(\d[\d,.]*)\s?([%°]?[A-Za-z/%]*(?: Celsius| Fahrenheit)?)", _plain(text)
        )
        rate = re.search(r"(?:a|an|per) (hour|day|month|year|week|night)\b", text)
        if written is None or not written[2]:
            return None
        unit = written[2].replace("degrees Celsius", "degC").replace("degrees Fahrenheit", "degF")
        unit = {"km/h": "km/hour", "mph": "mile/hour"}.get(unit, unit)
        try:
            quantity = registry.Quantity(float(written[1].replace(",", "").rstrip(".")), unit)
            read.append(quantity / registry.Unit(rate[1]) if rate else quantity)
        except (PintError, ValueError, AssertionError, TypeError):
            return None
    try:
        there = read[1].to(read[0].units).magnitude
    except PintError:
        return False
    return bool(abs(there - read[0].magnitude) <= _CLOSE * abs(read[0].magnitude))


def with_babel(one: str, other: str) -> bool | None:
    """Tell whether CLDR's names and signs make one sum of both; None where it finds no currency."""
    from babel import Locale  # noqa: PLC0415

    english = Locale("en")
    names = {name.lower(): code for code, name in english.currencies.items()}
    signs = {sign: code for code, sign in english.currency_symbols.items()} | {"$": "USD"}
    read = []
    for text in (one, other):
        plain = _plain(text)
        number = re.search(r"\d[\d,.]*", plain)
        found = [
            code
            for name, code in sorted({**names, **signs}.items(), key=lambda each: -len(each[0]))
            if name.rstrip("s") in (plain.lower() if name.islower() else plain)
        ]
        if number is None or not found:
            return None
        read.append((float(number[0].replace(",", "").rstrip(".")), found[0]))
    return read[0][1] == read[1][1] and abs(read[0][0] - read[1][0]) <= _CLOSE * read[0][0]


def with_dateparser(one: str, other: str) -> bool | None:
    """Tell whether dateparser finds one moment in both; None where it finds none."""
    from dateparser.search import search_dates  # noqa: PLC0415

    settings = {"RELATIVE_BASE": datetime(2026, 3, 2, tzinfo=UTC), "TO_TIMEZONE": "UTC"}
    found = [search_dates(text, languages=["en"], settings=settings) for text in (one, other)]
    if not all(found):
        return None
    moments = [dates[-1][1].replace(tzinfo=None) for dates in found if dates]
    return bool(moments[0] == moments[1])


def _plain(text: str) -> str:
    """Return a text with figures for the words that a library of units cannot be asked about."""
    for words, figure in _WORDS.items():
        text = text.replace(words, figure)

    def full(match: re.Match[str]) -> str:
        return f"{float(match[1].replace(',', '')) * _SCALES[match[2]]:.0f}"

    return re.sub(rf"(\d[\d,.]*) ?({'|'.join(_SCALES)})\b", full, text)


def main() -> None:
    """Print for every kind of pair how many each reader answers right, of how many it reads."""
    readers: dict[str, Callable[[str, str], bool | None]] = {"framing": ours}
    libraries = {"pint": with_pint, "babel": with_babel, "dateparser": with_dateparser}
    readers |= {name: reader for name, reader in libraries.items() if find_spec(name)}
    right: dict[str, Counter[str]] = defaultdict(Counter)
    unread: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for of, same, (one, other) in _pairs():
        for kind in (of, "all"):
            total[kind] += 1
        for name, reader in readers.items():
            answer = reader(one, other)
            for kind in (of, "all"):
                right[name][kind] += answer is same
                unread[name][kind] += answer is None
            if name == "framing" and answer is not same:
                print(f"  wrong here, {'same' if same else 'two'}: {one} | {other}")
    print("| pairs | " + " | ".join(readers) + " |\n|---|" + "---|" * len(readers))
    for kind in sorted(total, key=lambda kind: kind == "all"):
        number = total[kind]
        cells = [f"{right[name][kind]} ({unread[name][kind]} not read)" for name in readers]
        print(f"| {kind}, {number} | " + " | ".join(cells) + " |")


def _pairs() -> Iterator[tuple[str, bool, tuple[str, str]]]:
    table: dict[str, Any] = tomllib.loads(_PAIRS.read_text("utf-8"))
    for group in table["pair"]:
        for one, other in group["rows"]:
            frame = table["frame"]
            yield group["of"], group["same"], (frame.format(one), frame.format(other))


if __name__ == "__main__":
    main()
