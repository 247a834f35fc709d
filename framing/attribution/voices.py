"""Sentences to voices: explicit credits first, then credits that carry, then quotation marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from framing.attribution.adjacent_credits import (
    adjacent_credits,
    credit_adjacent_quotations,
    credit_by_gestures,
    gesture,
    signature_credit,
)
from framing.attribution.carried_credits import CarriedCredits, carried_mark
from framing.attribution.discourse import discourse_context
from framing.attribution.main_clause import main_credit, mostly_quoted, very_words
from framing.attribution.resolved_credits import resolve_sentence, scan_sentence
from framing.attribution.speaker_labels import credit_labels, credit_posts
from framing.config import default
from framing.language.quotation_marks import near_quotations, quotations
from framing.types import Attribution, SentenceVoice, Span

if TYPE_CHECKING:
    from framing.attribution.adjacent_credits import AdjacentCredit
    from framing.attribution.discourse import DiscourseContext, ResolvedSource
    from framing.attribution.resolved_credits import ResolvedSentence
    from framing.attribution.sentence_credits import Credit
    from framing.types import Sentence, SourceReport, Version, Voice

_SETTINGS = default().language.tokens

_NOBODY = "quoted, but no speaker is named"
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
    context = discourse_context(version, source)
    carried_credits = CarriedCredits(version)
    voices: list[SentenceVoice] = []
    apart: list[AdjacentCredit] = []
    gestures: dict[int, ResolvedSource] = {}
    for index, sentence in enumerate(sentences):
        if sentence.kind in _RUNNING:
            quotes = near_quotations(quoted, starts, sentence)
            apart += signature_credit(version, index, sentence, source)
            scanned = scan_sentence(version.text, sentence.start, sentence.end, quotes)
            named = context.names_report(sentence.start, sentence.end)
            if scanned.credits_nobody and not (quotes or named) and carried_credits.are_none:
                carried_credits.note_own_voice(keeps=False)
                voices.append(_OUTLETS)
            else:
                current = resolve_sentence(scanned, sentence, quotes, context)
                voices.append(_voice(version, current, context, carried_credits))
                apart += adjacent_credits(index, current)
            unquoted = quoted and not quotes
            acting = gesture(context, scanned.tagged, sentence.block) if unquoted else None
            if acting is not None:
                gestures[index] = acting
        else:
            voices.append(_OUTLETS)
            if sentence.kind == "heading" and version.text[sentence.end - 1] == ":":
                scanned = scan_sentence(version.text, sentence.start, sentence.end, ())
                apart += adjacent_credits(index, resolve_sentence(scanned, sentence, (), context))
        if sentence.kind == "heading":
            carried_credits.note_heading()
        if sentence.kind != "boilerplate":
            context.note_reports(sentence.start, sentence.end)
    credit_adjacent_quotations(version, sentences, voices, apart)
    credit_by_gestures(version.text, sentences, voices, gestures)
    credit_labels(version, sentences, voices, source)
    credit_posts(version, sentences, voices)
    return carried_credits.fill_back(sentences, voices)


def _voice(
    version: Version,
    current: ResolvedSentence,
    context: DiscourseContext,
    carried_credits: CarriedCredits,
) -> SentenceVoice:
    """Decide one sentence: its own credit, then one that carries, then the outlet."""
    main = main_credit(current)
    if main is not None:
        voice = _credited(version, current, main, context, carried_credits)
    else:
        blocked = any(
            c.strength == "statement" and not c.subordinate and c.shape != "tail"
            for c, _ in current.credits
        )
        carried = carried_credits.credit_for(
            current.sentence, current.tagged, current.quotes, blocked=blocked
        )
        if carried is not None:
            resolved, quoted = carried
            voice = _carried(version, current, resolved, quoted=quoted)
        else:
            voice = _uncredited(version, current, context, carried_credits)
    speaker = _left_open(current)
    if speaker is not None:
        carried_credits.note_open_quotation(current.sentence, speaker)
    return voice


def _credited(
    version: Version,
    current: ResolvedSentence,
    main: tuple[Credit, ResolvedSource],
    context: DiscourseContext,
    carried_credits: CarriedCredits,
) -> SentenceVoice:
    credit, resolved = main
    contents = tuple(current.tagged.tokens.span(*content) for content in credit.contents)
    context.note_credit(resolved, current.sentence.block, current.sentence.start, contents)
    very = very_words(current.tagged, credit)
    ends = bool(current.quotes) and current.quotes[-1].end >= current.sentence.end - 1
    carried_credits.note_credit(current.sentence, resolved, quoted=very or ends)
    return _built(version, current, resolved.voice, quoted=very, why=resolved.why, whose=resolved)


def _carried(
    version: Version, current: ResolvedSentence, resolved: ResolvedSource, *, quoted: bool
) -> SentenceVoice:
    return _built(
        version,
        current,
        resolved.voice,
        quoted=quoted,
        why=resolved.why,
        whose=replace(resolved, basis="carried"),
        carried=(carried_mark(current.sentence, resolved, resolved.why),),
    )


def _uncredited(
    version: Version,
    current: ResolvedSentence,
    context: DiscourseContext,
    carried_credits: CarriedCredits,
) -> SentenceVoice:
    """Read a sentence with no credit: it introduces a quotation, is one, or is the outlet's."""
    introduced = next((who for credit, who in current.credits if credit.shape == "intro"), None)
    if introduced is not None:
        carried_credits.note_introduction(current.sentence, introduced)
        context.note_credit(introduced, current.sentence.block, current.sentence.start)
        return _outlet(version, current)
    if current.tagged.all_quoted():
        carried_credits.note_unknown_quotation()
        return _built(version, current, "unclear", quoted=True, why=_NOBODY)
    if mostly_quoted(current.tagged) and not _told(current):
        carried_credits.note_own_voice(keeps=True)
        return _built(version, current, "unclear", quoted=True, why=f"mostly {_NOBODY}")
    carried_credits.note_own_voice(keeps=bool(current.credits))
    return _outlet(version, current)


def _told(current: ResolvedSentence) -> bool:
    """Tell whether some credit holds a sentence's quotation: then it is told whose words it is."""
    quoted = current.tagged.quoted
    return any(
        any(quoted[first : last + 1])
        for credit, _ in current.credits
        for first, last in credit.contents
    )


def _outlet(version: Version, current: ResolvedSentence) -> SentenceVoice:
    """Return the outlet's own sentence, with the vague source that it leans on, if any."""
    voice = _built(version, current, "own", quoted=False, why="")
    for credit, who in current.credits:
        if who.kind == "vague" and not credit.subordinate and credit.strength != "stance":
            return replace(voice, chain=who.chain, kind="vague", basis="explicit", why=who.why)
    return voice


def _left_open(current: ResolvedSentence) -> ResolvedSource | None:
    """Return whose quotation goes on after the sentence, if it is credited here."""
    if not current.quotes or current.quotes[-1].end <= current.sentence.end:
        return None
    last = len(current.tagged.tokens) - 1
    for credit, resolved in reversed(current.credits):
        if credit.contents and credit.contents[-1][1] >= last - 1 and resolved.chain:
            return resolved
    return None


def _built(  # noqa: PLR0913 - the parts of a voice
    version: Version,
    current: ResolvedSentence,
    voice: Voice,
    *,
    quoted: bool,
    why: str,
    whose: ResolvedSource | None = None,
    carried: tuple[Attribution, ...] = (),
) -> SentenceVoice:
    if len(current.tagged.tokens) >= _SETTINGS.longest_sentence:
        why = f"{why}; only its first {_SETTINGS.longest_sentence} words were read".removeprefix(
            "; "
        )
    return SentenceVoice(
        voice,
        whose.chain if whose else (),
        whose.kind if whose else "",
        whose.basis if whose else "none",
        (*carried, *_attributions(current, voice)) if current.credits else carried,
        _spans(version, current) if current.quotes else (),
        quoted=quoted,
        why=why,
    )


def _spans(version: Version, current: ResolvedSentence) -> tuple[Span, ...]:
    """Return the parts of the sentence inside quotation marks, without blanks at their ends."""
    spans: list[Span] = []
    for quotation in current.quotes:
        start = max(quotation.start, current.sentence.start)
        end = min(quotation.end, current.sentence.end)
        end = start + len(version.text[start:end].rstrip())
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)


def _attributions(current: ResolvedSentence, voice: Voice) -> list[Attribution]:
    """Turn credits into attributions, one for each part of an interrupted statement."""
    tokens = current.tagged.tokens
    attributions: list[Attribution] = []
    for credit, resolved in current.credits:
        source = Span(*tokens.span(*credit.source)) if credit.source else None
        whose = resolved.voice if _says(current, credit) else _around(current, credit, voice)
        attributions.extend(
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
    return attributions


def _says(current: ResolvedSentence, credit: Credit) -> bool:
    """Tell whether a credit gives its words a voice: a statement or a quotation, no bare act."""
    quoted = bool(credit.contents) and current.tagged.quoted[credit.contents[0][0]]
    return credit.strength == "statement" or quoted or credit.unsaid


def _around(current: ResolvedSentence, credit: Credit, voice: Voice) -> Voice:
    """Return the voice of the words around an act or stance: whoever tells us of it."""
    inner: tuple[int, Voice] | None = None
    for around, resolved in current.credits:
        if around is credit or not _says(current, around):
            continue
        for first, last in around.contents:
            if first <= credit.cue[0] <= last and (inner is None or last - first < inner[0]):
                inner = (last - first, resolved.voice)
    return voice if inner is None else inner[1]
