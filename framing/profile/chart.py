"""The chart of a profile: an outlet a row, a measure a panel, a dot and its interval.

An SVG of our own, so that it stands alone, is light or dark as its reader's screen is, and its
bytes depend on the numbers alone. Every name in it is escaped.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells

from framing.profile import said
from framing.report.page.html import Html, el
from framing.report.safe_text import one_line
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from framing.config import ProfileSettings
    from framing.profile.outlet_profile import Profile, ProfileRow

_NAMES, _PANEL, _GAP, _ROW = 190, 150, 18, 24
_TOP, _FOOT, _MARGIN = 88, 58, 14
_INSIDE = 8
"""Room in a panel beside its ends, so that no dot is cut."""
_LETTERS = 26
"""Columns of a name that fit before the first panel."""
_QUIET = "quiet small"
_STEPS = (0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
"""Ends of a scale, as shares; one of them for all panels, so that they can be compared."""
_STYLE = """
text{font:12px sans-serif;fill:#1e2329}
.quiet{fill:#62666c}.small{font-size:11px}.strong{font-weight:600}
.paper{fill:#fdfcf9}.rule{stroke:#e4e0d7}.zero{stroke:#85827a}
.interval{stroke:#1d5b98;stroke-width:2}
.dot{stroke:#1d5b98;stroke-width:2;fill:#fdfcf9}.differs{fill:#1d5b98}
@media (prefers-color-scheme:dark){
text{fill:#e8e9ea}.quiet{fill:#9ba1a8}
.paper{fill:#15181c}.rule{stroke:#2b3037}.zero{stroke:#7d858f}
.interval{stroke:#82b4ea}.dot{stroke:#82b4ea;fill:#15181c}.differs{fill:#82b4ea}}
"""


def chart_svg(profile: Profile, settings: ProfileSettings) -> str:
    """Return a profile as SVG; without any outlet a title alone."""
    height = _TOP + _ROW * len(profile.outlets) + _FOOT
    wide = _NAMES + (_PANEL + _GAP) * len(settings.measures) + 2 * _MARGIN
    texts = words("profile")
    end = _end(profile.rows)
    svg = el(
        "svg",
        el("title", said.title(profile)),
        el("style", Html(_STYLE)),
        el("rect", class_="paper", width=wide, height=height),
        _text(_MARGIN, 22, said.title(profile), "strong"),
        _text(_MARGIN, 40, texts["chart_title"], "quiet"),
        [
            _text(_MARGIN, _middle(row), _shortened(outlet), title=one_line(outlet))
            for row, outlet in enumerate(profile.outlets)
        ],
        [
            _panel(profile, measure, _MARGIN + _NAMES + place * (_PANEL + _GAP), end)
            for place, measure in enumerate(settings.measures)
        ],
        _text(_MARGIN, height - 27, texts["chart_key"], _QUIET),
        _text(_MARGIN, height - 11, texts["not_ranked"], _QUIET),
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"0 0 {wide} {height}",
        width=wide,
        height=height,
    )
    return f"{svg}\n"


def _panel(profile: Profile, measure: str, left: int, end: float) -> Html:
    rows = {row.outlet: row for row in profile.rows if row.dimension == measure}
    bottom = _TOP + _ROW * len(profile.outlets)
    ticks = [-end, 0.0, end]
    return el(
        "g",
        _text(left, _TOP - 18, said.heading(measure), "strong"),
        [
            (
                _line(_at(tick, left, end), _TOP, bottom, "rule" if tick else "zero"),
                _text(_at(tick, left, end), bottom + 14, said.points(tick), _QUIET, "middle"),
            )
            for tick in ticks
        ],
        [
            _mark(rows[outlet], left, _middle(place) - 4, end)
            for place, outlet in enumerate(profile.outlets)
        ],
    )


def _mark(row: ProfileRow, left: int, y: float, end: float) -> Html:
    texts = words("profile")
    if row.difference is None:
        few = f"{texts['too_few']} ({row.stories})"
        return _text(_at(0, left, end) + 6, y + 4, few, _QUIET)
    says = f"{said.points(row.difference)} ({said.interval(row)}), {row.differs}"
    named = texts["chart_of"].format(
        outlet=one_line(row.outlet), measure=said.heading(row.dimension).lower(), says=says
    )
    return el("g", el("title", named), [*_drawn(row, left, y, end)])


def _drawn(row: ProfileRow, left: int, y: float, end: float) -> Iterator[Html]:
    if row.low is not None and row.high is not None:
        low, high = _at(row.low, left, end), _at(row.high, left, end)
        yield el("line", class_="interval", x1=_put(low), x2=_put(high), y1=_put(y), y2=_put(y))
    if row.difference is not None:
        differs = "dot differs" if row.differs == "differs" else "dot"
        x = _put(_at(row.difference, left, end))
        yield el("circle", class_=differs, cx=x, cy=_put(y), r=4)


def _end(rows: Sequence[ProfileRow]) -> float:
    """Return the end of every panel's scale: the first step that holds all that is drawn."""
    reach = max(
        (
            abs(number)
            for row in rows
            for number in (row.difference, row.low, row.high)
            if number is not None
        ),
        default=0.0,
    )
    return next((step for step in _STEPS if reach <= step), _STEPS[-1])


def _at(share: float, left: int, end: float) -> float:
    """Return where a difference stands, inside its panel whatever it is."""
    part = min(1.0, max(-1.0, share / end))
    return left + _INSIDE + (part + 1) / 2 * (_PANEL - 2 * _INSIDE)


def _middle(row: int) -> int:
    return _TOP + _ROW * row + 16


def _line(x: float, top: int, bottom: int, kind: str) -> Html:
    return el("line", class_=kind, x1=_put(x), x2=_put(x), y1=top, y2=bottom)


def _text(  # noqa: PLR0913, PLR0917 - where, what and how
    x: float, y: float, text: str, kind: str = "", anchor: str = "", title: str = ""
) -> Html:
    inside = [el("title", title), text] if title and title != text else [text]
    return el(
        "text", *inside, x=_put(x), y=_put(y), class_=kind or None, text_anchor=anchor or None
    )


def _put(number: float) -> str:
    """Return a place on the picture, to a tenth: more would differ between processors."""
    return f"{math.floor(number * 10 + 0.5) / 10:g}"


def _shortened(outlet: str) -> str:
    name = one_line(outlet)
    if cell_len(name) <= _LETTERS:
        return name or said.NOTHING
    return chop_cells(name, _LETTERS - 1)[0].rstrip() + "…"
