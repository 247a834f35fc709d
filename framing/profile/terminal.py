"""A profile as a table for the terminal, at any width."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from framing.profile import said
from framing.report.safe_text import one_line
from framing.report.terminal.folding import fold
from framing.report.terminal.table_layout import Column, Frame, lay_out
from framing.report.terminal.terminal_words import signs as signs_of
from framing.report.terminal.terminal_words import writable
from framing.report.terminal.width import prose_width, width_of
from framing.report.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from framing.config import ProfileSettings
    from framing.profile.outlet_profile import Profile, ProfileRow


def print_profile(profile: Profile, settings: ProfileSettings, file: IO[str]) -> None:
    """Print a profile: an outlet a row, a measure a column, then what to know of it."""
    prose = prose_width(file)
    for text in _head(profile, settings, prose):
        file.write(writable(text, file) + "\n")
    signs = signs_of(file)
    names = [one_line(outlet) for outlet in profile.outlets]
    frame = Frame(words("profile")["outlet"], signs["rule"])
    for line in lay_out(names, _columns(profile, settings, signs), width_of(file), frame):
        file.write(writable(line.text, file) + "\n")
    file.write("\n")
    for note in said.notes(profile, settings):
        file.write(writable("\n".join(fold(note, prose, rest="  ")), file) + "\n")


def _head(profile: Profile, settings: ProfileSettings, prose: int) -> Iterator[str]:
    texts = words("profile")
    yield from fold(said.title(profile), prose)
    yield from fold(texts["lead"], prose)
    yield ""
    if profile.tested:
        yield from fold(texts["differs"].format(tested=profile.tested), prose, rest="  ")
        yield from fold(f"[ ] {texts['interval']}", prose, rest="  ")
    if any(row.differs == "too few" for row in profile.rows):
        means = texts["too_few_means"].format(needed=settings.enough_stories)
        yield from fold(f"{texts['too_few']}: {means}", prose, rest="  ")
    yield ""


def _columns(profile: Profile, settings: ProfileSettings, signs: Mapping[str, str]) -> list[Column]:
    columns = []
    for measure in settings.measures:
        rows = [row for row in profile.rows if row.dimension == measure]
        cells = tuple(_cell(row, signs) for row in rows)
        columns.append(Column((said.heading(measure),), cells))
    return columns


def _cell(row: ProfileRow, signs: Mapping[str, str]) -> tuple[str, ...]:
    number = said.stories(row.stories)
    if row.difference is None:
        return (words("profile")["too_few"], number)
    differs = row.differs == "differs"
    value = said.points(row.difference) + (signs["differs"] if differs else " ")
    between = f"[{said.interval(row)}]" if row.low is not None else said.interval(row)
    return (value, between, number)
