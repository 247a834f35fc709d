"""Names of newspapers, agencies, channels and journals."""

from __future__ import annotations

from framing.language.lexicon import lexicon
from framing.language.names import common_words


def plain_name(name: str) -> str:
    """Return an outlet's or publication's name as it is compared."""
    return name.removesuffix(" (recreated)").lower().removeprefix("the ")


def is_publication(name: str) -> bool:
    """Tell whether a capitalised name is a newspaper's, agency's, channel's or journal's."""
    people = lexicon().people
    bare = name.removeprefix("the ").removeprefix("The ").removesuffix("’s").removesuffix("'s")
    if not bare[:1].isupper():
        return False
    low = bare.lower()
    if low in people["publications"] or f"the {low}" in people["publications"]:
        return True
    several = " " in low or bare != name
    parts = low.split()
    kind = parts[-2] if parts[-1] == "agency" and len(parts) > 1 else ""
    if kind in common_words() and kind not in people["publication_words"]:
        return False  # "the Space Agency"
    ends = parts[-1] in people["publication_words"] or parts[0] in people["publication_openers"]
    return several and ends
