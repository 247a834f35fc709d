"""Who a source phrase means in this version: the source report, a person named before, a rival.

A version is read from top to bottom, and nothing is known but what stands above. With two
candidates this abstains: the credit is then `unclear`, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.attribution.coreference import pronoun, same_sources, same_speaker
from framing.attribution.discourse import ResolvedSource, report_kind
from framing.attribution.source_kinds import party
from framing.attribution.source_report_phrases import is_source, name_in, relation
from framing.attribution.source_report_references import (
    as_source,
    author,
    is_first_mention,
    is_own_report,
    is_reference,
    known_member,
    member,
    reference,
)
from framing.attribution.through_report import through_report
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.noun_phrases import subject_before
from framing.language.person_names import places_of, same_person, surname
from framing.language.publication_names import is_publication, plain_name
from framing.language.tagged_sentence import TITLE

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.sentence_credits import Credit
    from framing.attribution.source_kinds import Party
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
    from framing.types import Voice

_GIVEN = re.compile(r"\b([A-Z][a-z]{1,20}) (?:[A-Z]\. )?\Z")
_NAME = 26
"""Characters of a given name with an initial."""
_SETTINGS = default().attribution.discourse


def resolve(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit, block: int
) -> ResolvedSource:
    """Say who is credited, as a chain with the outermost source first."""
    if credit.source is None:
        return ResolvedSource((), "vague", "own", "nobody is named")
    source = _antecedent(tagged, credit.source)
    shown = _shown_to(context, tagged, source)
    source = (source[0], shown[0] - 3) if shown else source
    outer = resolve_phrase(context, tagged, source, block, goes_on=credit.addressee is None)
    if shown is not None:
        return chained(context, resolve_phrase(context, tagged, shown, block), outer)
    owned = _sources_of(context, tagged, source, block)
    return owned or _spoken(context, tagged, credit, outer, block)


def _antecedent(tagged: TaggedSentence, source: TokenRange) -> TokenRange:
    """Return whom "which" and "that" stand for: "a group that opposes the sale"."""
    first, last = source
    if first != last or tagged.tokens.lower[first] not in {"which", "that"}:
        return source
    before = first - 2 if tagged.tokens.lower_at(first - 1) == "," else first - 1
    return subject_before(tagged, before) or source


def _spoken(
    context: DiscourseContext,
    tagged: TaggedSentence,
    credit: Credit,
    outer: ResolvedSource,
    block: int,
) -> ResolvedSource:
    """Return the credit of a speaker with whoever passes on what is said, or says it in turn."""
    addressee = _addressee(context, tagged, credit, block)
    if addressee is None and outer.voice != "source":
        addressee = through_report(context, tagged, credit)
    if addressee is not None:
        return chained(context, addressee, outer)
    if outer.person and outer.voice == "other" and _says_on(tagged, credit):
        who = party(tagged, context.version.text, credit.source or credit.cue)
        outer = same_speaker(context, who, block) or outer
    if credit.via is not None:
        inner = resolve_phrase(context, tagged, credit.via, block)
        chain = chained(context, outer, inner)
        return replace(chain, report=outer.report, can_speak=outer.can_speak)
    return outer


def _says_on(tagged: TaggedSentence, credit: Credit) -> bool:
    """Tell whether somebody speaks and nothing says where: no "in a statement", "told the BBC"."""
    if credit.addressee is not None or credit.via is not None:
        return False
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower[credit.cue[1]])
    if (
        verb is None
        or not verb.classes & {"speech", "quoting"}
        or tagged.in_class("puts_out", credit.cue[1])
    ):
        return False
    for lead in (0, credit.cue[1] + 1):
        elsewhere = tagged.in_class("adverbial_prepositions", lead)
        if elsewhere and not tagged.in_class("days", lead + 1):
            return False
    return True


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
        return None
    phrase = _without_title(tagged, phrase)
    if is_source(context, tagged, phrase) or is_reference(context, tagged, phrase):
        return resolve_phrase(context, tagged, phrase, block)
    who = party(tagged, context.version.text, phrase)
    own = known_member(context, who.name)
    if own is not None:
        return own
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
    if is_source(context, tagged, phrase) or is_reference(context, tagged, phrase):
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
    name = name_in(context, tagged, phrase)
    if mark == first and name is not None and name[1] == last - 1:
        mark = name[1]  # "two of the Courier sources"
        owner = (first, mark)
    its = mark == first and name is None
    if its and tagged.tokens.lower[first] != "its":
        return None
    who = party(tagged, context.version.text, owner)
    report = its or is_source(context, tagged, owner) or is_reference(context, tagged, owner)
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


def _own_outlet(context: DiscourseContext, name: str) -> bool:
    return plain_name(name) == plain_name(context.version.outlet)


def resolve_phrase(
    context: DiscourseContext,
    tagged: TaggedSentence,
    phrase: TokenRange,
    block: int,
    *,
    goes_on: bool = True,
) -> ResolvedSource:
    """Say whom one phrase means; with ``goes_on`` it may be one of those who spoke before."""
    at = tagged.tokens.start(phrase[0])
    report = _named_report(context, tagged, phrase, at)
    if report is not None:
        return report
    who = party(tagged, context.version.text, phrase)
    if is_reference(context, tagged, phrase):
        return reference(context, who, at)
    own = _own_report(context, tagged, phrase, block) or known_member(context, who.name)
    if own is not None:
        return own
    if _own_outlet(context, who.name):
        return ResolvedSource((who.name,), "named", "own", "the outlet credits itself", report=True)
    if who.pronoun:
        return pronoun(context, who, block, at)
    sources = goes_on and who.kind == "anonymous"
    carried = same_sources(context, who, block) if sources else None
    return carried or _new(context, tagged, who, at)


def _named_report(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange, at: int
) -> ResolvedSource | None:
    """Return the source report, when the phrase names it, brings it in or names its people."""
    if context.source is None:
        return None
    who_for = relation(context, tagged, phrase)
    if who_for is not None:
        context.introduced = context.brought_in = max(context.introduced, at)
        named = as_source(context.source, "named in the sentence")
        return named if who_for == "report" else member(context, tagged, phrase, named)
    if is_first_mention(context, tagged, phrase):
        context.introduced = context.brought_in = at
        return as_source(context.source, "the report that the version names further down")
    return author(context, tagged, phrase)


def _own_report(
    context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange, block: int
) -> ResolvedSource | None:
    """Return the report that "its report" is, right behind a credit to it."""
    if tagged.tokens.lower[phrase[0]] != "its" or not is_own_report(tagged, phrase):
        return None
    last = _its(context, block)
    return last and replace(last, basis="carried", why=f"“its” is {last.chain[-1]}’s")


def _new(context: DiscourseContext, tagged: TaggedSentence, who: Party, at: int) -> ResolvedSource:
    """Return the credit of a party brought in by its own name or description."""
    rival = is_publication(who.name) or who.head in tagged.lexicon.people["references"]
    if rival:
        kind = "outlet" if is_publication(who.name) else report_kind(who.head)
        context.rivals[kind] = at, who.name
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
    known, text = lexicon(), context.version.text
    before = (_GIVEN.search(text, max(0, at - _NAME), at) for at in places_of(text, last))
    given_names = {match[1].lower() for match in before if match}
    given_names -= (
        known.people["honorifics"] | known.people["institutions"] | known.people["anonymous"]
    )
    names = sorted(given_names - known.small)
    context.namesakes[last] = any(not second.startswith(first) for first, second in pairwise(names))
    return context.namesakes[last]
