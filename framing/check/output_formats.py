"""A check for people, for programs, and for the pages of a code host."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from framing.check.draft import SERIOUS
from framing.check.unseen_slips import unseen_slips
from framing.report.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from framing.check.draft import DraftCheck, Finding, FindingKind, KindCheck, Reference
    from framing.check.findings import CheckResult, Passage
    from framing.check.line_numbers import FilePositions
    from framing.check.thresholds import Requirements

_LONGEST = 90
"""Characters of the draft's or another text's words that are shown."""
_SHOWN = 3
"""So many texts are named for a finding; the rest are counted."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything that is shown: the draft's check, what was asked, and where words stand."""

    draft: DraftCheck
    results: tuple[CheckResult, ...]
    requirements: Requirements
    file: str
    places: FilePositions

    @property
    def failing(self) -> tuple[Finding, ...]:
        """The findings of the kinds of which there may be none."""
        return tuple(
            finding
            for finding in self.draft.findings
            if finding.kind in self.requirements.fail_on
            and (finding.level == "differs" or finding.kind not in _DIFFERING)
        )

    @property
    def too_little(self) -> bool:
        """Whether too few sentences were compared."""
        least = self.requirements.compared
        return least is not None and self.draft.share_compared < least

    @property
    def passes(self) -> bool:
        """Whether nothing that was asked fails; what was not checked fails only by its share."""
        asked = all(result.holds is not False for result in self.results)
        return asked and not self.failing and not self.too_little

    @property
    def lists_findings(self) -> bool:
        """Whether findings are shown: a pipeline that sets limits sees those alone."""
        return not self.requirements.limits or bool(self.requirements.fail_on)


_DIFFERING: frozenset[FindingKind] = SERIOUS | {"scope", "certainty"}
"""Kinds of which a finding to look at is no difference."""


def as_text(report: CheckReport) -> str:
    """Return what was compared, what to look at, the gravest first, and what was looked at."""
    lines = [*_head(report), *_limits(report)]
    if report.lists_findings:
        lines += _findings(report)
        lines += ["", _words("looked_at"), *(f"  {_kind(kind)}" for kind in report.draft.kinds)]
    lines += ["", _words("note")]
    differing = any(finding.level == "differs" for finding in report.draft.findings)
    if not (report.lists_findings and differing) and all(
        result.holds is not False for result in report.results
    ):
        lines.append(no_proof())
    return "\n".join(lines) + "\n"


def _head(report: CheckReport) -> list[str]:
    draft = report.draft
    lines = [one_line(_compared(draft))]
    if draft.texts:
        against = ", ".join(one_line(text) for text in draft.texts)
        lines.append(_words("against").format(texts=against))
    lines += [one_line(note) for note in draft.notes]
    if report.too_little:
        lines.append(_too_little(report))
    return lines


def _compared(draft: DraftCheck) -> str:
    number, compared = len(draft.sentences), draft.compared
    if not number:
        return str(_words("no_sentences"))
    words = _words("compared_one" if number == 1 else "compared")
    return str(words).format(
        compared=compared, wholly=draft.wholly, number=number, rest=number - compared
    )


def _too_little(report: CheckReport) -> str:
    share, least = report.draft.share_compared, report.requirements.compared
    return str(_words("too_little")).format(share=share, least=least)


def _limits(report: CheckReport) -> list[str]:
    """Return what was asked: what does not hold with its sentences, then what was not checked."""
    lines: list[str] = []
    for result in report.results:
        if result.holds is False:
            lines += ["", one_line(result.summary)]
            lines += [
                f"  {_where_passage(passage, report.file)}: {_passage_line(passage)}"
                for passage in result.passages
            ]
    rest = [result for result in report.results if result.holds is not False]
    lines += [""] * bool(rest)
    lines += [
        f"{'holds' if result.holds else 'not checked'}: {one_line(result.summary)}"
        for result in rest
    ]
    return lines


def _findings(report: CheckReport) -> list[str]:
    findings = report.draft.findings
    groups: tuple[tuple[str, list[Finding]], ...] = (
        ("serious", [f for f in findings if f.level == "differs" and f.kind in SERIOUS]),
        ("differs", [f for f in findings if f.level == "differs" and f.kind not in SERIOUS]),
        ("look", [f for f in findings if f.level == "look" and f.kind != "left out"]),
        ("left_out", [f for f in findings if f.kind == "left out"]),
    )
    lines: list[str] = []
    for name, some in groups:
        if some:
            lines += ["", _words("group", name)]
            lines += [f"  {_finding(finding, report)}" for finding in some]
    return lines


def _finding(finding: Finding, report: CheckReport) -> str:
    words = f"“{_short(finding.text)}”"
    said = "; ".join(_said(finding.references))
    said = f" – {said}" if said and finding.kind != "left out" else ""
    why = one_line(finding.why).rstrip(".")
    return f"{_where(finding, report)}{finding.kind}: {words}{said} ({why})"


def _said(references: Sequence[Reference]) -> Iterator[str]:
    """Yield what other texts say in that place, texts of one wording together."""
    by_words: dict[str, list[str]] = {}
    for each in references:
        by_words.setdefault(_short(each.text), []).append(one_line(each.outlet))
    for words, outlets in by_words.items():
        named = ", ".join(outlets[:_SHOWN])
        more = len(outlets) - _SHOWN
        yield f"{named}{f' and {more} more' if more > 0 else ''}: “{words}”"


def kind_name(kind: FindingKind) -> str:
    """Return what a kind of findings is called."""
    return str(_words("kinds", kind))


def _kind(kind: KindCheck) -> str:
    return f"{kind_name(kind.kind)}: {kind_result(kind)}"


def kind_result(kind: KindCheck) -> str:
    """Say at how many places a kind of check looked, and what it found, or that it checked none."""
    if not kind.places:
        return f"{_words('not_checked')}; {_words('none', kind.kind)}"
    places = _words("places", kind.kind)
    looked = places[kind.places != 1].format(number=kind.places)
    if not kind.compared:
        tail = _words("none_compared")
        look = f"; {len(kind.findings)} to look at" if kind.findings else ""
        return f"{_words('not_checked')}; {looked}, {tail}{look}"
    differing, rest = kind.differing, len(kind.findings) - kind.differing
    found = [f"{differing} {'differs' if differing == 1 else 'differ'}"] if differing else []
    found += [f"{rest} to look at"] if rest else []
    compared = "" if kind.kind == "left out" else f", {kind.compared} compared"
    return f"{looked}{compared}; {', '.join(found) or _nothing(kind.kind)}"


def _nothing(kind: FindingKind) -> str:
    """Say that nothing was found, and what that is worth for slips that are often missed."""
    slips = unseen_slips()
    if kind in {"added", "left out"}:
        return str(_words("nothing"))
    if kind not in slips.kinds:
        return str(_words("nothing_unknown"))
    if kind not in slips.weak:
        return str(_words("nothing"))
    return str(_words("nothing_weak")).format(n=slips.of_ten(kind))


def no_proof() -> str:
    """Say what a check is worth that found nothing: what it finds of slips it had not seen."""
    slips = unseen_slips()
    kinds = ", ".join(kind_name(kind) for kind in slips.weak)
    weak = str(_words("weak")).format(kinds=kinds) if kinds else ""
    return str(_words("no_proof")).format(n=slips.of_ten(), weak=weak)


def as_github(report: CheckReport) -> str:
    """Return one workflow command a finding, a warning, never an error; the head is a notice."""
    file = _property(report.file)
    title = _property("what was compared")
    head = " ".join(_head(report))
    level = "warning" if report.too_little else "notice"
    lines = [f"::{level} file={file},title={title}::{_message(head)}"]
    for result in report.results:
        if result.holds is False:
            lines += _commands(result, report.file)
        elif result.holds is None:
            name = _property(result.name)
            lines.append(
                f"::notice file={file},title={name}::not checked: {_message(result.summary)}"
            )
    if report.lists_findings:
        lines += [_finding_command(finding, report) for finding in report.draft.findings]
        lines += [
            f"::notice file={file},title={_property(kind.kind)}::{_message(_kind(kind))}"
            for kind in report.draft.kinds
            if not kind.compared
        ]
    return "".join(f"{line}\n" for line in lines)


def _finding_command(finding: Finding, report: CheckReport) -> str:
    place = None if finding.start is None else report.places.at(finding.start)
    at = f",line={place.line},col={place.column}" if place else ""
    level = "warning" if finding.level == "differs" else "notice"
    said = "; ".join(_said(finding.references))
    text = f"“{_short(finding.text)}”{f' – {said}' if said else ''} ({finding.why})"
    file, title = _property(report.file), _property(finding.kind)
    return f"::{level} file={file}{at},title={title}::{_message(text)}"


def as_json(report: CheckReport) -> str:
    """Return everything as one JSON object; ASCII, floats with four decimals."""
    # People script against these keys; the names in the code are not theirs.
    draft = report.draft
    checks = [
        {
            "name": result.name,
            "holds": result.holds,
            "told": result.summary,
            "looks": [_row(passage) for passage in result.passages],
            "value": _rounded(result.value),
            "value_words": _rounded(result.value_words),
            "limit": _rounded(result.limit),
            "reliable": result.reliable,
            "looked_at": result.looked_at,
        }
        for result in report.results
    ]
    holds = [result.holds for result in report.results]
    whole = {
        "file": one_line(report.file),
        "passes": report.passes,
        "holds": None if not holds or (None in holds and False not in holds) else all(holds),
        "sentences": len(draft.sentences),
        "compared": draft.compared,
        "share_compared": _rounded(draft.share_compared),
        "against": [one_line(text) for text in draft.texts],
        "notes": [one_line(note) for note in draft.notes],
        "note": _words("note"),
        "checks": checks,
        "findings": [_finding_row(finding, report) for finding in draft.findings],
        "looked_at": [
            {
                "kind": kind.kind,
                "places": kind.places,
                "compared": kind.compared,
                "checked": bool(kind.compared),
                "differ": kind.differing,
                "to_look_at": len(kind.findings) - kind.differing,
            }
            for kind in draft.kinds
        ],
        "by_sentence": [
            {
                "sentence": each.sentence,
                "start": each.start,
                "end": each.end,
                "compared_with": [asdict(one) for one in each.compared_with],
                "not_compared": list(each.not_compared),
            }
            for each in draft.sentences
        ],
        "in_every_respect": draft.wholly,
    }
    return json.dumps(whole, indent=2) + "\n"


def _finding_row(finding: Finding, report: CheckReport) -> dict[str, object]:
    place = None if finding.start is None else report.places.at(finding.start)
    return asdict(finding) | {
        "serious": finding.level == "differs" and finding.kind in SERIOUS,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _row(passage: Passage) -> dict[str, object]:
    row = asdict(passage)
    place = row.pop("place")
    return row | (place or {"line": None, "column": None})


def _where(finding: Finding, report: CheckReport) -> str:
    if finding.start is None:
        return ""
    place = report.places.at(finding.start)
    at = f":{place.line}:{place.column}" if place else ""
    return f"{one_line(report.file)}{at}: "


def _where_passage(passage: Passage, file: str) -> str:
    place = f":{passage.place.line}:{passage.place.column}" if passage.place else ""
    return f"{one_line(file)}{place}"


def _passage_line(passage: Passage) -> str:
    return f"{passage.about}: “{passage.text}” ({passage.why.rstrip('.')})"


def _commands(result: CheckResult, file: str) -> Iterable[str]:
    if not result.passages:
        title = _property(result.name)
        yield f"::warning file={_property(file)},title={title}::{_message(result.summary)}"
    for passage in result.passages:
        place = f",line={passage.place.line},col={passage.place.column}" if passage.place else ""
        message = _message(f"{_passage_line(passage)}. {result.summary}")
        yield f"::warning file={_property(file)}{place},title={_property(passage.about)}::{message}"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _message(text: str) -> str:
    """Escape as GitHub's toolkit does: a draft must not end its message or start another."""
    return one_line(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("framing.check").joinpath("output_words.toml").read_text("utf-8"))


def _words(*keys: str) -> Any:
    entry: Any = _table()
    for key in keys:
        entry = entry[key]
    return entry
