"""The credits that stand in one sentence: source, cue and content, before anybody is named.

Rules look at the words around a cue only: nothing here knows the source report or what was said
before. See naming.py for who a phrase means and voice.py for what the sentence becomes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from framing.attribution.complements import Complement, clause_end, complement_after
from framing.attribution.lexicon import VerbForm
from framing.attribution.phrases import Clause, Range, phrase_after, subject_before

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re"})
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
_STRONG = frozenset({"speech"})
_CLOSING = frozenset({"after", "inverted", "as", "according"})
_GROUP = 8  # tokens in a verb group such as "has also repeatedly said"


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit as tokens. ``contents`` are in reading order; ``weak`` never decides a voice."""

    source: Range | None
    cue: Range
    contents: tuple[Range, ...]
    shape: str
    hearer: Range | None = None
    via: Range | None = None
    weak: bool = False
    subordinate: bool = False
    needs_speaker: bool = False
    """Counts only when the source is somebody or something that can speak."""


def find_credits(clause: Clause) -> tuple[Credit, ...]:
    """Find the credits of a sentence, in the order of their cues."""
    found: list[Credit] = []
    words, verbs = clause.words, clause.lexicon.verbs
    index = 0
    while index < len(words):
        low = words.lower[index]
        credit: Credit | None = None
        if clause.quoted[index]:
            pass
        elif low in verbs:
            credit = _verb_credit(clause, index, verbs[low], found)
        elif low == "according" and words.low(index + 1) == "to":
            credit = _according(clause, index)
        elif low == "citing":
            _cite(clause, index, found)
        if credit is None and low in clause.lexicon.people["nouns"] and not clause.quoted[index]:
            credit = _noun_credit(clause, index)
        if credit is not None:
            found.append(credit)
        index += 1
    return tuple(_apart(found))


def _apart(found: list[Credit]) -> list[Credit]:
    """Keep a statement from running into the credit that closes the sentence.

    In "A worried that B, two people said" the first credit is part of what two people said.
    """
    apart: list[Credit] = []
    for credit in found:
        closing = next(
            (
                other
                for other in found
                if other is not credit
                and other.shape in _CLOSING
                and other.source is not None
                and other.contents[0][0] <= credit.cue[0] <= other.contents[0][1]
            ),
            None,
        )
        if closing is None or closing.source is None:
            apart.append(credit)
            continue
        limit = closing.contents[0][1]
        contents = tuple(
            (first, min(last, limit)) for first, last in credit.contents if first <= limit
        )
        apart.append(replace(credit, contents=contents, subordinate=True))
    return apart


def _verb_credit(clause: Clause, index: int, verb: VerbForm, found: list[Credit]) -> Credit | None:
    start = _group_start(clause, index)
    before = start - 1
    if _is_noun_or_adjective(clause, index, start, verb):
        return None
    group = set(clause.words.lower[start:index])
    if verb.form == "past" and group & _BE and not _quoted_as(clause, index):
        return _passive(clause, start, index, verb)
    if clause.words.low(before) == "to" and verb.form == "base":
        return None
    if verb.form == "ing" and not group & _BE:
        return _trailing(clause, index, verb, found)
    if clause.words.low(before) == "as" and verb.form == "past":
        return _passive(clause, start, index, verb)
    ahead = complement_after(clause, index, verb)
    subject = subject_before(clause, before)
    inverted = _inverted(clause, start, ahead, subject, verb)
    if inverted is not None:
        return inverted
    elided = False
    if subject is None:
        subject = _elided(clause, before, found)
        if subject is None:
            return None
        elided = True
    return _finite(clause, verb, (start, index), subject, ahead, elided=elided)


def _group_start(clause: Clause, index: int) -> int:
    """Return where the verb group begins: auxiliaries and adverbs before the verb."""
    at = index
    while at > 0 and index - at < _GROUP:
        low = clause.words.lower[at - 1]
        if clause.quoted[at - 1]:
            break
        if clause.is_("auxiliaries", at - 1):
            if (
                low in {"'s", "’s"}
                and not clause.is_("personal", at - 2)
                and clause.words.low(at - 2) != "who"
                and clause.lexicon.verbs[clause.words.lower[index]].form != "ing"
            ):
                break
        elif not clause.adverb(at - 1) or clause.is_("determiners", at - 1):
            break
        at -= 1
    return at


def _is_noun_or_adjective(clause: Clause, index: int, start: int, verb: VerbForm) -> bool:
    previous = clause.words.low(start - 1)
    if start < index and clause.is_("auxiliaries", start):
        return False
    if previous in {"'s", "’s", "’", "'"} and not clause.quoted[start - 1]:
        return True
    if clause.is_("determiners", start - 1) and previous not in {
        "some",
        "many",
        "most",
        "others",
        "few",
        "another",
        "both",
        "all",
        "that",
        "several",
        "two",
        "three",
        "those",
        "one",
        "each",
    }:
        return True
    if verb.form in {"base", "s"}:
        if clause.is_("prepositions", start - 1) and previous != "to":
            return True
        plural = previous.endswith("s") or previous in {
            "people",
            "who",
            "they",
            "we",
            "i",
            "you",
            "and",
            "some",
            "many",
            "most",
            "others",
            "police",
            "men",
            "women",
            "officials",
            "that",
            ",",
            "both",
            "few",
            "which",
            "all",
            "to",
        }
        if verb.form == "base" and not plural:
            return not (
                clause.is_("auxiliaries", start)
                or clause.is_("prepositions", index + 1)
                or previous in {")", "—", "--"}
                or "speech" in verb.classes
            )
        if verb.form == "base" and verb.lemma == "report" and clause.words.capital(start - 1):
            return True
        if _followed_by_verb(clause, index) and verb.lemma in {
            "report",
            "claim",
            "comment",
            "post",
            "poll",
            "note",
            "state",
            "plan",
            "document",
            "call",
            "reason",
            "answer",
            "hope",
            "fear",
            "concern",
            "estimate",
            "forecast",
            "project",
            "rule",
            "question",
            "demand",
            "promise",
            "pledge",
            "view",
            "support",
            "show",
            "find",
            "signal",
            "brand",
            "term",
            "label",
            "point",
            "highlight",
            "detail",
            "back",
            "attack",
            "object",
            "protest",
            "wonder",
            "wish",
            "guess",
        }:
            return True
    return False


def _followed_by_verb(clause: Clause, index: int) -> bool:
    at = index + 1
    while clause.adverb(at) and not clause.mark(at):
        at += 1
    low = clause.words.low(at)
    return clause.is_("auxiliaries", at) or (
        not clause.mark(at)
        and low in clause.lexicon.verbs
        and clause.lexicon.verbs[low].form in {"s", "past"}
    )


def _quoted_as(clause: Clause, index: int) -> bool:
    return clause.words.low(index) == "quoted"


def _passive(clause: Clause, start: int, index: int, verb: VerbForm) -> Credit | None:
    """Read "as reported by X", "was first reported by X", "was predicted to"."""
    agent = next(
        (
            at
            for at in range(index + 1, min(index + 5, len(clause.words)))
            if clause.words.lower[at] == "by"
        ),
        None,
    )
    subject = subject_before(clause, start - 1)
    left = (subject[0] if subject else 0, start - 1)
    if agent is not None and not any(clause.mark(at) for at in range(index + 1, agent)):
        source = phrase_after(clause, agent + 1)
        if source is None or left[1] < left[0]:
            return None
        strong = bool(verb.classes & {"speech", "evidence"}) and verb.lemma in {
            "report",
            "reveal",
            "announce",
            "confirm",
            "disclose",
            "say",
            "note",
            "state",
            "claim",
            "estimate",
            "predict",
            "observe",
            "describe",
        }
        return Credit(
            source,
            (start, agent),
            (left,),
            "passive",
            weak=not strong or subject is None,
            subordinate=not strong,
        )
    if verb.lemma == "report" or not clause.lexicon.is_("agentless", clause.words.lower[index]):
        return None
    follow = clause.words.low(index + 1)
    if follow == "that":
        return Credit(
            None,
            (start, index),
            ((index + 1, clause_end(clause, index + 1)),),
            "agentless",
            weak=True,
        )
    if follow != "to" or left[1] < left[0]:
        return None
    return Credit(
        None,
        (start, index),
        (left, (index + 1, clause_end(clause, index + 1))),
        "agentless",
        weak=True,
    )


def _trailing(clause: Clause, index: int, verb: VerbForm, found: list[Credit]) -> Credit | None:
    """Read ", adding that ...": the speaker is the one already speaking."""
    previous = clause.words.low(index - 1)
    while clause.adverb(index - 1) and previous:
        index_before = index - 1
        previous = clause.words.low(index_before - 1)
        break
    if not verb.trailing and not verb.classes & {"act", "commissive", "directive", "naming"}:
        return None
    if (
        previous
        not in {
            ",",
            "by",
            "in",
            "for",
            "while",
            "without",
            "before",
            "after",
            "and",
            "—",
            "--",
            "from",
            "of",
        }
        and not clause.quoted[index - 1]
    ):
        return None
    ahead = complement_after(clause, index, verb)
    if not ahead.contents:
        return None
    source = found[-1].source if found and found[-1].source else main_subject(clause, index)
    weak = ahead.weak or not verb.classes & {
        "speech",
        "telling",
        "evidence",
        "commissive",
        "directive",
        "naming",
    }
    return Credit(
        source,
        (index, ahead.cue_end),
        ahead.contents,
        "trailing",
        hearer=ahead.hearer,
        weak=weak,
        subordinate=True,
    )


def main_subject(clause: Clause, limit: int) -> Range | None:
    """Return the subject of the sentence's first clause, if it is plain."""
    for at in range(1, limit):
        if clause.finite(at):
            start = _group_start_plain(clause, at)
            return subject_before(clause, start - 1)
    return None


def _group_start_plain(clause: Clause, index: int) -> int:
    while index > 0 and (clause.is_("auxiliaries", index - 1) or clause.adverb(index - 1)):
        index -= 1
    return index


def _elided(clause: Clause, before: int, found: list[Credit]) -> Range | None:
    """Find who speaks in "He resigned and said": the subject of the sentence."""
    low = clause.words.low(before)
    if low not in {"and", "but", "then", "or", ","}:
        return None
    if low == "," and not clause.words.lower[before - 1 : before]:
        return None
    if found and found[-1].source and found[-1].shape in {"after", "finite", "trailing"}:
        return found[-1].source
    return main_subject(clause, before)


def _inverted(
    clause: Clause, start: int, ahead: Complement, subject: Range | None, verb: VerbForm
) -> Credit | None:
    """Read "..., said the minister": statement, verb, speaker."""
    before = start - 1
    low = clause.words.low(before)
    closes = before >= 0 and clause.quoted[before]
    speaks = "speech" in verb.classes or (closes and "quoting" in verb.classes)
    if not (closes or low == ",") or not speaks or verb.form == "ing":
        return None
    after = ahead.verb_end + 1
    if clause.mark(after) or (after < len(clause.quoted) and clause.quoted[after]):
        return None
    if clause.words.low(after) in {"that", "to", "whether", "how"} or clause.is_(
        "prepositions", after
    ):
        return None
    source = phrase_after(clause, after)
    if source is None or clause.has_finite(source[0], min(source[1], _head_end(clause, source))):
        return None
    if (
        low == ","
        and subject is not None
        and not closes
        and source[1] < clause.last() - 1
        and not clause.mark(source[1] + 1)
    ):
        return None
    contents = _left_content(clause, before)
    if not contents:
        return None
    resumed = _resumption(clause, source[1] + 1, quotes_only=True)
    return Credit(source, (start, ahead.verb_end), (*contents, *resumed), "inverted")


def _head_end(clause: Clause, source: Range) -> int:
    """Return the end of a source phrase before ", who ..."."""
    for at in range(source[0], source[1]):
        if clause.words.lower[at] == ",":
            return at - 1
    return source[1]


def _finite(  # noqa: PLR0913 - the parts of one credit
    clause: Clause,
    verb: VerbForm,
    group: Range,
    subject: Range,
    ahead: Complement,
    *,
    elided: bool,
) -> Credit | None:
    source = subject
    lead = clause.words.low(subject[0] - 1)
    as_parenthesis = lead == "as"
    sub = (clause.is_("subordinators", subject[0] - 1) and not as_parenthesis) or clause.words.low(
        subject[0]
    ) in {"who", "which", "that"}
    cue = (group[0], ahead.cue_end)
    if ahead.contents and not as_parenthesis:
        weak = ahead.weak or _weak_class(verb, ahead)
        return Credit(
            source,
            cue,
            ahead.contents,
            "finite",
            hearer=ahead.hearer,
            weak=weak,
            subordinate=sub,
            needs_speaker=not verb.classes & _STRONG,
        )
    follows_quote = subject[0] > 0 and clause.quoted[subject[0] - 1]
    if not verb.classes & {"speech", "telling", "evidence", "belief"} and not (
        follows_quote and "quoting" in verb.classes
    ):
        return None
    if elided:
        return None
    if as_parenthesis:
        return _as_parenthesis(clause, source, cue, ahead)
    if lead not in {",", "—", "--"} and not follows_quote:
        return None
    contents = _left_content(clause, subject[0] - 1)
    if not contents:
        return None
    resumed = _resumption(clause, ahead.end + 1, quotes_only=clause.has_finite(*contents[0]))
    return Credit(source, cue, (*contents, *resumed), "after", hearer=ahead.hearer)


def _as_parenthesis(clause: Clause, source: Range, cue: Range, ahead: Complement) -> Credit | None:
    """Read "..., as the report notes" and "As the report notes, ..."."""
    contents = _left_content(clause, source[0] - 2)
    if not contents:
        contents = _resumption(clause, ahead.end + 1, quotes_only=False)
    return Credit(source, cue, contents, "as") if contents else None


def _weak_class(verb: VerbForm, ahead: Complement) -> bool:
    if verb.classes & {"speech", "telling", "evidence", "naming"}:
        return ahead.weak
    if verb.classes & {"commissive", "directive", "belief", "asking"}:
        return ahead.weak
    return True


def _left_content(clause: Clause, before: int) -> tuple[Range, ...]:
    """Return the statement that ends at token ``before``: from the sentence's start."""
    last = before
    while last >= 0 and clause.words.lower[last] in {",", "—", "--"} and not clause.quoted[last]:
        last -= 1
    return ((0, last),) if last >= 0 else ()


def _resumption(clause: Clause, index: int, *, quotes_only: bool) -> tuple[Range, ...]:
    """Return the rest of a statement that its credit interrupts."""
    while clause.words.low(index) in {",", ":", "—", "--"} and not clause.quoted[index]:
        index += 1
    last = clause_end(clause, index)
    if index >= len(clause.words) or last < index or clause.words.lower[index] == ".":
        return ()
    if clause.quoted[index]:
        return ((index, last),)
    form = clause.lexicon.verbs.get(clause.words.lower[index])
    if quotes_only or (form is not None and form.form == "ing"):
        return ()
    return ((index, last),)


def _according(clause: Clause, index: int) -> Credit | None:
    source = phrase_after(clause, index + 2, to_comma=index <= 1)
    if source is None:
        return None
    cue = (index, index + 1)
    lead = clause.words.low(index - 1)
    opens = index == 0 or (index == 1 and clause.is_("openers", 0))
    if not opens:
        contents = _left_content(clause, index - 1)
        resumed = _resumption(
            clause, source[1] + 1, quotes_only=lead != "," or clause.has_finite(0, index - 1)
        )
        return Credit(source, cue, (*contents, *resumed), "according")
    after, via = source[1] + 1, None
    if clause.words.low(after) == "," and clause.words.low(after + 1) == "citing":
        via = phrase_after(clause, after + 2, to_comma=True)
        after = via[1] + 1 if via else after
    elif clause.words.low(after) == "," and clause.words.low(after + 1) in {
        "a",
        "an",
        "the",
        "who",
    }:
        end = next(
            (at for at in range(after + 1, len(clause.words)) if clause.words.lower[at] == ","),
            None,
        )
        if (
            end
            and not clause.has_finite(after + 1, end)
            and clause.has_finite(end, len(clause.words) - 1)
        ):
            source, after = (source[0], end - 1), end
    contents = _resumption(clause, after, quotes_only=False)
    return Credit(source, cue, contents, "according", via=via) if contents else None


def _cite(clause: Clause, index: int, found: list[Credit]) -> None:
    """Put the source of "..., citing X" behind the credit it belongs to."""
    if not found or found[-1].via is not None:
        return
    via = phrase_after(clause, index + 1, to_comma=True)
    if via is not None:
        found[-1] = replace(found[-1], via=via)


def _noun_credit(clause: Clause, index: int) -> Credit | None:
    """Read "the ministry's claim that", "concerns that"."""
    if clause.words.low(index + 1) != "that" or clause.finite(index + 2):
        return None
    content = (index + 1, clause_end(clause, index + 1, stop_at_comma=True))
    if content[1] <= content[0]:
        return None
    start = index
    while (
        start > 0
        and not clause.mark(start - 1)
        and clause.words.lower[start - 1] not in {"'s", "’s", "’"}
        and not clause.is_("determiners", start - 1)
        and index - start < _GROUP
        and not clause.is_("prepositions", start - 1)
        and not clause.finite(start - 1)
    ):
        start -= 1
    source: Range | None = None
    if clause.words.low(start - 1) in {"'s", "’s", "’"}:
        owner = subject_before(clause, start - 2)
        source = owner
    elif clause.words.low(start - 1) in {"his", "her", "their", "its", "my", "our"}:
        source = (start - 1, start - 1)
    return Credit(source, (start, index), (content,), "noun", weak=True, subordinate=True)
