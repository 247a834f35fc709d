"""A point or stretch of time, the days it may mean, and whether two of them can be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from framing.language.word_lists import table

TimeKind = Literal["weekday", "day", "month", "year", "season", "quarter", "relative", "clock"]
Windows = tuple[tuple[int, int], ...]
"""First and last days, as ordinals, between which a time may lie; one is enough."""
_WEEK = 7
_DAY = 24 * 60
_MONTHS = 12
_ENDS = (date.min.year + 1, date.max.year - 1)


@dataclass(frozen=True, slots=True)
class Time:
    """A time at words ``first`` to ``last``.

    ``value`` is comparable within one ``kind`` only. ``windows`` are the days that may be meant,
    where the date of publication or a year tells; a weekday has one on either side of it.
    """

    first: int
    last: int
    kind: TimeKind
    value: tuple[int | str | None, ...]
    windows: Windows = ()


def agree(first: Time, second: Time) -> bool | None:
    """Tell whether two times can be the same; None when that cannot be told."""
    if first.windows and second.windows:
        meets = any(a <= d and c <= b for a, b in first.windows for c, d in second.windows)
        if meets or first.kind != second.kind:
            return meets
    if first.kind == second.kind == "clock":
        return _same_clock(first.value, second.value)
    if first.kind == second.kind:
        return _same(first.value, second.value)
    if {first.kind, second.kind} == {"day", "month"}:
        return first.value[0] == second.value[0]
    return None


def _same(first: tuple[int | str | None, ...], second: tuple[int | str | None, ...]) -> bool | None:
    if first[0] == "relative" and first[1] != second[1]:
        return None
    pairs = [(a, b) for a, b in zip(first, second, strict=False) if a is not None and b is not None]
    return all(a == b for a, b in pairs)


def _same_clock(
    first: tuple[int | str | None, ...], second: tuple[int | str | None, ...]
) -> bool | None:
    """Compare times of day: minutes, and a zone where one is named.

    Between a named zone and none one cannot tell; summer time is left open where the zone does.
    """
    zones = first[1], second[1]
    if zones[0] == zones[1]:
        return first[0] == second[0]
    offsets = [table("language/time_expressions")["zones"].get(zone, ()) for zone in zones]
    if not all(offsets):
        return None
    minutes = [
        {(int(str(time[0])) - offset) % _DAY for offset in some}
        for time, some in zip((first, second), offsets, strict=True)
    ]
    return bool(minutes[0] & minutes[1])


def day(places: tuple[int, int], when: tuple[int, int, int | None], published: date | None) -> Time:
    """Return a day of the year: its month, its number, and its year where one is given."""
    month, number, year = when
    windows: list[tuple[int, int]] = []
    for one in _years(year, published):
        try:
            at = date(one, month, number).toordinal()
        except ValueError:
            continue
        windows.append((at, at))
    return Time(*places, "day", (month, number, year), tuple(windows))


def weekday_windows(name: int, published: date | None) -> Windows:
    """Return the weekday before and the one after publication."""
    if published is None:
        return ()
    today = published.toordinal()
    back = today - (published.weekday() - name) % _WEEK
    return tuple((at, at) for at in (back - _WEEK, back, back + _WEEK))


def day_windows(turn: int, published: date | None) -> Windows:
    """Return the day so many days after publication."""
    return _around(published, turn, turn)


def month_windows(month: int, year: int | None, published: date | None) -> Windows:
    """Return the month in its year, or in the years around publication."""
    return tuple(_month(one, month) for one in _years(year, published))


def year_windows(year: int) -> Windows:
    """Return a year."""
    return ((date(year, 1, 1).toordinal(), date(year, _MONTHS, 31).toordinal()),)


def stretch_windows(name: str, turn: int, published: date | None) -> Windows:
    """Return last, this or next week, month or year; nothing for other stretches."""
    if published is None or not _ENDS[0] < published.year < _ENDS[1]:
        return ()
    if name == "year":
        return year_windows(published.year + turn)
    if name == "month":
        count = published.year * _MONTHS + published.month - 1 + turn
        return (_month(count // _MONTHS, count % _MONTHS + 1),)
    if name == "week":
        monday = _WEEK * turn - published.weekday()
        return _around(published, monday, monday + _WEEK - 1)
    return ()


def _around(published: date | None, low: int, high: int) -> Windows:
    if published is None:
        return ()
    return ((published.toordinal() + low, published.toordinal() + high),)


def _years(year: int | None, published: date | None) -> tuple[int, ...]:
    if year:
        return (year,)
    if published is None or not _ENDS[0] < published.year < _ENDS[1]:
        return ()
    return published.year - 1, published.year, published.year + 1


def _month(year: int, month: int) -> tuple[int, int]:
    first = date(year, month, 1)
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return first.toordinal(), following.toordinal() - 1


@cache
def names(kind: str) -> dict[str, int]:
    """Return the names of weekdays, months and other times with their numbers."""
    return dict(table("language/time_expressions")[kind])
