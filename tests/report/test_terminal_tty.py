"""What a terminal gets beyond plain text: bars where there is room, dots, a sign of life."""

from __future__ import annotations

import io
import sys
import time

import pytest
from helpers import factory
from helpers.stories import compared

from framing.commands import progress
from framing.commands.progress import waiting
from framing.report.terminal import print_facts, print_table


class Terminal(io.StringIO):
    """A terminal that keeps what it is given."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def table(monkeypatch: pytest.MonkeyPatch, width: int) -> str:
    monkeypatch.setenv("COLUMNS", str(width))
    file = Terminal()
    print_table(compared("hospital"), file)
    return file.getvalue()


def test_bars_stand_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    wide, narrow = table(monkeypatch, 130), table(monkeypatch, 100)
    assert "·─" in wide or "─·" in wide
    assert "●" in wide
    assert "·" not in narrow


def test_a_pipe_gets_plain_text() -> None:
    file = io.StringIO()
    print_table(compared("hospital"), file)
    assert "\x1b" not in file.getvalue()
    assert "●" not in file.getvalue()


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in table(monkeypatch, 130)


def test_every_fact_has_a_dot_a_version() -> None:
    comparison = compared("hospital")
    file = io.StringIO()
    print_facts(comparison, file)
    listed = file.getvalue()
    signs = {"carried": "●", "altered": "◆", "omitted": "○", "unclear": "?"}
    for row in comparison.coverage:
        assert f"{signs[row.status]} {row.outlet}" in listed
    assert "● told  ◆ told differently  ○ not found  ? cannot tell" in listed


def test_where_there_are_no_dots_letters_stand_for_them() -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii", errors="replace")
    print_facts(factory.comparison(), file)
    file.flush()
    assert b"x told  ~ told differently  - not found  ? cannot tell" in raw.getvalue()


def test_a_sign_of_life_comes_after_a_while_and_only_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with waiting("reading \x1b[31m[red]this"):
            deadline = time.monotonic() + 10
            while shown and "this" not in stream.getvalue() and time.monotonic() < deadline:
                time.sleep(0.01)
        assert ("[red]this" in stream.getvalue()) is shown
        assert "\x1b[31m[red]" not in stream.getvalue()


def test_what_is_over_at_once_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("reading"):
        pass
    assert stream.getvalue() == ""


def interrupted() -> None:
    with waiting("reading"):
        time.sleep(0.2)
        raise KeyboardInterrupt


def test_an_error_takes_the_sign_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert stream.getvalue().rfind("\x1b[?25h") > stream.getvalue().rfind("\x1b[?25l")
