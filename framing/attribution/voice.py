"""Sentences to voices: explicit credits, quotations and credits that carry over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.attribution.carry import Carrier
from framing.attribution.credits import CLOSING, Credit
from framing.attribution.scan import find_credits
from framing.attribution.lexicon import lexicon
from framing.attribution.naming import Resolved, Scene, chained, resolve, scene
from framing.attribution.phrases import Clause, Range
from framing.attribution.quotes import Quotation, quotations
from framing.attribution.words import Words, words
from framing.types import Attribution, Sentence, SentenceVoice, SourceReport, Span, Version, Voice

_MOSTLY = 0.5  # of the sentence's words: then a credit in a compound sentence is its main one
_VERY_WORDS = 0.6  # of a statement's words inside quotation marks: then they are very words
_FEWEST_QUOTED = 4  # words: a shorter quotation inside a statement is a name or a turn of phrase
_RUNNING = frozenset({"text", "bullet"})


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
        if sentence.kind not in _RUNNING:
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
        if credit.source is not None and clause.is_("nobody", credit.source[1]):
            continue
        if credit.strength == "object":
            credit = replace(credit, strength="statement" if resolved.report else "act")
        credits.append((credit, resolved))
    return Read(sentence, clause, quotes, _nested(place, credits))


def _nested(
    place: Scene, credits: list[tuple[Credit, Resolved]]
) -> tuple[tuple[Credit, Resolved], ...]:
    """Read "X said ..., according to Y" as a chain: Y passes on what X said."""
    if not credits or credits[-1][0].shape not in CLOSING:
        return tuple(credits)
    closing, outer = credits[-1]
    inside = [
        number
        for number, (credit, _) in enumerate(credits[:-1])
        if credit.strength == "statement"
        and credit.shape in {"before", "after", "inverted"}
        and closing.contents[0][0] <= credit.cue[0] <= closing.contents[0][1]
    ]
    if len(inside) != 1 or not outer.chain:
        return tuple(credits)
    credit, inner = credits[inside[0]]
    if not inner.chain or inner.chain[-1] in outer.chain:
        return tuple(credits)
    both = chained(place, outer, inner)
    credits[inside[0]] = (credit, both)
    if credit.shape != "before" or credit.source is None or credit.source[0] == 0:
        credits[-1] = (closing, both)
    return tuple(credits)


def quotation_mask(tokens: Words, quotes: tuple[Quotation, ...]) -> list[bool]:
    mask = [False] * len(tokens)
    for quotation in quotes:
        for index in range(tokens.at(quotation.start), len(tokens)):
            if tokens.end[index] > quotation.end:
                break
            mask[index] = True
    return mask


def _voice(version: Version, read: Read, place: Scene, carrier: Carrier) -> SentenceVoice:
    """Decide one sentence: its own credit, then one that carries, then quotation marks."""
    main = _main(read)
    if main is not None:
        voice = _credited(version, read, main, place, carrier)
    else:
        carried = carrier.carry(read.sentence, read.clause, read.quotes, blocked=_blocked(read))
        voice = (
            _carried(version, read, *carried) if carried else _plain(version, read, place, carrier)
        )
    speaker = _left_open(read)
    if speaker is not None:
        carrier.left_open(read.sentence, speaker)
    return voice


def _plain(version: Version, read: Read, place: Scene, carrier: Carrier) -> SentenceVoice:
    """Read a sentence with no credit: it introduces a quotation, is one, or is the outlet's."""
    introduced = next((who for credit, who in read.credits if credit.shape == "intro"), None)
    if introduced is not None:
        carrier.introduced(read.sentence, introduced)
        place.note(introduced, read.sentence.block)
        return _outlet(version, read)
    if read.clause.all_quoted():
        carrier.unknown_quote()
        return _built(version, read, "unclear", quoted=True, why="quoted, but no speaker is named")
    carrier.own(keeps=bool(read.credits))
    return _outlet(version, read)


def _left_open(read: Read) -> Resolved | None:
    """Return whose quotation goes on after the sentence, if it is credited here."""
    if not read.quotes or read.quotes[-1].end <= read.sentence.end:
        return None
    last = len(read.clause.words) - 1
    for credit, resolved in reversed(read.credits):
        if credit.contents and credit.contents[-1][1] >= last - 1 and resolved.chain:
            return resolved
    return None


def _credited(
    version: Version,
    read: Read,
    main: tuple[Credit, Resolved],
    place: Scene,
    carrier: Carrier,
) -> SentenceVoice:
    credit, resolved = main
    place.note(resolved, read.sentence.block)
    very = _very_words(read.clause, credit)
    ends = bool(read.quotes) and read.quotes[-1].end >= read.sentence.end - 1
    carrier.credited(read.sentence, resolved, quoted=very or ends)
    voice = _built(version, read, resolved.voice, quoted=very, why=resolved.why)
    return replace(voice, chain=resolved.chain, kind=resolved.kind, basis=resolved.basis)


def _carried(version: Version, read: Read, resolved: Resolved, quoted: bool) -> SentenceVoice:  # noqa: FBT001
    voice = _built(version, read, resolved.voice, quoted=quoted, why=resolved.why)
    mark = Attribution(
        Span(read.sentence.start, read.sentence.end),
        None,
        None,
        resolved.chain,
        resolved.kind,
        resolved.voice,
        "carried",
        resolved.first_hand,
        resolved.why,
    )
    return replace(
        voice,
        chain=resolved.chain,
        kind=resolved.kind,
        basis="carried",
        attributions=(mark, *voice.attributions),
    )


def _outlet(version: Version, read: Read) -> SentenceVoice:
    """The outlet's own sentence, with the vague source that it leans on, if any."""
    voice = _built(version, read, "own", quoted=False, why="")
    for credit, who in read.credits:
        if who.kind == "vague" and not credit.subordinate and credit.strength != "stance":
            return replace(voice, chain=who.chain, kind="vague", basis="explicit", why=who.why)
    return voice


def _built(version: Version, read: Read, voice: Voice, *, quoted: bool, why: str) -> SentenceVoice:
    return SentenceVoice(
        voice,
        (),
        "",
        "none",
        tuple(_attributions(read, voice)),
        _spans(version, read),
        quoted=quoted,
        why=why,
    )


def _blocked(read: Read) -> bool:
    """Tell whether the sentence has a credit of its own, which stops any other from carrying."""
    return any(
        credit.strength == "statement" and not credit.subordinate for credit, _ in read.credits
    )


def _spans(version: Version, read: Read) -> tuple[Span, ...]:
    """Return the parts of the sentence inside quotation marks, without blanks at their ends."""
    found: list[Span] = []
    for quotation in read.quotes:
        start = max(quotation.start, read.sentence.start)
        end = min(quotation.end, read.sentence.end)
        text = version.text[start:end]
        end -= len(text) - len(text.rstrip())
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def _attributions(read: Read, voice: Voice) -> list[Attribution]:
    """Turn credits into attributions, one for each part of an interrupted statement."""
    tokens = read.clause.words
    found: list[Attribution] = []
    for credit, resolved in read.credits:
        source = Span(*tokens.span(*credit.source)) if credit.source else None
        cue = Span(*tokens.span(*credit.cue))
        whose = _around(read, credit, voice) if credit.strength == "stance" else resolved.voice
        found.extend(
            Attribution(
                _span(read, content),
                source,
                cue,
                resolved.chain,
                resolved.kind,
                whose,
                resolved.basis,
                resolved.first_hand,
                resolved.why,
            )
            for content in credit.contents
        )
    return found


def _around(read: Read, credit: Credit, voice: Voice) -> Voice:
    """Return the voice of the words around a stance: whoever tells us of it."""
    inner: tuple[int, Voice] | None = None
    for other, resolved in read.credits:
        if other.strength == "stance":
            continue
        for first, last in other.contents:
            if first <= credit.cue[0] <= last and (inner is None or last - first < inner[0]):
                inner = (last - first, resolved.voice)
    return voice if inner is None else inner[1]


def _span(read: Read, content: Range) -> Span:
    start, end = read.clause.words.span(*content)
    return Span(start, end)


def _main(read: Read) -> tuple[Credit, Resolved] | None:
    """Return the credit of the main clause, if there is one and it takes the sentence along."""
    total = sum(1 for index in range(len(read.clause.words)) if read.clause.word(index))
    best: tuple[Credit, Resolved] | None = None
    widest = 0.0
    for credit, resolved in read.credits:
        if credit.strength != "statement" or not credit.contents or resolved.voice == "own":
            continue
        if credit.subordinate and credit.shape != "trailing":
            continue
        share = _share(read.clause, credit, total)
        if (_leads(read.clause, credit) or share >= _MOSTLY) and share > widest:
            best, widest = (credit, resolved), share
    return best


def _share(clause: Clause, credit: Credit, total: int) -> float:
    """Return how much of the sentence, source and cue left out, the statement takes up."""
    held = sum(
        1
        for first, last in credit.contents
        for index in range(first, last + 1)
        if clause.word(index)
    )
    named = filter(None, (credit.source, credit.cue, credit.hearer, credit.via))
    return held / max(1, total - sum(last - first + 1 for first, last in named))


def _leads(clause: Clause, credit: Credit) -> bool:
    """Tell whether the credit is the sentence's first clause or goes round it."""
    if credit.shape in {"after", "inverted", "as", "according", "passive"}:
        return True
    if credit.source is None or credit.shape == "trailing":
        return False
    before = credit.source[0] - 1
    if before < 0 or not clause.has_finite(0, before):
        return True
    return clause.words.lower[before] == "," and _adverbial(clause)


def _adverbial(clause: Clause) -> bool:
    """Tell whether the sentence opens with an adverbial: "Asked about it, the minister said"."""
    first = 1 if clause.is_("conjunctions", 0) else 0
    return (
        clause.is_("adverbial_openers", first)
        or clause.is_("prepositions", first)
        or clause.words.low(first).endswith("ing")
    )


def _very_words(clause: Clause, credit: Credit) -> bool:
    """Tell whether a statement is somebody's very words, not only words from a name or a phrase."""
    inside = outside = 0
    for first, last in credit.contents:
        for index in range(first, last + 1):
            if not clause.word(index):
                continue
            inside += clause.quoted[index]
            outside += not clause.quoted[index]
    if not inside:
        return False
    return not outside or (inside >= _FEWEST_QUOTED and inside / (inside + outside) >= _VERY_WORDS)
