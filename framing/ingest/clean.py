"""Clean a text once, on the way in. Nothing after this changes a character."""

from __future__ import annotations

import re
import unicodedata

# Line and page breaks of all kinds become "\n"; a carriage return alone was one on old Macs.
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Never seen by a reader, yet they split words, hide text or turn its direction round. Joiners
# (U+200C, U+200D) stay: emoji and several scripts need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Return ``text`` as it is kept: ``\n`` line ends, plain spaces, no control characters, NFC.

    Tabs stay. Cleaning twice changes nothing.
    """
    text = _BREAKS.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, with single spaces: for titles and outlet names."""
    return " ".join(clean(text).split())


def shown(name: object, limit: int = 120) -> str:
    """Return ``name`` fit for a one-line message: no control characters, cut when long."""
    line = clean_line(str(name))
    return line if len(line) <= limit else line[: limit - 1] + "…"
