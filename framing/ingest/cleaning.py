"""Clean a text once, on the way in. Nothing after this changes a character."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from framing.ingest.toml_tables import table

# Line and page breaks of all kinds become "\n"; a carriage return alone was one on old Macs.
_BREAK = "[\r\v\f\x1c-\x1e\x85\u2028\u2029]"
_BREAKS = re.compile(f"\r\n|{_BREAK}")
_SURROGATE = "[\ud800-\udfff]"
_SURROGATES = re.compile(_SURROGATE)
_WORD = re.compile(r"[^\W\d_]{3,60}")
_LATIN = re.compile("[A-Za-z]")


def clean(text: str) -> str:
    r"""Return ``text`` as it is kept: ``\n`` line ends, plain spaces, no control characters, NFC.

    What a reader cannot see goes, and letters that only look like others become those, so that no
    word can be hidden from the program or from the reader. Tabs stay. Cleaning twice changes
    nothing.
    """
    if _is_plain(text):
        return text
    text = _BREAKS.sub("\n", text)
    shapes = _characters()
    if "\x1b" in text:
        text = shapes.escapes.sub("", text)
    if text.isascii():
        return shapes.apostrophes.sub("’", shapes.invisible.sub("", text))
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    text = shapes.spaces.sub(" ", shapes.invisible.sub("", text))
    text = shapes.plain.sub(lambda hit: unicodedata.normalize("NFKC", hit[0]), text)
    text = shapes.hyphens.sub("-", unicodedata.normalize("NFC", text))
    # Without a joiner between them a letter and its mark become one letter.
    if shapes.joining_sign.search(text):
        text = unicodedata.normalize("NFC", shapes.joiners.sub("", text))
    if shapes.apostrophe_sign.search(text):
        text = unicodedata.normalize("NFC", shapes.apostrophes.sub("’", text))
    if not shapes.lookalike.search(text):
        return text
    # A letter that was turned may join the mark after it, and two words become one.
    while (turned := unicodedata.normalize("NFC", _WORD.sub(_latin, text))) != text:
        text = turned
    return text


def disguised_words(text: str) -> tuple[str, ...]:
    """Return what in ``text`` hides or disguises words: what it is and how often.

    Ask before the text is cleaned. Ordinary text gives nothing, hyphens for line ends included.
    """
    if _is_plain(text):
        return ()
    shapes = _characters()
    disguises: list[str] = []
    hidden = shapes.hiding.finditer(text) if shapes.hiding_sign.search(text) else ()
    invisible = sum(not shapes.needing.search(hit[0]) for hit in hidden)
    if invisible:
        disguises.append(_counted(invisible, "invisible character"))
    # A page has many words, and hardly ever such a letter.
    found = _WORD.finditer(text) if shapes.lookalike.search(text) else ()
    words = [hit[0] for hit in found if _latin(hit) != hit[0]]
    if words:
        disguises.append(_counted(len(words), "word") + " with letters of another alphabet")
    return tuple(disguises)


def _is_plain(text: str) -> bool:
    """Tell at one look that there is nothing to clean, as in most texts."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return True
    return not _characters().odd.search(text) and unicodedata.is_normalized("NFC", text)


def clean_line(text: str) -> str:
    """Return ``text`` cleaned and on one line, with single spaces: for titles and outlet names."""
    return " ".join(clean(text).split())


def printable(name: object, limit: int = 120) -> str:
    """Return ``name`` fit for a one-line message: no control characters, cut when long."""
    line = clean_line(str(name))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _latin(word: re.Match[str]) -> str:
    """Return a word with its disguised letters in Latin ones, when the rest of it is Latin."""
    text = word[0]
    if text.isascii() or not _LATIN.search(text):
        return text
    turned = text.translate(_characters().latin)
    strange = (letter for letter in turned if not letter.isascii())
    return turned if all("LATIN" in unicodedata.name(letter, "") for letter in strange) else text


@dataclass(frozen=True, slots=True)
class _Characters:
    odd: re.Pattern[str]
    """Any one sign that anything here changes or counts."""
    invisible: re.Pattern[str]
    escapes: re.Pattern[str]
    joiners: re.Pattern[str]
    joining_sign: re.Pattern[str]
    spaces: re.Pattern[str]
    apostrophes: re.Pattern[str]
    apostrophe_sign: re.Pattern[str]
    hyphens: re.Pattern[str]
    plain: re.Pattern[str]
    hiding: re.Pattern[str]
    hiding_sign: re.Pattern[str]
    """One sign without which the above finds nothing, and faster to look for."""
    needing: re.Pattern[str]
    lookalike: re.Pattern[str]
    latin: dict[int, str]


@cache
def _characters() -> _Characters:
    shapes = table("characters.toml")
    lookalikes = shapes["lookalikes"]
    lookalike = f"[{''.join(lookalikes)}]"
    classes = [shapes[name] for name in ("invisible", "spaces", "hyphens", "plain", "beside")]
    odd = (_BREAK, _SURROGATE, lookalike, *classes)
    return _Characters(
        odd=re.compile("|".join(one.removesuffix("+") for one in odd)),
        invisible=re.compile(shapes["invisible"]),
        escapes=re.compile(shapes["escapes"]),
        joiners=re.compile(shapes["joiners"]),
        joining_sign=re.compile(shapes["joining_sign"]),
        spaces=re.compile(shapes["spaces"]),
        apostrophes=re.compile(shapes["apostrophes"]),
        apostrophe_sign=re.compile(shapes["apostrophe_sign"]),
        hyphens=re.compile(shapes["hyphens"]),
        plain=re.compile(shapes["plain"]),
        hiding=re.compile(shapes["hiding"]),
        hiding_sign=re.compile(shapes["hiding_sign"]),
        needing=re.compile(shapes["needing"]),
        lookalike=re.compile(lookalike),
        latin=str.maketrans(lookalikes),
    )
