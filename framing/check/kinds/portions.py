"""Words for how many of a kind, or for which of a row: "all" and "most", "first" and "second"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.kinds.turned_words import finding_at, turned_word
from framing.check.pivots import COUNTED, ORDINALS, SHARES
from framing.config import default
from framing.language.stems import stem_set
from framing.language.word_lists import table

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.check.pivots import Pivot

_SETTINGS = default().check.scope


def other_portion(held: HeldSentence, known: KnownTexts) -> Finding | None:
    """Return a word for how many that is for more or fewer in all texts which tell the same."""
    best = turned_word(held, known, "scope", _way)
    if best.mine is None:
        return None
    mine, against = best.mine, best.against
    why = "told as another one of a row than in the other texts"
    if any(row == SHARES for row, _ in mine.poles):
        more = _share(mine)[0] > _share(against[0].other)[0]
        why = f"told of {'more' if more else 'fewer'} than in the other texts"
    return finding_at(held, mine, against, ("scope", "look", why))


def _way(one: Pivot, other: Pivot) -> int:
    """Tell whether two words can stand for one share of one kind (1), or not (-1); 0 for others."""
    nouns = _nouns(one), _nouns(other)
    if nouns[0].isdisjoint(nouns[1]) and (nouns[0] or nouns[1]):
        return 0
    if all(any(row == ORDINALS for row, _ in each.poles) for each in (one, other)):
        return 1 if one.poles & other.poles else -1
    if not all(any(row == SHARES for row, _ in each.poles) for each in (one, other)):
        return 0
    if any(each.denied or _of_time(each) or not _share(each)[1] for each in (one, other)):
        return 0  # "every year"; and none of them is a denial
    counted = [(SHARES, COUNTED) in each.poles for each in (one, other)]
    if all(counted) or (any(counted) and not all(nouns)):
        return 0
    (low, high), (least, most) = _share(one), _share(other)
    return -1 if low > most or least > high else 1


def _share(one: Pivot) -> tuple[float, float]:
    """Return of how much of its kind a word tells, as least and most share of all."""
    side = next(side for row, side in one.poles if row == SHARES)
    if side == COUNTED:
        return _SETTINGS.loose, 1.0 - _SETTINGS.loose  # "3 hospitals" are neither all nor none
    row = table("check/quantifiers")["share"][side]
    return row["least"], row["most"]


def _of_time(one: Pivot) -> bool:
    """Tell whether a word is for how often: "every year"."""
    stems = one.sentence.analysed.stems
    behind = stems[one.last + 1] if one.last + 1 < len(stems) else ""
    return behind in stem_set("check/quantifiers", "times")


def _nouns(one: Pivot) -> frozenset[str]:
    """Return the meanings of the telling words right behind a word, up to a verb or a comma."""
    text = one.sentence.analysed
    found = []
    for at in range(one.last + 1, min(len(text.tokens), one.last + 1 + _SETTINGS.behind)):
        if text.tokens[at].breaks:
            break
        if at in text.content:
            found.append(text.meanings[at])
    return frozenset(found)
