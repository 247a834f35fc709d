"""Sessions of the app are threads of one process: nobody's words get into another one's result."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
from helpers.stories import ALL
from results import result

from framing.pipeline import compare

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEMBERS = type(lru_cache(lambda: None))


def forget() -> None:
    """Let the program forget what it has read, so that threads read at the same time."""
    for name, module in list(sys.modules.items()):
        if name.startswith("framing"):
            for value in vars(module).values():
                if isinstance(value, _REMEMBERS):
                    value.cache_clear()


@pytest.fixture
def _hasty() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("_hasty")
def test_comparing_at_once_gives_what_comparing_alone_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = [read() for _, read in sorted(ALL.items())]
    alone = [result(compare(story)) for story in told]
    # So little is kept that threads throw away what others are looking at.
    monkeypatch.setattr("framing.facts.similarity._KEPT", 20)
    monkeypatch.setattr("framing.models.hashed_ngrams._CACHE_SIZE", 100)
    forget()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda story: result(compare(story)), told * 2))
    assert found == alone * 2
