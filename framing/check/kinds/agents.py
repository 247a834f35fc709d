"""Who does what in a draft, beside who does it in the other texts: "A sued B", "B sued A"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.name_words import one_party, telling
from framing.language.lexicon import lexicon
from framing.language.stems import is_past, stem_set
from framing.language.word_lists import word_set
from framing.shifts.aligned_clauses import names_in
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.check.aligned_sentences import KnownTexts, TextSentence
    from framing.check.draft import Finding, Reference
    from framing.check.held_sentence import HeldSentence
    from framing.language.analysed_text import AnalysedText
    from framing.language.names import Name
    from framing.shifts.clause_reading import Proposition, Range

_CLOSE = 0.4
_LONGEST = 8
"""So many words may stand in the phrase that names who did it."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """An act, and the one named party that does it."""

    sentence: TextSentence
    act: str
    at: int
    doer: Name


def check_agents(held: HeldSentence, known: KnownTexts) -> tuple[Finding, ...]:
    """Return the acts that another party does in all other texts that tell who does them."""
    theirs = [
        (pair, deed)
        for pair in held.near
        if pair.strong and pair.close >= _CLOSE
        for deed in _deeds(pair.sentence)
    ]
    findings = []
    for mine in _deeds(held.sentence):
        same = [(pair, deed) for pair, deed in theirs if deed.act == mine.act]
        if not same or any(one_party(deed.doer.text, mine.doer.text, known) for _, deed in same):
            continue
        if not any(_changed_places(mine, deed) for _, deed in same):
            continue
        act = held.sentence.analysed.tokens[mine.at].low
        words = _words(mine)
        why = f"another party does this (“{act}”) in the other texts"
        references = {deed.sentence.outlet: _words(deed) for _, deed in reversed(same)}
        findings.append(
            held.finding(
                "role", "look", words.start, words.end, why, tuple(references.values())[::-1]
            )
        )
    return tuple(findings) or _turned_round(held)


def _turned_round(held: HeldSentence) -> tuple[Finding, ...]:
    """Return the act that one does to another here, and the other to the one in all other texts."""
    for mine in _sided(held.sentence):
        same = [
            (pair, theirs)
            for pair in held.near
            if pair.strong and pair.close >= _CLOSE
            for theirs in _sided(pair.sentence)
            if theirs.act == mine.act
        ]
        turned = [
            (pair, theirs)
            for pair, theirs in same
            if mine.head != theirs.head
            and mine.head in theirs.behind
            and theirs.head in mine.behind
        ]
        if turned and len(turned) == len(same):
            words = words_of(held.sentence, *mine.words)
            references = [words_of(pair.sentence, *theirs.words) for pair, theirs in turned]
            why = "who does it, and to whom, are the other way about in the other texts"
            return (held.finding("role", "differs", words.start, words.end, why, references),)
    return ()


@dataclass(frozen=True, slots=True)
class _Sides:
    """An act in the active voice: who does it, by the last word, and the words behind the verb."""

    act: str
    head: str
    behind: frozenset[str]
    words: Range


def _sided(sentence: TextSentence) -> list[_Sides]:
    text = sentence.analysed
    sides = []
    for one in propositions(text):
        if one.subject is None or one.passive or one.denied or one.subject[0] > one.at:
            continue
        head = _head(text, one.subject)
        behind = frozenset(text.meanings[at] for at in _object(text, one))
        if head is not None and behind and _tells(text.stems[one.at]):
            sides.append(_Sides(one.act, text.meanings[head], behind, (one.subject[0], one.at)))
    return sides


def _head(text: AnalysedText, subject: Range) -> int | None:
    """Return the place of the noun that a subject is about: the last before a comma or "of"."""
    ends = word_set("shifts/correspondence", "behind_head")
    last = next(
        (
            at - 1
            for at in range(subject[0] + 1, subject[1] + 1)
            if text.tokens[at].breaks or text.tokens[at].low in ends or _is_preposition(text, at)
        ),
        subject[1],
    )
    return last if last in text.content else None


def _object(text: AnalysedText, clause: Proposition) -> list[int]:
    """Return the places of the telling words right behind a verb, up to a preposition."""
    places = []
    for at in range(clause.at + 1, clause.words[1] + 1):
        if text.tokens[at].breaks or _is_preposition(text, at):
            break
        if at in text.content:
            places.append(at)
    return places


def _is_preposition(text: AnalysedText, at: int) -> bool:
    return text.tokens[at].low in lexicon().closed["prepositions"]


def _changed_places(mine: _Deed, other: _Deed) -> bool:
    """Tell whether both sentences name both parties: then who does it is another."""
    return bool(set(telling(other.doer.text)) & mine.sentence.analysed.lowercase) and bool(
        set(telling(mine.doer.text)) & other.sentence.analysed.lowercase
    )


def _words(deed: _Deed) -> Reference:
    text = deed.sentence.analysed
    places = text.inside(deed.doer.start, deed.doer.end)
    return words_of(deed.sentence, min(places[0], deed.at), max(places[-1], deed.at))


def _deeds(sentence: TextSentence) -> list[_Deed]:
    """Return the acts of a sentence with one named doer: the subject, or whom "by" names."""
    text = sentence.analysed
    deeds = [
        _Deed(sentence, one.act, one.at, named[0])
        for one in propositions(text)
        if one.subject is not None
        and not one.passive
        and not one.denied
        and _tells(text.stems[one.at])
        and one.at in text.content
        and text.tokens[one.group[0] - 1].low not in word_set("check/words", "relative")
        and len(named := names_in(text, one.subject)) == 1
        and telling(named[0].text)
        and _is_head(text, named[0], one.subject)
    ]
    starts = {
        text.inside(name.start, name.end)[0]: name
        for name in text.names
        if telling(name.text) and text.inside(name.start, name.end)
    }
    for at, token in enumerate(text.tokens):
        if token.low != "by" or at == 0:
            continue
        verb = at - 1
        if not is_past(text.tokens[verb].low):
            verb = at - 2 if at > 1 and is_past(text.tokens[at - 2].low) else -1
        doer = next(
            (
                starts[place]
                for place in range(at + 1, min(at + 4, len(text.tokens)))
                if place in starts
            ),
            None,
        )
        if verb >= 0 and doer is not None and _tells(text.stems[verb]):
            deeds.append(_Deed(sentence, text.meanings[verb], verb, doer))
    return deeds


def _is_head(text: AnalysedText, name: Name, subject: Range) -> bool:
    """Tell whether a subject is the one named, not what is his, near him or from there."""
    places = text.inside(name.start, name.end)
    before = {text.tokens[at].low for at in range(subject[0], places[0])}
    return places[-1] == subject[1] and before.isdisjoint(lexicon().closed["prepositions"])


def _tells(stem: str) -> bool:
    """Tell whether a verb names a deed: no "is", "has", and no word for saying."""
    return stem not in stem_set("language/verb_forms", "light") and stem not in stem_set(
        "language/function_words", "reporting"
    )
