"""The places a source and its statement can take around a verb."""

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
from framing.config import default
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.punctuation import DASHES

if TYPE_CHECKING:
    from framing.attribution.verb_complements import Complement
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_PAUSES = DASHES | {","}
_OPENING = 2
"""The token at which the subject behind "While" or "But while" begins, at the latest."""
_SETTINGS = default().attribution.credits


def inverted(
    tagged: TaggedSentence,
    start: int,
    ahead: Complement,
    subject: TokenRange | None,
    verb: VerbForm,
) -> Credit | None:
    """Read "..., said the minister": statement, verb, speaker."""
    before, after = start - 1, ahead.verb_end + 1
    if before < 0:
        return _announced(tagged, after, ahead, verb)
    closes = tagged.ends_statement(before)
    speaks = "speech" in verb.classes or (closes and "quoting" in verb.classes)
    opens = closes or tagged.tokens.lower_at(before) == ","
    if not opens or not speaks or verb.form not in {"s", "past"} or not _opens_name(tagged, after):
        return None
    if any(tagged.in_class("auxiliaries", at) for at in range(start, ahead.verb_end)):
        return None  # "the firm, a carmaker, has not announced the cuts"
    source = noun_phrase_after(tagged, after)
    if source is None or tagged.has_finite(source[0], _name_end(tagged, source)):
        return None
    ends = source[1] >= tagged.last() - 1 or tagged.is_mark(source[1] + 1)
    contents = left_content(tagged, before)
    if not contents or (subject is not None and not closes and not ends):
        return None
    rest = resumption(tagged, source[1] + 1, quotes_only=True)
    return Credit(source, (start, ahead.verb_end), (*contents, *rest), "inverted")


def _announced(
    tagged: TaggedSentence, after: int, ahead: Complement, verb: VerbForm
) -> Credit | None:
    """Read "Said Ruiz: ...": verb, speaker and a colon open the sentence."""
    if "speech" not in verb.classes or verb.form not in {"s", "past"}:
        return None
    source = (
        noun_phrase_after(tagged, after, to_comma=False) if _opens_name(tagged, after) else None
    )
    if source is None or tagged.tokens.lower_at(source[1] + 1) != ":":
        return None
    content = (source[1] + 2, clause_end(tagged, source[1] + 2))
    if content[1] < content[0]:
        return None
    return Credit(source, (0, ahead.verb_end), (content,), "before")


def _opens_name(tagged: TaggedSentence, index: int) -> bool:
    """Tell whether a speaker can be named from this token on."""
    return not (
        tagged.is_mark(index)
        or tagged.quoted[index]
        or tagged.in_classes(index, "prepositions", "questions", "days", "subordinators")
    )


def _name_end(tagged: TaggedSentence, source: TokenRange) -> int:
    """Return the end of a source phrase before ", who ..."."""
    for at in range(source[0], source[1]):
        if tagged.tokens.lower[at] in {",", "("}:
            return at - 1
    return source[1]


def before(
    tagged: TaggedSentence, verb: VerbForm, start: int, subject: TokenRange, ahead: Complement
) -> Credit | None:
    """Read "the minister said (that) ..."."""
    if ahead.content is None:
        return None
    lead = tagged.tokens.lower_at(subject[0])
    content = ahead.content
    relative = subject[0] == subject[1] and tagged.in_class("relatives_of_people", subject[0])
    if relative and tagged.is_finite(content[0]):
        return None  # "the man who advised the owner has left": the verb of the clause around
    if lead in {"who", "which"} and tagged.tokens.lower_at(subject[0] - 1) == ",":
        content = content[0], min(content[1], clause_end(tagged, content[0], stop_at_comma=True))
    strength = ahead.strength
    if tagged.in_class("adverbial_openers", subject[0] - 1) and subject[0] <= _OPENING:
        content = content[0], _main_clause_from(tagged, *content)
    under = (
        is_subordinate(tagged, subject)
        or (lead == "that" and subject[0] == subject[1])
        or _reduced_relative(tagged, subject[0])
    )
    return Credit(
        subject,
        (start, ahead.verb_end),
        (content,),
        "before",
        strength,
        ahead.addressee,
        subordinate=under,
        needs_speaker="speech" not in verb.classes or strength != "statement",
    )


def _main_clause_from(tagged: TaggedSentence, first: int, last: int) -> int:
    """Return where "While some argue that it pays, others worry" goes over to its main clause."""
    for at in range(first + 1, last):
        comma = tagged.tokens.lower[at] == "," and not tagged.quoted[at]
        if not comma or tagged.quoted[at + 1]:
            continue
        behind = at + 1
        if tagged.tokens.lower[behind] in {"others", "they", "he", "she", "it"}:
            return at - 1
        if not tagged.has_finite(at + 2, last):
            continue
        if tagged.in_classes(
            behind, "determiners", "personal", "standalone"
        ) or tagged.tokens.is_capitalised(behind):
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


def after(
    tagged: TaggedSentence, verb: VerbForm, start: int, subject: TokenRange, ahead: Complement
) -> Credit | None:
    """Read "..., the minister said", "..., the minister said, ..." and "The minister said:"."""
    cue = (start, ahead.verb_end)
    says = verb.classes & {"speech", "telling", "evidence", "belief"}
    if tagged.tokens.lower_at(ahead.end + 1) == ":" and (says or "quoting" in verb.classes):
        return Credit(subject, cue, (), "intro", addressee=ahead.addressee)
    if _is_tail(tagged, verb, subject, ahead):
        return Credit(subject, cue, (), "tail", addressee=ahead.addressee)
    follows_quote = tagged.ends_statement(subject[0] - 1) and not tagged.in_class(
        "relatives_of_people", subject[0]
    )
    if verb.lemma in tagged.lexicon.interrupting and tagged.tokens.lower_at(ahead.end + 1) == ",":
        says = verb.classes
    if not says and not (follows_quote and "quoting" in verb.classes):
        return None
    if not follows_quote and not _closes(tagged, subject, ahead):
        return None
    contents = left_content(tagged, subject[0] - 1)
    if not contents:
        return None
    end = ahead.verb_end if ahead.content is not None else ahead.end
    rest = resumption(tagged, end + 1, quotes_only=complete(tagged, contents[0]))
    return Credit(
        subject,
        cue,
        (*contents, *rest),
        "after",
        addressee=ahead.addressee,
        needs_speaker=not follows_quote and not _it_says(tagged, subject, verb),
    )


def round_colon(
    tagged: TaggedSentence, start: int, subject: TokenRange, ahead: Complement
) -> Credit | None:
    """Read "The yard has two faults, the union said: rust and rot": said on both sides."""
    before = subject[0] - 1
    if ahead.content is None or tagged.tokens.lower_at(ahead.content[0] - 1) != ":":
        return None
    left = left_content(tagged, before)
    if tagged.tokens.lower_at(before) not in _PAUSES or not left:
        return None
    if not tagged.has_finite(*left[0]) or tagged.in_class("subordinators", 0):
        return None
    return Credit(
        subject, (start, ahead.verb_end), (*left, ahead.content), "after", addressee=ahead.addressee
    )


def _closes(tagged: TaggedSentence, subject: TokenRange, ahead: Complement) -> bool:
    """Tell whether speaker and verb stand apart: after a comma, and before a mark or the end."""
    apart = tagged.tokens.lower_at(subject[0] - 1) in _PAUSES
    return apart and (ahead.end >= tagged.last() or tagged.is_mark(ahead.end + 1))


def _is_tail(
    tagged: TaggedSentence, verb: VerbForm, subject: TokenRange, ahead: Complement
) -> bool:
    """Tell whether the sentence is only "Ruiz asked.", for a quotation that ends before it."""
    alone = subject[0] == 0 and ahead.content is None and ahead.end >= tagged.last()
    return alone and verb.lemma in tagged.lexicon.tails


def _it_says(tagged: TaggedSentence, subject: TokenRange, verb: VerbForm) -> bool:
    """Tell whether "it" speaks: "..., it said" closes nothing that is only shown."""
    it = subject[0] == subject[1] and tagged.tokens.lower_at(subject[0]) == "it"
    return it and "speech" in verb.classes


def as_parenthesis(
    tagged: TaggedSentence, start: int, source: TokenRange, ahead: Complement, verb: VerbForm
) -> Credit | None:
    """Read "..., as the report notes" and "As the report notes, ..."."""
    if not verb.classes & {"speech", "telling", "evidence", "quoting", "naming"}:
        return None
    cue = (start, ahead.verb_end)
    lead = source[0] - 2
    if lead >= 0 and tagged.tokens.lower[lead] not in _PAUSES:
        return None
    contents = left_content(tagged, lead)
    if not contents or not complete(tagged, contents[0]):
        contents = (*contents, *resumption(tagged, ahead.end + 1, quotes_only=False))
    return Credit(source, cue, contents, "as", needs_speaker=True) if contents else None
