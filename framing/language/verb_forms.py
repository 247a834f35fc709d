"""Which words of a text are verb forms, by closed lists and endings alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.lexicon import lexicon
from framing.language.stems import is_past, stem_set
from framing.language.synonyms import meanings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.stemmed_tokens import Token


def act_meanings(row: Sequence[Token]) -> frozenset[str]:
    """Return the meanings of a text's verbs, light ones ("make", "take") left out.

    A word is taken for a verb by its form; a noun in -ing that names an act counts as one.
    """
    light = stem_set("language/verb_forms", "light")
    forms, other_verbs = lexicon().verbs, lexicon().closed["verbs"]
    return frozenset(
        meanings([token.stem])[0]
        for place, token in enumerate(row)
        if token.content
        and token.stem not in light
        and not (place and token.text[0].isupper())
        and (
            token.low in other_verbs
            or token.low in forms
            or is_past(token.low)
            or token.low.endswith("ing")
        )
    )
