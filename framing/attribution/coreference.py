"""Whom "he", "they" and "one source" mean: the last speaker when only one fits, else nobody."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from framing.attribution.discourse import NEAR, Resolved, surname
from framing.language.lexicon import lexicon

if TYPE_CHECKING:
    from framing.attribution.discourse import Scene
    from framing.attribution.source_kinds import Party
    from framing.language.quotation_marks import Quotation
    from framing.types import SourceKind

# Two capitalised words, or a title and one: somebody else whom "he" might mean.
_WORD = re.compile(r"\b[A-Z][\w’'-]{1,30}")
_ENDS = '.!?”"“’:—-'
_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|[A-Z][a-z]{1,20})\.? [A-Z][\w’'-]{1,30}")


def pronoun(scene: Scene, who: Party, block: int, at: int) -> Resolved:
    """Say whom a pronoun at offset ``at`` credits."""
    name = who.head
    last = scene.last if block - scene.last_block <= NEAR else None
    if name in lexicon().closed["indefinite"]:
        kind: SourceKind = "named" if name in {"i", "we"} else "vague"
        return Resolved((name,), kind, "own", f"“{name}” credits nobody", can_speak=who.can_speak)
    if name in {"he", "she"}:
        return _person(scene, name, block, at)
    if name == "it" and last is not None and last.report:
        why = f"“it” is {last.chain[-1]}"
        return replace(last, basis="carried", why=why, can_speak=False)
    if name == "they" and last is not None and last.voice == "source" and not last.report:
        return replace(last, basis="carried", why=f"“they” goes on from {last.chain[-1]}")
    return _somebody(name, can_speak=who.can_speak)


def _somebody(name: str, *, can_speak: bool = True) -> Resolved:
    why = f"somebody speaks: “{name}”"
    return Resolved((name,), "", "other", why, can_speak=can_speak)


def _person(scene: Scene, name: str, block: int, at: int) -> Resolved:
    """Resolve "he" to the only person credited near by; through the source report with care."""
    near = {speaker: credit for place, speaker, credit in scene.speakers if block - place <= NEAR}
    through = next((credit for credit in near.values() if credit.voice == "source"), None)
    last = scene.last if block - scene.last_block <= NEAR else None
    if last is not None and last.voice == "source" and not last.report:
        # "An engineer told the Times ... He added": nobody has spoken in between.
        if not _others(scene, last, name, at):
            why = f"“{name}” goes on from {last.chain[-1]}"
            return replace(last, basis="carried", why=why)
        through = last
    if through is not None:
        why = f"“{name}” may speak through {through.chain[0]}"
        return Resolved((name,), "", "unclear", why)
    if len(near) != 1:
        return _somebody(name)
    ((speaker, credit),) = near.items()
    if scene.last is None or scene.last.chain != credit.chain:
        return _somebody(name)
    if _contradicts(scene, speaker, name) or _others(scene, credit, name, at):
        return _somebody(name)
    why = f"“{name}” is {speaker}, the only speaker near"
    return replace(credit, basis="explicit", why=why, person=True)


def _others(scene: Scene, credit: Resolved, pronoun: str, at: int) -> bool:
    """Tell whether "he" or "she" may be somebody else named from the credit on to the pronoun.

    Nobody is meant who is named inside a quotation, or whose title is of the other sex. A last name
    alone counts where it stands outside of what the speaker is credited with.
    """
    last = surname(credit.chain[-1])
    text = scene.version.text
    quoted = _quotations(scene, scene.last_start, at)
    for match in _PERSON.finditer(text, scene.last_start, at):
        inside = any(one.start <= match.start() < one.end for one in quoted)
        if inside or last in match.group() or not _may_be_person(text, match):
            continue
        if _sex(match.group().partition(" ")[0]) in {"", pronoun}:
            return True
    own = {last, *credit.chain[-1].split()}
    spoke, named = {surname(name) for _, name, _ in scene.speakers}, _surnames(scene, pronoun)
    return any(
        match.group() not in own
        and (match.group() in spoke or match.group() in named)
        and not any(one.start <= match.start() < one.end for one in quoted)
        and not any(start <= match.start() < end for start, end in scene.last_said)
        for match in _WORD.finditer(text, scene.last_start, at)
    )


def _surnames(scene: Scene, pronoun: str) -> frozenset[str]:
    """Return the last names of the people whom a version names and the pronoun may mean."""
    if pronoun in scene.surnames:
        return scene.surnames[pronoun]
    found: dict[str, set[str]] = {}
    for match in _PERSON.finditer(scene.version.text):
        title, _, name = match.group().partition(" ")
        if _may_be_person(scene.version.text, match):
            found.setdefault(name, set()).add(_sex(title))
    names = frozenset(name for name, sexes in found.items() if not sexes - {"", pronoun})
    scene.surnames[pronoun] = names
    return names


def _may_be_person(text: str, match: re.Match[str]) -> bool:
    """Tell whether two capitalised words may be somebody's name: no "the White House"."""
    known = lexicon()
    first, *_, last = match.group().lower().split()
    if first.strip(".") in known.people["honorifics"]:
        return True
    titles = known.people["honorifics"]
    opens = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:] in _ENDS
    if (opens and first in known.small) or last in known.small or last in titles:
        return False
    the = text[max(0, match.start() - 4) : match.start()].lower().endswith("the ")
    return not the and last not in known.people["institutions"] | known.closed["places"]


def _sex(title: str) -> str:
    """Return the pronoun that a title calls for, or nothing."""
    known = lexicon().closed
    low = title.strip(".").lower()
    return "he" if low in known["his_titles"] else "she" if low in known["her_titles"] else ""


def _contradicts(scene: Scene, name: str, pronoun: str) -> bool:
    """Tell whether the version gives a person a title of the other sex: "Ms. Ruiz"."""
    last = surname(name)
    if last not in scene.sexes:
        titled = rf"\b(\w{{2,4}})\.? (?:[A-Z]\w{{1,20}} ){{0,2}}{re.escape(last)}\b"
        found = {_sex(match[1]) for match in re.finditer(titled, scene.version.text)}
        scene.sexes[last] = found - {""}
    return bool(scene.sexes[last] - {pronoun})


def _quotations(scene: Scene, start: int, end: int) -> list[Quotation]:
    """Return the quotations that may meet ``start:end``; they are in order and do not overlap."""
    first = bisect_right(scene.quotes, start, key=attrgetter("start")) - 1
    last = bisect_right(scene.quotes, end, key=attrgetter("start"))
    return list(scene.quotes[max(0, first) : last])


def same_sources(scene: Scene, who: Party, block: int) -> Resolved | None:
    """Read "One source said" and "one sailor said" after "two sailors told the Times"."""
    last, source = scene.last, scene.source
    if source is None or last is None or last.voice != "source" or last.kind != "anonymous":
        return None
    same = who.head.removesuffix("s") in last.chain[-1].lower()
    if not same and who.head not in lexicon().closed["continued_heads"]:
        return None
    if block - scene.last_block > NEAR:
        return None
    return replace(
        last,
        chain=(*last.chain[:-1], who.name),
        basis="carried",
        why=f"{who.name}: one of those who spoke to {source.name}",
        report=False,
    )
