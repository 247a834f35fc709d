"""Facts by versions: where each version carries a fact, and where it was not found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.similarity import similarities
from framing.language.names import names
from framing.language.synonyms import told
from framing.shifts.denials import parted, sure
from framing.types import BaselineKind, Coverage, CoverageStatus, Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.article.statements import Statement
    from framing.config import BaselineSettings, CoverageSettings
    from framing.facts.grouping import Group
    from framing.facts.independent_versions import Witnesses
    from framing.facts.similarity import Matrix

    Flags: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Match:
    """The statement of one version that is nearest to one fact; ``carries`` when near enough.

    ``related`` when it is not near, but has so many words of one meaning with the fact that it may
    tell it in a wording of its own: then nobody can say that the fact was left out.
    """

    group: Group
    statement: Statement
    similarity: float
    carries: bool
    related: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """All matches of one version: the nearest statement for each fact, and every mention."""

    nearest: tuple[Match | None, ...]
    mentions: tuple[Match, ...]


def strict(
    settings: CoverageSettings, kind: BaselineKind, baseline: BaselineSettings
) -> CoverageSettings:
    """Return what carries a fact: a consensus is carried by nothing that could not found it."""
    if kind != "consensus":
        return settings
    return replace(settings, carried=max(settings.carried, baseline.consensus))


def match(
    groups: Sequence[Group], versions: Sequence[Sequence[Statement]], settings: CoverageSettings
) -> list[Matches]:
    """Match the statements of every version with the facts, each pair judged by itself.

    A statement carries a fact when it is similar enough and no other fact is much nearer to it.
    """
    said = [statement for statements in versions for statement in statements]
    if not groups or not said:
        return [Matches(tuple(None for _ in groups), ()) for _ in versions]
    alike, to_best = _by_fact(groups, said)
    best = alike.max(axis=1)
    carries = (
        (alike >= settings.carried)
        & (alike >= best[:, None] - settings.rival)
        & (to_best >= settings.unclear)  # near one odd wording is not near the fact
    )
    carries &= ~_denied(groups, said, carries & (to_best < sure()))
    found, first = [], 0
    for statements in versions:
        rows = slice(first, first + len(statements))
        near = _matches(groups, statements, alike[rows], carries[rows])
        found.append(_with_related(near, statements, alike[rows], settings))
        first += len(statements)
    return found


def _denied(groups: Sequence[Group], said: Sequence[Statement], asked: Flags) -> Flags:
    """Tell which statements deny what no wording of the fact denies, or the other way round."""
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    found = np.zeros(asked.shape, dtype=np.bool_)
    for row, column in zip(*asked.nonzero(), strict=True):
        group, text = groups[column], said[row].text
        found[row, column] = all(parted(text, wording) for wording in _wordings(group))
    return found


def _matches(
    groups: Sequence[Group], said: Sequence[Statement], alike: Matrix, carries: Flags
) -> Matches:
    def at(row: int, column: int) -> Match:
        return Match(
            groups[column],
            said[row],
            float(alike[row, column]),
            carries=bool(carries[row, column]),
        )

    if not said:
        return Matches(tuple(None for _ in groups), ())
    # What carries a fact comes before all that does not, whatever their similarities.
    near = alike + 2.0 * carries
    order = sorted(range(len(said)), key=lambda one: said[one].start)
    nearest = [order[place] for place in near[order].argmax(axis=0).tolist()]
    rows, columns = carries.nonzero()
    return Matches(
        tuple(at(row, column) for column, row in enumerate(nearest)),
        tuple(at(row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)),
    )


def _with_related(
    matches: Matches, said: Sequence[Statement], alike: Matrix, settings: CoverageSettings
) -> Matches:
    """Put a statement that shares words of one meaning in the place of one that is not near.

    Of whom a version never names it tells nothing, whatever the words.
    """
    everything = " ".join(one.text for one in said).casefold()
    nearest = tuple(
        found
        if found is None
        or found.carries
        or found.similarity >= settings.unclear
        or not _is_named(found.group, everything)
        else _related(found, said, alike[:, column], settings)
        for column, found in enumerate(matches.nearest)
    )
    return replace(matches, nearest=nearest)


def _is_named(group: Group, everything: str) -> bool:
    found = names(group.wording or group.best.text)
    return not found or any(name.text.casefold() in everything for name in found)


def _related(
    found: Match, said: Sequence[Statement], alike: NDArray[np.float64], settings: CoverageSettings
) -> Match:
    fact = told(found.group.wording or found.group.best.text)
    best, most = found, 0.0
    for row, statement in enumerate(said):
        words = told(statement.text)
        shared = len(fact & words)
        if shared < settings.related_words:
            continue
        shorter, longer = (shared / size for size in sorted((len(fact), len(words))))
        if (
            longer > most
            and longer >= settings.related_longer
            and shorter >= settings.related_shorter
        ):
            most = longer
            best = replace(found, statement=statement, similarity=float(alike[row]), related=True)
    return best


def _by_fact(groups: Sequence[Group], said: Sequence[Statement]) -> tuple[Matrix, Matrix]:
    """Similarity of every statement to every fact: to its nearest wording, and to its best."""
    import numpy as np  # noqa: PLC0415

    wordings = [_wordings(group) for group in groups]
    alike = similarities([one.text for one in said], [text for texts in wordings for text in texts])
    starts = np.cumsum([0, *(len(texts) for texts in wordings[:-1])])
    is_best = [
        at < group.heads + bool(group.wording)
        for group, texts in zip(groups, wordings, strict=True)
        for at in range(len(texts))
    ]
    best = np.maximum.reduceat(np.where(is_best, alike, 0.0), starts, axis=1)
    return np.maximum.reduceat(alike, starts, axis=1), best


def _wordings(group: Group) -> list[str]:
    """All wordings of a fact, the best first; a person's words come before any version's."""
    texts = [statement.text for statement in group.statements]
    return [group.wording, *texts] if group.wording else texts


def mention(found: Match) -> Mention:
    """Return a match as the mention that a fact keeps."""
    said = found.statement
    return Mention(
        outlet=said.outlet,
        sentence=said.sentence,
        start=said.start,
        end=said.end,
        similarity=found.similarity,
        credited=_credited(said),
        founds=said in found.group.statements,
        basis=said.basis,
    )


def _credited(said: Statement) -> bool:
    return said.credited and said.basis in {"explicit", "carried"}


def by_fact(mentions: Sequence[Match]) -> dict[str, list[Match]]:
    """Return the mentions of each fact, in the order in which they come."""
    found: dict[str, list[Match]] = {}
    for one in mentions:
        found.setdefault(one.group.id, []).append(one)
    return found


def cover(
    outlet: str,
    matches: Matches,
    eligible: Mapping[str, bool],
    settings: CoverageSettings,
) -> tuple[Coverage, ...]:
    """Return one row a fact: what this version does with it, before shifts are looked at.

    ``eligible`` has every fact, in order. A version without a statement has found none of them.
    """
    rows = zip(eligible.items(), matches.nearest, strict=True)
    own = by_fact(matches.mentions)
    return tuple(
        _row(outlet, fact, found, own.get(fact, ()), settings, eligible=is_open)
        for (fact, is_open), found in rows
    )


def _row(  # noqa: PLR0913 - what one row is made of
    outlet: str,
    fact: str,
    found: Match | None,
    own: Sequence[Match],
    settings: CoverageSettings,
    *,
    eligible: bool,
) -> Coverage:
    status = _status(found, settings) if found else "omitted"
    said = found.statement if found else None
    return Coverage(
        fact=fact,
        outlet=outlet,
        status=status,
        sentence=said.sentence if said else None,
        start=said.start if said else None,
        end=said.end if said else None,
        similarity=found.similarity if found else 0.0,
        credited=any(_credited(one.statement) for one in own),
        prominence=_prominence(own),
        fidelity=2 if status == "carried" else None,
        eligible=eligible,
    )


def _status(found: Match, settings: CoverageSettings) -> CoverageStatus:
    if found.carries:
        return "carried"
    return "unclear" if found.related or found.similarity >= settings.unclear else "omitted"


def _prominence(mentions: Sequence[Match]) -> int:
    """2 in the first third of the text, 1 in the middle, 0 in the last third or absent."""
    if not mentions:
        return 0
    earliest = min(one.statement.position for one in mentions)
    return 2 - min(2, int(earliest * 3))


def eligible(
    group: Group,
    outlet: str,
    kind: BaselineKind,
    witnesses: Witnesses,
    settings: BaselineSettings,
) -> bool:
    """Tell whether the fact stands without this version, so that its coverage may count it."""
    if kind in {"text", "file"}:
        return True
    others = {witnesses.group(other) for other in group.outlets} - {witnesses.group(outlet)}
    return len(others) >= (settings.consensus_versions if kind == "consensus" else 1)
