"""Text from articles made safe to show: it may hold escape sequences meant for a terminal."""

from __future__ import annotations

import re

# Control characters but tab and newline, marks that reverse the direction of what follows,
# and halves of characters, which cannot be written as UTF-8.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def without_controls(text: str) -> str:
    """Replace what could steer a terminal, one character for one, so that offsets hold."""
    return _UNSAFE.sub(_REPLACEMENT, text)


def one_line(text: str) -> str:
    """Return ``text`` without control characters, its white space folded to single spaces."""
    # Carriage returns and separators go first: they are white space here, not something to show.
    return without_controls(" ".join(text.split()))
