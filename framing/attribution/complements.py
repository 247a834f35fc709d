"""What follows a verb of speech: the hearer, adverbials, and the statement itself."""

from __future__ import annotations

from dataclasses import dataclass

from framing.attribution.lexicon import VerbForm
from framing.attribution.phrases import MARKS, Clause, Range

_HEARER = 9  # tokens
_ADVERBIAL = 14  # tokens in "in a statement on Tuesday"
_ADVERBIAL_PREPOSITIONS = frozenset(
    {
        "on",
        "in",
        "at",
        "during",
        "to",
        "of",
        "after",
        "before",
        "through",
        "via",
        "from",
        "by",
        "with",
        "about",
        "for",
        "over",
    }
)
_CONTRAST = frozenset({"but", "while", "although", "though", "and", "whereas"})
_QUESTION = frozenset({"whether", "how", "what", "why", "if", "who", "when", "where"})


@dataclass(frozen=True, slots=True)
class Complement:
    """``contents`` is empty when no statement follows; ``end`` is the last token looked at."""

    verb_end: int
    cue_end: int
    end: int
    contents: tuple[Range, ...] = ()
    hearer: Range | None = None
    weak: bool = False


def complement_after(clause: Clause, index: int, verb: VerbForm) -> Complement:
    """Find the statement that follows the verb at token ``index``."""
    verb_end = index
    if clause.words.low(index + 1) in verb.particles:
        verb_end = index + 1
    at = verb_end + 1
    hearer: Range | None = None
    if "telling" in verb.classes:
        hearer = _hearer(clause, at)
        if hearer is not None:
            at = hearer[1] + 1
    after = _skip_adverbials(clause, at)
    content, weak = _statement(clause, after, at, verb, particle=verb_end > index)
    if content is None:
        return Complement(verb_end, verb_end, after - 1, hearer=hearer)
    return Complement(verb_end, verb_end, content[1], (content,), hearer, weak)


def _hearer(clause: Clause, index: int) -> Range | None:
    low = clause.words.low(index)
    if (
        clause.mark(index)
        or clause.quoted[index]
        or clause.is_("prepositions", index)
        or low == "that"
    ):
        return None
    if low in {
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "it",
        "reporters",
        "journalists",
        "lawmakers",
        "himself",
        "herself",
    }:
        return index, index
    at, noun = index, False
    while at < len(clause.words) and at - index < _HEARER:
        low = clause.words.lower[at]
        if clause.mark(at) or clause.quoted[at]:
            break
        if at > index and (
            low == "that"
            or low in _QUESTION
            or clause.is_("prepositions", at)
            and low != "of"
            or clause.is_("personal", at)
            or clause.is_("days", at)
            or (noun and clause.is_("determiners", at))
            or clause.finite(at)
        ):
            break
        noun = noun or not clause.is_("determiners", at)
        at += 1
    return (index, at - 1) if at > index else None


def _skip_adverbials(clause: Clause, index: int) -> int:
    """Step over "on Tuesday", "(Nov. 19)", "in a statement", when a statement or an end follows."""
    at = index
    while at < len(clause.words) and not clause.quoted[at]:
        low = clause.words.lower[at]
        if clause.is_("days", at) or low.isdigit() or (low == "." and clause.is_("days", at - 1)):
            at += 1
        elif low == "(":
            close = next(
                (
                    n
                    for n in range(at, min(at + 8, len(clause.words)))
                    if clause.words.lower[n] == ")"
                ),
                None,
            )
            if close is None:
                break
            at = close + 1
        elif low in _ADVERBIAL_PREPOSITIONS:
            end = _adverbial_end(clause, at)
            if end is None:
                break
            at = end
        elif low in {
            "week",
            "month",
            "year",
            "morning",
            "afternoon",
            "evening",
            "night",
            "ago",
        } or (clause.adverb(at) and low not in {"both", "all", "first", "even", "only", "not"}):
            at += 1
        else:
            break
    return at


def _adverbial_end(clause: Clause, index: int) -> int | None:
    for at in range(index + 1, min(index + _ADVERBIAL, len(clause.words))):
        low = clause.words.lower[at]
        if clause.quoted[at]:
            return at if low in MARKS else None
        if low in {"that", ":"} or (clause.mark(at) and low != "("):
            return at
        if clause.is_("personal", at) or clause.is_("days", at):
            return at
        if (
            at > index + 1
            and clause.is_("determiners", at)
            and not clause.is_("prepositions", at - 1)
        ):
            return at
        if clause.finite(at):
            return None
    return len(clause.words) if index + _ADVERBIAL >= len(clause.words) else None


def _statement(  # noqa: C901, PLR0911 - one line for each thing that may follow a verb
    clause: Clause, index: int, first: int, verb: VerbForm, *, particle: bool
) -> tuple[Range | None, bool]:
    """Return the statement that begins at ``index`` (or the plain object at ``first``)."""
    words = clause.words
    low = words.low(index)
    clausal = bool(verb.classes & {"speech", "telling", "evidence", "belief", "commissive"})
    if not low or (low == "." and index >= clause.last()):
        return None, False
    if clause.quoted[index]:
        return _to_end(clause, index), False
    if low == "that" and (clausal or "directive" in verb.classes):
        return _to_end(clause, index), False
    if low == ":":
        return _to_end(clause, index + 1), False
    if low == ",":
        opens = index + 1 < len(words) and clause.quoted[index + 1]
        return (_to_end(clause, index + 1), False) if opens else (None, False)
    if low in _QUESTION and verb.classes & {"asking", "speech", "telling", "evidence", "belief"}:
        return _to_end(clause, index), False
    if low == "to":
        return _infinitive(clause, index, verb)
    last = clause_end(clause, index)
    if clause.mark(index) or last < index:
        return None, False
    if particle or verb.classes & {"naming", "directive"}:
        return _to_end(clause, first), particle and not verb.classes & {"directive", "speech"}
    if clausal and not clause.is_("prepositions", index) and clause.has_finite(index, last):
        plain = "act" in verb.classes or (
            verb.lemma in {"know", "find", "show", "feel", "hold"}
            and not _clause_opens(clause, index)
        )
        return _to_end(clause, index), plain
    if (
        "act" in verb.classes
        or "evidence" in verb.classes
        or verb.lemma
        in {
            "predict",
            "report",
            "acknowledge",
            "cite",
            "confirm",
            "deny",
            "announce",
            "mention",
            "reiterate",
            "stress",
            "emphasize",
            "estimate",
            "note",
        }
    ):
        if clause.is_("prepositions", first) or clause.mark(first):
            return None, False
        return _to_end(clause, first), True
    return None, False


def _clause_opens(clause: Clause, index: int) -> bool:
    return (
        clause.is_("personal", index)
        or clause.is_("determiners", index)
        or clause.words.capital(index)
    )


def _infinitive(clause: Clause, index: int, verb: VerbForm) -> tuple[Range | None, bool]:
    if verb.classes & {"commissive", "directive"} or verb.lemma in {"claim", "agree"}:
        return _to_end(clause, index), False
    if verb.classes & {"act", "belief", "telling", "asking"}:
        return _to_end(clause, index), True
    return None, False


def _to_end(clause: Clause, index: int) -> Range | None:
    last = clause_end(clause, index)
    return (index, last) if last >= index else None


def clause_end(clause: Clause, index: int, *, stop_at_comma: bool = False) -> int:
    """Return the last token of the statement that begins at ``index``."""
    last = clause.last()
    if len(clause.words) - 1 > last and clause.quoted and clause.quoted[len(clause.words) - 1]:
        last = len(clause.words) - 1
    for at in range(index + 1, last + 1):
        if clause.quoted[at]:
            continue
        low = clause.words.lower[at]
        if low == "," and (stop_at_comma or _breaks_off(clause, at)):
            return at - 1
        if low == "according" and clause.words.low(at + 1) == "to":
            return at - 1
    return last


def _breaks_off(clause: Clause, comma: int) -> bool:
    """Tell whether a comma ends a statement: another voice, or the speaker again, follows."""
    following = clause.words.low(comma + 1)
    if following in {"according", "citing"}:
        return True
    form = clause.lexicon.verbs.get(following)
    if form is not None and form.trailing:
        return True
    if following == "as" and _cue_within(clause, comma + 2):
        return True
    return following in _CONTRAST and _cue_within(clause, comma + 2)


def _cue_within(clause: Clause, index: int) -> bool:
    """Tell whether a subject and a verb of speech follow within a few words."""
    for at in range(index + 1, min(index + 7, len(clause.words))):
        if clause.mark(at) or clause.quoted[at]:
            return False
        form = clause.lexicon.verbs.get(clause.words.lower[at])
        if form is not None and form.form in {"s", "past"} and form.classes & {"speech", "telling"}:
            return True
    return False
