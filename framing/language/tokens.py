"""Sentences as words and marks, with the offsets of each in the version's text."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.names import common_words

# A word keeps inner apostrophes, hyphens and full stops ("U.S", "well-known", "AT&T"); every other
# mark stands alone. The alternatives share no first character, so matching is linear.
_TOKEN = re.compile(r"\w+(?:[.&’'@-]\w+)*|--+|''|``|\.{2,}|[^\w\s]")
_CLITIC = re.compile(r"(?<=\w)['’](?:s|ve|re|d|ll)\Z", re.IGNORECASE)


_SETTINGS = default().language.tokens


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence, with their offsets in the version's text.

    Of a sentence in capitals ``text`` is what small letters would show; the offsets are the same.

    Offsets are worked out when they are first asked for: most sentences credit nobody.
    """

    text: list[str]
    lower: list[str]
    whole: str
    """The version's text, in which the sentence begins at ``first``."""
    first: int
    spans: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.text)

    def offsets(self) -> list[tuple[int, int]]:
        """Return where each token starts and ends, in order."""
        if not self.spans:
            self.spans = _offsets(self.whole, self.text, self.first)
        return self.spans

    def at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after ``offset``."""
        return bisect_left(self.offsets(), (offset, -1))

    def start(self, index: int) -> int:
        """Return where a token starts."""
        return self.offsets()[index][0]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the offsets of tokens ``first`` to ``last``, both included."""
        offsets = self.offsets()
        return offsets[first][0], offsets[last][1]

    def lower_at(self, index: int) -> str:
        """Return the lower-case token, or nothing outside the sentence."""
        lower = self.lower
        return lower[index] if 0 <= index < len(lower) else ""

    def is_capitalised(self, index: int) -> bool:
        """Tell whether the token starts with a capital letter."""
        return 0 <= index < len(self.text) and self.text[index][0].isupper()


def tokenise(text: str, start: int, end: int) -> Tokens:
    """Split ``text[start:end]``, up to the longest sentence; clitics such as 's stand alone."""
    part = text[start:end]
    texts: list[str] = _TOKEN.findall(part)[: _SETTINGS.longest_sentence]
    if "'" in part or "’" in part:
        texts = _parted(texts)
    if len(texts) >= _SETTINGS.capital_words and part.isupper():
        spans = _offsets(text, texts, start)
        texts = _in_small_letters(texts)
        return Tokens(texts, _lowered(texts), text, start, spans)
    return Tokens(texts, _lowered(texts), text, start)


def _in_small_letters(tokens: list[str]) -> list[str]:
    """Return a sentence in capitals as it would be printed: names keep their first capital."""
    small = common_words() | lexicon().small
    return [
        token.capitalize()
        if at == 0 or not (token.lower() in small or token[0] in "'’")
        else token.lower()
        for at, token in enumerate(tokens)
    ]


def _lowered(tokens: list[str]) -> list[str]:
    """Return the tokens in lower case; "May" inside a sentence is a name and stays."""
    lower = [token.lower() for token in tokens]
    names = lexicon().closed["also_names"]
    if not names.isdisjoint(tokens):
        for at in range(1, len(tokens)):
            if tokens[at] in names and (tokens[at - 1][-1].isalnum() or tokens[at - 1] == ","):
                lower[at] = tokens[at]
    return lower


def _parted(tokens: list[str]) -> list[str]:
    """Cut clitics from their words; up to the longest sentence, and the clitic of the last."""
    parted: list[str] = []
    for token in tokens:
        if len(parted) >= _SETTINGS.longest_sentence:
            break
        cut = _cut(token)
        parted += (token[:cut], token[cut:]) if cut else (token,)
    return parted


def _offsets(text: str, tokens: list[str], first: int) -> list[tuple[int, int]]:
    """Return where tokens stand in ``text`` from ``first`` on: only blanks part them."""
    offsets: list[tuple[int, int]] = []
    end = first
    for token in tokens:
        start = text.index(token, end)
        end = start + len(token)
        offsets.append((start, end))
    return offsets


def _cut(token: str) -> int:
    """Return where a clitic begins in a token, or 0."""
    clitic = _CLITIC.search(token) if "'" in token or "’" in token else None
    return clitic.start() if clitic else 0
