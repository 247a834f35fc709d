"""A small encoder of sentences with a head that says how alike two are: late interaction.

Every token of a sentence is held against all of the other, the most alike one counts, and the mean
over tokens, weighted by what the head has learnt of each, is one likeness for each direction
(Khattab and Zaharia 2020). Beside them stands the cosine of the mean vectors. The logit that both
tell the same fact is linear in the three.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import BertModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WINDOW, _LONGEST = 250, 64
"""Most tokens that are read together, and most of one sentence."""
_FIRST = (6.0, 4.0, 4.0, -6.0)
"""What cosine, better and worse likeness weigh before anything is learnt, and what is added."""
_PART = "head."


@dataclass(frozen=True)
class Reader:
    """An encoder, its tokens, and its head."""

    tokens: Tokenizer
    encoder: Any
    head: Any
    together: bool
    """Whether sentences are read with those around them, or each by itself."""

    def parameters(self) -> Iterator[Any]:
        """Yield everything that learns."""
        yield from self.encoder.parameters()
        yield from self.head.parameters()


def load(folder: Path, *, together: bool) -> Reader:
    """Return the reader of a folder: a BERT model, its tokenizer.json, and a head if it has one."""
    tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokens.no_truncation()
    tokens.no_padding()
    encoder = BertModel.from_pretrained(
        str(folder), local_files_only=True, add_pooling_layer=False, attn_implementation="sdpa"
    )
    weigh = torch.nn.Linear(encoder.config.hidden_size, 1)
    torch.nn.init.zeros_(weigh.weight)
    torch.nn.init.zeros_(weigh.bias)
    join = torch.nn.Linear(3, 1)
    with torch.no_grad():
        join.weight.copy_(torch.tensor([_FIRST[:3]]))
        join.bias.fill_(_FIRST[3])
    head = torch.nn.ModuleDict({"weigh": weigh, "join": join})
    if (folder / "head.safetensors").is_file():
        head.load_state_dict(load_file(str(folder / "head.safetensors")))
    return Reader(tokens, encoder, head, together)


def save(reader: Reader, folder: Path) -> None:
    """Write the reader so that `load` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.encoder.save_pretrained(str(folder))
    reader.tokens.save(str(folder / "tokenizer.json"))
    save_file(reader.head.state_dict(), str(folder / "head.safetensors"))


def encode(reader: Reader, versions: Sequence[Sequence[str]]) -> tuple[Any, Any]:
    """Return the vectors of the tokens of all sentences, and which of them are tokens.

    Args:
        reader: The reader.
        versions: The sentences of each version in reading order.

    Returns:
        Unit vectors, sentences by tokens by width, and a mask, sentences by tokens.
    """
    windows: list[list[int]] = []
    wanted: list[tuple[int, int, int]] = []  # window, first token, behind the last
    for sentences in versions:
        for window, spans in _windows(reader, sentences):
            wanted += [(len(windows), first, last) for first, last in spans]
            windows.append(window)
    longest = max(len(window) for window in windows)
    ids = torch.zeros((len(windows), longest), dtype=torch.long)
    there = torch.zeros((len(windows), longest), dtype=torch.long)
    for row, window in enumerate(windows):
        ids[row, : len(window)] = torch.tensor(window)
        there[row, : len(window)] = 1
    hidden = reader.encoder(input_ids=ids, attention_mask=there).last_hidden_state
    width = max(last - first for _, first, last in wanted)
    place = torch.zeros((len(wanted), width), dtype=torch.long)
    mask = torch.zeros((len(wanted), width), dtype=torch.bool)
    for row, (window, first, last) in enumerate(wanted):
        place[row, : last - first] = torch.arange(first, last) + window * longest
        mask[row, : last - first] = True
    vectors = hidden.reshape(-1, hidden.shape[-1])[place]
    return vectors, mask


def _windows(
    reader: Reader, sentences: Sequence[str]
) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Yield windows of tokens, and where in each the sentences stand that count there.

    A window begins with the sentence before, where there is one, so that "it" has what it means.
    """
    begin, end = (reader.tokens.token_to_id(name) for name in ("[CLS]", "[SEP]"))
    cut = [
        reader.tokens.encode(text, add_special_tokens=False).ids[:_LONGEST] or [end]
        for text in sentences
    ]
    at = 0
    while at < len(cut):
        window = [begin]
        if reader.together and at:
            window += cut[at - 1]
        spans = []
        while at < len(cut) and (not spans or len(window) + len(cut[at]) < _WINDOW):
            spans.append((len(window), len(window) + len(cut[at])))
            window += cut[at]
            at += 1
            if not reader.together:
                break
        yield [*window, end], spans


def likenesses(reader: Reader, vectors: Any, mask: Any, rows: slice | None = None) -> Any:
    """Return three likenesses of every two sentences: cosine, better and worse late interaction.

    Args:
        reader: The reader.
        vectors: See `encode`.
        mask: See `encode`.
        rows: The sentences that are held against all; all, where None.
    """
    here = mask.unsqueeze(-1)
    mean = torch.nn.functional.normalize((vectors * here).sum(1) / here.sum(1), dim=-1)
    unit = torch.nn.functional.normalize(vectors, dim=-1)
    weight = reader.head["weigh"](unit).squeeze(-1).masked_fill(~mask, -torch.inf).softmax(-1)
    sentences, longest, width = unit.shape
    grid = unit.reshape(-1, width) @ unit.reshape(-1, width).T
    grid = grid.view(sentences, longest, sentences, longest)
    grid = grid.masked_fill(~mask[None, None], -1.0)
    found = (grid.amax(-1) * weight.unsqueeze(-1)).sum(1)  # what row's tokens find in column
    both = torch.stack((mean @ mean.T, torch.maximum(found, found.T), torch.minimum(found, found.T)))
    return both.permute(1, 2, 0)


def logits(reader: Reader, alike: Any) -> Any:
    """Return the logit that two sentences tell the same fact, of their likenesses."""
    return reader.head["join"](alike).squeeze(-1)
