"""Publications that a source phrase names with other words around the name.

"London's Financial Times", "news website Semicolon", "Herald reporter Ana Ruiz", "a story in the
Herald": what stands beside a name shows that it is a publication's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from framing.config import default
from framing.language.aliases import is_country
from framing.language.names import common_words
from framing.language.publication_names import is_publication

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.sentence_credits import Credit
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

Standing = Literal["known", "firm", "loose"]
"""How a cited name shows that it is a publication's: by its name or a word for one beside it, by
its place in the sentence, or by a place in which others stand, too."""
_SETTINGS = default().attribution.source_report
_CONNECTORS = frozenset({"of", "for", "&"})


def names_beside(
    tagged: TaggedSentence, phrase: TokenRange, credit: Credit
) -> Iterator[tuple[TokenRange, Standing]]:
    """Yield the publications in a phrase that the words around them show to be some."""
    at = phrase[0]
    while at <= phrase[1]:
        if not _opens_name(tagged, at):
            at += 1
            continue
        end = _before_paper(tagged, at, name_end(tagged, at, phrase[1]))
        standing = _standing(tagged, phrase, (at, end), credit)
        if standing is not None:
            yield (at, end), standing
        at = end + 1


def _opens_name(tagged: TaggedSentence, at: int) -> bool:
    text = tagged.tokens.text[at]
    described = "-" in text and text[-1].islower() and text.rpartition("-")[2].islower()
    return (
        tagged.tokens.is_capitalised(at)
        and not described
        and not tagged.in_classes(at, "determiners", "days")
    )


def name_end(tagged: TaggedSentence, first: int, last: int) -> int:
    """Return the last token of a name that begins at ``first``: "Bank of Lunde", "Salt & Sail"."""
    end = first - 1
    for at in range(first, min(last, first + _SETTINGS.name_tokens) + 1):
        if tagged.tokens.is_capitalised(at) or (at > first and tagged.tokens.text[at][0].isdigit()):
            end = at
        elif tagged.tokens.lower[at] not in _CONNECTORS:
            break
    return end


def _before_paper(tagged: TaggedSentence, first: int, last: int) -> int:
    """Part "Ana Ruiz of Semicolon" into a person and a paper; "Bank of Lunde" is one name."""
    lower, people = tagged.tokens.lower, tagged.lexicon.people
    of = next((at for at in range(first, last) if lower[at] in {"of", "for"}), None)
    if of is None or not _is_persons(tagged, first, of - 1):
        return last
    return last if lower[of - 1] in people["institutions"] else of - 1


def _standing(
    tagged: TaggedSentence, phrase: TokenRange, name: TokenRange, credit: Credit
) -> Standing | None:
    words = " ".join(tagged.tokens.text[name[0] : name[1] + 1])
    if is_country(words):
        return None
    if is_publication(words):
        return "known" if _is_written_as_name(tagged, name) else None
    return _by_words_ahead(tagged, phrase, name, credit) or _by_words_behind(
        tagged, phrase, name, credit
    )


def _by_words_ahead(
    tagged: TaggedSentence, phrase: TokenRange, name: TokenRange, credit: Credit
) -> Standing | None:
    """Read "news website X", "a reporter for X", "Ana Ruiz of X reports"."""
    before = name[0] - 1
    while before > phrase[0] and tagged.in_class("determiners", before):
        before -= 1
    if before < phrase[0]:
        return None
    reporter = tagged.tokens.lower_at(before - 1) in tagged.lexicon.people["reporters"]
    linked = tagged.in_class("prepositions", before) and before > phrase[0]
    if _is_outlet(tagged, before) or (linked and reporter):
        return "known"
    if not linked or not _is_persons(tagged, phrase[0], before - 1):
        return None
    told = phrase == credit.addressee and told_by_sources(tagged, credit)
    return "firm" if told or _writes(tagged, credit, past=False) else "loose"


def _by_words_behind(
    tagged: TaggedSentence, phrase: TokenRange, name: TokenRange, credit: Credit
) -> Standing | None:
    """Read "X reporter Ana Ruiz", "X's report", "X's Ana Ruiz reports"."""
    lower, people, behind = tagged.tokens.lower, tagged.lexicon.people, name[1] + 1
    if tagged.tokens.lower_at(behind) in people["reporters"]:
        return "known"
    owner = tagged.is_genitive(behind) or tagged.tokens.lower_at(behind) == "’"
    if not owner or behind >= phrase[1]:
        return None
    if tagged.tokens.is_capitalised(behind + 1):
        told = phrase == credit.addressee and told_by_sources(tagged, credit)
        return "firm" if told or _writes(tagged, credit) else "loose"
    return "known" if lower[phrase[1]] in people["references"] else None


def _is_written_as_name(tagged: TaggedSentence, name: TokenRange) -> bool:
    """Tell "the Independent" and "Reuters" from a capital that only opens a sentence."""
    if name[0] > 0 or name[1] > name[0]:
        return True
    low = tagged.tokens.lower[0]
    return low in tagged.lexicon.people["publications"] and low not in common_words()


def _is_outlet(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a word is for a news outlet: "newspaper", "news agency", no "agency"."""
    low, people = tagged.tokens.lower_at(index), tagged.lexicon.people
    if low in people["news_bodies"]:
        return tagged.tokens.lower_at(index - 1) == "news" or low in {"website", "magazine"}
    return low in people["outlets"]


def _is_persons(tagged: TaggedSentence, first: int, last: int) -> bool:
    """Tell whether a part ends with two capitals, as a person's name does."""
    return last > first and all(tagged.tokens.is_capitalised(at) for at in (last - 1, last))


def told_by_sources(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether those who told are sources and nothing more: they speak to the press."""
    if credit.source is None:
        return False
    first, last = credit.source
    return any(tagged.in_class("continued_heads", at) for at in range(first, last + 1))


def _writes(tagged: TaggedSentence, credit: Credit, *, past: bool = True) -> bool:
    """Tell "Ana Ruiz writes" and "reports", which reporters do, from "said"; a body "reported"."""
    first, last = credit.cue
    for low in tagged.tokens.lower[first : last + 1]:
        form = tagged.lexicon.verbs.get(low)
        if form is None:
            continue
        if form.lemma == "write" or low == "first":
            return True
        if form.lemma in {"report", "reveal"}:
            return past or form.form != "past"
    return False
