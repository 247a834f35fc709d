# %% [markdown]
# # Which words make one version more hedged than another?
#
# A notebook in the percent format: VS Code, Spyder and Jupyter (with jupytext) open it, and
# `python docs/examples/hedging.py` runs it. It reads the sample story, whose articles are
# recreated: the outlets named did not write these words.

# %%
from __future__ import annotations

from collections import Counter

import framing

story = framing.read_story(framing.sample_story())
comparison = framing.compare(story)
comparison  # shows itself in a notebook

# %% [markdown]
# ## Hedged sentences, and the words that lower the commitment
#
# Only cues that count enter the score; a cue inside a quotation is somebody else's.

# %%
for version in comparison.versions:
    hedges = Counter(
        version.version.text[cue.start : cue.end].lower()
        for reading in version.readings
        for cue in reading.cues
        if cue.dimension == "hedging" and cue.counted
    )
    words = ", ".join(f"{word} ({times})" for word, times in hedges.most_common())
    print(f"{version.version.outlet}: {words or 'none'}")

# %% [markdown]
# ## Is any version surely more hedged than the facts it could have reported?
#
# `delta` is the value less the baseline, `low` and `high` are the 95 % interval of the value, and
# `differs` is the verdict after correction for the number of comparisons.

# %%
for score in comparison.scores:
    if (score.dimension, score.part) == ("hedging", "all") and score.delta is not None:
        print(f"{score.outlet}: {score.delta:+.2f}, {score.differs}")

# %% [markdown]
# ## How wordings of one fact differ
#
# `certainty` is a hedge dropped or added; the other kinds are in the glossary.

# %%
kinds = Counter(shift.kind for shift in comparison.shifts)
print(
    ", ".join(f"{kind} ({times})" for kind, times in kinds.most_common()) or "no shift is claimed"
)
for shift in comparison.shifts:
    if shift.kind == "certainty":
        print(f"{shift.outlet}: {shift.baseline_text!r} became {shift.version_text!r}. {shift.why}")
