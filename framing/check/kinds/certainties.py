"""What a draft tells as certain or done, and the other texts as a plan, a maybe or a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.check.held_sentence import Looked, words_of
from framing.check.kinds.charges import told_of_the_charged
from framing.check.kinds.levels import UNLIKE, level_of
from framing.check.kinds.stages import another_stage
from framing.check.kinds.surer_words import surer_word
from framing.check.told_clauses import matches, told_clauses
from framing.config import default
from framing.language.stems import stem_set
from framing.language.word_lists import word_set
from framing.shifts.clause_reading import propositions

if TYPE_CHECKING:
    from framing.check.aligned_sentences import Aligned, KnownTexts, TextSentence
    from framing.check.draft import Finding, Level, Reference
    from framing.check.held_sentence import HeldSentence
    from framing.check.told_clauses import Match, ToldClause
    from framing.shifts.clause_reading import Proposition

_SETTINGS = default().check.certainty
_APART = frozenset({("done", "open"), ("done", "planned"), ("done", "believed"), ("will", "open")})
"""How sure an act is in two texts, where they cannot both be right; either way round."""


def check_certainty(held: HeldSentence, known: KnownTexts) -> Looked:
    """Look for one act that is done in one text and planned or possible in another."""
    if not held.beside:
        return Looked(1)
    close = [pair for pair in held.near if pair.strong and pair.close >= _SETTINGS.sentences]
    found = (
        _acts(held, close)
        or _hedges(held, close)
        or _told_otherwise(held)
        or told_of_the_charged(held, known)
        or another_stage(held)
    )
    surer, beside = surer_word(held, known)
    found = found or surer
    compared = found is not None or beside
    compared = compared or any(matches(mine, held) for mine in told_clauses(held.sentence))
    return Looked(1, int(compared), (found,) if found is not None else ())


def _acts(held: HeldSentence, close: list[Aligned]) -> Finding | None:
    for mine in propositions(held.sentence.analysed):
        if mine.light or mine.denied:
            continue
        same = [
            (pair, theirs)
            for pair in close
            for theirs in propositions(pair.sentence.analysed)
            if theirs.act == mine.act and not theirs.denied
        ]
        apart = [
            (pair, theirs)
            for pair, theirs in same
            if (
                not {
                    (mine.certainty, theirs.certainty),
                    (theirs.certainty, mine.certainty),
                }.isdisjoint(_APART)
                or _before_its_time(mine, theirs.certainty)
            )
            and _one_subject(held.sentence, mine, pair.sentence, theirs)
        ]
        if not apart or len(apart) < len(same):
            continue
        words = words_of(held.sentence, *mine.group)
        references = [words_of(pair.sentence, *theirs.group) for pair, theirs in apart]
        theirs = apart[0][1]
        surer = (mine.certainty, theirs.certainty) in _APART or mine.certainty == "done"
        why = "the other texts are less sure of it, or tell it as a plan"
        if not surer:
            why = "the other texts are surer of it, or tell it as done"
        return held.finding("certainty", "differs", words.start, words.end, why, references)
    return None


def _before_its_time(mine: Proposition, theirs: str) -> bool:
    """Tell whether a draft has as done, by "has" or "was", what is only to come elsewhere."""
    return mine.certainty == "done" and theirs == "will" and mine.group[0] < mine.at


def _one_subject(
    own: TextSentence, mine: Proposition, other: TextSentence, theirs: Proposition
) -> bool:
    """Tell whether the subjects of two clauses have a word in common, and the sentences a few."""
    if mine.subject is None or theirs.subject is None or mine.passive != theirs.passive:
        return False
    subjects = [
        {text.meanings[at] for at in text.content if words[0] <= at <= words[1]}
        for text, words in ((own.analysed, mine.subject), (other.analysed, theirs.subject))
    ]
    return bool(subjects[0] & subjects[1])


def _hedges(held: HeldSentence, close: list[Aligned]) -> Finding | None:
    """Return a plain sentence of which all texts that are very near leave open whether it is so."""
    own = held.sentence.analysed.lowercase
    nearest = [pair for pair in close if pair.close >= _SETTINGS.sentences_surely]
    asks = "?" in own
    if not nearest or asks or _question(held.sentence) or own & word_set("check/words", "open"):
        return None
    references = [_question(pair.sentence) for pair in nearest]
    if None in references:
        return None
    sentence = held.sentence.reading.sentence
    why = "the other texts leave open whether it is so"
    known = [each for each in references if each is not None]
    sure = all(pair.close >= _SETTINGS.sentences_alike for pair in nearest)
    level: Level = "differs" if sure else "look"
    return held.finding("certainty", level, sentence.start, sentence.end, why, known)


def _question(sentence: TextSentence) -> Reference | None:
    """Return the first word by which a sentence leaves open whether something is so."""
    text = sentence.analysed
    for at, token in enumerate(text.tokens):
        if token.low in word_set("check/words", "questions") and token.text.islower():
            return words_of(sentence, at, at)
        for last in (at + 1, at + 2):
            phrase = " ".join(each.low for each in text.tokens[at : last + 1])
            if phrase in word_set("check/words", "unfinished") and last < len(text.tokens):
                return words_of(sentence, at, last)
    return None


def _told_otherwise(held: HeldSentence) -> Finding | None:
    """Return a clause that all texts which tell the same tell as less sure, or as surer."""
    if "?" in held.sentence.analysed.lowercase:
        return None
    for mine in told_clauses(held.sentence):
        if _reports(mine):
            continue
        found = [match for match in matches(mine, held) if _tells_the_same(mine, match)]
        levels = {match: level_of(match.theirs) for match in found}
        levels |= _planned_by_noun(mine, held)
        surer = [
            match
            for match, level in levels.items()
            if (level_of(mine), level) in UNLIKE or _before_its_time(mine.clause, level)
        ]
        unsure = [match for match, level in levels.items() if (level, level_of(mine)) in UNLIKE]
        if level_of(mine) in levels.values():
            continue
        if surer and not unsure and not _doubts(held.sentence):
            return _unlike(held, mine, surer, "less sure of it, or tell it as a plan")
        doubtful = any(_doubts(match.theirs.sentence) for match in unsure)
        if unsure and not surer and not doubtful:
            return _unlike(held, mine, unsure, "surer of it, or tell it as done")
    return None


def _planned_by_noun(mine: ToldClause, held: HeldSentence) -> dict[Match, str]:
    """Return the clauses by which what is done here is planned: "pumping is planned for May"."""
    text = mine.sentence.analysed
    if mine.clause.light or level_of(mine) != "done":
        return {}
    return {
        match: "planned"
        for match in matches(mine, held)
        if match.pair.strong
        and match.close >= _SETTINGS.nouns
        and not match.theirs.clause.denied
        and match.theirs.sentence.analysed.stems[match.theirs.clause.at]
        in stem_set("check/words", "expecting")
        and text.stems[mine.clause.at] in match.theirs.subject_stems
    }


def _tells_the_same(mine: ToldClause, match: Match) -> bool:
    """Tell whether two clauses tell the same of their subject: other verbs need more in common."""
    theirs = match.theirs
    same_act = mine.of_one_act(theirs)
    return (
        match.close >= (_SETTINGS.same_act if same_act else _SETTINGS.close)
        and match.shared >= _SETTINGS.shared
        and match.beyond >= (0.0 if same_act else _SETTINGS.beyond)
        and (same_act or _of_one(mine, match) or level_of(theirs) == "expected")
        and not _reports(theirs)
        and (mine.clause.at in mine.sentence.analysed.quoted)
        == (theirs.clause.at in theirs.sentence.analysed.quoted)
        and mine.clause.denied == theirs.clause.denied
        and match.pair.sentence.reading.role != "heading"
    )


def _of_one(mine: ToldClause, match: Match) -> bool:
    """Tell whether two clauses are about the same, as far as both say what they are about."""
    theirs = match.theirs
    if not (mine.subject_stems & mine.stems.keys() and theirs.subject_stems & theirs.stems.keys()):
        return match.pair.strong and mine.clause.act == theirs.clause.act
    return not mine.subject_stems.isdisjoint(theirs.stems) and not (
        theirs.subject_stems.isdisjoint(mine.stems)
    )


def _unlike(held: HeldSentence, mine: ToldClause, apart: list[Match], told: str) -> Finding:
    words = words_of(held.sentence, *mine.clause.group)
    references = {
        match.theirs.sentence.outlet: words_of(match.theirs.sentence, *match.theirs.clause.group)
        for match in reversed(apart)
    }
    sure = any(mine.of_one_act(match.theirs) and match.close >= _SETTINGS.surely for match in apart)
    return held.finding(
        "certainty",
        "differs" if sure else "look",
        words.start,
        words.end,
        f"the other texts are {told}",
        tuple(references.values())[::-1],
    )


def _reports(told: ToldClause) -> bool:
    """Tell whether a clause only says who said something."""
    text, at = told.sentence.analysed, told.clause.at
    return text.stems[at] in stem_set("language/function_words", "reporting")


def _doubts(sentence: TextSentence) -> bool:
    """Tell whether any word of a sentence leaves something open, or says that it is to come."""
    text = sentence.analysed
    stems = (stem_set("check/words", name) for name in ("expecting", "charging", "alleging"))
    return bool(text.lowercase & word_set("check/words", "open")) or any(
        text.vocabulary & each for each in stems
    )
