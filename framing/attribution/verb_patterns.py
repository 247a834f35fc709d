"""The places a source and its statement can take around a finite verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.sentence_credits import (
    Credit,
    complete,
    is_subordinate,
    left_content,
    resumption,
)
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.punctuation import DASHES

if TYPE_CHECKING:
    from framing.attribution.verb_clause import VerbClause
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_PAUSES = DASHES | {","}


def inverted(clause: VerbClause) -> Credit | None:
    """Read "..., said the minister": statement, verb, speaker."""
    tagged, before = clause.tagged, clause.start - 1
    closes = tagged.ends_statement(before)
    stands = closes or before < 0 or clause.lead == ","
    if not stands or clause.verb.form not in {"s", "past"} or not clause.may("speech"):
        return None
    after = clause.ahead.verb_end + 1
    if tagged.in_classes(after, "prepositions", "questions", "days", "subordinators"):
        return None
    if before < 0:
        return _announced(clause, after)
    source = noun_phrase_after(tagged, after)
    if source is None or tagged.has_finite(source[0], _name_end(tagged, source)):
        return None
    if clause.subject is not None and not closes and not tagged.is_mark(source[1] + 1):
        return None
    contents = left_content(tagged, before)
    rest = resumption(tagged, source[1] + 1, quotes_only=True)
    return Credit(source, clause.cue, (*contents, *rest), "inverted")


def _announced(clause: VerbClause, after: int) -> Credit | None:
    """Read "Said Ruiz: ...": verb, speaker and a colon open the sentence."""
    tagged = clause.tagged
    source = noun_phrase_after(tagged, after, to_comma=False)
    if source is None or tagged.tokens.lower_at(source[1] + 1) != ":":
        return None
    content = (source[1] + 2, clause_end(tagged, source[1] + 2))
    return Credit(source, clause.cue, (content,), "before") if content[0] <= content[1] else None


def _name_end(tagged: TaggedSentence, source: TokenRange) -> int:
    """Return the end of a source phrase before ", who ..."."""
    for at in range(source[0], source[1]):
        if tagged.tokens.lower[at] in {",", "("}:
            return at - 1
    return source[1]


def before(clause: VerbClause, subject: TokenRange) -> Credit | None:
    """Read "the minister said (that) ..."."""
    tagged, content = clause.tagged, clause.ahead.content
    if content is None:
        return None
    first = subject[0]
    alone, lead = first == subject[1], tagged.tokens.lower_at(first)
    if alone and tagged.in_class("relatives_of_people", first) and tagged.is_finite(content[0]):
        return None  # "the man who advised the owner has left": the verb of the clause around
    last = content[1]
    if lead in {"who", "which"} and tagged.tokens.lower_at(first - 1) == ",":
        last = min(last, clause_end(tagged, content[0], stop_at_comma=True))
    if tagged.in_class("adverbial_openers", first - 1):
        last = _main_clause_from(tagged, content[0], last)
    strength = clause.ahead.strength
    return clause.credits(
        subject,
        [(content[0], last)],
        "before",
        strength,
        subordinate=is_subordinate(tagged, subject) or (lead == "that" and alone),
        needs_speaker=not clause.may("speech") or strength != "statement",
    )


def _main_clause_from(tagged: TaggedSentence, first: int, last: int) -> int:
    """Return where "While some argue that it pays, others worry" goes over to its main clause."""
    for at in range(first + 1, last):
        if tagged.tokens.lower[at] != "," or tagged.quoted[at]:
            continue
        if tagged.tokens.is_capitalised(at + 1) or (
            tagged.in_classes(at + 1, "determiners", "personal", "standalone")
        ):
            return at - 1
    return last


def _reduced_relative(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a pronoun follows the noun it tells about: "the system he vowed to mend"."""
    before = index - 1
    return (
        before >= 0
        and tagged.in_class("personal", index)
        and tagged.is_word(before)
        and not tagged.in_classes(before, "conjunctions", "openers", "days")
        and not tagged.is_adverb(before)
    )


def after(clause: VerbClause, subject: TokenRange) -> Credit | None:
    """Read "..., the minister said", "..., the minister said, ..." and "The minister said:"."""
    tagged, ahead = clause.tagged, clause.ahead
    if tagged.tokens.lower_at(ahead.end + 1) == ":":
        return clause.credits(subject, (), "intro")
    if subject[0] == 0 and ahead.end >= tagged.last() and clause.verb.lemma in tagged.lexicon.tails:
        return clause.credits(subject, (), "tail")
    follows_quote = tagged.ends_statement(subject[0] - 1)
    says = clause.may("speech", "telling", "evidence", "belief")
    says = says or clause.verb.lemma in tagged.lexicon.interrupting
    apart = tagged.tokens.lower_at(subject[0] - 1) in _PAUSES and tagged.is_mark(ahead.end + 1)
    if not follows_quote and not (says and apart):
        return None
    contents = left_content(tagged, subject[0] - 1)
    rest = resumption(tagged, ahead.end + 1, quotes_only=complete(tagged, contents[0]))
    # "..., it said" closes nothing that is only shown.
    named = follows_quote or tagged.tokens.lower[subject[0]] == "it"
    return clause.credits(subject, (*contents, *rest), "after", needs_speaker=not named)


def round_colon(clause: VerbClause, subject: TokenRange) -> Credit | None:
    """Read "The yard has two faults, the union said: rust and rot": said on both sides."""
    tagged, content, before = clause.tagged, clause.ahead.content, subject[0] - 1
    if content is None or tagged.tokens.lower_at(content[0] - 1) != ":":
        return None
    if tagged.tokens.lower_at(before) not in _PAUSES or tagged.in_class("subordinators", 0):
        return None
    left = left_content(tagged, before)
    if not clause.may("speech", "telling", "evidence") or not tagged.has_finite(*left[0]):
        return None
    return clause.credits(subject, (*left, content), "after")


def as_parenthesis(clause: VerbClause, source: TokenRange) -> Credit | None:
    """Read "..., as the report notes" and "As the report notes, ..."."""
    tagged, lead = clause.tagged, source[0] - 2
    if source[0] == 0 or tagged.tokens.lower[source[0] - 1] != "as":
        return None
    if not clause.may("speech", "telling", "evidence", "quoting", "naming"):
        return None
    if lead >= 0 and tagged.tokens.lower[lead] not in _PAUSES:
        return None
    contents = left_content(tagged, lead)
    if not contents or not complete(tagged, contents[0]):
        contents = (*contents, *resumption(tagged, clause.ahead.end + 1, quotes_only=False))
    return Credit(source, clause.cue, contents, "as", needs_speaker=True) if contents else None
