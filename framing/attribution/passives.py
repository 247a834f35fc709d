"""Credits where whoever speaks is no subject: "was reported by X", "was called a gift by X".

"Ruiz was quoted by X as saying" and "X quotes Ruiz as saying" are read here, too: X passes it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end, judged_as
from framing.attribution.sentence_credits import Credit, left_content
from framing.config import default
from framing.language.noun_phrase_after import noun_phrase_after

if TYPE_CHECKING:
    from framing.attribution.verb_clause import VerbClause
    from framing.attribution.verb_complements import Strength
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_AGENTS = frozenset({"by", "in"})
_JUDGING_AGENT = 14
"""Tokens from a passive verb to its "by", with what somebody is called between them."""
_SETTINGS = default().attribution.credits


def passive(clause: VerbClause) -> Credit | None:
    """Read "as reported by X", "was first reported by X", "was predicted to"."""
    tagged, start, index, subject = clause.tagged, clause.start, clause.at, clause.subject
    left = (subject[0] if subject else 0, start - 1)
    agent = _agent(tagged, index, _SETTINGS.agent)
    if agent is not None:
        source = noun_phrase_after(tagged, agent + 1, to_comma=True)
        if source is None or left[1] < left[0] or clause.lead == "to":
            return None  # "is expected to be charged by the police"
        source, behind = _before_clause(tagged, source)
        says = clause.verb.lemma in tagged.lexicon.reported_by
        full = bool(behind) or tagged.has_finite(*left) or subject is None
        strength: Strength = "statement" if full else "object"
        return Credit(
            source,
            (start, agent),
            behind if behind and tagged.tokens.lower_at(left[0]) == "it" else (left,),
            "passive",
            strength if says else "act",
            subordinate=_is_under(clause) or not says,
            needs_speaker=True,
        )
    low, after = tagged.tokens.lower[index], tagged.tokens.lower_at(index + 1)
    if low not in tagged.lexicon.people["agentless"]:
        return None
    rest = (index + 1, clause_end(tagged, index + 1))
    linked = after in tagged.lexicon.agentless_links.get(low, ()) and rest[1] > rest[0]
    if after == "that" or linked:
        return Credit(None, (start, index), (rest,), "agentless", "act")
    if after != "to" or left[1] < left[0]:
        return None
    return Credit(None, (start, index), (left, rest), "agentless", "act")


def _is_under(clause: VerbClause) -> bool:
    """Tell whether the clause is another's: "when the plan was denounced by X"."""
    subject = clause.subject
    return subject is not None and clause.tagged.in_class("subordinators", subject[0] - 1)


def _before_clause(
    tagged: TaggedSentence, source: TokenRange
) -> tuple[TokenRange, tuple[TokenRange, ...]]:
    """Part "some to step down" and "the union that pay fell" into who speaks and what is said."""
    for at in range(source[0] + 1, source[1] + 1):
        if tagged.tokens.lower[at] == "to":
            return (source[0], at - 1), ()
        if tagged.tokens.lower[at] == "that":
            return (source[0], at - 1), ((at, clause_end(tagged, at)),)
    return source, ()


def is_reduced(clause: VerbClause) -> bool:
    """Tell whether a participle stands without its "was": "first reported by"."""
    by = clause.tagged.tokens.lower_at(clause.at + 1) == "by"
    return by and clause.verb.lemma in clause.tagged.lexicon.reported_by


def reported(clause: VerbClause) -> Credit | None:
    """Read "the plan, first reported by X, ...": X is credited with the news, not the sentence."""
    start, by = clause.start, clause.at + 1
    source = noun_phrase_after(clause.tagged, by + 1, to_comma=True)
    if source is None or start == 0:
        return None
    return Credit(source, (start, by), ((0, start - 1),), "passive", "act", subordinate=True)


def passive_judgement(clause: VerbClause) -> Credit | None:
    """Read "was described as a gift by X", "was called a gift by X", "denounced by X as a gift".

    Without a "was" the words describe the noun before a comma: "The plan, called a gift by X, ...".
    """
    tagged, start, subject = clause.tagged, clause.start, clause.subject
    if clause.verb.form != "past" or not (clause.be or (subject is None and clause.lead == ",")):
        return None
    if not (clause.may("naming") or clause.verb.lemma in tagged.lexicon.judging):
        return None
    parts = _agent_and_words(clause)
    if parts is None:
        return None
    source, said, agent = parts
    left = ((subject[0], start - 1),) if subject else ()
    cue = (start, agent) if agent == clause.at + 1 else (start, clause.at)
    under = subject is None or _is_under(clause)
    return Credit(source, cue, (*left, said), "passive", subordinate=under, needs_speaker=True)


def _agent_and_words(clause: VerbClause) -> tuple[TokenRange, TokenRange, int] | None:
    """Return who judges, what they call it, and where "by" stands."""
    tagged, behind = clause.tagged, clause.at + 1
    agent = _agent(tagged, clause.at, _JUDGING_AGENT)
    source = noun_phrase_after(tagged, agent + 1, to_comma=True) if agent is not None else None
    if agent is None or source is None:
        return None
    judged = judged_as(tagged, agent, source[1])
    if judged is not None and judged > source[0]:
        said = (judged, clause_end(tagged, judged, stop_at_comma=True))
        return (source[0], judged - 1), said, agent
    if agent > behind and (clause.may("naming") or tagged.tokens.lower[behind] == "as"):
        return source, (behind, agent - 1), agent
    return None


def _agent(tagged: TaggedSentence, index: int, reach: int) -> int | None:
    """Return where "by" stands after a passive verb, before any mark or verb."""
    for at in range(index + 1, min(index + reach, len(tagged.tokens))):
        if tagged.quoted[at]:
            continue
        if tagged.is_mark(at) or tagged.is_finite(at) or tagged.tokens.lower[at] == "to":
            return None
        if tagged.tokens.lower[at] == "by":
            return at
    return None


def quoted_as_saying(clause: VerbClause) -> Credit | None:
    """Read the credit around "quoted".

    The one who quotes is the credit's addressee: whoever passes on what somebody said.
    """
    tagged, index, subject = clause.tagged, clause.at, clause.subject
    if not tagged.in_class("quotes_somebody", index):
        return None
    link = _link(tagged, index, "as", "saying")
    if subject is None or (link is None and clause.be):
        return None
    if link is None:
        return _who_says(clause, subject)
    after = link + 2
    between: TokenRange | None = (index + 1, link - 1)
    if not clause.be:
        if link == index + 1:
            return None
        source, quotes = between, subject
    else:
        source, quotes = subject, None
        if tagged.tokens.lower_at(index + 1) in _AGENTS and link > index + 2:
            quotes = (index + 2, link - 1)
        elif tagged.tokens.lower_at(after) in _AGENTS:
            quotes = noun_phrase_after(tagged, after + 1, to_comma=True)
            after = quotes[1] + 1 if quotes else after
    contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
    if not contents:
        return None
    return Credit(source, (clause.start, link + 1), contents, "before", addressee=quotes)


def _who_says(clause: VerbClause, subject: TokenRange) -> Credit | None:
    """Read "X quoted a sailor who said that it leaked"."""
    tagged, index = clause.tagged, clause.at
    who = _link(tagged, index, "who")
    if who is None or who == index + 1:
        return None
    says = who + 1
    while tagged.is_adverb(says):
        says += 1
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(says))
    speaks = verb is not None and verb.form in {"past", "s"} and "speech" in verb.classes
    contents = _behind(tagged, says + 1) if speaks else ()
    if not contents:
        return None
    source = (index + 1, who - 1)
    return Credit(source, (clause.start, index), contents, "before", addressee=subject)


def _link(tagged: TaggedSentence, index: int, *words: str) -> int | None:
    """Return where "as saying" or "who" stands behind "quoted", in the same phrase."""
    for at in range(index + 1, min(index + _SETTINGS.as_saying, len(tagged.tokens) - 1)):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return None
        if tuple(tagged.tokens.lower[at : at + len(words)]) == words:
            return at
    return None


def _behind(tagged: TaggedSentence, index: int) -> tuple[TokenRange, ...]:
    """Return the statement from ``index`` on, if there is one."""
    while tagged.tokens.lower_at(index) in {",", ":"} and not tagged.quoted[index]:
        index += 1
    last = clause_end(tagged, index) if index < len(tagged.tokens) else -1
    return ((index, last),) if last > index else ()
