"""What a comparison gets right of a labelled story: links, facts, and facts in versions."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.evaluation.fact_gold import GoldStory, Place
    from framing.types import Comparison, Fact

_HALF = 2
_GIST_LETTERS = 5
_LONG_WORD = 3


def count(comparison: Comparison, gold: GoldStory) -> Counter[str]:
    """Return the counts of one story that `figures` are made of."""
    return _links(comparison, gold) + _facts(comparison, gold) + _only_here(comparison, gold)


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the figures of counts, each a share of what it is named for."""

    def share(part: str, whole: str) -> float:
        return counts[part] / counts[whole] if counts[whole] else 0.0

    precision, recall = share("both links", "our links"), share("both links", "gold links")
    return {
        "links precision": precision,
        "links recall": recall,
        "links F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "facts precision": share("good facts", "our facts"),
        "facts recall": share("found facts", "gold facts"),
        "cells right": share("right cells", "cells"),
        "cannot tell": share("open cells", "cells"),
        "others' cells right": share("others right", "others"),
        "carried right": share("carried right", "carried"),
        "not found right": share("omitted right", "omitted"),
        "only here right": share("right alone", "our alone"),
        "only here found": share("right alone", "gold alone"),
    }


def _links(comparison: Comparison, gold: GoldStory) -> Counter[str]:
    """Pairs of sentences of two versions that tell one fact; doubtful ones are excused."""
    ours: dict[Place, frozenset[str]] = {
        (version.version.outlet, reading.sentence.index): frozenset(reading.facts)
        for version in comparison.versions
        for reading in version.readings
        if reading.role not in {"heading", "boilerplate"}
    }
    counts: Counter[str] = Counter()
    for one, other in combinations(sorted(ours.keys() | gold.full.keys()), 2):
        if one[0] == other[0]:
            continue
        claimed = bool(ours.get(one, frozenset()) & ours.get(other, frozenset()))
        if gold.tells(one) & gold.tells(other):
            counts["gold links"] += 1
            counts["our links"] += claimed
            counts["both links"] += claimed
        elif not gold.may_tell(one) & gold.may_tell(other):
            counts["our links"] += claimed
    return counts


def gold_fact_of(fact: Fact, gold: GoldStory) -> str:
    """Return the gold's fact that at least half of a fact's sentences tell; empty when none is.

    Of several the one counts whose sentences and whose gist agree most with the fact's.
    """
    sentences = {(mention.outlet, mention.sentence) for mention in fact.mentions}
    sentences.add((fact.outlet, fact.sentence))
    words = _long_words(fact.statement)
    ranked = []
    for known in sorted(gold.listed):
        telling, gist = gold.telling(known), _long_words(gold.gists[known])
        agree = len(sentences & telling)
        if agree and _HALF * agree >= len(sentences):
            mutual = 2 * agree / (len(sentences) + len(telling))
            ranked.append((mutual * (1 + len(words & gist) / max(1, len(gist))), known))
    return max(ranked, key=lambda pair: pair[0], default=(0.0, ""))[1]


def _long_words(text: str) -> set[str]:
    return {
        word[:_GIST_LETTERS] for word in re.findall(r"\w+", text.lower()) if len(word) > _LONG_WORD
    }


def _facts(comparison: Comparison, gold: GoldStory) -> Counter[str]:
    """Facts found, and what is said of them in versions.

    "carried right" is of all facts, also those that the gold has not, and of the sentence that is
    shown for it: does it tell what the fact's own sentence tells? The version whose words the fact
    has is left out, since that is no claim. "cells" are of the facts that are the gold's, too.
    """
    counts: Counter[str] = Counter({"gold facts": len(gold.listed)})
    found: dict[str, str] = {}
    for fact in comparison.facts:
        counts["our facts"] += 1
        known = gold_fact_of(fact, gold)
        if known:
            counts["good facts"] += known not in found.values()
            found[fact.id] = known
    counts["found facts"] = len(set(found.values()))
    founders = {fact.id: fact.founded_by for fact in comparison.facts}
    worded = {fact.id: (fact.outlet, fact.sentence) for fact in comparison.facts}
    for row in comparison.coverage:
        if row.status in {"carried", "altered"} and row.outlet != worded[row.fact][0]:
            shown = (row.outlet, row.sentence if row.sentence is not None else -1)
            told = bool(gold.tells(worded[row.fact]) & gold.tells(shown))
            if told or not gold.may_tell(worded[row.fact]) & gold.may_tell(shown):
                counts["carried"] += 1
                counts["carried right"] += told
        truth = gold.cell(found[row.fact], row.outlet) if row.fact in found else None
        if truth is None:
            continue
        carried = row.status in {"carried", "altered"}
        right = carried if truth else row.status == "omitted"
        counts["cells"] += 1
        counts["right cells"] += right
        counts["open cells"] += row.status == "unclear"
        if row.outlet not in founders[row.fact]:
            counts["others"] += 1
            counts["others right"] += right
        if row.status == "omitted":
            counts["omitted"] += 1
            counts["omitted right"] += not truth
    return counts


def _only_here(comparison: Comparison, gold: GoldStory) -> Counter[str]:
    """Sentences of which no other version tells anything; doubtful ones are excused."""
    counts: Counter[str] = Counter()
    for version in comparison.versions:
        outlet = version.version.outlet
        for reading in version.readings:
            place = outlet, reading.sentence.index
            told = {fact for fact in gold.may_tell(place) if _told_elsewhere(fact, outlet, gold)}
            if reading.only_here is None or told - gold.tells(place):
                continue
            alone = not told
            counts["gold alone"] += alone
            counts["our alone"] += reading.only_here
            counts["right alone"] += alone and reading.only_here
    return counts


def _told_elsewhere(fact: str, outlet: str, gold: GoldStory) -> bool:
    return any(place[0] != outlet for place in gold.telling(fact))
