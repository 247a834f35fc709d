"""Who speaks through the source report: "in an interview with the Courier", ", via the Courier".

Words such as "via" credit nobody by themselves ("via Lunde"); before the report's name they do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.complement_ends import clause_end
from framing.attribution.discourse import report_kind
from framing.attribution.sentence_credits import Credit, left_content, resumption
from framing.attribution.source_report_phrases import relation
from framing.attribution.source_report_references import as_source, is_reference
from framing.config import default
from framing.language.noun_phrase_after import noun_phrase_after
from framing.language.noun_phrases import subject_before
from framing.language.punctuation import DASHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from framing.attribution.discourse import DiscourseContext, ResolvedSource
    from framing.language.tagged_sentence import TaggedSentence, TokenRange
_SETTINGS = default().attribution.discourse
_APART = DASHES | {",", "(", "-", "as"}


def report_frame(context: DiscourseContext, tagged: TaggedSentence) -> Credit | None:
    """Return the credit of a sentence that no verb credits: "The line will close, via the HC"."""
    if tagged.tokens.lower_at(len(tagged.tokens) - 1) == ":":
        return _introduction(context, tagged)
    for at in range(len(tagged.tokens) - 1):
        spoke = _spoke_saying(context, tagged, at) if tagged.in_class("spoke", at) else None
        if spoke is not None:
            return spoke
        if tagged.quoted[at] or not tagged.in_class("report_frames", at):
            continue
        cue = _cue(tagged, at)
        if cue is None:
            continue
        source = noun_phrase_after(tagged, at + 1, to_comma=True)
        if source is not None and _means_report(context, tagged, source):
            credit = _framed(tagged, cue, source)
            if credit is not None:
                return credit
    return None


def _spoke_saying(context: DiscourseContext, tagged: TaggedSentence, at: int) -> Credit | None:
    """Read "Two people spoke to the Courier, saying that the line would close"."""
    if tagged.tokens.lower_at(at + 1) not in {"to", "with"} or tagged.quoted[at]:
        return None
    subject = subject_before(tagged, at - 1)
    for says in range(at + 3, min(at + _SETTINGS.through_reach, len(tagged.tokens) - 1)):
        verb = tagged.lexicon.verbs.get(tagged.tokens.lower[says])
        if verb is None or verb.form != "ing" or not verb.classes & {"speech", "telling"}:
            continue
        end = says - 2 if tagged.tokens.lower[says - 1] == "," else says - 1
        content = (says + 1, clause_end(tagged, says + 1))
        if subject is None or content[1] <= content[0]:
            return None
        if not _means_report(context, tagged, (at + 2, end)):
            return None
        return Credit(subject, (at, at), (content,), "before", addressee=(at + 2, end))
    return None


def _introduction(context: DiscourseContext, tagged: TaggedSentence) -> Credit | None:
    """Read "Here is an excerpt from the Courier:", for what stands behind it."""
    last = len(tagged.tokens) - 2
    for at in range(last - 1, -1, -1):
        excerpt = tagged.in_class("excerpts", at)
        if tagged.is_mark(at):
            break
        source = (at + 1, last)
        if tagged.in_class("prepositions", at) and relation(context, tagged, source) is not None:
            first = at - 1 if tagged.in_class("excerpts", at - 1) else at
            here = tagged.in_class("points_ahead", 0) or tagged.tokens.lower[0] == "the"
            if excerpt or here or first < at or at == 0 or tagged.tokens.lower[at] == "to":
                return Credit(source, (first, at), (), "intro")
    return None


def _cue(tagged: TaggedSentence, at: int) -> TokenRange | None:
    """Return the words that credit: "via" apart from the sentence, "first reported in"."""
    if tagged.tokens.lower[at] != "in":
        apart = at == 0 or tagged.tokens.lower[at - 1] in _APART
        return (at, at) if apart else None
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(at - 1))
    if verb is None or verb.form != "past" or verb.lemma not in tagged.lexicon.reported_by:
        return None
    first = at - 1
    while tagged.is_adverb(first - 1) or tagged.in_class("be", first - 1):
        first -= 1
    led = tagged.tokens.lower_at(first - 1) == "as"
    passive = any(tagged.in_class("be", before) for before in range(first, at))
    return (first, at) if led or passive or first == 0 else None


def _framed(tagged: TaggedSentence, cue: TokenRange, source: TokenRange) -> Credit | None:
    behind = source[1] + 1
    while tagged.tokens.lower_at(behind) in {")", ":"}:
        behind += 1
    before = cue[0] - 1
    while before >= 0 and tagged.tokens.lower[before] in {"(", "as", "it"}:
        before -= 1
    contents = left_content(tagged, before) if before > 0 else ()
    if not contents:
        contents = resumption(tagged, behind, quotes_only=False)
    return Credit(source, cue, contents, "according") if contents else None


def through_report(
    context: DiscourseContext, tagged: TaggedSentence, credit: Credit
) -> ResolvedSource | None:
    """Read "said in an interview with the Courier", "In a Courier report, two people said"."""
    start, end = tagged.tokens.span(0, len(tagged.tokens) - 1)
    told = context.names_report(start, end) or context.tells_of_report(start, end)
    if not (told or context.is_statement) or context.source is None or not credit.contents:
        return None
    if credit.shape == "noun":
        return None  # what is only named was told by whoever names it
    held = [*credit.contents, *_named_alone(tagged, credit.source)]
    for first, last in _mentions(context, tagged):
        if any(start <= first <= end for start, end in held):
            continue
        apart = _says_apart(context, tagged, (first, last), credit)
        if apart or _leads_through(context, tagged, (first, _whole(tagged, last)), credit):
            context.introduced = max(context.introduced, tagged.tokens.start(first))
            return as_source(context.source, "spoke to it, or is quoted in it")
    return None


def _says_apart(
    context: DiscourseContext, tagged: TaggedSentence, name: TokenRange, credit: Credit
) -> bool:
    """Read "The owner, according to the Courier, said": a credit between speaker and verb."""
    source, (first, last) = credit.source, name
    if source is None or not source[0] < first <= source[1]:
        return False
    if tagged.in_class("determiners", first - 1):
        first -= 1
    if not _means_report(context, tagged, (first, last)):
        return False
    if tagged.tokens.lower[first - 1] in {"to", "per"}:
        return tagged.tokens.lower[first - 1] == "per" or tagged.tokens.lower_at(first - 2) == (
            "according"
        )
    verb = tagged.lexicon.verbs.get(tagged.tokens.lower_at(last + 1))
    says = verb is not None and verb.form != "ing" and bool(verb.classes & {"speech", "telling"})
    return tagged.tokens.lower[first - 1] == "," and says


def _named_alone(tagged: TaggedSentence, source: TokenRange | None) -> list[TokenRange]:
    """Return a source phrase up to its first comma: "Dahl" of "Dahl, in comments to the HC"."""
    if source is None:
        return []
    lower = tagged.tokens.lower[source[0] : source[1] + 1]
    return [(source[0], source[0] + lower.index(",") - 1 if "," in lower[1:] else source[1])]


def _mentions(context: DiscourseContext, tagged: TaggedSentence) -> Iterator[TokenRange]:
    """Yield where a sentence names the report, or says "the paper" for it."""
    start, end = tagged.tokens.span(0, len(tagged.tokens) - 1)
    if context.alias is not None and context.names_report(start, end):
        for match in context.alias.finditer(context.version.text, start, end):
            first = tagged.tokens.at(match.start())
            yield first, max(first, tagged.tokens.at(match.end()) - 1)
    references = tagged.lexicon.people["references"]
    if context.is_statement:
        references = tagged.lexicon.closed["statements"]
    elif context.introduced < 0 or not context.tells_of_report(start, end):
        return
    for at in range(1, len(tagged.tokens)):
        if tagged.tokens.lower[at] in references and tagged.tokens.lower[at - 1] == "the":
            rival, _ = context.rival(report_kind(tagged.tokens.lower[at]))
            if context.introduced > rival:
                yield at - 1, at


def _leads_through(
    context: DiscourseContext, tagged: TaggedSentence, name: TokenRange, credit: Credit
) -> bool:
    """Tell whether the name stands behind "in an interview with", "seen by", or "in" of its own.

    "In a Courier report, two people said" is; "following the report in the Courier, he said" not.
    """
    first, last = name
    for at in range(first - 1, max(-1, first - _SETTINGS.through_reach), -1):
        if tagged.is_mark(at) or tagged.quoted[at]:
            return False
        spoke = tagged.tokens.lower[at] in {"to", "with", "by"} and any(
            tagged.in_class("spoke_to", before) for before in (at - 1, at - 2)
        )
        if spoke or (tagged.tokens.lower[at] == "by" and tagged.in_class("shown", at - 1)):
            return _means_report(context, tagged, (at + 1, last))
        if tagged.tokens.lower[at] == "in" and _opens_adverbial(tagged, at, credit):
            return _means_report(context, tagged, (at + 1, last))
    return False


def _means_report(context: DiscourseContext, tagged: TaggedSentence, phrase: TokenRange) -> bool:
    return relation(context, tagged, phrase) is not None or is_reference(context, tagged, phrase)


def _opens_adverbial(tagged: TaggedSentence, index: int, credit: Credit) -> bool:
    """Tell whether a phrase tells where something is said: first, apart, or behind the verb."""
    before = index - 1
    return (
        before < 0
        or tagged.in_class("openers", before)
        or tagged.tokens.lower[before] in {",", "writing"}
        or before == credit.cue[1]
    )


def _whole(tagged: TaggedSentence, last: int) -> int:
    """Return the end of the phrase that begins with the report's name: "Courier report"."""
    for at in range(last + 1, len(tagged.tokens)):
        if tagged.is_mark(at) or tagged.is_finite(at) or tagged.in_class("subordinators", at):
            return at - 1
    return len(tagged.tokens) - 1
