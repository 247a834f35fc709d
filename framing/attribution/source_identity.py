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
from framing.attribution.discourse import ResolvedSource
from framing.attribution.source_kinds import party
from framing.attribution.source_report_references import (
    as_source,
    is_reference,
    is_source,
    reference,
)
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.person_names import same_person, surname
from framing.language.publication_names import is_publication, plain_name
from framing.language.tagged_sentence import TITLE

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.sentence_credits import Credit
    from framing.attribution.source_kinds import Party
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import Voice

# Stands before the source report's name when somebody speaks to it, not it to us.
_SPOKE_TO = re.compile(
    r"(?:interviews? (?:with|by)|(?:speaking|spoke|statement|comments?|remarks) to)(?: the)? $",
    re.IGNORECASE,
)
_SETTINGS = default().attribution.discourse


def resolve(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit, block: int
) -> ResolvedSource:
    """Say who is credited, as a chain with the outermost source first."""
    if credit.source is None:
        return ResolvedSource((), "vague", "own", "nobody is named")
    shown = _shown_to(context, tagged, credit.source)
    source = (credit.source[0], shown[0] - 3) if shown else credit.source
    outer = resolve_phrase(context, tagged, source, block)
    if shown is not None:
        return chained(context, resolve_phrase(context, tagged, shown, block), outer)
    owned = _sources_of(context, tagged, source, block)
    if owned is not None:
        return owned
    addressee = _addressee(context, tagged, credit, block)
    if addressee is not None:
        return chained(context, addressee, outer)
    if credit.via is not None:
        inner = resolve_phrase(context, tagged, credit.via, block)
        chain = chained(context, outer, inner)
        return replace(chain, report=outer.report, can_speak=outer.can_speak)
    return outer


def chained(
    context: DiscourseContext, outer: ResolvedSource, inner: ResolvedSource
) -> ResolvedSource:
    """Return the credit of ``inner`` as passed on by ``outer``."""
    chain = (*outer.chain, *(name for name in inner.chain if name not in outer.chain))
    source = context.source.name if context.source is not None else None
    voice: Voice = "other"
    if source in chain:
        voice = "source"
    elif "unclear" in {outer.voice, inner.voice}:
        voice = "unclear"
    return ResolvedSource(
        chain,
        inner.kind,
        voice,
        f"credited to {' > '.join(chain)}",
        first_hand=chain[0] == source,
        person=inner.person,
        can_speak=inner.can_speak and outer.can_speak,
    )


def _addressee(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit, block: int
) -> ResolvedSource | None:
    """Return the publication that somebody spoke to, unless it is the version's own outlet."""
    phrase = credit.addressee
    if phrase is None:
        return _interviewer(context, tagged, credit)
    phrase = _without_title(tagged, phrase)
    if is_source(context, tagged, phrase) or is_reference(tagged, phrase):
        return resolve_phrase(context, tagged, phrase, block)
    who = party(tagged, context.version.text, phrase)
    if is_publication(who.name) and not _own_outlet(context, who.name):
        return resolve_phrase(context, tagged, phrase, block)
    return None


def _without_title(tagged: TaggedSentence, phrase: TokenRange) -> TokenRange:
    """Return the broadcaster in "NRB’s “Today” show"."""
    lower = tagged.tokens.lower[phrase[0] : phrase[1] + 1]
    if TITLE not in lower:
        return phrase
    end = phrase[0] + lower.index(TITLE) - 1
    while end > phrase[0] and tagged.is_genitive(end):
        end -= 1
    return phrase[0], max(end, phrase[0])


def _shown_to(
    context: DiscourseContext, tagged: TaggedSentence, source: TokenRange
) -> TokenRange | None:
    """Return the publication in "documents seen by the Times", unless it is the outlet itself."""
    at = tagged.shown_to(*source)
    if at is None or at <= source[0] or at + 2 > source[1]:
        return None
    phrase = (at + 2, source[1])
    if is_source(context, tagged, phrase) or is_reference(tagged, phrase):
        return phrase
    name = party(tagged, context.version.text, phrase).name
    return phrase if is_publication(name) and not _own_outlet(context, name) else None


def _sources_of(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange, block: int
) -> ResolvedSource | None:
    """Read "the paper's sources": they speak, and the paper passes on what they say."""
    first, last = phrase
    if not tagged.in_class("continued_heads", last):
        return None
    if tagged.in_class("standalone", first) and tagged.tokens.lower_at(first + 1) == "of":
        first += 2
    mark = next((at for at in range(last - 1, first, -1) if tagged.is_genitive(at)), first)
    owner = (first, max(first, mark - 1))
    its = mark == first
    if its and tagged.tokens.lower[first] != "its":
        return None
    who = party(tagged, context.version.text, owner)
    report = its or is_source(context, tagged, owner) or is_reference(tagged, owner)
    if not report and (not is_publication(who.name) or _own_outlet(context, who.name)):
        return None
    outer = _its(context, block) if its else resolve_phrase(context, tagged, owner, block)
    return (
        chained(context, outer, resolve_phrase(context, tagged, (mark + 1, last), block))
        if outer
        else None
    )


def _its(context: DiscourseContext, block: int) -> ResolvedSource | None:
    """Return the report that "its" is, when it was the last to be credited."""
    last = context.last_credit
    return (
        last
        if last is not None
        and last.report
        and block - context.last_block <= _SETTINGS.paragraphs_back
        else None
    )


def _interviewer(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit
) -> ResolvedSource | None:
    """Read "said in an interview with the Times" outside the statement itself."""
    if context.alias is None or context.source is None or not credit.contents:
        return None
    text = context.version.text
    start, end = tagged.tokens.span(0, len(tagged.tokens) - 1)
    held = [tagged.tokens.span(*content) for content in credit.contents]
    for match in context.alias.finditer(text, start, end):
        lead = text[max(start, match.start() - _SETTINGS.spoke_to_reach) : match.start()]
        inside = any(first <= match.start() < last for first, last in held)
        if not inside and _SPOKE_TO.search(lead):
            return as_source(context.source, "spoke to it")
    return None


def _own_outlet(context: DiscourseContext, name: str) -> bool:
    return plain_name(name) == plain_name(context.version.outlet)


def resolve_phrase(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange, block: int
) -> ResolvedSource:
    """Say whom one phrase means."""
    at = tagged.tokens.start(phrase[0])
    if context.source is not None and is_source(context, tagged, phrase):
        context.introduced = max(context.introduced, at)
        return as_source(context.source, "named in the sentence")
    who = party(tagged, context.version.text, phrase)
    if is_reference(tagged, phrase):
        return reference(context, who.name, at)
    if _own_outlet(context, who.name):
        return ResolvedSource((who.name,), "named", "own", "the outlet credits itself", report=True)
    if who.pronoun:
        return pronoun(context, who, block, at)
    if who.kind == "anonymous":
        carried = same_sources(context, who, block)
        if carried is not None:
            return carried
    return _new(context, tagged, who, at)


def _new(context: DiscourseContext, tagged: TaggedSentence, who: Party, at: int) -> ResolvedSource:
    """Return the credit of a party brought in by its own name or description."""
    rival = is_publication(who.name) or who.head in tagged.lexicon.people["references"]
    if rival:
        context.rival, context.rival_name = at, who.name
    vague = who.kind == "vague"
    return ResolvedSource(
        (_full_name(context, who),),
        who.kind,
        "own" if vague else "other",
        f"vague source: {who.name}" if vague else f"credited to {who.name}",
        person=who.person,
        report=rival or who.head in tagged.lexicon.people["documents"],
        can_speak=who.can_speak,
    )


def _full_name(context: DiscourseContext, who: Party) -> str:
    """Return the full name used before for "Mr. Smith" or "Smith", when only one fits."""
    if not who.person:
        return who.name
    last = surname(who.name)
    fits = {name for _, name, _ in context.speakers if surname(name) == last}
    full = max(sorted(fits), key=len, default=who.name)
    if all(same_person(name, full) for name in fits | {who.name}):
        if full == who.name or " " in who.name:
            return full
        return who.name if _has_namesake(context, last) else full
    return who.name


def _has_namesake(context: DiscourseContext, last: str) -> bool:
    """Tell whether the version names two people of one surname: "Ana Ruiz", "Jon Ruiz"."""
    if last in context.namesakes:
        return context.namesakes[last]
    known = lexicon()
    given = re.compile(rf"\b([A-Z][a-z]{{1,20}}) (?:[A-Z]\. )?{re.escape(last)}\b")
    given_names = {match[1].lower() for match in given.finditer(context.version.text)}
    given_names -= (
        known.people["honorifics"] | known.people["institutions"] | known.people["anonymous"]
    )
    names = sorted(given_names - known.small)
    context.namesakes[last] = any(not second.startswith(first) for first, second in pairwise(names))
    return context.namesakes[last]
