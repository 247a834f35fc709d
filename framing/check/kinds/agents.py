"""Who does what in a draft, beside who does it in the other texts: "A sued B", "B sued A"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.check.held_sentence import words_of
from framing.check.kinds.names import telling
from framing.language.aliases import same_name
from framing.language.stems import is_past, stem_set
from framing.language.word_lists import word_set
from framing.shifts.aligned_clauses import names_in
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.check.aligned_sentences import Aligned, TextSentence
    from framing.check.draft import Finding
    from framing.check.held_sentence import HeldSentence
    from framing.language.names import Name

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


def check_agents(held: HeldSentence) -> tuple[Finding, ...]:
    """Return the acts that another party does in all other texts that tell who does them."""
    findings = []
    theirs = [
        (pair, deed)
        for pair in held.near
        if pair.strong and pair.close >= _CLOSE
        for deed in _deeds(pair.sentence)
    ]
    for mine in _deeds(held.sentence):
        same = [(pair, deed) for pair, deed in theirs if deed.act == mine.act]
        if not same or any(same_name(deed.doer.text, mine.doer.text) for _, deed in same):
            continue
        if not any(_swapped(mine, pair, held) for pair, _ in same):
            continue
        act = held.sentence.analysed.tokens[mine.at].low
        words = _words(mine)
        references = [_words(deed) for _, deed in same]
        why = f"another party does this (“{act}”) in the other texts"
        findings.append(
            held.finding("role", "differs", words.start, words.end, why, references)
        )
    return tuple(findings)


def _swapped(mine: _Deed, pair: Aligned, held: HeldSentence) -> bool:
    """Tell whether the parties of both deeds stand in the draft's sentence: they changed places."""
    deeds = [deed for deed in _deeds(pair.sentence) if deed.act == mine.act]
    return any(
        set(telling(deed.doer.text)) & held.sentence.analysed.lowercase for deed in deeds
    )


def _words(deed: _Deed):  # noqa: ANN202
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
    ]
    starts = {text.inside(name.start, name.end)[0]: name for name in text.names if telling(name.text) and text.inside(name.start, name.end)}
    for at, token in enumerate(text.tokens):
        if token.low != "by" or at == 0:
            continue
        verb = at - 1
        if not is_past(text.tokens[verb].low):
            verb = at - 2 if at > 1 and is_past(text.tokens[at - 2].low) else -1
        doer = next((starts[place] for place in range(at + 1, min(at + 4, len(text.tokens))) if place in starts), None)
        if verb >= 0 and doer is not None and _tells(text.stems[verb]):
            deeds.append(_Deed(sentence, text.meanings[verb], verb, doer))
    return deeds


def _tells(stem: str) -> bool:
    """Tell whether a verb names a deed: no "is", "has", and no word for saying."""
    return stem not in stem_set("language/verb_forms", "light") and stem not in stem_set(
        "language/function_words", "reporting"
    )
