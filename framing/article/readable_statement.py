"""A statement in words that can be read alone: with its subject, to the end of what it says.

Facts are compared clause by clause, but a reader is shown them one at a time. What lacks its
subject, stops within a phrase or opens with "until" is shown from where its clause begins to where
it ends, and as its whole sentence where even that has no verb of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.language.antecedents import is_possessive
from framing.language.clause_words import clause_words
from framing.language.clauses import trimmed
from framing.language.names import names
from framing.language.word_lists import word_set
from framing.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.language.clause_words import ClauseWords
    from framing.language.clauses import Clause

_WORD = re.compile(r"[\w’'-]+")
_ABOUT_NAME = re.compile(
    r"\[?(?P<name>[^,\]]{2,60})(?:,|\])\s(?P<relative>(?:who|which)\s)?(?P<said>[^,]+.*)", re.DOTALL
)
"""A name, and what is said of it: "Acme, which makes kites", "[Acme] a maker of kites"."""
_OPENING = '“‘«"'


def named_statement(words: str, clause: Clause, subject: str, name: str) -> str:
    """Return a clause with its subject in brackets where it has none, or only a pronoun.

    Args:
        words: The clause's own words.
        clause: Its place, and the subject that it shares with another clause.
        subject: The words that stand for its subject, such as "they" or "its owner".
        name: The name that they stand for, or nothing.

    Returns:
        Nothing where the subject that it lacks is no plain name: it may be read wrongly.
    """
    pronoun, _, rest = subject.partition(" ")
    owned = bool(name) and is_possessive(pronoun)
    owner = f"{name}’s" if owned else name
    if clause.subject and not owner and not _is_name(clause.subject):
        return ""
    if clause.subject:
        named = f"{owner} {rest}" if owned else owner or clause.subject
        words = f"[{named}] {words[clause.pronoun :]}"
    elif owner:
        replaced = pronoun if owned else subject
        words = re.sub(rf"\b{re.escape(replaced)}\b", lambda _: f"[{owner}]", words, count=1)
    return " ".join(words.split())


def readable_statement(
    text: str, sentence: Span, clauses: Sequence[Clause], place: int, named: Sequence[str]
) -> str:
    """Return one of a sentence's statements in words that can be read alone.

    Args:
        text: The version's text.
        sentence: The sentence that tells it.
        clauses: All that the sentence tells, in order.
        place: Which of them is meant.
        named: Each with its subject in brackets, as ``named_statement`` gives it.
    """
    clause = clauses[place]
    end = _end(text, sentence, clauses, place)
    if stands_for_speaker(text, sentence, clause.span):
        return readable_part(text, sentence, sentence)
    told = named[place] and named[place] + text[clause.span.end : end]
    has_subject = told[:1] == "["
    said = Span(clause.span.start + clause.pronoun, end)
    if told and _reads_alone(text, said, has_subject=has_subject):
        return _begun(told)
    described = _described(told or clause.span.of(text))
    if described:
        return _begun(described)
    if has_subject and place == 0:
        return _begun(told + text[end : sentence.end])
    linked = _after_link(text, clauses[1 : place + 1], end)
    whole = linked or Span(clauses[0].span.start, end)
    named_first = named[0] and not stands_for_speaker(text, sentence, clauses[0].span)
    if named_first and not linked and _reads_alone(text, whole):
        return _begun(named[0] + text[clauses[0].span.end : end])
    return readable_part(text, sentence, whole)


def _after_link(text: str, clauses: Sequence[Clause], end: int) -> Span | None:
    """The nearest clause behind a linking word that can be told without what it hangs on."""
    parts = (_without_link(text, Span(clause.span.start, end)) for clause in reversed(clauses))
    return next((part for part in parts if part and _reads_alone(text, part)), None)


def _without_link(text: str, part: Span) -> Span | None:
    """A clause without "after" or "because" before it; None where no such word begins it.

    "If" is none: it makes unsure what follows. Nor may a pronoun be the subject.
    """
    link = _WORD.match(text, part.start)
    if link is None or link.group().lower() not in word_set("language/propositions", "linking"):
        return None
    first = _WORD.match(text, link.end() + 1)
    begins = first.group().lower() if first else ""
    if not begins or begins in word_set("language/word_classes", "personal"):
        return None
    return Span(link.end() + 1, part.end)


def readable_part(text: str, sentence: Span, part: Span) -> str:
    """Return a part of a sentence if it reads alone, else all of the sentence.

    "They fell ill" is read with "two nurses said" before it, which tells who they are.
    """
    if stands_for_speaker(text, sentence, part):
        part = sentence
    if _reads_alone(text, part) and _ends(text, part.end, sentence.end):
        return _begun(part.of(text))
    return _begun(trimmed(text, sentence.start, sentence.end).of(text))


def stands_for_speaker(text: str, sentence: Span, part: Span) -> bool:
    """Tell whether a part opens with a pronoun that words before it may explain: "X said she"."""
    first = _WORD.match(text, part.start)
    begins = trimmed(text, sentence.start, sentence.end).start
    return (
        first is not None
        and first.group().lower() in {"he", "she", "it", "they"}
        and bool(text[begins : part.start].strip(" \t\n\"“'‘"))
    )


def _described(words: str) -> str:
    """What is said of a name without a verb of its own: "[Acme] makes kites", "Acme, a maker"."""
    found = _ABOUT_NAME.match(words)
    if found is None or not _is_name(found["name"]) or not _whole_quotations(words):
        return ""
    if found["relative"]:
        return f"[{found['name']}] {found['said']}"
    first = _WORD.match(found["said"])
    known = word_set("language/propositions", "describes")
    described = first is not None and first.group().lower() in known
    return f"{found['name']}, {found['said']}" if described else ""


def _end(text: str, sentence: Span, clauses: Sequence[Clause], place: int) -> int:
    """Where what a clause says ends: a mark, or a word that begins something else."""
    end = clauses[place].span.end
    for following in clauses[place + 1 :]:
        if not _runs_on(text, end, following.span.start):
            return end
        end = following.span.end
    return end if _ends(text, end, sentence.end) else sentence.end


def _runs_on(text: str, end: int, start: int) -> bool:
    """Tell "offices | to hire", with nothing between that parts the two."""
    between = text[end:start].strip()
    if between:
        return False
    first = _WORD.match(text, start)
    return first is None or first.group().lower() not in _parting()


def _ends(text: str, end: int, last: int) -> bool:
    """Tell whether what follows a place is a mark, a linking word or nothing."""
    behind = text[end:last].lstrip()
    if not behind or not (behind[0].isalnum() or behind[0] in _OPENING):
        return True
    first = _WORD.match(behind)
    return first is not None and first.group().lower() in _parting()


def _parting() -> frozenset[str]:
    return word_set("language/propositions", "subordinators") | word_set(
        "language/clauses", "joining"
    )


def _reads_alone(text: str, told: Span, *, has_subject: bool = False) -> bool:
    """Tell whether words are a clause: a verb outside any relative one, and whole quotations."""
    words = clause_words(text, told)
    if has_subject and words.at(0) in word_set("language/propositions", "describes"):
        return False
    if not _whole_quotations(told.of(text)) or not len(words):
        return False
    if has_subject:
        return _is_predicate(words)
    opens = words.low[0] in word_set("language/propositions", "subordinators")
    return (not opens or "," in words.low) and _has_main_verb(words, has_subject=False)


def _is_predicate(words: ClauseWords) -> bool:
    """Tell whether words may follow a subject: "joins a race", not "in which she runs"."""
    relatives = word_set("language/propositions", "relatives")
    if relatives & {words.at(0), words.at(1)}:
        return False
    return words.at(0).endswith("ed") or _has_main_verb(words, has_subject=True)


def _has_main_verb(words: ClauseWords, *, has_subject: bool) -> bool:
    """Tell whether a finite verb stands behind a subject and outside "who placed second"."""
    relatives = word_set("language/propositions", "relatives")
    inside = False  # a relative clause
    for place in range(len(words)):
        if words.low[place] in relatives and (place or has_subject):
            inside = True
        elif not words.is_word(place):
            inside = False
        elif words.is_verb(place):
            if (place or has_subject) and not inside:
                return True
            inside = False
    return False


def _whole_quotations(words: str) -> bool:
    """Tell whether quotation marks are closed; an apostrophe may look like a closing mark."""
    return words.count('"') % 2 == 0 and words.count("“") == words.count("”")


def _begun(words: str) -> str:
    """The words on one line, with a capital where they begin with a word in small letters."""
    line = " ".join(words.split())
    first = _WORD.match(line)
    if first is not None and first.group().islower():
        return line[:1].upper() + line[1:]
    return line


def _is_name(subject: str) -> bool:
    """Tell whether a subject is a name and nothing else: what is more may be read wrongly."""
    found = names(subject)
    return len(found) == 1 and found[0].text == subject.removeprefix("the ").removeprefix("The ")
