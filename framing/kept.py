"""What was worked out for a story, kept so that the next time only what changed is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Result = TypeVar("Result")


class Kept:
    """The last result of each step, with what it was made from.

    For one story that a person corrects again and again: a step whose input is equal to that of
    the last time answers with the same result. It holds as much as one comparison does.
    """

    def __init__(self) -> None:
        """Begin with nothing kept."""
        self._results: dict[Hashable, tuple[object, object]] = {}

    def result(self, step: Hashable, made_from: object, make: Callable[[], Result]) -> Result:
        """Return the result of a step, made only where ``made_from`` is not what it was.

        Args:
            step: The step's name, with all that tells its results apart within one story.
            made_from: All that the result depends on; compared with ``==``.
            make: Makes the result.
        """
        known = self._results.get(step)
        if known is not None and known[0] == made_from:
            return cast("Result", known[1])
        made = make()
        self._results[step] = (made_from, made)
        return made
