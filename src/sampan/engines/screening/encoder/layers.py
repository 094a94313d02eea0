"""Runs the encoder's twelve layers over the pieces of a text, in float32.

The network is BERT's (Devlin et al., 2019): attention over all pieces, then an inner layer, each added and normalised.
"""

from dataclasses import dataclass

import numpy as np

from sampan.engines.screening.encoder.adaptation import Adaptation
from sampan.engines.screening.encoder.container import Container, Floats
from sampan.engines.screening.encoder.pieces import Piece

_EPSILON = 1e-12
_BEGIN, _END = 0, 2  # the pieces that stand before and after a text
# Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26: erf to 1.5e-7
_ERF_SHARE = 0.3275911
_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


@dataclass(frozen=True)
class Linear:
    """What a layer multiplies by and adds: `weights` out x in, turned for the product."""

    weights: Floats
    bias: Floats

    def __call__(self, states: Floats) -> Floats:
        """Return the states after it."""
        return np.asarray(states @ self.weights + self.bias)


@dataclass(frozen=True)
class Norm:
    """Brings each piece's state to mean 0 and spread 1, then scales it."""

    scale: Floats
    shift: Floats

    def __call__(self, states: Floats) -> Floats:
        """Return the states after it."""
        centred = states - states.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + np.float32(_EPSILON))
        return np.asarray(centred / spread * self.scale + self.shift)


@dataclass(frozen=True)
class Layer:
    """One layer: what asks, what answers and what is told (in one product), what joins, and the inner layer."""

    asking: Linear
    joining: Linear
    after: Norm
    inner: Linear
    outer: Linear
    last: Norm
    heads: int

    def __call__(self, states: Floats) -> Floats:
        """Return the states after it."""
        count, width = states.shape
        asked = self.asking(states).reshape(count, 3, self.heads, width // self.heads)
        query, key, value = asked.transpose(1, 2, 0, 3)
        alike = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(width // self.heads))
        alike = np.exp(alike - alike.max(axis=2, keepdims=True))
        alike /= alike.sum(axis=2, keepdims=True)
        told = (alike @ value).transpose(1, 0, 2).reshape(count, width)
        states = self.after(states + self.joining(told))
        return self.last(states + self.outer(_gelu(self.inner(states))))


class Encoder:
    """The encoder with what it has learnt of signs; `states` gives a state for each piece."""

    def __init__(self, container: Container, adaptation: Adaptation) -> None:
        width, count, heads, inner = container.shape[:4]
        self._container, self._width = container, width
        self._first = Norm(container.floats("emb.ln.w", width), container.floats("emb.ln.b", width))
        self._places = container.floats("emb.pos", -1, width) + container.floats("emb.type", -1, width)[0]
        self._layers = [_layer(container, adaptation, at, heads, inner) for at in range(count)]

    def states(self, pieces: list[Piece]) -> Floats:
        """Return the states of what begins a text, of its pieces, and of what ends it: pieces + 2 x hidden size."""
        numbers = np.array([_BEGIN, *(piece.number for piece in pieces), _END], dtype=np.intp)
        states = self._container.rows("emb.word", numbers, self._width) + self._places[: len(numbers)]
        states = self._first(states)
        for layer in self._layers:
            states = layer(states)
        return states


def _layer(container: Container, adaptation: Adaptation, at: int, heads: int, inner: int) -> Layer:
    width = container.shape[0]

    def linear(name: str, out: int, into: int) -> Linear:
        weights = container.floats(f"l{at}.{name}.w", out, into) + adaptation.change(f"l{at}.{name}.w")
        return Linear(np.ascontiguousarray(weights.T), adaptation.vector(f"l{at}.{name}.b"))

    def norm(name: str) -> Norm:
        return Norm(adaptation.vector(f"l{at}.{name}.w"), adaptation.vector(f"l{at}.{name}.b"))

    asking = [linear(name, width, width) for name in "qkv"]
    return Layer(
        asking=Linear(
            np.concatenate([one.weights for one in asking], axis=1),
            np.concatenate([one.bias for one in asking]),
        ),
        joining=linear("ao", width, width), after=norm("aln"),
        inner=linear("fi", inner, width), outer=linear("fo", width, inner), last=norm("oln"), heads=heads,
    )  # fmt: skip


def _gelu(states: Floats) -> Floats:
    size = np.abs(states) * np.float32(1 / np.sqrt(2))
    share = 1 / (1 + np.float32(_ERF_SHARE) * size)
    total = np.full_like(share, _ERF[0])
    for factor in _ERF[1:]:
        total = total * share + np.float32(factor)
    tail = total * share * np.exp(-size * size)
    return np.asarray(np.float32(0.5) * states * (1 + np.sign(states) * (1 - tail)))
