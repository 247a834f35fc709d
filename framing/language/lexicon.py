"""The word lists of this package, read once from the TOML files beside the code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Form = Literal["base", "s", "past", "ing"]
VerbClass = Literal[
    "speech",
    "quoting",
    "evidence",
    "belief",
    "telling",
    "asking",
    "directive",
    "commissive",
    "naming",
    "act",
    "stance",
]
_VOWELS = "aeiou"
_HISSES = ("s", "sh", "ch", "x", "z")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One inflected form of a verb that credits somebody.

    A verb may have several classes: what follows it decides which of them holds.
    """

    lemma: str
    form: Form
    classes: frozenset[VerbClass]
    particles: frozenset[str]
    trailing: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every word list, lower case, as sets and tables."""

    verbs: dict[str, VerbForm]
    closed: dict[str, frozenset[str]]
    people: dict[str, frozenset[str]]
    noun_links: dict[str, frozenset[str]]
    agentless_links: dict[str, frozenset[str]]
    with_object: frozenset[str]
    need_clause: frozenset[str]
    reported_by: frozenset[str]
    judging: frozenset[str]
    """Verbs that say what they judge with "as": "dismissed the plan as a gift"."""
    blaming: frozenset[str]
    """Verbs whose object is what is said for or against somebody: "accused him of it"."""
    as_only: frozenset[str]
    """Verbs that credit only so: "sees the plan as a gift"."""
    also_nouns: frozenset[str]
    only_with: frozenset[str]
    phrases: dict[str, frozenset[str]]
    """Nouns of "in her view" with the prepositions before them."""
    held: dict[str, frozenset[str]]
    """Nouns of "takes the view" with the verbs before them."""
    tails: frozenset[str]
    interrupting: frozenset[str]
    """Verbs of quoting that interrupt a statement too: "That, she continued, is late"."""
    speakers: frozenset[str]
    """Nouns for people, bodies and documents, which can say or show."""
    speaker_endings: tuple[str, ...]
    """How other nouns for people end: "florist"."""
    objects: dict[str, frozenset[str]]
    """What alone can be the object of a verb, where only some objects are said."""
    bounds: frozenset[str]
    """Words that a noun phrase hardly reaches back over."""
    links: frozenset[str]
    """Words that a noun phrase cannot end with."""
    small: frozenset[str]
    """Words that are no name even where a sentence begins with them."""
    head_stops: frozenset[str]
    """Words that the head of a phrase stands before."""
    finite: frozenset[str]
    """Every word that may be a finite verb and is not known by its ending."""
    crediting_nouns: frozenset[str]
    """Nouns that can credit somebody: "claim", "calls"."""
    frames: frozenset[str]
    """Words at which a phrase without a verb of saying is read: "view", "sure", "verdict"."""
    triggers: frozenset[str]
    """Every word that a credit can hang on: a sentence without one has no credit."""

    def names_somebody(self, word: str) -> bool:
        """Tell whether a common noun is for somebody, or something, that can say or show."""
        return (
            word in self.speakers
            or word.removesuffix("s") in self.speakers
            or word.endswith(self.speaker_endings)
        )


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """Return the -s, past, participle and -ing forms of a regular verb."""
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(_HISSES) else "s")
    return third, lemma + "ed", lemma + "ed", lemma + "ing"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _words(name: str) -> dict[str, Any]:
    """Read the words of each table of a file, without the examples that stand beside them."""
    return {key: table["words"] for key, table in _read(name).items() if "words" in table}


def _verb_forms(data: dict[str, Any]) -> dict[str, VerbForm]:
    classes: dict[str, set[VerbClass]] = {}
    for name in get_args(VerbClass):
        for lemma in data[name]:
            classes.setdefault(lemma, set()).add(name)
    trailing = frozenset(data["trailing"])
    table: dict[str, VerbForm] = {}
    for lemma, kinds in classes.items():
        third, past, participle, ing = data["irregular"].get(lemma) or inflect(lemma)
        particles = frozenset(data["particles"].get(lemma, ()))
        # "Read" and "put" are mostly pasts in what is reported, and pasts need no plural subject.
        as_past = past == lemma and lemma not in data["also_nouns"]
        forms: tuple[tuple[str, Form], ...] = (
            (lemma, "past" if as_past else "base"),
            (third, "s"),
            (ing, "ing"),
            (past, "past"),
            (participle, "past"),
        )
        for word, form in forms:
            entry = VerbForm(lemma, form, frozenset(kinds), particles, word in trailing)
            table.setdefault(word, entry)
    return table


def _sets(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in data.items()}


def _finite(forms: dict[str, VerbForm], nouns: list[str]) -> frozenset[str]:
    """Return the forms that are finite verbs: pasts, and "says", which is nothing else."""
    return frozenset(
        word
        for word, form in forms.items()
        if form.form == "past" or (form.form == "s" and form.lemma not in nouns)
    )


@cache
def lexicon() -> Lexicon:
    """Read the word lists (once)."""
    verbs = _words("reporting_verbs.toml")
    sources = _words("source_phrases.toml")
    links = _sets(sources.pop("noun_links"))
    passives = _sets(sources.pop("agentless_links"))
    frames = _words("perspective_frames.toml")
    phrases, held = _sets(frames.pop("phrases")), _sets(frames.pop("held"))
    people = _sets(sources)
    forms = _verb_forms(verbs)
    closed = _sets(
        _read("word_classes.toml")
        | _words("carried_credits.toml")
        | frames
        | {"gestures": verbs["gestures"]}
    )
    nouns = people["nouns"] | links.keys()
    framing_words = frozenset(phrases.keys() | held.keys()).union(
        *(closed[kind] for kind in ("stated", "sure", "blunt", "made_known"))
    )
    return Lexicon(
        verbs=forms,
        closed=closed,
        people=people,
        noun_links=links,
        agentless_links=passives,
        with_object=frozenset(verbs["with_object"]),
        need_clause=frozenset(verbs["need_clause"]),
        reported_by=frozenset(verbs["reported_by"]),
        judging=frozenset(verbs["judging"]),
        blaming=frozenset(verbs["blaming"]),
        as_only=frozenset(verbs["as_only"]),
        also_nouns=frozenset(verbs["also_nouns"]),
        only_with=frozenset(verbs["only_with"]),
        phrases=phrases,
        held=held,
        tails=frozenset(verbs["tails"]),
        interrupting=frozenset(verbs["interrupting"]),
        speakers=frozenset().union(
            *(people[k] for k in ("anonymous", "vague", "institutions", "documents", "pictures"))
        ),
        speaker_endings=tuple(sorted(people["speaker_endings"])),
        objects=_sets(verbs["objects"]),
        bounds=closed["auxiliaries"]
        | closed["personal"]
        | closed["subordinators"]
        | {"but", "and", "or", "ago"},
        links=closed["prepositions"] | closed["subordinators"] | closed["conjunctions"],
        small=frozenset().union(*(closed[kind] for kind in closed["no_names"])) | forms.keys(),
        head_stops=closed["prepositions"] | closed["head_stops"],
        finite=closed["auxiliaries"] | closed["verbs"] | _finite(forms, verbs["also_nouns"]),
        crediting_nouns=nouns,
        frames=framing_words,
        triggers=nouns | forms.keys() | framing_words | {"according", "citing", "per", "it"},
    )
