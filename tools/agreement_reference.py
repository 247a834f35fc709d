"""Agreement of made-up codings as another package has it, for the tests.

The package pins an old scipy, so it runs in an environment of its own:

    python -m venv /tmp/reference && /tmp/reference/bin/pip install irrCAC
    /tmp/reference/bin/python tools/agreement_reference.py > tests/data/agreement_reference.json
"""

from __future__ import annotations

import json
import sys
import warnings

import numpy as np

_CASES = 60
_SEED = 5


def main() -> None:
    """Print the cases: answers by unit and coder (-1 for none), and what irrCAC makes of them."""
    import pandas as pd  # noqa: PLC0415 - of the other environment
    from irrCAC.raw import CAC  # noqa: PLC0415 - likewise

    warnings.simplefilter("ignore")
    generator = np.random.default_rng(_SEED)
    cases: list[dict[str, object]] = []
    while len(cases) < _CASES:
        values, categories = _made_up(generator)
        answers = np.where(values < 0, np.nan, values.astype(float))
        try:
            found = CAC(
                pd.DataFrame(answers), digits=15, categories=[float(n) for n in range(categories)]
            )
            gwet = found.gwet()["est"]
            pair = values.shape[1] == 2 and (values >= 0).all()  # noqa: PLR2004 - Cohen's are two
            kappa = found.conger()["est"]["coefficient_value"] if pair else None
            if kappa is not None and np.isnan(kappa):
                kappa = None  # One answer only.
        except ZeroDivisionError:
            continue  # It divides by a standard error of 0.
        cases.append(
            {
                "values": values.tolist(),
                "categories": categories,
                "ac1": float(gwet["coefficient_value"]),
                "percent": float(gwet["pa"]),
                "kappa": None if kappa is None else float(kappa),
            }
        )
    json.dump({"package": "irrCAC 0.4.4", "cases": cases}, sys.stdout)
    sys.stdout.write("\n")


def _made_up(generator: np.random.Generator) -> tuple[np.ndarray, int]:
    """Return codings that agree more or less, skewed more or less, some with gaps."""
    units, coders = int(generator.integers(4, 30)), int(generator.integers(2, 5))
    categories = int(generator.integers(2, 7))
    shares = generator.dirichlet(np.full(categories, generator.choice([0.2, 1, 5])))
    truth = generator.choice(categories, units, p=shares)
    guesses = generator.choice(categories, (units, coders), p=shares)
    right = generator.random((units, coders)) < generator.random()
    values = np.where(right, truth[:, None], guesses)
    values[generator.random((units, coders)) < generator.choice([0, 0.3])] = -1
    return values, categories


if __name__ == "__main__":
    main()
