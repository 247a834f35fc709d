"""Who a source phrase means in this version: the source report, a person named before, a rival.

A scene is read from top to bottom and knows only what stands before the sentence at hand. With two
candidates it abstains: the credit is then `unclear`, with the reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from framing.attribution.credits import Credit
from framing.attribution.lexicon import lexicon
from framing.attribution.parties import Party, party
from framing.attribution.phrases import Clause, Range
from framing.types import CreditBasis, SourceKind, SourceReport, Version, Voice

_REPORT_WORDS = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "recent",
        "new",
        "latest",
        "exclusive",
        "this",
        "that",
        "same",
        "original",
        "'s",
        "’s",
        "’",
        "'",
        "newspaper",
        "daily",
        "in",
        "from",
        "by",
        "of",
        "published",
        "on",
        "which",
        "london-based",
        "new",
        "piece",
        "reporting",
        "reporters",
        "journalists",
        "week",
        "month",
        "earlier",
    }
)
_NEAR = 1  # paragraphs back in which "he" can still mean the last speaker


@dataclass(frozen=True, slots=True)
class Resolved:
    """A credit with its chain of sources, outermost first."""

    chain: tuple[str, ...]
    kind: SourceKind
    voice: Voice
    basis: CreditBasis
    first_hand: bool
    why: str
    person: bool = False
    report: bool = False
    """The speaker is a report or publication, not a person."""
    can_speak: bool = True


@dataclass(slots=True)
class Scene:
    """What has been said so far in one version."""

    version: Version
    source: SourceReport | None
    alias: re.Pattern[str] | None
    introduced: int = -1
    """Where the source report was last meant; -1 before its first mention."""
    rival: int = -1
    rival_name: str = ""
    speakers: list[tuple[int, str, Resolved]] = field(default_factory=list)
    """Named people credited so far: paragraph, name, credit."""
    last: Resolved | None = None
    last_block: int = -9

    def see(self, start: int, end: int) -> None:
        """Note that the source report is named in ``text[start:end]``."""
        if self.alias is not None:
            for match in self.alias.finditer(self.version.text, start, end):
                self.introduced = max(self.introduced, match.start())

    def note(self, resolved: Resolved, block: int) -> None:
        """Remember a credit for the sentences that follow."""
        self.last, self.last_block = resolved, block
        if resolved.person:
            self.speakers.append((block, resolved.chain[-1], resolved))
            del self.speakers[:-8]


def scene(version: Version, source: SourceReport | None) -> Scene:
    """Begin to read a version."""
    return Scene(version, source, alias_pattern(source))


def alias_pattern(source: SourceReport | None) -> re.Pattern[str] | None:
    """Return a pattern for any name of the source report, as a whole word."""
    names = [name for name in source.names if name.strip()] if source else []
    if not names:
        return None
    parts = [re.escape(name) for name in names]
    flags = re.IGNORECASE if all(len(name) > 4 for name in names) else 0  # noqa: PLR2004 - an acronym
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", flags)


def resolve(scene: Scene, clause: Clause, credit: Credit, block: int) -> Resolved:
    """Say who is credited, as a chain with the outermost source first."""
    text = scene.version.text
    if credit.source is None:
        return Resolved((), "vague", "own", "explicit", first_hand=False, why="nobody is named")
    outer = _one(scene, clause, party(clause, text, credit.source), credit.source, block)
    if credit.hearer is not None:
        hearer = _hearer(scene, clause, credit.hearer, block)
        if hearer is not None:
            return chained(scene, hearer, outer)
    if credit.via is not None:
        inner = _one(scene, clause, party(clause, text, credit.via), credit.via, block)
        return replace(chained(scene, outer, inner), report=outer.report)
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
        "explicit",
        first_hand=chain[0] == source,
        why=f"credited to {' > '.join(chain)}",
        person=inner.person,
        can_speak=inner.can_speak and outer.can_speak,
    )


def _hearer(scene: Scene, clause: Clause, phrase: Range, block: int) -> Resolved | None:
    """Return the publication that somebody spoke to, unless it is the version's own outlet."""
    who = party(clause, scene.version.text, phrase)
    if who.pronoun or who.head in {"him", "her", "them", "me", "us", "reporters"}:
        return None
    if _is_source(scene, clause, phrase):
        return _one(scene, clause, who, phrase, block)
    if _is_reference(clause, phrase):
        return _one(scene, clause, who, phrase, block)
    if is_publication(who.name) and not _own_outlet(scene, who.name):
        return _one(scene, clause, who, phrase, block)
    return None


def _own_outlet(scene: Scene, name: str) -> bool:
    outlet = scene.version.outlet.removesuffix(" (recreated)").lower()
    return name.lower().removeprefix("the ") == outlet.removeprefix("the ")


def is_publication(name: str) -> bool:
    """Tell whether a capitalised name is a newspaper's, agency's, channel's or journal's."""
    people = lexicon().people
    words = name.lower().removesuffix("’s").removesuffix("'s").split()
    if not words or not name.removeprefix("the ").removeprefix("The ")[:1].isupper():
        return False
    bare = words[1:] if words[0] == "the" else words
    joined = " ".join(bare)
    if joined in people["publications"] or "the " + joined in people["publications"]:
        return True
    return len(bare) + (words[0] == "the") > 1 and bare[-1] in people["publication_words"]


def _one(scene: Scene, clause: Clause, who: Party, phrase: Range, block: int) -> Resolved:
    source = scene.source
    at = clause.words.start[phrase[0]]
    if source is not None and _is_source(scene, clause, phrase):
        scene.introduced = max(scene.introduced, at)
        return _as_source(source, "explicit", "named in the sentence")
    if _is_reference(clause, phrase):
        return _reference(scene, clause, who, phrase)
    if _own_outlet(scene, who.name):
        return Resolved(
            (who.name,),
            "named",
            "own",
            "explicit",
            first_hand=False,
            why="the outlet credits itself",
            report=True,
        )
    if who.pronoun:
        return _pronoun(scene, who, block)
    if who.kind == "anonymous" and who.head in {
        "source",
        "sources",
        "person",
        "people",
        "insider",
        "insiders",
    }:
        carried = _same_sources(scene, who, block)
        if carried is not None:
            return carried
    rival = _rival(clause, who, phrase)
    if rival:
        scene.rival, scene.rival_name = at, who.name
    voice: Voice = "own" if who.kind == "vague" else "other"
    why = f"vague source: {who.name}" if who.kind == "vague" else f"credited to {who.name}"
    name = _full_name(scene, who)
    return Resolved(
        (name,),
        who.kind,
        voice,
        "explicit",
        first_hand=False,
        why=why,
        person=who.person,
        report=rival or who.head in clause.lexicon.people["documents"],
        can_speak=who.can_speak,
    )


def _as_source(source: SourceReport, basis: CreditBasis, why: str) -> Resolved:
    return Resolved((source.name,), "named", "source", basis, first_hand=True, why=why, report=True)


def _is_source(scene: Scene, clause: Clause, phrase: Range) -> bool:
    """Tell whether the phrase is the source report's name, with at most "report" and the like."""
    if scene.alias is None:
        return False
    start, end = clause.words.span(*phrase)
    match = scene.alias.search(scene.version.text, start, end)
    if match is None:
        return False
    references = clause.lexicon.people["references"]
    for at in range(phrase[0], phrase[1] + 1):
        if match.start() <= clause.words.start[at] < match.end():
            continue
        low = clause.words.lower[at]
        if low == "," and at > phrase[0] and clause.words.start[at] >= match.end():
            return True
        if low not in _REPORT_WORDS and low not in references and not clause.is_("days", at):
            return False
    return True


def _is_reference(clause: Clause, phrase: Range) -> bool:
    """Tell whether the phrase is "the report", "the newspaper" and nothing more."""
    low = clause.words.lower[phrase[0]]
    if low not in {"the", "this", "that"} or phrase[1] == phrase[0]:
        return False
    if clause.words.lower[phrase[1]] not in clause.lexicon.people["references"]:
        return False
    middle = clause.words.lower[phrase[0] + 1 : phrase[1]]
    return all(
        word
        in {
            "same",
            "news",
            "recent",
            "new",
            "original",
            "financial",
            "business",
            "british",
            "american",
            "us",
            "london-based",
        }
        for word in middle
    )


def _reference(scene: Scene, clause: Clause, who: Party, phrase: Range) -> Resolved:
    at = clause.words.start[phrase[0]]
    if scene.source is None or (scene.introduced < 0 and scene.rival >= 0):
        name = scene.rival_name or who.name
        return Resolved(
            (name,),
            "named",
            "other",
            "explicit",
            first_hand=False,
            why=f"credited to {name}",
            report=True,
        )
    if scene.introduced < 0:
        return Resolved(
            (who.name,),
            "named",
            "unclear",
            "explicit",
            first_hand=False,
            why=f"“{who.name}” before any report is named",
            report=True,
        )
    if scene.rival > scene.introduced:
        why = f"“{who.name}” may be {scene.source.name} or {scene.rival_name}"
        return Resolved(
            (who.name,), "named", "unclear", "explicit", first_hand=False, why=why, report=True
        )
    scene.introduced = max(scene.introduced, at)
    return _as_source(scene.source, "explicit", f"“{who.name}” is the report named before")


def _rival(clause: Clause, who: Party, phrase: Range) -> bool:
    """Tell whether the phrase brings in a publication or report that is not the source."""
    if is_publication(who.name):
        return True
    return who.head in clause.lexicon.people["references"]


def _pronoun(scene: Scene, who: Party, block: int) -> Resolved:
    name = who.head
    if name in lexicon().closed["indefinite"]:
        kind: SourceKind = "named" if name in {"i", "we"} else "vague"
        voice: Voice = "own"
        return Resolved(
            (name,),
            kind,
            voice,
            "explicit",
            first_hand=False,
            why=f"“{name}” is nobody credited",
            can_speak=who.can_speak,
        )
    if name in {"he", "she"}:
        near = {speaker: credit for at, speaker, credit in scene.speakers if block - at <= _NEAR}
        through = [credit for credit in near.values() if credit.voice == "source"]
        if len(near) == 1:
            ((speaker, credit),) = near.items()
            if credit.voice == "source":
                adjacent = scene.last is credit or (
                    scene.last is not None and scene.last.chain == credit.chain
                )
                if adjacent:
                    return Resolved(
                        credit.chain,
                        credit.kind,
                        "source",
                        "carried",
                        first_hand=credit.first_hand,
                        why=f"“{name}” goes on from {speaker}",
                        person=True,
                    )
                return Resolved(
                    (name,),
                    "named",
                    "unclear",
                    "explicit",
                    first_hand=False,
                    why=f"“{name}” may speak through {credit.chain[0]}",
                    person=True,
                )
            return Resolved(
                (speaker,),
                credit.kind,
                credit.voice,
                "explicit",
                first_hand=False,
                why=f"“{name}” is {speaker}, the only speaker near",
                person=True,
            )
        if through:
            return Resolved(
                (name,),
                "named",
                "unclear",
                "explicit",
                first_hand=False,
                why=f"“{name}” may speak through {through[0].chain[0]}",
            )
        return Resolved(
            (name,),
            "named",
            "other",
            "explicit",
            first_hand=False,
            why=f"somebody speaks: “{name}”",
        )
    if (
        name == "it"
        and scene.last is not None
        and scene.last.report
        and block - scene.last_block <= _NEAR
    ):
        return Resolved(
            scene.last.chain,
            scene.last.kind,
            scene.last.voice,
            "carried",
            first_hand=scene.last.first_hand,
            why=f"“it” is {scene.last.chain[-1]}",
            report=True,
            can_speak=False,
        )
    if (
        name == "they"
        and scene.last is not None
        and scene.last.voice == "source"
        and not scene.last.report
        and block - scene.last_block <= _NEAR
    ):
        return Resolved(
            scene.last.chain,
            scene.last.kind,
            "source",
            "carried",
            first_hand=scene.last.first_hand,
            why=f"“they” goes on from {scene.last.chain[-1]}",
        )
    return Resolved(
        (name,),
        "named",
        "other",
        "explicit",
        first_hand=False,
        why=f"somebody speaks: “{name}”",
        can_speak=who.can_speak,
    )


def _same_sources(scene: Scene, who: Party, block: int) -> Resolved | None:
    """Read "One source said" after "sources told the FT"."""
    last, source = scene.last, scene.source
    if last is None or source is None or last.voice != "source" or last.kind != "anonymous":
        return None
    if block - scene.last_block > _NEAR:
        return None
    chain = (*last.chain[:-1], who.name)
    return Resolved(
        chain,
        "anonymous",
        "source",
        "carried",
        first_hand=last.first_hand,
        why=f"{who.name}: one of those who spoke to {source.name}",
    )


def _full_name(scene: Scene, who: Party) -> str:
    """Return the full name used before for "Mr. Smith" or "Smith", when only one fits."""
    if not who.person:
        return who.name
    last = who.name.split()[-1]
    fits = {name for _, name, _ in scene.speakers if name.split()[-1] == last}
    return fits.pop() if len(fits) == 1 else who.name
