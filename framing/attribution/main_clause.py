"""Which credit is the main clause's, and whether its statement is somebody's very words."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from framing.config import default

if TYPE_CHECKING:
    from framing.attribution.discourse import ResolvedSource
    from framing.attribution.resolved_credits import ResolvedSentence
    from framing.attribution.sentence_credits import Credit
    from framing.language.tagged_sentence import TaggedSentence

_SETTINGS = default().attribution.voices
_AROUND = frozenset({"after", "inverted", "as", "according", "passive"})


def main_credit(current: ResolvedSentence) -> tuple[Credit, ResolvedSource] | None:
    """Return the credit of the main clause, if there is one and it takes the sentence along."""
    if not current.credits:
        return None
    worded = current.tagged.are_words()
    best: tuple[Credit, ResolvedSource] | None = None
    widest = 0.0
    for credit, resolved in current.credits:
        quoted = _is_quoted(current.tagged, credit)
        says = credit.strength == "statement" or quoted
        if credit.unsaid or not says or not credit.contents or resolved.voice == "own":
            continue
        if credit.subordinate and credit.shape != "trailing" and not quoted:
            continue
        if best is not None and credit.shape == "trailing" and best[0].shape != "trailing":
            continue  # "“...,” she said, adding that"
        share = _share(worded, credit)
        second = resolved.voice != "source" and _comes_second(current, credit)
        leads = not second and _leads(current.tagged, credit)
        if share > widest and (share >= _SETTINGS.main_share or leads):
            best, widest = (credit, resolved), share
    return best


def _is_quoted(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether a statement is a quotation to the end: "laughed when he said “...”"."""
    return (
        bool(credit.contents)
        and credit.contents[-1][1] >= tagged.last()
        and all(all(tagged.quoted[first : last + 1]) for first, last in credit.contents)
    )


def _share(worded: list[bool], credit: Credit) -> float:
    """Return how much of the sentence, source and cue left out, the statement takes up."""
    held = sum(sum(worded[first : last + 1]) for first, last in credit.contents)
    named = filter(None, (credit.source, credit.cue, credit.addressee, credit.via))
    return held / max(1, sum(worded) - sum(last - first + 1 for first, last in named))


def _leads(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether the credit is the sentence's first clause or goes round it."""
    if credit.shape in _AROUND:
        return True
    if credit.source is None or credit.shape == "trailing":
        return False
    before = credit.source[0] - 1
    if before < 0 or not tagged.has_finite(0, before):
        return True
    return tagged.tokens.lower[before] == "," and _adverbial(tagged)


def _comes_second(current: ResolvedSentence, credit: Credit) -> bool:
    """Tell whether a plain act of the speaker's comes first: "sank a boat and vowed to pay"."""
    if credit.source is None or any(current.tagged.quoted[credit.contents[0][0] :]):
        return False
    between = (credit.source[1] + 1, credit.cue[0] - 1)
    said = any(between[0] <= other.cue[0] <= between[1] for other, _ in current.credits)
    return not said and current.tagged.has_finite(*between)


def _adverbial(tagged: TaggedSentence) -> bool:
    """Tell whether the sentence opens with an adverbial: "Asked about it, the minister said"."""
    first = 1 if tagged.in_class("conjunctions", 0) else 0
    return tagged.in_classes(first, "adverbial_openers", "prepositions") or tagged.tokens.lower_at(
        first
    ).endswith("ing")


def very_words(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether a statement is somebody's very words, not only words from a name or a phrase."""
    worded = tagged.are_words()
    inside = outside = 0
    for first, last in credit.contents:
        quoted = list(compress(tagged.quoted[first : last + 1], worded[first : last + 1]))
        inside += sum(quoted)
        outside += len(quoted) - sum(quoted)
    if not inside:
        return False
    return not outside or (
        inside >= _SETTINGS.very_words and inside / (inside + outside) >= _SETTINGS.very_words_share
    )


def mostly_quoted(tagged: TaggedSentence) -> bool:
    """Tell whether a statement in quotation marks makes up most of a sentence's words."""
    if True not in tagged.quoted:
        return False
    worded = tagged.are_words()
    inside = sum(compress(tagged.quoted, worded))
    return inside >= _SETTINGS.very_words and inside / sum(worded) > _SETTINGS.main_share
