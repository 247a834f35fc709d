"""Whom "he", "they" and "one source" mean: the last speaker when only one fits, else nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from framing.attribution.discourse import ResolvedSource
from framing.config import default
from framing.language.lexicon import lexicon
from framing.language.person_names import (
    PERSON,
    may_be_person,
    places_of,
    pronoun_of_title,
    same_person,
    surname,
)

if TYPE_CHECKING:
    from framing.attribution.discourse import DiscourseContext
    from framing.attribution.source_kinds import Party
    from framing.language.quotation_marks import Quotation
    from framing.types import SourceKind

_SETTINGS = default().attribution.discourse

_TITLED = re.compile(r"\b(\w{2,4})\.? (?:[A-Z]\w{1,20} ){0,2}\Z")
_TITLE = 50
"""Characters of a title with two given names."""
_WORD = re.compile(r"\b[A-Z][\w’'-]{1,30}")


def pronoun(context: DiscourseContext, who: Party, block: int, at: int) -> ResolvedSource:
    """Say whom a pronoun at offset ``at`` credits."""
    name = who.head
    last = context.last_credit if block - context.last_block <= _SETTINGS.paragraphs_back else None
    if name in lexicon().closed["indefinite"]:
        kind: SourceKind = "named" if name in {"i", "we"} else "vague"
        return ResolvedSource(
            (name,), kind, "own", f"“{name}” credits nobody", can_speak=who.can_speak
        )
    if name in {"he", "she"}:
        return _person(context, name, block, at)
    if name == "it" and last is not None and last.report:
        why = f"“it” is {last.chain[-1]}"
        return replace(last, basis="carried", why=why, can_speak=False)
    if (
        name == "they"
        and last is not None
        and last.voice == "source"
        and (not last.report or context.is_study or last.member)
    ):
        return replace(last, basis="carried", why=f"“they” goes on from {last.chain[-1]}")
    return _somebody(name, can_speak=who.can_speak)


def _somebody(name: str, *, can_speak: bool = True) -> ResolvedSource:
    why = f"somebody speaks: “{name}”"
    return ResolvedSource((name,), "", "other", why, can_speak=can_speak)


def _person(context: DiscourseContext, name: str, block: int, at: int) -> ResolvedSource:
    """Resolve "he" to the only person credited near by; through the source report with care."""
    near = {
        speaker: credit
        for place, speaker, credit in context.speakers
        if block - place <= _SETTINGS.paragraphs_back
    }
    through = next((credit for credit in near.values() if credit.voice == "source"), None)
    last = context.last_credit if block - context.last_block <= _SETTINGS.paragraphs_back else None
    if last is not None and (last.member or (last.voice == "source" and not last.report)):
        # "An engineer told the Times ... He added": nobody has spoken in between.
        if last.member or not _other_people(context, last, name, at):
            why = f"“{name}” goes on from {last.member or last.chain[-1]}"
            return replace(last, basis="carried", why=why)
        through = last
    if through is not None:
        why = f"“{name}” may speak through {through.chain[0]}"
        return ResolvedSource((name,), "", "unclear", why)
    if len(near) != 1:
        return _somebody(name)
    ((speaker, credit),) = near.items()
    if context.last_credit is None or context.last_credit.chain != credit.chain:
        return _somebody(name)
    if _contradicts(context, speaker, name) or _other_people(context, credit, name, at):
        return _somebody(name)
    why = f"“{name}” is {speaker}, the only speaker near"
    return replace(credit, basis="explicit", why=why, person=True)


def _other_people(context: DiscourseContext, credit: ResolvedSource, pronoun: str, at: int) -> bool:
    """Tell whether "he" or "she" may be somebody else named from the credit on to the pronoun.

    Nobody is meant who is named inside a quotation, or whose title is of the other sex. A last name
    alone counts where it stands outside of what the speaker is credited with.
    """
    last = surname(credit.chain[-1])
    text = context.version.text
    quoted = _quotations(context, context.last_start, at)
    for match in PERSON.finditer(text, context.last_start, at):
        inside = any(quotation.start <= match.start() < quotation.end for quotation in quoted)
        if inside or last in match.group() or not may_be_person(text, match):
            continue
        if context.alias is not None and context.alias.search(match.group()):
            continue
        if pronoun_of_title(match.group().partition(" ")[0]) in {"", pronoun}:
            return True
    own = {last, *credit.chain[-1].split()}
    if context.source is not None:
        own.update(word for name in context.source.names for word in name.split())
    spoke, named = {surname(name) for _, name, _ in context.speakers}, _surnames(context, pronoun)
    return any(
        match.group() not in own
        and (match.group() in spoke or match.group() in named)
        and not any(quotation.start <= match.start() < quotation.end for quotation in quoted)
        and not any(start <= match.start() < end for start, end in context.last_contents)
        for match in _WORD.finditer(text, context.last_start, at)
    )


def _surnames(context: DiscourseContext, pronoun: str) -> frozenset[str]:
    """Return the last names of the people whom a version names and the pronoun may mean."""
    if pronoun in context.surnames:
        return context.surnames[pronoun]
    pronouns_of: dict[str, set[str]] = {}
    for match in PERSON.finditer(context.version.text):
        title, _, name = match.group().partition(" ")
        if may_be_person(context.version.text, match):
            pronouns_of.setdefault(name, set()).add(pronoun_of_title(title))
    names = frozenset(name for name, sexes in pronouns_of.items() if not sexes - {"", pronoun})
    context.surnames[pronoun] = names
    return names


def _contradicts(context: DiscourseContext, name: str, pronoun: str) -> bool:
    """Tell whether the version gives a person a title of the other sex: "Ms. Ruiz"."""
    last = surname(name)
    if last not in context.sexes:
        text = context.version.text
        before = (_TITLED.search(text, max(0, at - _TITLE), at) for at in places_of(text, last))
        context.sexes[last] = {pronoun_of_title(match[1]) for match in before if match} - {""}
    return bool(context.sexes[last] - {pronoun})


def _quotations(context: DiscourseContext, start: int, end: int) -> list[Quotation]:
    """Return the quotations that may meet ``start:end``; they are in order and do not overlap."""
    first = bisect_right(context.quotes, start, key=attrgetter("start")) - 1
    last = bisect_right(context.quotes, end, key=attrgetter("start"))
    return list(context.quotes[max(0, first) : last])


def same_sources(context: DiscourseContext, who: Party, block: int) -> ResolvedSource | None:
    """Read "One source said" and "one sailor said" after "two sailors told the Times".

    Also "sources said" right after the report itself, and "the sources" wherever it has some.
    """
    last, source = context.last_credit, context.source
    if source is None or last is None:
        return None
    heads = lexicon().closed["continued_heads"]
    near = block - context.last_block <= _SETTINGS.paragraphs_back and last.voice == "source"
    if near and last.kind == "anonymous":
        same = who.head.removesuffix("s") in last.chain[-1].lower() or who.head in heads
        chain = last.chain[:-1]
    else:
        sources = who.head in lexicon().closed["source_heads"]
        plain = context.has_sources and all(
            word in heads or word in lexicon().closed["source_adjectives"]
            for word in who.name.lower().split()
        )
        same = sources and (plain or (near and last.report))
        chain = (source.name,)
    if not same:
        return None
    return replace(
        last,
        chain=(*chain, who.name),
        kind="anonymous",
        voice="source",
        basis="carried",
        why=f"{who.name}: one of those who spoke to {source.name}",
        first_hand=True,
        report=False,
        member="",
        can_speak=True,
    )


def same_speaker(context: DiscourseContext, who: Party, block: int) -> ResolvedSource | None:
    """Read "Ruiz said" right after "Ana Ruiz told the Times": she is still speaking to it."""
    if context.source is None or not who.person:
        return None
    last = surname(who.name)
    for place, name, credit in reversed(context.speakers):
        if surname(name) == last:
            near = block - place <= _SETTINGS.paragraphs_back
            if near and credit.voice == "source" and same_person(who.name, name):
                return replace(credit, basis="carried", why=f"{name} spoke to {credit.chain[0]}")
            return None
    return None
