"""Who stands before or after a verb: noun phrases found with closed word classes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.language.token_sequence import MARKS

if TYPE_CHECKING:
    from framing.language.token_sequence import Clause, Range

_BRACKETS = {")": "(", "]": "["}
_DASHES = frozenset({"—", "–", "―", "--", "---"})
_LONGEST = 40  # tokens in a source phrase, appositives included
_APPOSITIVES = 4  # commas stepped over between a subject and its verb
_PAIR = 5  # tokens in ", and her deputy,"
_PARTY = 3  # letters of a party before a place: "D-Ohio", "SNP-Perth"
_YEAR = 4  # digits of a year
_RELATIVE = 8  # tokens of "who spoke to the Courier"


def subject_before(clause: Clause, index: int) -> Range | None:
    """Return the subject phrase that ends at token ``index``, appositives included."""
    low = clause.words.low(index)
    found: Range | None = None
    if index < 0 or (clause.quoted[index] and low in MARKS):
        pass
    elif low == ",":
        found = _with_appositive(clause, index)
    elif low in _BRACKETS or low in _DASHES:
        found = _with_parenthesis(clause, index)
    elif _is_day(clause, index):
        found = _without_day(clause, index)
    elif clause.is_("pronouns", index) or low == "that":
        paired = low == "one" and clause.is_("determiners", index - 1)
        found = (index - 1 if paired else index, index)
    elif _can_end(clause, index):
        start = _bracketed(clause, _antecedent(clause, _phrase_start(clause, index)))
        found = (start, index) if start <= index else None
    if found is not None and found[0] == found[1] and clause.words.lower[index].isdigit():
        return None  # "on May 9, 2012, said"
    return found


def _bracketed(clause: Clause, start: int) -> int:
    """Take along the names before "and" in "Ana Ruiz (Lunde), Jon Dahl (Vestby) and a clerk"."""
    at = start - 1 if clause.words.low(start - 1) == "and" else start
    while at != start and clause.words.low(at - 1) == ")":
        before = _with_parenthesis(clause, at - 1)
        if before is None:
            break
        start, at = before[0], before[0]
        if clause.words.low(at - 1) == ",":
            at -= 1
    return start


def _antecedent(clause: Clause, start: int) -> int:
    """Return where "people who spoke to the Courier" begins, of which "the Courier" was found."""
    lead = start - 1
    while clause.is_("determiners", lead):
        lead -= 1
    if not clause.is_("prepositions", lead):
        return start
    for at in range(lead - 1, max(0, start - _RELATIVE), -1):
        if clause.mark(at) or clause.quoted[at]:
            break
        if clause.words.lower[at] == "who":
            whose = subject_before(clause, at - 1)
            return whose[0] if whose is not None and whose[1] == at - 1 else start
    return start


def _is_day(clause: Clause, index: int) -> bool:
    times = clause.is_("times", index)
    timed = (times or _is_year(clause, index)) and clause.is_("day_leads", index - 1)
    return clause.is_("days", index) or clause.words.low(index) == "ago" or timed


def _is_year(clause: Clause, index: int) -> bool:
    low = clause.words.low(index)
    return low.isdigit() and len(low) == _YEAR


def _can_end(clause: Clause, index: int) -> bool:
    """Tell whether a noun phrase can end with this token."""
    if clause.is_("determiners", index):
        return clause.is_("standalone", index)
    return not (
        clause.words.lower[index] in clause.lexicon.links
        or clause.is_("dangling", index)
        or clause.mark(index)
        or clause.finite(index)
    )


def _phrase_start(clause: Clause, index: int) -> int:
    at = index
    while at >= 0 and index - at < _LONGEST and not _bounds(clause, at, last=index):
        at -= 1
    return _trim_start(clause, _list_start(clause, at + 1, index), index)


def _list_start(clause: Clause, start: int, index: int) -> int:
    """Take along the other names of "Ana Ruiz, Jon Dahl and Per Olsen"."""
    if "and" not in clause.words.lower[start : index + 1]:
        return start
    while clause.words.low(start - 1) == "," and _is_name(clause, start, start - 2):
        start -= 2
        while clause.words.capital(start - 1) and not clause.quoted[start - 1]:
            start -= 1
        if clause.is_("prepositions", start - 1):
            head = subject_before(clause, start - 2)  # "ministers from Norland, Sudland and ..."
            return head[0] if head is not None and head[1] == start - 2 else start
    return start


def _is_name(clause: Clause, after: int, before: int) -> bool:
    """Tell whether capitals stand on both sides of a comma, and no place such as "Mo."."""
    names = clause.words.capital(after) and clause.words.capital(before)
    return names and not clause.quoted[before]


def _bounds(clause: Clause, at: int, *, last: int) -> bool:
    """Tell whether a noun phrase that ends at ``last`` cannot reach back over this token."""
    low = clause.words.lower[at]
    if low not in clause.lexicon.bounds:
        verb = at < last and clause.finite(at) and not _describes_before(clause, at)
        return verb or clause.mark(at)
    if clause.genitive(at):
        return False
    return (
        clause.is_("auxiliaries", at)
        or clause.is_("personal", at)
        or (clause.is_("subordinators", at) and not (low == "that" and at == 0))
        or (at < last and clause.finite(at) and not _describes_before(clause, at))
        or low in {"but", "ago"}
        or (low in {"and", "or"} and _joins_clauses(clause, at))
    )


def _describes_before(clause: Clause, at: int) -> bool:
    """Tell whether a form in "-ed" is no verb: "retired general", "a report released Friday"."""
    return _is_retired(clause, at) or (
        clause.is_("published", at)
        and clause.words.low(at - 1) in clause.lexicon.people["documents"]
    )


def _is_retired(clause: Clause, at: int) -> bool:
    """Tell whether a participle opens a phrase: "..., retired general Jon Dahl said"."""
    opens = at == 0 or clause.mark(at - 1) or clause.quoted[at - 1]
    low = clause.words.lower[at]
    return opens and low.endswith("ed") and low not in clause.lexicon.verbs


def _joins_clauses(clause: Clause, index: int) -> bool:
    """Tell whether "and" joins two clauses, not two nouns."""
    if clause.words.low(index - 1) == ",":
        return True
    for at in range(index - 1, max(-1, index - _LONGEST), -1):
        if clause.mark(at):
            return False
        if clause.finite(at) or clause.is_("personal", at):
            return True
    return False


def _trim_start(clause: Clause, start: int, index: int) -> int:
    """Leave out what opens the sentence: "But", "Meanwhile", "On Tuesday"."""
    while start <= index and _opens_sentence(clause, start):
        start += 1
    if clause.words.low(start).endswith("ing") and clause.is_("determiners", start + 1):
        return start + 1
    if start < index and clause.is_("prepositions", start):
        return _after_adverbial(clause, start, index)
    return start


def _opens_sentence(clause: Clause, index: int) -> bool:
    if clause.is_("determiners", index) or clause.is_("conjunctions", index + 1):
        return False  # "Long and Berg said": a name
    return (
        clause.is_("openers", index)
        or clause.is_("conjunctions", index)
        or clause.adverb(index)
        or clause.words.lower[index] == "."
    )


def _after_adverbial(clause: Clause, start: int, index: int) -> int:
    """Return where the subject begins in "In a statement the minister"."""
    best = index
    for at in range(start + 2, index + 1):
        new_phrase = clause.is_("determiners", at) or (
            clause.words.capital(at)
            and (not clause.words.capital(at - 1) or clause.is_("days", at - 1))
        )
        if (
            new_phrase
            and not clause.is_("prepositions", at - 1)
            and not clause.is_("determiners", at - 1)
        ):
            best = at
            break
    while best < index and (clause.is_("days", best) or clause.words.lower[best].isdigit()):
        best += 1
    return best


def _with_appositive(clause: Clause, comma: int) -> Range | None:
    """Return the subject of "The minister, a lawyer, said", stepping over adverbials too."""
    first = comma
    found: Range | None = None
    for _ in range(_APPOSITIVES):
        first = _comma_before(clause, first)
        if first <= 0 or comma - first > _LONGEST or not _describes(clause, first + 1, comma - 1):
            break
        head = subject_before(clause, first - 1)
        if head is None or head[1] != first - 1:
            break
        if not _is_adverbial(clause, head[0]):
            found = head[0], comma - 1
            describes = clause.is_("determiners", head[0]) or _is_label(clause, head)
            if not describes or head[0] <= 1 or clause.words.lower[head[0] - 1] != ",":
                break
    return found


def _is_label(clause: Clause, phrase: Range) -> bool:
    """Tell whether a phrase is "58", "D-Ohio" or "Liberal of Ohio", behind a name."""
    first, last = phrase
    party, dash, place = clause.words.text[first].partition("-")
    placed = dash and len(party) <= _PARTY and party.isupper() and place[:1].isupper()
    return bool(
        (first == last and clause.words.lower[first].isdigit())
        or placed
        or (clause.is_("affiliations", first) and clause.words.low(first + 1) in {"of", "from", ""})
    )


def _is_adverbial(clause: Clause, start: int) -> bool:
    """Tell whether a phrase between commas is "in March" or "speaking in Lima", no subject."""
    low = clause.words.lower[start]
    participle = low.endswith("ing") and start > 0 and not clause.words.capital(start)
    return participle or clause.is_("prepositions", start - 1)


def _comma_before(clause: Clause, index: int) -> int:
    at = index - 1
    while at >= 0 and clause.words.lower[at] != ",":
        if index - at > _LONGEST or (clause.quoted[at] and clause.words.lower[at] in MARKS):
            return -1
        at -= 1
    return at


def _describes(clause: Clause, first: int, last: int) -> bool:
    """Tell whether the words between two commas describe a subject, and are no clause."""
    low = clause.words.low(first)
    if clause.is_("personal", first) or (
        clause.is_("conjunctions", first) and last - first > _PAIR
    ):
        return False
    participle = low.endswith("ing") and not clause.words.capital(first)
    if low == "as" and clause.is_("shown", first + 1) and clause.words.low(first + 2) == "by":
        return True
    if low in {"who", "which", "whose"} or participle or clause.is_("determiners", first):
        return True
    return not clause.has_finite(first, last)


def _with_parenthesis(clause: Clause, closer: int) -> Range | None:
    low = clause.words.lower[closer]
    opener = _BRACKETS.get(low, low)
    at = closer - 1
    while at >= 0 and clause.words.lower[at] != opener and closer - at < _LONGEST:
        at -= 1
    if at <= 0 or clause.words.lower[at] != opener:
        return None
    head = subject_before(clause, at - 1)
    if head is None:
        return None
    return head[0], closer if low in _BRACKETS else closer - 1


def _without_day(clause: Clause, index: int) -> Range | None:
    """Return the subject of "The minister on Tuesday said", "The minister this week said"."""
    at = index
    while at >= 0 and (
        clause.is_("days", at)
        or clause.is_("times", at)
        or clause.is_("day_leads", at)
        or _is_year(clause, at)
    ):
        at -= 1
    counts = at >= 0 and (clause.is_("determiners", at) or clause.words.lower[at].isdigit())
    if counts and at < index and clause.is_("times", at + 1):
        at -= 1  # "two weeks ago"
    elif at < 0 or not clause.is_("day_leads", at + 1):
        return None
    return subject_before(clause, at)


def _counts(clause: Clause, index: int) -> bool:
    return clause.is_("determiners", index) or clause.words.lower[index].isdigit()
