"""A small encoder of sentences with a head that says how alike two are: late interaction.

Every token of a sentence is held against all of the other, the most alike one counts, and the mean
over tokens, weighted by what the head has learnt of each, is one likeness for each direction
(Khattab and Zaharia 2020). Beside them stands the cosine of the mean vectors. The logit that both
tell the same fact is linear in the three.

Sentences are read with those around them, so that "it" has what it means. The lower layers stay as
they are and run once for each text; only those above them learn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import BertModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_WINDOW, _LONGEST = 250, 64
"""Most tokens that are read together, and most of one sentence."""
_FIRST = (6.0, 4.0, 4.0, -6.0)
"""What cosine, better and worse likeness weigh before anything is learnt, and what is added."""
_HEAD, _ABOUT = "head.safetensors", "reader.json"


@dataclass(frozen=True)
class Reader:
    """An encoder, its tokens, and its head.

    Attributes:
        tokens: Cuts text into tokens.
        encoder: A BERT model.
        head: ``weigh`` of tokens, and ``join`` of likenesses.
        fixed: How many of the encoder's lower layers do not learn.
        together: Whether sentences are read with those around them, or each by itself.
    """

    tokens: Tokenizer
    encoder: Any
    head: Any
    fixed: int
    together: bool

    def learning(self) -> list[Any]:
        """Return the encoder's parameters that learn."""
        return [
            each
            for layer in self.encoder.encoder.layer[self.fixed :]
            for each in layer.parameters()
        ]


@dataclass(frozen=True)
class Laid:
    """One version behind the layers that do not learn.

    Attributes:
        hidden: Vectors of tokens, windows by tokens by width.
        there: Which of them are tokens.
        spans: The window of each sentence, its first token, and the one behind its last.
    """

    hidden: Any
    there: Any
    spans: tuple[tuple[int, int, int], ...]


def load(folder: Path, *, learning: int = 0, together: bool = True) -> Reader:
    """Return the reader of a folder: a BERT model, its tokenizer.json, and a head if it has one.

    Args:
        folder: The folder, of a trained reader or of an encoder that nobody has trained yet.
        learning: How many of the upper layers learn.
        together: Whether sentences are read with those around them; a trained reader knows.
    """
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
    if (folder / _HEAD).is_file():
        head.load_state_dict(load_file(str(folder / _HEAD)))
        together = json.loads((folder / _ABOUT).read_text("utf-8"))["together"]
    fixed = encoder.config.num_hidden_layers - learning
    return Reader(tokens, encoder.eval(), head, fixed, together)


def save(reader: Reader, folder: Path) -> None:
    """Write the reader so that `load` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.encoder.save_pretrained(str(folder))
    reader.tokens.save(str(folder / "tokenizer.json"))
    save_file(reader.head.state_dict(), str(folder / _HEAD))
    (folder / _ABOUT).write_text(json.dumps({"together": reader.together}) + "\n", "utf-8")


def lay(reader: Reader, sentences: Sequence[str]) -> Laid:
    """Return the sentences of a version, in reading order, behind the layers that do not learn."""
    windows: list[list[int]] = []
    spans: list[tuple[int, int, int]] = []
    for window, own in _windows(reader, sentences):
        spans += [(len(windows), first, last) for first, last in own]
        windows.append(window)
    longest = max(len(window) for window in windows)
    ids = torch.zeros((len(windows), longest), dtype=torch.long)
    there = torch.zeros((len(windows), longest), dtype=torch.bool)
    for row, window in enumerate(windows):
        ids[row, : len(window)] = torch.tensor(window)
        there[row, : len(window)] = True
    with torch.no_grad():
        hidden = reader.encoder.embeddings(input_ids=ids)
        hidden = _through(reader.encoder.encoder.layer[: reader.fixed], hidden, there)
    return Laid(hidden, there, tuple(spans))


def vectors(reader: Reader, versions: Sequence[Laid]) -> tuple[Any, list[int]]:
    """Return the vectors of the tokens of all sentences, and how many tokens each sentence has."""
    longest = max(each.hidden.shape[1] for each in versions)
    pad = torch.nn.functional.pad
    hidden = torch.cat(
        [pad(each.hidden, (0, 0, 0, longest - each.hidden.shape[1])) for each in versions]
    )
    there = torch.cat([pad(each.there, (0, longest - each.there.shape[1])) for each in versions])
    hidden = _through(reader.encoder.encoder.layer[reader.fixed :], hidden, there)
    spans, windows = [], 0
    for each in versions:
        spans += [(windows + window, first, last) for window, first, last in each.spans]
        windows += each.hidden.shape[0]
    place = torch.cat([torch.arange(first, last) + at * longest for at, first, last in spans])
    return hidden.reshape(-1, hidden.shape[-1])[place], [last - first for _, first, last in spans]


def _through(layers: Iterable[Any], hidden: Any, there: Any) -> Any:
    """Run layers over windows; no token looks at what is none."""
    for layer in layers:
        hidden = layer(hidden, there[:, None, None, :])
    return hidden


def _windows(
    reader: Reader, sentences: Sequence[str]
) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Yield windows of tokens, and where in each the sentences stand that count there.

    A window begins with the sentence before, where there is one.
    """
    begin, end = (reader.tokens.token_to_id(name) for name in ("[CLS]", "[SEP]"))
    cut = [
        reader.tokens.encode(text, add_special_tokens=False).ids[:_LONGEST] or [end]
        for text in sentences
    ]
    at = 0
    while at < len(cut):
        window = [begin, *(cut[at - 1] if reader.together and at else [])]
        spans: list[tuple[int, int]] = []
        while at < len(cut) and (
            not spans or (reader.together and len(window) + len(cut[at]) < _WINDOW)
        ):
            spans.append((len(window), len(window) + len(cut[at])))
            window += cut[at]
            at += 1
        yield [*window, end], spans


def likenesses(reader: Reader, tokens: Any, sizes: Sequence[int]) -> Any:
    """Return three likenesses of every two sentences: cosine, better and worse late interaction.

    Args:
        reader: The reader.
        tokens: Vectors of the tokens of all sentences.
        sizes: How many tokens each sentence has.

    Returns:
        Sentences by sentences, three deep.
    """
    own = torch.repeat_interleave(torch.eye(len(sizes)), torch.tensor(sizes), dim=1)
    mean = torch.nn.functional.normalize(own @ tokens, dim=-1)
    unit = torch.nn.functional.normalize(tokens, dim=-1)
    weight = own * reader.head["weigh"](unit).squeeze(-1).exp()
    # A sentence at a time: all tokens by all tokens would not fit into the cache.
    nearest = torch.stack([(unit @ each.T).amax(1) for each in unit.split(list(sizes))], dim=1)
    found = weight @ nearest / weight.sum(1, keepdim=True)  # what a row's tokens find in a column
    better, worse = torch.maximum(found, found.T), torch.minimum(found, found.T)
    return torch.stack((mean @ mean.T, better, worse), dim=-1)


def logits(reader: Reader, alike: Any) -> Any:
    """Return the logit that two sentences tell the same fact, of their likenesses."""
    return reader.head["join"](alike).squeeze(-1)
