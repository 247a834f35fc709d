"""Where each version carries a fact: its nearest statement, and every one that is near enough."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from framing.facts.similarity import similarities
from framing.language.names import names
from framing.language.synonyms import content_meanings
from framing.shifts.denials import parted, sure
from framing.types import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from framing.article.statements import Statement
    from framing.config import BaselineSettings, CoverageSettings
    from framing.facts.grouping import Group
    from framing.facts.similarity import Matrix
    from framing.types import BaselineKind

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


def coverage_settings(
    kind: BaselineKind, settings: CoverageSettings, baseline: BaselineSettings
) -> CoverageSettings:
    """Return what carries a fact: a consensus is carried by nothing that could not found it."""
    if kind != "consensus":
        return settings
    return replace(settings, carried=max(settings.carried, baseline.consensus))


def match_statements(
    groups: Sequence[Group], versions: Sequence[Sequence[Statement]], settings: CoverageSettings
) -> list[Matches]:
    """Match the statements of every version with the facts, each pair judged by itself.

    A statement carries a fact when it is similar enough and no other fact is much nearer to it.

    Args:
        groups: The facts.
        versions: The statements of each version.
        settings: From which similarities, 0 to 1, a statement carries a fact.

    Returns:
        The matches of each version, in the versions' order.
    """
    everything = [statement for statements in versions for statement in statements]
    if not groups or not everything:
        return [Matches(tuple(None for _ in groups), ()) for _ in versions]
    alike, to_best = _by_fact(groups, everything)
    best = alike.max(axis=1)
    carries = (
        (alike >= settings.carried)
        & (alike >= best[:, None] - settings.rival)
        & (to_best >= settings.unclear)  # near one odd wording is not near the fact
    )
    carries &= ~_denied(groups, everything, carries & (to_best < sure()))
    matches, first = [], 0
    for statements in versions:
        rows = slice(first, first + len(statements))
        near = _matches(groups, statements, alike[rows], carries[rows])
        matches.append(_with_related(near, statements, alike[rows], settings))
        first += len(statements)
    return matches


def _denied(groups: Sequence[Group], statements: Sequence[Statement], asked: Flags) -> Flags:
    """Tell which statements deny what no wording of the fact denies, or the other way round."""
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    denied = np.zeros(asked.shape, dtype=np.bool_)
    for row, column in zip(*asked.nonzero(), strict=True):
        group, text = groups[column], statements[row].text
        denied[row, column] = all(parted(text, wording) for wording in _wordings(group))
    return denied


def _matches(
    groups: Sequence[Group], statements: Sequence[Statement], alike: Matrix, carries: Flags
) -> Matches:
    def at(row: int, column: int) -> Match:
        return Match(
            groups[column],
            statements[row],
            float(alike[row, column]),
            carries=bool(carries[row, column]),
        )

    if not statements:
        return Matches(tuple(None for _ in groups), ())
    # What carries a fact comes before all that does not, whatever their similarities.
    near = alike + 2.0 * carries
    order = sorted(range(len(statements)), key=lambda row: statements[row].start)
    nearest = [order[place] for place in near[order].argmax(axis=0).tolist()]
    rows, columns = carries.nonzero()
    return Matches(
        tuple(at(row, column) for column, row in enumerate(nearest)),
        tuple(at(row, column) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)),
    )


def _with_related(
    matches: Matches, statements: Sequence[Statement], alike: Matrix, settings: CoverageSettings
) -> Matches:
    """Put a statement that shares words of one meaning in the place of one that is not near.

    Of whom a version never names it tells nothing, whatever the words.
    """
    everything = " ".join(statement.text for statement in statements).casefold()
    nearest = tuple(
        match
        if match is None
        or match.carries
        or match.similarity >= settings.unclear
        or not _is_named(match.group, everything)
        else _related(match, statements, alike[:, column], settings)
        for column, match in enumerate(matches.nearest)
    )
    return replace(matches, nearest=nearest)


def _is_named(group: Group, everything: str) -> bool:
    found = names(group.wording or group.best.text)
    return not found or any(name.text.casefold() in everything for name in found)


def _related(
    match: Match,
    statements: Sequence[Statement],
    alike: NDArray[np.float64],
    settings: CoverageSettings,
) -> Match:
    fact = content_meanings(match.group.wording or match.group.best.text)
    best, most = match, 0.0
    for row, statement in enumerate(statements):
        words = content_meanings(statement.text)
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
            best = replace(match, statement=statement, similarity=float(alike[row]), related=True)
    return best


def _by_fact(groups: Sequence[Group], statements: Sequence[Statement]) -> tuple[Matrix, Matrix]:
    """Similarity of every statement to every fact: to its nearest wording, and to its best."""
    import numpy as np  # noqa: PLC0415

    wordings = [_wordings(group) for group in groups]
    alike = similarities(
        [statement.text for statement in statements], [text for texts in wordings for text in texts]
    )
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


def mention(match: Match) -> Mention:
    """Return a match as the mention that a fact keeps."""
    statement = match.statement
    return Mention(
        outlet=statement.outlet,
        sentence=statement.sentence,
        start=statement.start,
        end=statement.end,
        similarity=match.similarity,
        credited=is_credited(statement),
        founds=statement in match.group.statements,
        basis=statement.basis,
    )


def founding_mentions(group: Group) -> tuple[Mention, ...]:
    """Return the statements that found a fact as mentions of it, the best first."""
    return tuple(
        mention(Match(group, statement, 1.0, carries=True)) for statement in group.statements
    )


def is_credited(statement: Statement) -> bool:
    """Tell whether a statement is credited to the source report where it stands."""
    return statement.credited and statement.basis in {"explicit", "carried"}


def by_fact(mentions: Sequence[Match]) -> dict[str, list[Match]]:
    """Return the mentions of each fact, in the order in which they come."""
    groups: dict[str, list[Match]] = {}
    for match in mentions:
        groups.setdefault(match.group.id, []).append(match)
    return groups


def mentions_by_fact(matches: Iterable[Matches]) -> dict[str, list[Mention]]:
    """Return every place that carries each fact, by the fact's id, version after version."""
    places: dict[str, list[Mention]] = {}
    for version in matches:
        for match in version.mentions:
            places.setdefault(match.group.id, []).append(mention(match))
    return places


def facts_by_sentence(matches: Matches) -> dict[int, tuple[str, ...]]:
    """Return the ids of the facts that each sentence carries, each once, by its number."""
    facts: dict[int, dict[str, None]] = {}
    for match in matches.mentions:
        facts.setdefault(match.statement.sentence, {})[match.group.id] = None
    return {sentence: tuple(ids) for sentence, ids in facts.items()}
