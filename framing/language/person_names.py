"""Names of people: last names, titles, and whether capitalised words name somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.language.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

# Two capitalised words, or a title and one: somebody whom "he" might mean.
PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|[A-Z][a-z]{1,20})\.? [A-Z][\w’'-]{1,30}")
_PLACE = re.compile(r" (?:of|from) ")
_ENDS = '.!?”"“’:—-'


def surname(name: str) -> str:
    """Return the last name in "Senator Ana Ruiz of New York", "Jon Dahl Jr."."""
    words = _PLACE.split(name, maxsplit=1)[0].split()
    suffixes = lexicon().people["suffixes"]
    while len(words) > 1 and words[-1].strip(".,").lower() in suffixes:
        words.pop()
    return words[-1] if words else name


def may_be_person(text: str, match: re.Match[str]) -> bool:
    """Tell whether two capitalised words may be somebody's name: no "the White House"."""
    known = lexicon()
    first, *_, last = match.group().lower().split()
    if first.strip(".") in known.people["honorifics"]:
        return True
    titles = known.people["honorifics"]
    opens = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:] in _ENDS
    if (opens and first in known.small) or last in known.small or last in titles:
        return False
    the = text[max(0, match.start() - 4) : match.start()].lower().endswith("the ")
    return not the and last not in known.people["institutions"] | known.closed["places"]


def pronoun_of_title(title: str) -> str:
    """Return the pronoun that a title calls for, or nothing."""
    known = lexicon().closed
    low = title.strip(".").lower()
    return "he" if low in known["his_titles"] else "she" if low in known["her_titles"] else ""


def same_person(short: str, full: str) -> bool:
    """Tell whether two names may be one person's: "Mr. Ruiz", "Jon Ruiz", "Senator Jon Ruiz"."""
    short_words, full_words = _name_words(short), _name_words(full)
    return short_words <= full_words or (len(full_words) > 1 and full_words <= short_words)


def _name_words(name: str) -> set[str]:
    """Return the capitalised words of a name without its titles."""
    words = {word.strip(".,").lower() for word in name.split() if word[0].isupper()}
    return words - lexicon().people["honorifics"] - {"the"}


def places_of(text: str, name: str) -> Iterator[int]:
    """Yield where a name stands in a text as whole words."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        inside = text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()
        if not inside:
            yield at
        at = text.find(name, end)
