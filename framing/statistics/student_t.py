"""Student's t for many levels and sizes at once: what widens an interval of few groups."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

_MANY = 100
"""Degrees of freedom from which the approximation is exact enough."""


def t_quantile(level: Floats, freedom: Whole, normal: Floats) -> Floats:
    """Return the t within which a share ``level`` of Student's distribution lies.

    Sources: Hill (1970), Communications of the ACM 13, algorithm 396, made exact by a step of
    Halley's on the finite sums for whole degrees of freedom (Abramowitz and Stegun, 26.7.3 and 4).

    Args:
        level: The shares, above 0 and below 1.
        freedom: Degrees of freedom of each, 1 or more; one for each column of ``level``.
        normal: The same of the normal distribution.
    """
    import numpy as np  # noqa: PLC0415 - kept out of the import of the package

    quantile = _approximate(level, freedom.astype(np.float64), normal)
    few = freedom <= _MANY
    t, n, wanted = quantile[..., few], freedom[few], level[..., few]
    density = 2 * _peaks()[n] * (1 + t * t / n) ** (-(n + 1) / 2)
    off = (_share(t, n) - wanted) / density
    quantile[..., few] = t - off / (1 + off * (n + 1) * t / (2 * (n + t * t)))
    return quantile


def _approximate(level: Floats, n: Floats, normal: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    tails = 1.0 - level
    a = 1.0 / (n - 0.5)
    b = 48.0 / a**2
    c = ((20700.0 * a / b - 98.0) * a - 16.0) * a + 96.36
    d = ((94.5 / (b + c) - 3.0) / b + 1.0) * np.sqrt(a * math.pi / 2) * n
    y = (d * tails) ** (2.0 / n)
    far = (
        (1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1
    ) * (n + 1) / (n + 2) + 1 / y
    x = -normal
    c = c + np.where(n < 5, 0.3 * (n - 4.5) * (x + 0.6), 0.0)  # noqa: PLR2004 - Hill's
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c
    z = x * x
    z = (((((0.4 * z + 6.3) * z + 36) * z + 94.5) / c - z - 3) / b + 1) * x
    near = np.expm1(a * z * z)
    quantile = np.sqrt(n * np.where(y > 0.05 + a, near, far))
    single, double = n == 1.0, n == 2.0  # noqa: PLR2004 - closed forms
    quantile[..., single] = np.tan(level[..., single] * math.pi / 2)
    quantile[..., double] = np.sqrt(2 / (tails[..., double] * (2 - tails[..., double])) - 2)
    return quantile


def _share(t: Floats, n: Whole) -> Floats:
    """The share of the distribution between -t and t."""
    import numpy as np  # noqa: PLC0415

    angle = np.arctan2(t, np.sqrt(n))
    sine, cosine = np.sin(angle), np.cos(angle)
    square, total = cosine * cosine, np.zeros_like(t)
    for terms in _sums()[n].T[int(n.max(initial=0)) // 2 :: -1]:
        total = total * square + terms
    odd = n % 2 == 1
    total *= sine * np.where(odd, cosine, 1.0)
    share: Floats = np.where(odd, (angle + total) * 2 / math.pi, total)
    return share


@cache
def _sums() -> Floats:
    """Return the factors of the finite sum for each number of degrees of freedom."""
    import numpy as np  # noqa: PLC0415

    factors = np.zeros((_MANY + 1, _MANY // 2 + 1))
    for n in range(2, _MANY + 1):
        odd, term = n % 2, 1.0
        for k in range(n // 2):
            term *= (2 * k - 1 + odd) / (2 * k + odd) if k else 1.0
            factors[n, k] = term
    return factors


@cache
def _peaks() -> Floats:
    """Return the density at nought for each number of degrees of freedom."""
    import numpy as np  # noqa: PLC0415

    ratios = [math.lgamma((n + 1) / 2) - math.lgamma(n / 2) for n in range(1, _MANY + 1)]
    return np.exp([0.0, *ratios]) / np.sqrt(np.maximum(np.arange(_MANY + 1), 1) * math.pi)
