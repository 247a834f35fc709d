"""Train the reader on stories: all pairs of a story at once, and a version of an unrelated one.

Of each sentence the loss asks two things: is each pair of it with a sentence of another version
the same (cross-entropy), and do those that are stand before all others (a softmax over all pairs
of the sentence, van den Oord and others 2018)? So the hard negatives are the other sentences of
the same story. The same seed gives the same reader on the same machine.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from sklearn.metrics import average_precision_score

from tools.trained_reader.encoder import lay, likenesses, logits, vectors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tools.trained_reader.encoder import Laid, Reader
    from tools.trained_reader.read_stories import ReadStory

SEED = 20_241_119
_SLOW, _FAST = 5e-5, 5e-3
"""Steps of the encoder and of the head."""
_WARM = 0.1


def train(
    reader: Reader, stories: Sequence[ReadStory], held: Sequence[ReadStory], epochs: int
) -> None:
    """Train in place; after each epoch say on standard error how well it ranks held stories."""
    laid = [_laid(reader, story) for story in stories]
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    steps = epochs * len(stories)
    optimiser = torch.optim.AdamW(
        [
            {"params": reader.learning(), "lr": _SLOW},
            {"params": list(reader.head.parameters()), "lr": _FAST},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (_WARM * steps), (steps - step) / ((1 - _WARM) * steps)),
    )
    began = time.monotonic()
    for epoch in range(epochs):
        reader.encoder.train()
        total = 0.0
        for place in random.permutation(len(stories)):
            other = laid[(place + 1 + random.integers(len(stories) - 1)) % len(stories)]
            stranger = other[random.integers(len(other))]
            loss = _loss(reader, stories[place].same, [*laid[place], stranger])
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.learning(), 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        sys.stderr.write(
            f"epoch {epoch + 1}: loss {total / len(stories):.4f}, average precision on held "
            f"stories {precision(reader, held):.3f}, {time.monotonic() - began:.0f} s\n"
        )
        sys.stderr.flush()


def _loss(reader: Reader, labels: NDArray[np.int8], versions: Sequence[Laid]) -> Any:
    """What is wrong with a story's pairs; the last version is of another story."""
    said = logits(reader, likenesses(reader, *vectors(reader, versions)))
    size, whole = len(labels), len(said)
    same = torch.full((whole, whole), -1.0)
    same[:size, :size] = torch.from_numpy(labels.astype(np.float32))
    same[:size, size:] = 0.0
    known = same >= 0
    each = torch.nn.functional.binary_cross_entropy_with_logits(
        said, same.clamp(min=0.0), reduction="none"
    )
    told = same[:size] > 0
    rows = said[:size].masked_fill(~known[:size], -torch.inf)
    ranked = rows.logsumexp(1) - rows.masked_fill(~told, -torch.inf).logsumexp(1)
    some = told.any(1)
    return each[known].sum() / whole + (ranked[some].mean() if bool(some.any()) else 0.0)


def precision(reader: Reader, stories: Sequence[ReadStory]) -> float:
    """Return the average precision over the pairs of all stories, by the reader alone."""
    said, so = [], []
    for story in stories:
        left, right = story.pairs
        labels = story.same[left, right]
        known = labels >= 0
        said.append(read(reader, story)[left, right, 0][known])
        so.append(labels[known])
    return float(average_precision_score(np.concatenate(so), np.concatenate(said)))


def read(reader: Reader, story: ReadStory) -> NDArray[np.float64]:
    """Return the logit and the three likenesses of every two sentences, four deep."""
    reader.encoder.eval()
    with torch.no_grad():
        alike = likenesses(reader, *vectors(reader, _laid(reader, story)))
        found = torch.cat((logits(reader, alike).unsqueeze(-1), alike), -1)
    return np.asarray(found.double().numpy())


def _laid(reader: Reader, story: ReadStory) -> list[Laid]:
    return [lay(reader, story.texts[rows]) for rows in story.versions]
