"""Whom a draft credits for what, beside whom the other texts credit for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.aligned_sentences import TextSentence
from framing.check.held_sentence import Looked, reference
from framing.check.kinds.credited_words import common_share, said_of
from framing.check.kinds.dropped_credits import dropped_credit
from framing.check.parties import party
from framing.config import default
from framing.language.aliases import mentioned, same_name
from framing.language.analysed_text import analyse
from framing.language.person_names import same_person
from framing.language.publication_names import is_publication
from framing.language.stems import stem_set
from framing.language.word_lists import word_set

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts
    from framing.check.draft import Finding, Level
    from framing.check.held_sentence import HeldSentence
    from framing.check.parties import Party
    from framing.types import Attribution, Span

_SETTINGS = default().check.credits
_LEAST_WEIGHT = default().check.sentences.least_weight


def check_credits(held: HeldSentence, known: KnownTexts) -> Looked:
    """Hold those who are credited in a sentence against those credited for the same."""
    looked = _check_one(held)
    others = _of_other_parties(held, known) or _of_the_unnamed(held, known)
    if looked.findings or not others:
        return looked
    return Looked(max(1, looked.places), max(1, looked.compared), others)


def _of_other_parties(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return whom the draft credits for what all other texts have from surely another party."""
    for credit in held.sentence.reading.voice.attributions:
        own = _party(held.sentence, credit.source)
        if own is None or not own.known or credit.source is None or credit.voice == "own":
            continue
        said = said_of(held.sentence, credit)
        theirs = [
            (pair.sentence, other, [known.links.same(own, each) for each in parties])
            for pair in held.near
            for other in pair.sentence.reading.voice.attributions
            if other.source is not None
            and common_share(said, said_of(pair.sentence, other), _SETTINGS.least)
            >= _SETTINGS.close
            and (parties := _chain(pair.sentence, other))
        ]
        surely = all(
            common_share(said, said_of(sentence, other), _LEAST_WEIGHT) >= _SETTINGS.surely
            for sentence, other, _ in theirs
        )
        if not theirs or any("one" in same for _, _, same in theirs):
            continue
        if credit.chain and _agreed(held, credit.chain[-1], said):
            continue
        if any(_is_paper(own) != any(map(_is_paper, _chain(*each[:2]))) for each in theirs):
            continue  # a paper reports what somebody else says
        words = own.names | {own.noun} - {""}
        if any(words & (each.plain | each.analysed.vocabulary) for each, _, _ in theirs):
            continue  # what he says or does is what another reports
        others = [each for each in theirs if each[2] and set(each[2]) == {"two"}]
        if not others:
            continue
        references = {
            sentence.outlet: reference(sentence, other.source.start, other.source.end)
            for sentence, other, _ in reversed(others)
            if other.source is not None
        }
        name = " ".join(held.sentence.analysed.words(*own.words).split())
        why = f"said by {name} here; the other texts credit somebody else for it"
        pronoun = any(_party(sentence, other.source) is None for sentence, other, _ in others)
        sure = surely and len(others) == len(theirs) and not pronoun and known.links.is_named(own)
        level: Level = "differs" if sure else "look"
        span = credit.source.start, credit.source.end
        return (held.finding("attribution", level, *span, why, tuple(references.values())[::-1]),)
    return ()


def _of_the_unnamed(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return whom a draft names for what all other texts have from people who are not named."""
    for credit in held.sentence.reading.voice.attributions:
        own = _party(held.sentence, credit.source)
        named = own is not None and known.links.is_named(own) and not _is_paper(own)
        if own is None or not named or credit.source is None or credit.voice == "own":
            continue
        said = said_of(held.sentence, credit)
        theirs = [
            (pair.sentence, other, _party(pair.sentence, other.source))
            for pair in held.near
            if pair.strong
            for other in pair.sentence.reading.voice.attributions
            if common_share(said, said_of(pair.sentence, other), _SETTINGS.least) >= _SETTINGS.close
        ]
        unnamed = [each for each in theirs if each[1].kind == "anonymous" and each[1].source]
        by_name = [
            each
            for each in theirs
            if each[1].kind == "named" and (each[2] is None or not _is_paper(each[2]))
        ]
        if not unnamed or by_name:
            continue
        references = {
            sentence.outlet: reference(sentence, other.source.start, other.source.end)
            for sentence, other, _ in reversed(unnamed)
            if other.source is not None
        }
        name = " ".join(held.sentence.analysed.words(*own.words).split())
        why = f"said by {name} here; the other texts do not name who says it"
        span = credit.source.start, credit.source.end
        return (held.finding("attribution", "look", *span, why, tuple(references.values())[::-1]),)
    return ()


def _agreed(held: HeldSentence, name: str, said: str) -> bool:
    """Tell whether another text has the same from the same, whoever is credited beside him."""
    return any(
        common_share(said, said_of(pair.sentence, other)) >= _SETTINGS.said
        and any(same_name(name, each) or same_person(name, each) for each in other.chain)
        for pair in held.near
        for other in pair.sentence.reading.voice.attributions
    )


def _chain(sentence: TextSentence, credit: Attribution) -> list[Party]:
    """Return the party that is credited, with those who are credited for that in turn."""
    own = sentence.reading.sentence
    spans = [credit.source] + [
        other.source
        for other in sentence.reading.voice.attributions
        if other is not credit
        and other.content.start <= credit.content.start
        and credit.content.end <= other.content.end
    ]
    parties = [
        _party(sentence, span) or _before(sentence, span) for span in spans if span is not None
    ]
    found = [each for each in parties if each is not None and each.known]
    return found if own.start <= credit.content.start else []


def _is_paper(one: Party) -> bool:
    """Tell whether a party is a newspaper or the like, or its sources."""
    return one.body == "press" or any(is_publication(name) for name in one.whole)


def _before(sentence: TextSentence, source: Span) -> Party | None:
    """Return whom a pronoun means: who is credited in the sentence before, if one is."""
    start = sentence.reading.sentence.start
    if source.start < start:
        return None
    words = sentence.text[source.start - start : source.end - start].lower()
    if words not in word_set("check/words", "persons"):
        return None
    before = [
        TextSentence(sentence.version, each)
        for each in sentence.version.readings
        if each.sentence.index == sentence.index - 1
    ]
    named = [
        party
        for each in before
        for credit in each.reading.voice.attributions
        if (party := _party(each, credit.source)) is not None and party.known
    ]
    return named[0] if len({each.names for each in named}) == 1 else None


def _party(sentence: TextSentence, source: Span | None) -> Party | None:
    """Return who a source within a sentence is."""
    start = sentence.reading.sentence.start
    if source is None or source.start < start:
        return None
    places = sentence.analysed.inside(source.start - start, source.end - start)
    return party(sentence.analysed, (places[0], places[-1])) if places else None


def _check_one(held: HeldSentence) -> Looked:
    credit = _credit(held.sentence)
    if credit is None:
        return dropped_credit(held)
    if credit.voice == "source":
        return Looked(1, int(any(pair.strong for pair in held.near)))
    theirs = [
        (pair, other)
        for pair in held.near
        if (other := _credit(pair.sentence)) is not None
        and (other.kind == "named" or other.voice == "source")
        and common_share(said_of(held.sentence, credit), said_of(pair.sentence, other))
        >= _SETTINGS.said
    ]
    if not theirs:
        return Looked(1)
    others = [each for each in theirs if _another(credit, each[1], held, each[0].sentence)]
    if len(others) < len(theirs) or credit.source is None:
        return Looked(1, 1)
    if _agreed(held, credit.chain[-1], said_of(held.sentence, credit)):
        return Looked(1, 1)
    references = {
        pair.sentence.outlet: reference(pair.sentence, other.source.start, other.source.end)
        for pair, other in reversed(others)
        if other.source is not None
    }
    why = f"said by {credit.chain[-1]} here; the other texts credit somebody else for it"
    span = credit.source.start, credit.source.end
    # "The organisers" may be the one whom others name.
    named = not any(map(_is_described, (credit, *(other for _, other in others))))
    level: Level = "differs" if named else "look"
    finding = held.finding("attribution", level, *span, why, tuple(references.values()))
    return Looked(1, 1, (finding,) if references else ())


def _is_described(credit: Attribution) -> bool:
    """Tell whether a speaker is no name: the singer, a judge, its owner."""
    first = credit.chain[-1].partition(" ")[0].lower()
    return first in word_set("language/word_classes", "determiners")


def _credit(sentence: TextSentence) -> Attribution | None:
    """Return the one credit of a sentence to somebody who can be told from others."""
    named = [
        each
        for each in sentence.reading.voice.attributions
        if each.voice in {"other", "source"} and each.chain and each.source is not None
    ]
    return named[0] if len(named) == 1 else None


def _another(
    credit: Attribution, other: Attribution, held: HeldSentence, sentence: TextSentence
) -> bool:
    """Tell whether two are surely two: neither names the other anywhere near."""
    ours, theirs = credit.chain[-1], other.chain[-1]
    if ours[:1].isupper() and theirs[:1].isupper():
        if same_name(ours, theirs) or same_person(ours, theirs):
            return False
        return not mentioned(ours, sentence.analysed) and not any(
            mentioned(theirs, each.analysed) for each in held.around
        )
    if credit.kind != "named" or other.kind != "named":
        return False
    heads = _head(ours), _head(theirs)
    if not all(heads) or heads[0] == heads[1]:
        return False
    return heads[0] not in sentence.analysed.meanings and not any(
        heads[1] in each.analysed.meanings for each in held.around
    )


def _head(source: str) -> str:
    """Return the meaning of the noun that a source is, nothing where many are called so."""
    text = analyse(source, 0, None, (), ())
    first = next(
        (
            at
            for at, token in enumerate(text.tokens)
            if token.low in word_set("check/words", "behind_source")
        ),
        None,
    )
    places = [at for at in text.content if first is None or at < first]
    if not places or text.stems[places[-1]] in stem_set("check/words", "anybody"):
        return ""
    return text.meanings[places[-1]]
