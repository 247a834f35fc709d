"""Train a small encoder on the corpus, and see whether the matching is better for it.

python -m tools.trained_reader train CORPUS ENCODER READER [alone] [LAYERS] [EPOCHS]
    train on the corpus's training part; the reader goes into the folder READER
python -m tools.trained_reader trial CORPUS GOLD STORIES READER...
    the figures of docs/validation.md, of each reader; an encoder that nobody trained is one, too

ENCODER is the folder of a small BERT with its tokenizer.json, such as all-MiniLM-L6-v2 (Apache-2.0;
Reimers and Gurevych 2019); nothing is fetched. GOLD has a folder for each labelled real story,
STORIES the stories under the same names. With "alone" each sentence is read by itself, else with
those around it. LAYERS (2) is how many of the upper layers learn, in EPOCHS (5) over all stories.
The commands need torch, transformers and safetensors, which framing itself does not.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from framing.config import default

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAYERS, _EPOCHS = 2, 5
_NEEDED = "tools.trained_reader needs torch, transformers and safetensors: pip install them"


def main(argv: Sequence[str]) -> int:
    """Run one command; return 0, or 2 for wrong usage or what is not installed."""
    try:
        import safetensors.torch  # noqa: F401, PLC0415 - heavy, and no requirement of framing
        import torch  # noqa: PLC0415
        import transformers  # noqa: F401, PLC0415
    except ImportError as missing:
        sys.stderr.write(f"{_NEEDED} ({missing})\n")
        return 2
    torch.set_num_threads(1)  # so that the same seed gives the same reader
    match list(argv):
        case ["train", corpus, encoder, reader, *rest]:
            return _train(Path(corpus), Path(encoder), Path(reader), rest)
        case ["trial", corpus, gold, stories, *readers] if readers:
            folders = [Path(each) for each in readers]
            sys.stdout.write(_trial(Path(corpus), Path(gold), Path(stories), folders))
            return 0
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2


def _train(corpus: Path, encoder: Path, folder: Path, rest: Sequence[str]) -> int:
    from tools.trained_reader.encoder import load, save  # noqa: PLC0415 - torch
    from tools.trained_reader.read_stories import invented_stories  # noqa: PLC0415
    from tools.trained_reader.train import train  # noqa: PLC0415

    numbers = [int(each) for each in rest if each.isdecimal()]
    layers, epochs, *_ = [*numbers, *(_LAYERS, _EPOCHS)[len(numbers) :]]
    reader = load(encoder, learning=layers, together="alone" not in rest)
    config = default()
    train(
        reader,
        invented_stories(corpus, ["train"], config),
        invented_stories(corpus, ["development"], config),
        epochs,
    )
    save(reader, folder)
    return 0


def _trial(corpus: Path, gold: Path, stories: Path, folders: Sequence[Path]) -> str:
    from tools.trained_reader.encoder import load  # noqa: PLC0415 - torch
    from tools.trained_reader.pair_fit import LOGIT, WORDS, seen  # noqa: PLC0415
    from tools.trained_reader.read_stories import (  # noqa: PLC0415
        invented_stories,
        real_stories,
    )
    from tools.trained_reader.train import read  # noqa: PLC0415
    from tools.trained_reader.trial import Way, left_out, table, unseen  # noqa: PLC0415

    config = default()
    real = real_stories(gold, stories, config)
    held = invented_stories(corpus, ["development"], config)
    test = invented_stories(corpus, ["test"], config)
    parts = (real, held, test)
    nine = [[seen(story) for story in part] for part in parts]
    ways = [
        Way("nine features", nine[0], [], nine[2]),
        Way("nine features, fitted on both", *nine),
    ]
    for folder in folders:
        reader = load(folder)
        said = [[read(reader, story) for story in part] for part in parts]
        for name, leave in (("+ logit", ()), ("logit, no words", WORDS)):
            known = [
                [
                    seen(story, answer[..., LOGIT : LOGIT + 1], leave)
                    for story, answer in zip(part, answers, strict=True)
                ]
                for part, answers in zip(parts, said, strict=True)
            ]
            ways.append(Way(f"{folder.name}: {name}", known[0], [], known[2]))
            if not leave:
                ways.append(Way(f"{folder.name}: {name}, fitted on both", *known))
    return "\n".join(
        f"{title}\n\n{table({way.name: judge(way, config) for way in ways})}"
        for title, judge in (("Real stories, each left out", left_out), ("Test part", unseen))
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
