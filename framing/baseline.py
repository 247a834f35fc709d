"""The baseline: what the versions credit to the source report, grouped into facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.ngrams import plain
from framing.similarity import similarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.config import BaselineSettings
    from framing.similarity import Matrix
    from framing.statements import Statement
    from framing.types import BaselineKind
    from framing.witnesses import Witnesses

_TWO = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A fact before it is looked for elsewhere: the statements that found it, best first."""

    id: str
    statements: tuple[Statement, ...]

    @property
    def best(self) -> Statement:
        """The statement that says it best: the one most like the others."""
        return self.statements[0]

    @property
    def outlets(self) -> frozenset[str]:
        """The versions that found it."""
        return frozenset(statement.outlet for statement in self.statements)


def found_facts(
    said: Sequence[Statement],
    kind: BaselineKind,
    witnesses: Witnesses,
    settings: BaselineSettings,
) -> tuple[Group, ...]:
    """Group statements into facts; neither the order of versions nor of statements matters.

    ``cited`` and ``text``: the statements that found facts. ``consensus``: all statements, of
    which a group stays when at least two independent versions share it.
    """
    consensus = kind == "consensus"
    pool = sorted(
        (
            statement
            for statement in said
            if statement.founds
            or (consensus and len(statement.text.split()) >= settings.least_words)
        ),
        key=lambda statement: (_digest(statement), statement.outlet, statement.start),
    )
    groups = _grouped(pool, settings.consensus if consensus else settings.same, settings.repeat)
    if consensus:
        groups = [
            group
            for group in groups
            if witnesses.count({statement.outlet for statement in group}) >= _TWO
        ]
    return _named(groups)


def _grouped(pool: Sequence[Statement], same: float, repeat: float) -> list[list[Statement]]:
    """Average linkage on one minus similarity; the pool is sorted, so ties fall alike."""
    if len(pool) < _TWO:
        return [[statement] for statement in pool]
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    texts = [statement.text for statement in pool]
    alike = similarities(texts, texts)
    _part_one_version(pool, alike, repeat)
    distance = (1.0 - (alike + alike.T) / 2).clip(0.0, 1.0)
    for index in range(len(pool)):
        distance[index, index] = 0.0
    labels = fcluster(linkage(squareform(distance), "average"), 1.0 - same, "distance")
    groups: dict[int, list[Statement]] = {}
    for label, statement in zip(labels.tolist(), pool, strict=True):
        groups.setdefault(label, []).append(statement)
    return [_best_first(group) for group in groups.values()]


def _part_one_version(pool: Sequence[Statement], alike: Matrix, repeat: float) -> None:
    """Two statements of one version are two facts unless one nearly repeats the other."""
    for row, one in enumerate(pool):
        for column, other in enumerate(pool):
            if one.outlet == other.outlet and alike[row, column] < repeat:
                alike[row, column] = 0.0


def _best_first(group: list[Statement]) -> list[Statement]:
    if len(group) == 1:
        return group
    texts = [statement.text for statement in group]
    alike = similarities(texts, texts).sum(axis=1).round(6).tolist()
    ranked = sorted(
        zip(alike, group, strict=True),
        key=lambda pair: (-pair[0], _digest(pair[1]), pair[1].outlet),
    )
    return [statement for _, statement in ranked]


def _named(groups: Sequence[Sequence[Statement]]) -> tuple[Group, ...]:
    """Give each fact its short hash, longer where two would be the same, and sort by place."""
    named: dict[str, Group] = {}
    for group in sorted(groups, key=lambda group: _digest(group[0])):
        digest, length = _digest(group[0]), 6
        while digest[:length] in named and length < len(digest):
            length += 1
        named[digest[:length]] = Group(digest[:length], tuple(group))
    return tuple(sorted(named.values(), key=lambda group: (round(_place(group), 6), group.id)))


def _place(group: Group) -> float:
    return sum(statement.position for statement in group.statements) / len(group.statements)


def _digest(statement: Statement) -> str:
    words = " ".join(plain(statement.text).split())
    return hashlib.sha256(words.encode()).hexdigest()
