"""The baseline: what the versions credit to the source report, grouped into facts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.facts.average_linkage import linked
from framing.facts.similarity import similarities
from framing.language.ngrams import plain
from framing.shifts.denials import denying, parted, sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from framing.article.statements import Statement
    from framing.config import BaselineSettings
    from framing.facts.independent_versions import Witnesses
    from framing.facts.similarity import Matrix
    from framing.types import BaselineKind

_TWO = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A fact before it is looked for elsewhere: the statements that found it, best first."""

    id: str
    statements: tuple[Statement, ...]
    wording: str = ""
    """The fact in a person's words; empty when the best statement says it."""
    heads: int = 1
    """How many of the first statements say it best: more than one where a person made facts one."""

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
            if witnesses.count({statement.outlet for statement in group})
            >= settings.consensus_versions
        ]
    return _named(groups)


def _grouped(pool: Sequence[Statement], same: float, repeat: float) -> list[list[Statement]]:
    """Average linkage on one minus similarity; the pool is sorted, so ties fall alike.

    The same words count once, however many copies print them: a copy must not pull an average.
    """
    copies: dict[str, list[Statement]] = {}
    for statement in pool:
        copies.setdefault(_digest(statement), []).append(statement)
    worded = list(copies.values())
    if len(worded) < _TWO:
        return worded
    texts = [same_words[0].text for same_words in worded]
    alike = similarities(texts, texts)
    near = _with_denials_apart(texts, (alike + alike.T) / 2, same)
    distance = (1.0 - _apart(worded, near, repeat)).clip(0.0, 1.0)
    groups = linked(distance, 1.0 - same)
    return [_best_first(worded, alike, members) for members in groups]


def _with_denials_apart(texts: Sequence[str], alike: Matrix, same: float) -> Matrix:
    """Two statements of which only one denies are two facts, unless they contradict each other."""
    denies = denying(texts)
    found = alike.copy()
    # What is less alike joins nothing, whatever it says.
    asked = (alike >= same) & (alike < sure()) & (denies[:, None] > denies[None, :])
    for row, column in zip(*asked.nonzero(), strict=True):
        if parted(texts[row], texts[column]):
            found[row, column] = found[column, row] = 0.0
    return found


def _apart(worded: Sequence[Sequence[Statement]], alike: Matrix, repeat: float) -> Matrix:
    """Two statements of one version are two facts unless one nearly repeats the other."""
    import numpy as np  # noqa: PLC0415

    names = sorted({statement.outlet for said in worded for statement in said})
    column = {name: place for place, name in enumerate(names)}
    told = np.zeros((len(worded), len(names)))
    for row, said in enumerate(worded):
        for statement in said:
            told[row, column[statement.outlet]] = 1.0
    shared_version = told @ told.T > 0
    parted: Matrix = np.where(shared_version & (alike < repeat), 0.0, alike)
    return parted


def _best_first(
    worded: Sequence[Sequence[Statement]], alike: Matrix, members: list[int]
) -> list[Statement]:
    """The wording that is most like all the others says the fact best."""
    if len(members) < _TWO:
        return [statement for index in members for statement in worded[index]]
    within = alike[members][:, members].sum(axis=1).round(6).tolist()
    ranked = sorted(
        zip(within, (worded[index] for index in members), strict=True),
        key=lambda pair: (-pair[0], _digest(pair[1][0])),
    )
    return [statement for _, said in ranked for statement in said]


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
    return _digest_of(statement.text)


@lru_cache(maxsize=4096)
def _digest_of(text: str) -> str:
    return hashlib.sha256(plain(text).encode()).hexdigest()
