"""Who a source phrase means in this version: the source report, a person named before, a rival.

A version is read from top to bottom, and nothing is known but what stands above. With two
candidates this abstains: the credit is then `unclear`, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.attribution.coreference import pronoun, same_sources
from framing.attribution.discourse import NEAR, Resolved, is_publication, plain_name, surname
from framing.attribution.source_kinds import party
from framing.attribution.source_report_references import (
    as_source,
    is_reference,
    is_source,
    reference,
)
from framing.language.lexicon import lexicon
from framing.language.token_sequence import TITLE

if TYPE_CHECKING:
    from framing.attribution.discourse import Scene
    from framing.attribution.sentence_credits import Credit
    from framing.attribution.source_kinds import Party
    from framing.language.token_sequence import Clause, Range
    from framing.types import Voice

# Stands before the source report's name when somebody speaks to it, not it to us.
_SPOKE_TO = re.compile(
    r"(?:interviews? (?:with|by)|(?:speaking|spoke|statement|comments?|remarks) to)(?: the)? $",
    re.IGNORECASE,
)
_LEAD = 40  # characters before a name in which _SPOKE_TO can stand


def resolve(scene: Scene, clause: Clause, credit: Credit, block: int) -> Resolved:
    """Say who is credited, as a chain with the outermost source first."""
    if credit.source is None:
        return Resolved((), "vague", "own", "nobody is named")
    shown = _shown_to(scene, clause, credit.source)
    source = (credit.source[0], shown[0] - 3) if shown else credit.source
    outer = _one(scene, clause, source, block)
    if shown is not None:
        return chained(scene, _one(scene, clause, shown, block), outer)
    owned = _sources_of(scene, clause, source, block)
    if owned is not None:
        return owned
    hearer = _hearer(scene, clause, credit, block)
    if hearer is not None:
        return chained(scene, hearer, outer)
    if credit.via is not None:
        inner = _one(scene, clause, credit.via, block)
        chain = chained(scene, outer, inner)
        return replace(chain, report=outer.report, can_speak=outer.can_speak)
    return outer


def chained(scene: Scene, outer: Resolved, inner: Resolved) -> Resolved:
    """Return the credit of ``inner`` as passed on by ``outer``."""
    chain = (*outer.chain, *(name for name in inner.chain if name not in outer.chain))
    source = scene.source.name if scene.source is not None else None
    voice: Voice = "other"
    if source in chain:
        voice = "source"
    elif "unclear" in {outer.voice, inner.voice}:
        voice = "unclear"
    return Resolved(
        chain,
        inner.kind,
        voice,
        f"credited to {' > '.join(chain)}",
        first_hand=chain[0] == source,
        person=inner.person,
        can_speak=inner.can_speak and outer.can_speak,
    )


def _hearer(scene: Scene, clause: Clause, credit: Credit, block: int) -> Resolved | None:
    """Return the publication that somebody spoke to, unless it is the version's own outlet."""
    phrase = credit.hearer
    if phrase is None:
        return _interviewer(scene, clause, credit)
    phrase = _without_title(clause, phrase)
    if is_source(scene, clause, phrase) or is_reference(clause, phrase):
        return _one(scene, clause, phrase, block)
    who = party(clause, scene.version.text, phrase)
    if is_publication(who.name) and not _own_outlet(scene, who.name):
        return _one(scene, clause, phrase, block)
    return None


def _without_title(clause: Clause, phrase: Range) -> Range:
    """Return the broadcaster in "NRB’s “Today” show"."""
    lower = clause.words.lower[phrase[0] : phrase[1] + 1]
    if TITLE not in lower:
        return phrase
    end = phrase[0] + lower.index(TITLE) - 1
    while end > phrase[0] and clause.genitive(end):
        end -= 1
    return phrase[0], max(end, phrase[0])


def _shown_to(scene: Scene, clause: Clause, source: Range) -> Range | None:
    """Return the publication in "documents seen by the Times", unless it is the outlet itself."""
    at = clause.shown(*source)
    if at is None or at <= source[0] or at + 2 > source[1]:
        return None
    phrase = (at + 2, source[1])
    if is_source(scene, clause, phrase) or is_reference(clause, phrase):
        return phrase
    name = party(clause, scene.version.text, phrase).name
    return phrase if is_publication(name) and not _own_outlet(scene, name) else None


def _sources_of(scene: Scene, clause: Clause, phrase: Range, block: int) -> Resolved | None:
    """Read "the paper's sources": they speak, and the paper passes on what they say."""
    first, last = phrase
    if not clause.is_("continued_heads", last):
        return None
    if clause.is_("standalone", first) and clause.words.low(first + 1) == "of":
        first += 2
    mark = next((at for at in range(last - 1, first, -1) if clause.genitive(at)), first)
    owner = (first, max(first, mark - 1))
    its = mark == first
    if its and clause.words.lower[first] != "its":
        return None
    who = party(clause, scene.version.text, owner)
    report = its or is_source(scene, clause, owner) or is_reference(clause, owner)
    if not report and (not is_publication(who.name) or _own_outlet(scene, who.name)):
        return None
    outer = _its(scene, block) if its else _one(scene, clause, owner, block)
    return chained(scene, outer, _one(scene, clause, (mark + 1, last), block)) if outer else None


def _its(scene: Scene, block: int) -> Resolved | None:
    """Return the report that "its" is, when it was the last to be credited."""
    last = scene.last
    return last if last is not None and last.report and block - scene.last_block <= NEAR else None


def _interviewer(scene: Scene, clause: Clause, credit: Credit) -> Resolved | None:
    """Read "said in an interview with the Times" outside the statement itself."""
    if scene.alias is None or scene.source is None or not credit.contents:
        return None
    text = scene.version.text
    start, end = clause.words.span(0, len(clause.words) - 1)
    held = [clause.words.span(*content) for content in credit.contents]
    for match in scene.alias.finditer(text, start, end):
        lead = text[max(start, match.start() - _LEAD) : match.start()]
        inside = any(first <= match.start() < last for first, last in held)
        if not inside and _SPOKE_TO.search(lead):
            return as_source(scene.source, "spoke to it")
    return None


def _own_outlet(scene: Scene, name: str) -> bool:
    return plain_name(name) == plain_name(scene.version.outlet)


def _one(scene: Scene, clause: Clause, phrase: Range, block: int) -> Resolved:
    """Say whom one phrase means."""
    at = clause.words.start(phrase[0])
    if scene.source is not None and is_source(scene, clause, phrase):
        scene.introduced = max(scene.introduced, at)
        return as_source(scene.source, "named in the sentence")
    who = party(clause, scene.version.text, phrase)
    if is_reference(clause, phrase):
        return reference(scene, who.name, at)
    if _own_outlet(scene, who.name):
        return Resolved((who.name,), "named", "own", "the outlet credits itself", report=True)
    if who.pronoun:
        return pronoun(scene, who, block, at)
    if who.kind == "anonymous":
        carried = same_sources(scene, who, block)
        if carried is not None:
            return carried
    return _new(scene, clause, who, at)


def _new(scene: Scene, clause: Clause, who: Party, at: int) -> Resolved:
    """Return the credit of a party brought in by its own name or description."""
    rival = is_publication(who.name) or who.head in clause.lexicon.people["references"]
    if rival:
        scene.rival, scene.rival_name = at, who.name
    vague = who.kind == "vague"
    return Resolved(
        (_full_name(scene, who),),
        who.kind,
        "own" if vague else "other",
        f"vague source: {who.name}" if vague else f"credited to {who.name}",
        person=who.person,
        report=rival or who.head in clause.lexicon.people["documents"],
        can_speak=who.can_speak,
    )


def _full_name(scene: Scene, who: Party) -> str:
    """Return the full name used before for "Mr. Smith" or "Smith", when only one fits."""
    if not who.person:
        return who.name
    last = surname(who.name)
    fits = {name for _, name, _ in scene.speakers if surname(name) == last}
    full = max(sorted(fits), key=len, default=who.name)
    if all(_is_short_for(name, full) for name in fits | {who.name}):
        if full == who.name or " " in who.name:
            return full
        return who.name if _has_namesake(scene, last) else full
    return who.name


def _is_short_for(short: str, full: str) -> bool:
    """Tell whether two names may be one person's: "Mr. Ruiz", "Jon Ruiz", "Senator Jon Ruiz"."""
    one, two = _name_words(short), _name_words(full)
    return one <= two or (len(two) > 1 and two <= one)


def _name_words(name: str) -> set[str]:
    """Return the capitalised words of a name without its titles."""
    words = {word.strip(".,").lower() for word in name.split() if word[0].isupper()}
    return words - lexicon().people["honorifics"] - {"the"}


def _has_namesake(scene: Scene, last: str) -> bool:
    """Tell whether the version names two people of one surname: "Ana Ruiz", "Jon Ruiz"."""
    if last in scene.namesakes:
        return scene.namesakes[last]
    known = lexicon()
    given = re.compile(rf"\b([A-Z][a-z]{{1,20}}) (?:[A-Z]\. )?{re.escape(last)}\b")
    found = {match[1].lower() for match in given.finditer(scene.version.text)}
    found -= known.people["honorifics"] | known.people["institutions"] | known.people["anonymous"]
    names = sorted(found - known.small)
    scene.namesakes[last] = any(not two.startswith(one) for one, two in pairwise(names))
    return scene.namesakes[last]
