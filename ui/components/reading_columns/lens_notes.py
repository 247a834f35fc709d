"""What a lens marks in one version: sentences, the words in them, reasons, what to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypedDict

from framing.coding.corrections import NOT_LOADED
from framing.report.safe_text import one_line
from framing.report.words import capital, words
from framing.statistics.measures import is_body, weighs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from framing.types import Cue, Reading, VersionReading


class Span(NamedTuple):
    """Words that are marked in a lens's own way."""

    start: int
    end: int
    kind: str


class Reason(TypedDict):
    """Words, and what they do there."""

    head: str
    text: str


class Choice(TypedDict):
    """A button: what it says, and which columns of the sentence it sets."""

    label: str
    set: dict[str, str]


class Note(TypedDict):
    """One marked sentence: its number in the version, reasons, answers, and who set it."""

    sentence: int
    reasons: list[Reason]
    choices: list[Choice]
    by: str


class Marked(NamedTuple):
    """A note with the words that it marks."""

    note: Note
    spans: tuple[Span, ...]


def lens_notes(version: VersionReading, lens: str) -> list[Marked]:
    """Return what a lens marks in a version, in reading order; headings are left alone."""
    find = _LENSES.get(lens)
    if find is None:
        return []
    body = (reading for reading in version.readings if is_body(reading))
    return [marked for reading in body if (marked := find(version, reading)) is not None]


def mark_choices(lens: str) -> list[Choice]:
    """Return how an unmarked sentence can be marked under a lens."""
    texts = words("reading")
    choices = {
        "commentary": [("mark_commentary", {"commentary": "1"})],
        "hedging": [("mark_hedged", {"hedged": "1"}), ("mark_speculation", {"speculative": "1"})],
        "voice": [("mark_source", {"voice": "source"}), ("mark_other", {"voice": "other"})],
    }
    return [{"label": str(texts[name]), "set": to} for name, to in choices.get(lens, [])]


def _commentary(version: VersionReading, reading: Reading) -> Marked | None:
    if not reading.commentary:
        return None
    cues = [cue for cue in reading.cues if cue.dimension == "commentary" and weighs(cue, reading)]
    texts = words("reading")
    choices: list[Choice] = [
        {"label": str(texts["right"]), "set": {"commentary": "1"}},
        {"label": str(texts["not_commentary"]), "set": {"commentary": "0"}},
    ]
    return _marked(reading, _reasons(version, cues), choices, _spans(cues), ("commentary",))


def _hedging(version: VersionReading, reading: Reading) -> Marked | None:
    flags = [("hedged", "hedging"), ("speculative", "speculation")]
    held = [(flag, cue) for flag, cue in flags if getattr(reading, flag)]
    if not held:
        return None
    texts = words("reading")
    cues = [
        cue
        for cue in reading.cues
        if cue.counted and cue.dimension in {dimension for _, dimension in held}
    ]
    reasons: list[Reason] = []
    for flag, dimension in held:
        name = str(texts[f"{flag}_name"])
        of_kind = _reasons(version, [cue for cue in cues if cue.dimension == dimension])
        reasons += [
            {"head": f"{name}{': ' if one['head'] else ''}{one['head']}", "text": one["text"]}
            for one in of_kind
        ]
    choices: list[Choice] = [{"label": str(texts["right"]), "set": {flag: "1" for flag, _ in held}}]
    no = {"hedged": "not_hedged", "speculative": "not_speculation"}
    choices += [{"label": str(texts[no[flag]]), "set": {flag: "0"}} for flag, _ in held]
    return _marked(reading, reasons, choices, _spans(cues), ("hedged", "speculative"))


def _voice(_: VersionReading, reading: Reading) -> Marked | None:
    voice = reading.voice
    if voice.voice == "own":
        return None
    texts = words("reading")
    heads = {"source": "report", "other": "somebody", "unclear": "untold"}
    chain = one_line(" › ".join(voice.chain))  # noqa: RUF001 - the sign of a chain of credit
    told = [chain] if chain else []
    if voice.basis in {"carried", "document"}:
        told.append(str(texts[voice.basis]).rstrip("."))
    if voice.quoted:
        told.append(str(texts["quoted"]))
    head = str(texts[heads[voice.voice]])
    reasons: list[Reason] = [
        {"head": f"{head}:" if told else head, "text": capital(". ".join(told))}
    ]
    spans = tuple(
        Span(span.start, span.end, "source" if credit.voice == "source" else "other")
        for credit in voice.attributions
        for span in (credit.source, credit.cue)
        if span is not None and credit.voice != "own"
    )
    choices: list[Choice] = [
        {"label": str(texts["right"]), "set": {"voice": voice.voice}},
        {"label": str(texts["nobody"]), "set": {"voice": "own"}},
    ]
    return _marked(reading, reasons, choices, spans, ("voice",))


def _sentiment(version: VersionReading, reading: Reading) -> Marked | None:
    found = [cue for cue in reading.cues if cue.dimension == "sentiment"]
    cues = [cue for cue in found if cue.counted]
    by_hand = reading.set_by.get(NOT_LOADED, "")
    refused = [cue for cue in found if by_hand and not cue.counted and cue.why.endswith(by_hand)]
    if not cues:
        return None
    texts = words("reading")
    reasons: list[Reason] = [
        {
            "head": f"“{_words_of(version, cue)}”",
            "text": str(texts["weight"]).format(
                tone=texts["positive" if cue.weight > 0 else "negative"],
                weight=f"{cue.weight:+.1f}".replace("-", "−"),
            ),
        }
        for cue in cues
    ]
    reasons += [
        {"head": f"“{_words_of(version, cue)}”", "text": str(texts["refused"])} for cue in refused
    ]
    choices = [
        *_word_choices(version, cues, str(texts["not_loaded"]), NOT_LOADED),
        *_word_choices(version, refused, str(texts["loaded"]), "loaded"),
    ]
    spans = tuple(
        Span(cue.start, cue.end, "positive" if cue.weight > 0 else "negative") for cue in cues
    )
    return _marked(reading, reasons, choices, spans, (NOT_LOADED,))


def _word_choices(
    version: VersionReading, cues: Sequence[Cue], label: str, column: str
) -> list[Choice]:
    """Return a button a word, that says whether it is loaded."""
    names = dict.fromkeys(_words_of(version, cue) for cue in cues)
    return [{"label": label.format(word=word), "set": {column: word}} for word in names]


MARKS = {
    "commentary": ("commentary",),
    "hedging": ("hedging", "speculation"),
    "voice": ("source", "other"),
    "sentiment": ("positive", "negative"),
}
"""The lenses that mark sentences, with the kinds of the words that each marks: no two share one."""

_LENSES: dict[str, Callable[[VersionReading, Reading], Marked | None]] = {
    "commentary": _commentary,
    "hedging": _hedging,
    "voice": _voice,
    "sentiment": _sentiment,
}


def _marked(
    reading: Reading,
    reasons: list[Reason],
    choices: list[Choice],
    spans: tuple[Span, ...],
    columns: Sequence[str],
) -> Marked:
    by = ", ".join(sorted({reading.set_by[name] for name in columns if name in reading.set_by}))
    return Marked(
        {"sentence": reading.sentence.index, "reasons": reasons, "choices": choices, "by": by},
        spans,
    )


def _reasons(version: VersionReading, cues: Sequence[Cue]) -> list[Reason]:
    found = [
        Reason(head=f"“{_words_of(version, cue)}”", text=one_line(cue.why)) for cue in _once(cues)
    ]
    return found or [{"head": "", "text": str(words("reading")["whole"])}]


def _once(cues: Sequence[Cue]) -> Iterator[Cue]:
    seen: set[tuple[int, int, str]] = set()
    for cue in cues:
        if (cue.start, cue.end, cue.why) not in seen:
            seen.add((cue.start, cue.end, cue.why))
            yield cue


def _spans(cues: Sequence[Cue]) -> tuple[Span, ...]:
    return tuple(Span(cue.start, cue.end, cue.dimension) for cue in cues)


def _words_of(version: VersionReading, cue: Cue) -> str:
    return one_line(version.version.text[cue.start : cue.end])
