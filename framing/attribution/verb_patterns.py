"""The places a source and its statement can take around a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.postposed_source import phrase_after
from framing.attribution.sentence_credits import Credit, complete, left_content, resumption
from framing.attribution.verb_complements import clause_end
from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.attribution.verb_complements import Complement, Strength
    from framing.language.lexicon import VerbForm
    from framing.language.token_sequence import Clause, Range

_AGENT = 5  # tokens from a passive verb to its "by"
_DASHES = frozenset({"—", "--", "–"})


def passive(clause: Clause, start: int, index: int, verb: VerbForm) -> Credit | None:
    """Read "as reported by X", "was first reported by X", "was predicted to"."""
    after = clause.words.lower[index + 1 : index + _AGENT]
    subject = subject_before(clause, start - 1)
    left = (subject[0] if subject else 0, start - 1)
    by = after.index("by") if "by" in after else 0
    if "by" in after and not any(
        clause.mark(at) or clause.words.lower[at] == "to" for at in range(index + 1, index + 1 + by)
    ):
        agent = index + 1 + by
        source = phrase_after(clause, agent + 1, to_comma=True)
        if source is None or left[1] < left[0] or clause.words.low(start - 1) == "to":
            return None  # "is expected to be charged by the police"
        source, behind = _before_clause(clause, source)
        says = verb.lemma in clause.lexicon.reported_by
        under = subject is not None and clause.is_("subordinators", subject[0] - 1)
        full = bool(behind) or clause.has_finite(*left) or subject is None
        told: Strength = "statement" if full else "object"
        return Credit(
            source,
            (start, agent),
            behind if behind and clause.words.low(left[0]) == "it" else (left,),
            "passive",
            told if says else "act",
            subordinate=under or not says,
            needs_speaker=True,
        )
    if clause.words.lower[index] not in clause.lexicon.people["agentless"]:
        return None
    rest = (index + 1, clause_end(clause, index + 1))
    links = clause.lexicon.agentless_links.get(clause.words.lower[index], ())
    if after[:1] == ["that"] or (after and after[0] in links and rest[1] > rest[0]):
        return Credit(None, (start, index), (rest,), "agentless", "act")
    if after[:1] != ["to"] or left[1] < left[0]:
        return None
    return Credit(None, (start, index), (left, rest), "agentless", "act")


def _before_clause(clause: Clause, source: Range) -> tuple[Range, tuple[Range, ...]]:
    """Part "some to step down" and "the union that pay fell" into who speaks and what is said."""
    for at in range(source[0] + 1, source[1] + 1):
        if clause.words.lower[at] == "to":
            return (source[0], at - 1), ()
        if clause.words.lower[at] == "that":
            return (source[0], at - 1), ((at, clause_end(clause, at)),)
    return source, ()


def reported(clause: Clause, start: int, index: int) -> Credit | None:
    """Read "the plan, first reported by X, ...": X is credited with the news, not the sentence."""
    source = phrase_after(clause, index + 2, to_comma=True)
    if source is None or start == 0:
        return None
    left = (0, start - 1)
    return Credit(source, (start, index + 1), (left,), "passive", "act", subordinate=True)


def inverted(
    clause: Clause, start: int, ahead: Complement, subject: Range | None, verb: VerbForm
) -> Credit | None:
    """Read "..., said the minister": statement, verb, speaker."""
    before, after = start - 1, ahead.verb_end + 1
    if before < 0:
        return _announced(clause, after, ahead, verb)
    closes = clause.quoted[before]
    speaks = "speech" in verb.classes or (closes and "quoting" in verb.classes)
    opens = closes or clause.words.low(before) == ","
    if not opens or not speaks or verb.form not in {"s", "past"} or not _opens_name(clause, after):
        return None
    if any(clause.is_("auxiliaries", at) for at in range(start, ahead.verb_end)):
        return None  # "the firm, a carmaker, has not announced the cuts"
    source = phrase_after(clause, after)
    if source is None or clause.has_finite(source[0], _name_end(clause, source)):
        return None
    ends = source[1] >= clause.last() - 1 or clause.mark(source[1] + 1)
    contents = left_content(clause, before)
    if not contents or (subject is not None and not closes and not ends):
        return None
    rest = resumption(clause, source[1] + 1, quotes_only=True)
    return Credit(source, (start, ahead.verb_end), (*contents, *rest), "inverted")


def _announced(clause: Clause, after: int, ahead: Complement, verb: VerbForm) -> Credit | None:
    """Read "Said Ruiz: ...": verb, speaker and a colon open the sentence."""
    if "speech" not in verb.classes or verb.form not in {"s", "past"}:
        return None
    source = phrase_after(clause, after, to_comma=False) if _opens_name(clause, after) else None
    if source is None or clause.words.low(source[1] + 1) != ":":
        return None
    content = (source[1] + 2, clause_end(clause, source[1] + 2))
    if content[1] < content[0]:
        return None
    return Credit(source, (0, ahead.verb_end), (content,), "before")


def _opens_name(clause: Clause, index: int) -> bool:
    """Tell whether a speaker can be named from this token on."""
    return not (
        clause.mark(index)
        or clause.quoted[index]
        or clause.is_("prepositions", index)
        or clause.is_("questions", index)
        or clause.is_("days", index)
        or clause.is_("subordinators", index)
    )


def _name_end(clause: Clause, source: Range) -> int:
    """Return the end of a source phrase before ", who ..."."""
    for at in range(source[0], source[1]):
        if clause.words.lower[at] in {",", "("}:
            return at - 1
    return source[1]


def before(
    clause: Clause, verb: VerbForm, start: int, subject: Range, ahead: Complement
) -> Credit | None:
    """Read "the minister said (that) ..."."""
    if ahead.content is None:
        return None
    lead = clause.words.low(subject[0])
    content = ahead.content
    if lead in {"who", "which"} and clause.words.low(subject[0] - 1) == ",":
        content = content[0], min(content[1], clause_end(clause, content[0], stop_at_comma=True))
    # What somebody did not say is told by the outlet.
    strength = "act" if clause.unsaid(start, ahead.verb_end) else ahead.strength
    under = (
        clause.is_("subordinators", subject[0] - 1)
        or lead in {"who", "which"}
        or (lead == "that" and subject[0] == subject[1])
        or _reduced_relative(clause, subject[0])
    )
    return Credit(
        subject,
        (start, ahead.verb_end),
        (content,),
        "before",
        strength,
        ahead.hearer,
        subordinate=under,
        needs_speaker="speech" not in verb.classes or strength != "statement",
    )


def _reduced_relative(clause: Clause, index: int) -> bool:
    """Tell whether a pronoun follows the noun it tells about: "the system he vowed to mend"."""
    before = index - 1
    return (
        before >= 0
        and clause.is_("personal", index)
        and clause.word(before)
        and not clause.is_("conjunctions", before)
        and not clause.is_("openers", before)
        and not clause.adverb(before)
        and not clause.is_("days", before)
    )


def after(
    clause: Clause, verb: VerbForm, start: int, subject: Range, ahead: Complement
) -> Credit | None:
    """Read "..., the minister said", "..., the minister said, ..." and "The minister said:"."""
    cue = (start, ahead.verb_end)
    says = verb.classes & {"speech", "telling", "evidence", "belief"}
    if clause.words.low(ahead.end + 1) == ":" and (says or "quoting" in verb.classes):
        return Credit(subject, cue, (), "intro", hearer=ahead.hearer)
    if _is_tail(clause, verb, subject, ahead):
        return Credit(subject, cue, (), "tail", hearer=ahead.hearer)
    follows_quote = subject[0] > 0 and clause.quoted[subject[0] - 1]
    if verb.lemma in clause.lexicon.interrupting and clause.words.low(ahead.end + 1) == ",":
        says = verb.classes
    if not says and not (follows_quote and "quoting" in verb.classes):
        return None
    if not follows_quote and not _closes(clause, subject, ahead):
        return None
    contents = left_content(clause, subject[0] - 1)
    if not contents:
        return None
    end = ahead.verb_end if ahead.content is not None else ahead.end
    rest = resumption(clause, end + 1, quotes_only=complete(clause, contents[0]))
    return Credit(
        subject,
        cue,
        (*contents, *rest),
        "after",
        hearer=ahead.hearer,
        needs_speaker=not follows_quote and not _it_says(clause, subject, verb),
    )


def round_colon(clause: Clause, start: int, subject: Range, ahead: Complement) -> Credit | None:
    """Read "The yard has two faults, the union said: rust and rot": said on both sides."""
    before = subject[0] - 1
    if ahead.content is None or clause.words.low(ahead.content[0] - 1) != ":":
        return None
    left = left_content(clause, before)
    if clause.words.low(before) not in {",", *_DASHES} or not left:
        return None
    if not clause.has_finite(*left[0]) or clause.is_("subordinators", 0):
        return None
    return Credit(
        subject, (start, ahead.verb_end), (*left, ahead.content), "after", hearer=ahead.hearer
    )


def _closes(clause: Clause, subject: Range, ahead: Complement) -> bool:
    """Tell whether speaker and verb stand apart: after a comma, and before a mark or the end."""
    apart = clause.words.low(subject[0] - 1) in {",", *_DASHES}
    return apart and (ahead.end >= clause.last() or clause.mark(ahead.end + 1))


def _is_tail(clause: Clause, verb: VerbForm, subject: Range, ahead: Complement) -> bool:
    """Tell whether the sentence is only "Ruiz asked.", for a quotation that ends before it."""
    alone = subject[0] == 0 and ahead.content is None and ahead.end >= clause.last()
    return alone and verb.lemma in clause.lexicon.tails


def _it_says(clause: Clause, subject: Range, verb: VerbForm) -> bool:
    """Tell whether "it" speaks: "..., it said" closes nothing that is only shown."""
    it = subject[0] == subject[1] and clause.words.low(subject[0]) == "it"
    return it and "speech" in verb.classes


def as_parenthesis(
    clause: Clause, start: int, source: Range, ahead: Complement, verb: VerbForm
) -> Credit | None:
    """Read "..., as the report notes" and "As the report notes, ..."."""
    if not verb.classes & {"speech", "telling", "evidence", "quoting", "naming"}:
        return None
    cue = (start, ahead.verb_end)
    lead = source[0] - 2
    if lead >= 0 and clause.words.lower[lead] not in {",", *_DASHES}:
        return None
    contents = left_content(clause, lead)
    if not contents or not complete(clause, contents[0]):
        contents = (*contents, *resumption(clause, ahead.end + 1, quotes_only=False))
    return Credit(source, cue, contents, "as", needs_speaker=True) if contents else None
