"""How each model is made: what may be changed to make it better, in one place."""

from __future__ import annotations

from tools.training.models.fit import Recipe

COMMENTARY = Recipe(
    "commentary",
    0.6,
    ("cue:", "word:", "first:", "text:"),
    logistic=True,
    # What balances all but the corpus: comment is rarer there, and more weight on each comment of
    # the other sets would make the model too ready to see it in news.
    no_and_yes=(0.78, 1.39),
)
SPECULATION = Recipe("speculation", 1.0, ("cue:", "word:", "first:", "text:"), logistic=True)
CERTAINTY = Recipe("certainty", 2.0, ("cue:", "text:"), logistic=False)
NEWS = Recipe("news", 3.0, ("",), logistic=False)

COMMENTARY_OWN_WEIGHT = 0.5
"""How much an invented sentence counts for commentary: it is tidier than news."""

CORPUS_WEIGHT = 0.5
"""And a sentence of the corpus of told facts, which is invented as well."""

SUBJECTIVITY_WEIGHT = 1.0
"""How much a sentence of NewsSD-ENG counts."""

REVIEWED_WEIGHT = 2.0
"""And a sentence of real news that is labelled by our codebook."""
