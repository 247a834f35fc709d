"""How often Python looks for garbage."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_RARELY = (1_000_000, 50, 100)
_USUAL = (700, 10, 10)
"""What Python starts with, in every version until 3.13."""


def rarely() -> None:
    """Hardly look: nearly all that a run makes lives until its end, and looking costs a fifth."""
    gc.set_threshold(*_RARELY)


def usually() -> None:
    """Look as Python does: what runs long must give back what it no longer needs."""
    gc.set_threshold(*_USUAL)


@contextmanager
def left() -> Iterator[None]:
    """Hardly look meanwhile; not for two threads at a time."""
    before = gc.get_threshold()
    rarely()
    try:
        yield
    finally:
        gc.set_threshold(*before)
