"""Marks round a title are no quotation: "told the “Today” show", "in her book, “Ice,”"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.config import default
from framing.language.punctuation import POSSESSIVE
from framing.language.tagged_sentence import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.lexicon import Lexicon
    from framing.language.tokens import Tokens

_SETTINGS = default().language.quotations


def unquote_titles(
    tokens: Tokens, quoted: list[bool], spans: Sequence[tuple[int, int]], lexicon: Lexicon
) -> None:
    """Take titles out of what is quoted, in place.

    Args:
        tokens: The sentence's tokens; a title's marks become words among the lower-case ones.
        quoted: For each token whether it is inside quotation marks.
        spans: First and last token of each quotation, marks included.
        lexicon: The word lists.
    """
    spoken = False
    for first, last in spans:
        if _is_title(tokens, first, last, lexicon) and _is_placed(
            tokens, first, last, lexicon, spoken=spoken
        ):
            quoted[first : last + 1] = [False] * (last + 1 - first)
            stop = tokens.lower[last - 1]
            # “Thin Ice,” reads as a title and a comma behind it.
            tokens.lower[first] = TITLE
            tokens.lower[last - 1 : last + 1] = (
                [TITLE, stop] if stop in {",", "."} else [stop, TITLE]
            )
        else:
            spoken = True


def _is_title(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether a quotation is a few words with capitals and nothing else."""
    end = last - 1 if tokens.lower_at(last - 1) not in {",", "."} else last - 2
    if (
        not first < end < first + _SETTINGS.longest_title
        or last >= len(tokens)
        or tokens.text[last][0].isalnum()
    ):
        return False
    small = lexicon.closed["title_words"]
    return tokens.is_capitalised(first + 1) and all(
        tokens.text[at][0].isupper() or tokens.text[at][0].isdigit() or tokens.lower[at] in small
        for at in range(first + 1, end + 1)
    )


def _is_placed(tokens: Tokens, first: int, last: int, lexicon: Lexicon, *, spoken: bool) -> bool:
    """Tell whether a title can stand here: "NRB's “Today”", "on “Today”", "the “Today” show"."""
    before, media = tokens.lower_at(first - 1), lexicon.closed["media"]
    if before == ",":
        before = tokens.lower_at(first - 2) if tokens.lower_at(first - 2) in media else ""
    form = lexicon.verbs.get(before)
    told = spoken and form is not None and "telling" in form.classes
    return (
        told
        or before in POSSESSIVE
        or before in media
        or before in lexicon.closed["title_leads"]
        or tokens.lower_at(last + 1) in media | lexicon.closed["presenters"]
    )
