"""Sentences to voices: explicit credits, quotations and credits that carry over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.attribution.carry import Carrier
from framing.attribution.credits import Credit, find_credits
from framing.attribution.lexicon import lexicon
from framing.attribution.naming import Resolved, Scene, resolve, scene
from framing.attribution.phrases import MARKS, Clause, Range
from framing.attribution.quotes import Quotation, quotations
from framing.attribution.words import Words, words
from framing.types import Attribution, Sentence, SentenceVoice, SourceReport, Span, Version

_MOSTLY = 0.5  # of the sentence's words: then a credit in a compound sentence is its main one
_VERY_WORDS = 0.6  # of a statement's words inside quotation marks: then they are very words
_FEWEST_QUOTED = 4  # words: a shorter quotation inside a statement is a name or a turn of phrase
_CREDITED = frozenset({"speech", "text", "bullet"})


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its words, quotations and resolved credits."""

    sentence: Sentence
    clause: Clause
    quotes: tuple[Quotation, ...]
    credits: tuple[tuple[Credit, Resolved], ...]


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
    for sentence in sentences:
        if sentence.kind not in _CREDITED:
            if sentence.kind in {"title", "heading"}:
                place.see(sentence.start, sentence.end)
                carrier.heading()
            found.append(_own())
            continue
        read = _read(version, sentence, near_quotations(quoted, starts, sentence), place)
        found.append(_voice(version, read, place, carrier))
        place.see(sentence.start, sentence.end)
    return carrier.fill_back(sentences, found)


def _own() -> SentenceVoice:
    return SentenceVoice("own", (), "", "none", (), (), quoted=False, why="")


def near_quotations(
    quoted: Sequence[Quotation], starts: list[int], sentence: Sentence
) -> tuple[Quotation, ...]:
    first = max(0, bisect_right(starts, sentence.start) - 1)
    near: list[Quotation] = []
    for quotation in quoted[first:]:
        if quotation.start >= sentence.end:
            break
        if quotation.end > sentence.start:
            near.append(quotation)
    return tuple(near)


def _read(
    version: Version, sentence: Sentence, quotes: tuple[Quotation, ...], place: Scene
) -> Read:
    tokens = words(version.text, sentence.start, sentence.end)
    clause = Clause(tokens, quotation_mask(tokens, quotes), lexicon())
    credits: list[tuple[Credit, Resolved]] = []
    for credit in find_credits(clause):
        resolved = resolve(place, clause, credit, sentence.block)
        if credit.needs_speaker and not resolved.can_speak:
            continue
        credits.append((credit, resolved))
    return Read(sentence, clause, quotes, tuple(credits))


def quotation_mask(tokens: Words, quotes: tuple[Quotation, ...]) -> list[bool]:
    mask = [False] * len(tokens)
    for quotation in quotes:
        for index in range(tokens.at(quotation.start), len(tokens)):
            if tokens.end[index] > quotation.end:
                break
            mask[index] = True
    return mask


def _voice(version: Version, read: Read, place: Scene, carrier: Carrier) -> SentenceVoice:
    attributions = tuple(_attributions(read))
    quotes = _spans(read)
    main = _main(read)
    if main is not None:
        credit, resolved = main
        place.note(resolved, read.sentence.block)
        very = _very_words(read, credit)
        voice = SentenceVoice(
            resolved.voice,
            resolved.chain,
            resolved.kind,
            resolved.basis,
            attributions,
            quotes,
            quoted=very,
            why=resolved.why,
        )
        carrier.credited(read.sentence, resolved, quoted=_ends_quoted(read) or very)
        return voice
    carried = carrier.carry(read.sentence, read.clause, read.quotes, blocked=_blocked(read))
    if carried is not None:
        resolved, very = carried
        content = Span(read.sentence.start, read.sentence.end)
        attributions = (
            *attributions,
            Attribution(
                content,
                None,
                None,
                resolved.chain,
                resolved.kind,
                resolved.voice,
                "carried",
                resolved.first_hand,
                resolved.why,
            ),
        )
        return SentenceVoice(
            resolved.voice,
            resolved.chain,
            resolved.kind,
            "carried",
            attributions,
            quotes,
            quoted=very,
            why=resolved.why,
        )
    introduced = next((r for c, r in read.credits if c.shape == "intro"), None)
    if introduced is not None:
        carrier.introduced(read.sentence, introduced)
        place.note(introduced, read.sentence.block)
        return replace(_own(), attributions=attributions, quotes=quotes)
    if _all_quoted(read):
        why = "quoted, but no speaker is named"
        carrier.unknown_quote(read.sentence)
        return SentenceVoice("unclear", (), "", "none", attributions, quotes, quoted=True, why=why)
    vague = next((r for c, r in read.credits if r.kind == "vague" and not c.subordinate), None)
    carrier.own(read.sentence, keeps=bool(attributions))
    if vague is not None:
        return SentenceVoice(
            "own",
            vague.chain,
            "vague",
            "explicit",
            attributions,
            quotes,
            quoted=False,
            why=vague.why,
        )
    return replace(_own(), attributions=attributions, quotes=quotes)


def _blocked(read: Read) -> bool:
    """Tell whether the sentence has a credit of its own, which stops any other from carrying."""
    return any(not credit.weak for credit, _ in read.credits)


def _spans(read: Read) -> tuple[Span, ...]:
    return tuple(
        Span(max(quotation.start, read.sentence.start), min(quotation.end, read.sentence.end))
        for quotation in read.quotes
    )


def _attributions(read: Read) -> list[Attribution]:
    """Turn credits into attributions, one for each part of an interrupted statement."""
    tokens = read.clause.words
    found: list[Attribution] = []
    for credit, resolved in read.credits:
        source = Span(*tokens.span(*credit.source)) if credit.source else None
        cue = Span(*tokens.span(*credit.cue))
        found.extend(
            Attribution(
                _span(read, content),
                source,
                cue,
                resolved.chain,
                resolved.kind,
                resolved.voice,
                resolved.basis,
                resolved.first_hand,
                resolved.why,
            )
            for content in credit.contents
        )
    return found


def _span(read: Read, content: Range) -> Span:
    start, end = read.clause.words.span(*content)
    return Span(start, end)


def _main(read: Read) -> tuple[Credit, Resolved] | None:
    """Return the credit of the main clause, if there is one and it takes the sentence along."""
    total = sum(
        1 for index in range(len(read.clause.words)) if read.clause.words.lower[index] not in MARKS
    )
    best: tuple[Credit, Resolved] | None = None
    widest = 0.0
    for credit, resolved in read.credits:
        if (
            credit.weak
            or credit.shape == "intro"
            or resolved.kind == "vague"
            or resolved.voice == "own"
        ):
            continue
        share = _share(read, credit, total)
        leads = _leads(read.clause, credit)
        if credit.subordinate and credit.shape != "trailing":
            continue
        if (leads or share >= _MOSTLY) and share > widest:
            best, widest = (credit, resolved), share
    return best


def _share(read: Read, credit: Credit, total: int) -> float:
    held = sum(
        1
        for first, last in credit.contents
        for index in range(first, last + 1)
        if read.clause.words.lower[index] not in MARKS
    )
    outside = sum(
        last - first + 1 for first, last in filter(None, (credit.source, credit.cue, credit.hearer))
    )
    return held / max(1, total - outside)


def _leads(clause: Clause, credit: Credit) -> bool:
    """Tell whether the credit is the sentence's first clause or goes round it."""
    if credit.shape in {"after", "inverted", "as", "according", "passive"}:
        return True
    if credit.source is None or credit.shape == "trailing":
        return False
    before = credit.source[0] - 1
    return before < 0 or not clause.has_finite(0, before)


def _very_words(read: Read, credit: Credit) -> bool:
    inside = outside = 0
    for first, last in credit.contents:
        for index in range(first, last + 1):
            if read.clause.words.lower[index] in MARKS or read.clause.words.lower[index] == ".":
                continue
            if read.clause.quoted[index]:
                inside += 1
            else:
                outside += 1
    if not inside:
        return False
    return not outside or (inside >= _FEWEST_QUOTED and inside / (inside + outside) >= _VERY_WORDS)


def _all_quoted(read: Read) -> bool:
    """Tell whether everything but a few connecting words is inside one quotation."""
    tokens = [
        index
        for index in range(len(read.clause.words))
        if read.clause.words.lower[index] not in MARKS and read.clause.words.lower[index] != "."
    ]
    return bool(tokens) and all(read.clause.quoted[index] for index in tokens)


def _ends_quoted(read: Read) -> bool:
    return bool(read.quotes) and read.quotes[-1].end >= read.sentence.end - 1
