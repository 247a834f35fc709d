"""Credits where whoever speaks is no subject: "was reported by X", "was called a gift by X".

"Ruiz was quoted by X as saying" and "X quotes Ruiz as saying" are read here, too: X passes it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end, judged_as
from framing.attribution.sentence_credits import Credit, left_content
from framing.config import default
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before

if TYPE_CHECKING:
    from framing.attribution.verb_complements import Strength
    from framing.language.lexicon import VerbForm
    from framing.language.tagged_sentence import TaggedSentence, TokenRange

_AGENT = 14
"""Tokens from a passive verb to its "by", with what somebody is called between them."""
_SETTINGS = default().attribution.credits


def passive(tagged: TaggedSentence, start: int, index: int, verb: VerbForm) -> Credit | None:
    """Read "as reported by X", "was first reported by X", "was predicted to"."""
    after = tagged.tokens.lower[index + 1 : index + _SETTINGS.agent]
    subject = subject_before(tagged, start - 1)
    left = (subject[0] if subject else 0, start - 1)
    by = after.index("by") if "by" in after else 0
    if "by" in after and not any(
        tagged.is_mark(at) or tagged.tokens.lower[at] == "to"
        for at in range(index + 1, index + 1 + by)
    ):
        agent = index + 1 + by
        source = noun_phrase_after(tagged, agent + 1, to_comma=True)
        if source is None or left[1] < left[0] or tagged.tokens.lower_at(start - 1) == "to":
            return None  # "is expected to be charged by the police"
        source, behind = _before_clause(tagged, source)
        says = verb.lemma in tagged.lexicon.reported_by
        under = subject is not None and tagged.in_class("subordinators", subject[0] - 1)
        full = bool(behind) or tagged.has_finite(*left) or subject is None
        strength: Strength = "statement" if full else "object"
        return Credit(
            source,
            (start, agent),
            behind if behind and tagged.tokens.lower_at(left[0]) == "it" else (left,),
            "passive",
            strength if says else "act",
            subordinate=under or not says,
            needs_speaker=True,
        )
    if tagged.tokens.lower[index] not in tagged.lexicon.people["agentless"]:
        return None
    rest = (index + 1, clause_end(tagged, index + 1))
    links = tagged.lexicon.agentless_links.get(tagged.tokens.lower[index], ())
    if after[:1] == ["that"] or (after and after[0] in links and rest[1] > rest[0]):
        return Credit(None, (start, index), (rest,), "agentless", "act")
    if after[:1] != ["to"] or left[1] < left[0]:
        return None
    return Credit(None, (start, index), (left, rest), "agentless", "act")


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


def reported(tagged: TaggedSentence, start: int, index: int) -> Credit | None:
    """Read "the plan, first reported by X, ...": X is credited with the news, not the sentence."""
    source = noun_phrase_after(tagged, index + 2, to_comma=True)
    if source is None or start == 0:
        return None
    left = (0, start - 1)
    return Credit(source, (start, index + 1), (left,), "passive", "act", subordinate=True)


def passive_judgement(
    tagged: TaggedSentence, start: int, index: int, verb: VerbForm, *, be: bool
) -> Credit | None:
    """Read "was described as a gift by X", "was called a gift by X", "denounced by X as a gift".

    Without a "was" the words describe the noun before a comma: "The plan, called a gift by X, ...".
    """
    naming = "naming" in verb.classes
    if verb.form != "past" or not (naming or verb.lemma in tagged.lexicon.judging):
        return None
    if not be and (
        tagged.tokens.lower_at(start - 1) != "," or subject_before(tagged, start - 1) is not None
    ):
        return None
    parts = _agent_and_words(tagged, index, naming=naming)
    if parts is None:
        return None
    source, said, agent = parts
    subject = subject_before(tagged, start - 1) if be else None
    left = ((subject[0], start - 1),) if subject else ()
    under = subject is None or tagged.in_class("subordinators", subject[0] - 1)
    cue = (start, agent) if agent == index + 1 else (start, index)
    return Credit(source, cue, (*left, said), "passive", subordinate=under, needs_speaker=True)


def _agent_and_words(
    tagged: TaggedSentence, index: int, *, naming: bool
) -> tuple[TokenRange, TokenRange, int] | None:
    """Return who judges, what they call it, and where "by" stands."""
    agent = _agent(tagged, index)
    source = noun_phrase_after(tagged, agent + 1, to_comma=True) if agent is not None else None
    if agent is None or source is None:
        return None
    judged = judged_as(tagged, agent, source[1])
    if judged is not None and judged > source[0]:
        said = (judged, clause_end(tagged, judged, stop_at_comma=True))
        return (source[0], judged - 1), said, agent
    if agent > index + 1 and (naming or tagged.tokens.lower[index + 1] == "as"):
        return source, (index + 1, agent - 1), agent
    return None


def _agent(tagged: TaggedSentence, index: int) -> int | None:
    """Return where "by" stands after a passive verb, before any mark or verb."""
    found: int | None = None
    for at in range(index + 1, min(index + _AGENT, len(tagged.tokens))):
        if tagged.quoted[at]:
            continue
        if tagged.is_mark(at) or (tagged.is_finite(at) and found is None):
            break
        if tagged.tokens.lower[at] == "by":
            found = at
    return found


def quoted_as_saying(
    tagged: TaggedSentence, start: int, index: int, *, passive: bool
) -> Credit | None:
    """Read the credit around "quoted" at ``index``, whose verb group begins at ``start``.

    The one who quotes is the credit's addressee: whoever passes on what somebody said.
    """
    if not tagged.in_class("quotes_somebody", index):
        return None
    link = _link(tagged, index)
    subject = subject_before(tagged, start - 1)
    if subject is None or (link is None and passive):
        return None
    if link is None:
        return _who_says(tagged, start, index, subject)
    after = link + 2
    if not passive:
        contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
        between = (index + 1, link - 1)
        if not contents or between[1] < between[0]:
            return None
        return Credit(between, (start, link + 1), contents, "before", addressee=subject)
    quotes: TokenRange | None = None
    if tagged.tokens.lower_at(index + 1) in {"by", "in"} and link > index + 2:
        quotes = (index + 2, link - 1)
    elif tagged.tokens.lower_at(after) in {"by", "in"}:
        quotes = noun_phrase_after(tagged, after + 1, to_comma=True)
        after = quotes[1] + 1 if quotes else after
    contents = _behind(tagged, after) or left_content(tagged, subject[0] - 1)
    return (
        Credit(subject, (start, link + 1), contents, "before", addressee=quotes)
        if contents
        else None
    )


def _who_says(tagged: TaggedSentence, start: int, index: int, subject: TokenRange) -> Credit | None:
    """Read "X quoted a sailor who said that it leaked"."""
    for at in range(index + 1, min(index + _SETTINGS.as_saying, len(tagged.tokens) - 1)):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return None
        if tagged.tokens.lower[at] != "who":
            continue
        says = at + 1
        while tagged.is_adverb(says):
            says += 1
        verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(says))
        speaks = verb is not None and verb.form in {"past", "s"} and "speech" in verb.classes
        contents = _behind(tagged, says + 1) if speaks and at > index + 1 else ()
        if not contents:
            return None
        return Credit((index + 1, at - 1), (start, index), contents, "before", addressee=subject)
    return None


def _link(tagged: TaggedSentence, index: int) -> int | None:
    """Return where "as saying" stands behind "quoted", in the same phrase."""
    for at in range(index + 1, min(index + _SETTINGS.as_saying, len(tagged.tokens) - 1)):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return None
        if tagged.tokens.lower[at] == "as" and tagged.tokens.lower[at + 1] == "saying":
            return at
    return None


def _behind(tagged: TaggedSentence, index: int) -> tuple[TokenRange, ...]:
    """Return the statement from ``index`` on, if there is one."""
    while tagged.tokens.lower_at(index) in {",", ":"} and not tagged.quoted[index]:
        index += 1
    last = clause_end(tagged, index) if index < len(tagged.tokens) else -1
    return ((index, last),) if last > index else ()
