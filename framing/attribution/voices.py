"""Sentences to voices: explicit credits first, then credits that carry, then quotation marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.adjacent_credits import beside, settle, signature
from framing.attribution.carried_credits import Carrier, carried_mark
from framing.attribution.discourse import scene
from framing.attribution.main_clause import main_credit, very_words
from framing.attribution.resolved_credits import heard, near_quotations, read
from framing.language.quotation_marks import quotations
from framing.language.tokens import MOST
from framing.types import Attribution, SentenceVoice, Span

if TYPE_CHECKING:
    from framing.attribution.adjacent_credits import Beside
    from framing.attribution.discourse import Resolved, Scene
    from framing.attribution.resolved_credits import Read
    from framing.attribution.sentence_credits import Credit
    from framing.types import Sentence, SourceReport, Version, Voice

_RUNNING = frozenset({"text", "bullet"})
_OUTLETS = SentenceVoice("own", (), "", "none", (), (), quoted=False, why="")


def attribute(
    version: Version, sentences: tuple[Sentence, ...], source: SourceReport | None
) -> tuple[SentenceVoice, ...]:
    """Say whose words each sentence is, in order.

    Args:
        version: The version the sentences are of.
        sentences: All its sentences, in reading order.
        source: The report that the versions cite, or None when there is none.

    Returns:
        One voice a sentence. Headings and boilerplate are in the outlet's own voice.
    """
    quoted = quotations(version)
    starts = [quotation.start for quotation in quoted]
    place = scene(version, source)
    carrier = Carrier(version)
    found: list[SentenceVoice] = []
    apart: list[Beside] = []
    for index, sentence in enumerate(sentences):
        if sentence.kind in _RUNNING:
            quotes = near_quotations(quoted, starts, sentence)
            apart += signature(version, index, sentence, source)
            said = heard(version.text, sentence.start, sentence.end, quotes)
            if said.silent and not quotes and carrier.idle:
                carrier.own(keeps=False)
                found.append(_OUTLETS)
            else:
                here = read(said, sentence, quotes, place)
                found.append(_voice(version, here, place, carrier))
                apart += beside(index, here)
        else:
            found.append(_OUTLETS)
        if sentence.kind == "heading":
            carrier.heading()
        if sentence.kind != "boilerplate":
            place.see(sentence.start, sentence.end)
    settle(version, sentences, found, apart)
    return carrier.fill_back(sentences, found)


def _voice(version: Version, here: Read, place: Scene, carrier: Carrier) -> SentenceVoice:
    """Decide one sentence: its own credit, then one that carries, then the outlet."""
    main = main_credit(here)
    if main is not None:
        voice = _credited(version, here, main, place, carrier)
    else:
        blocked = any(
            c.strength == "statement" and not c.subordinate and c.shape != "tail"
            for c, _ in here.credits
        )
        carried = carrier.carry(here.sentence, here.clause, here.quotes, blocked=blocked)
        if carried is not None:
            voice = _carried(version, here, *carried)
        else:
            voice = _uncredited(version, here, place, carrier)
    speaker = _left_open(here)
    if speaker is not None:
        carrier.left_open(here.sentence, speaker)
    return voice


def _credited(
    version: Version, here: Read, main: tuple[Credit, Resolved], place: Scene, carrier: Carrier
) -> SentenceVoice:
    credit, resolved = main
    said = tuple(here.clause.words.span(*content) for content in credit.contents)
    place.note(resolved, here.sentence.block, here.sentence.start, said)
    very = very_words(here.clause, credit)
    ends = bool(here.quotes) and here.quotes[-1].end >= here.sentence.end - 1
    carrier.credited(here.sentence, resolved, quoted=very or ends)
    return _built(version, here, resolved.voice, quoted=very, why=resolved.why, whose=resolved)


def _carried(version: Version, here: Read, resolved: Resolved, quoted: bool) -> SentenceVoice:  # noqa: FBT001 - a pair from carry()
    return _built(
        version,
        here,
        resolved.voice,
        quoted=quoted,
        why=resolved.why,
        whose=replace(resolved, basis="carried"),
        carried=(carried_mark(here.sentence, resolved, resolved.why),),
    )


def _uncredited(version: Version, here: Read, place: Scene, carrier: Carrier) -> SentenceVoice:
    """Read a sentence with no credit: it introduces a quotation, is one, or is the outlet's."""
    introduced = next((who for credit, who in here.credits if credit.shape == "intro"), None)
    if introduced is not None:
        carrier.introduced(here.sentence, introduced)
        place.note(introduced, here.sentence.block, here.sentence.start)
        return _outlet(version, here)
    if here.clause.all_quoted():
        carrier.unknown_quote()
        return _built(version, here, "unclear", quoted=True, why="quoted, but no speaker is named")
    carrier.own(keeps=bool(here.credits))
    return _outlet(version, here)


def _outlet(version: Version, here: Read) -> SentenceVoice:
    """Return the outlet's own sentence, with the vague source that it leans on, if any."""
    voice = _built(version, here, "own", quoted=False, why="")
    for credit, who in here.credits:
        if who.kind == "vague" and not credit.subordinate and credit.strength != "stance":
            return replace(voice, chain=who.chain, kind="vague", basis="explicit", why=who.why)
    return voice


def _left_open(here: Read) -> Resolved | None:
    """Return whose quotation goes on after the sentence, if it is credited here."""
    if not here.quotes or here.quotes[-1].end <= here.sentence.end:
        return None
    last = len(here.clause.words) - 1
    for credit, resolved in reversed(here.credits):
        if credit.contents and credit.contents[-1][1] >= last - 1 and resolved.chain:
            return resolved
    return None


def _built(  # noqa: PLR0913 - the parts of a voice
    version: Version,
    here: Read,
    voice: Voice,
    *,
    quoted: bool,
    why: str,
    whose: Resolved | None = None,
    carried: tuple[Attribution, ...] = (),
) -> SentenceVoice:
    if len(here.clause.words) >= MOST:
        why = f"{why}; only its first {MOST} words were read".removeprefix("; ")
    return SentenceVoice(
        voice,
        whose.chain if whose else (),
        whose.kind if whose else "",
        whose.basis if whose else "none",
        (*carried, *_attributions(here, voice)) if here.credits else carried,
        _spans(version, here) if here.quotes else (),
        quoted=quoted,
        why=why,
    )


def _spans(version: Version, here: Read) -> tuple[Span, ...]:
    """Return the parts of the sentence inside quotation marks, without blanks at their ends."""
    found: list[Span] = []
    for quotation in here.quotes:
        start = max(quotation.start, here.sentence.start)
        end = min(quotation.end, here.sentence.end)
        end = start + len(version.text[start:end].rstrip())
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def _attributions(here: Read, voice: Voice) -> list[Attribution]:
    """Turn credits into attributions, one for each part of an interrupted statement."""
    tokens = here.clause.words
    found: list[Attribution] = []
    for credit, resolved in here.credits:
        source = Span(*tokens.span(*credit.source)) if credit.source else None
        whose = resolved.voice if _says(here, credit) else _around(here, credit, voice)
        found.extend(
            Attribution(
                content=Span(*tokens.span(*content)),
                source=source,
                cue=Span(*tokens.span(*credit.cue)),
                chain=resolved.chain,
                kind=resolved.kind,
                voice=whose,
                basis=resolved.basis,
                first_hand=resolved.first_hand,
                why=resolved.why,
            )
            for content in credit.contents
        )
    return found


def _says(here: Read, credit: Credit) -> bool:
    """Tell whether a credit gives its words a voice: a statement or a quotation, no bare act."""
    quoted = bool(credit.contents) and here.clause.quoted[credit.contents[0][0]]
    return credit.strength == "statement" or quoted


def _around(here: Read, credit: Credit, voice: Voice) -> Voice:
    """Return the voice of the words around an act or stance: whoever tells us of it."""
    inner: tuple[int, Voice] | None = None
    for other, resolved in here.credits:
        if other is credit or not _says(here, other):
            continue
        for first, last in other.contents:
            if first <= credit.cue[0] <= last and (inner is None or last - first < inner[0]):
                inner = (last - first, resolved.voice)
    return voice if inner is None else inner[1]
