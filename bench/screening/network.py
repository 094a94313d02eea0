"""The encoder of `engines/screening/encoder` as a PyTorch network that can be trained, with heads for signs."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as run

from sampan.engines.screening.encoder.container import Container

LATENT = 64  # rows of the head: the signs, and others that only help to tell a lure
_DROPPED, _EPSILON, _NEVER = 0.1, 1e-12, -1e4
_MATRICES, _NORMS = ("q", "k", "v", "ao", "fi", "fo"), ("aln", "oln")


class Layer(nn.Module):
    """One layer; its parameters are named as in the container, with `_` for the point."""

    def __init__(self, container: Container, at: int) -> None:
        super().__init__()
        width, _, self.heads, inner = container.shape[:4]
        for name in _MATRICES:
            out, into = (inner if name == "fi" else width), (inner if name == "fo" else width)
            self._keep(f"{name}_w", container.floats(f"l{at}.{name}.w", out, into))
            self._keep(f"{name}_b", container.floats(f"l{at}.{name}.b", out))
        for name in _NORMS:
            self._keep(f"{name}_w", container.floats(f"l{at}.{name}.w", width))
            self._keep(f"{name}_b", container.floats(f"l{at}.{name}.b", width))

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the states (texts x pieces x width) after this layer."""
        texts, pieces, width = states.shape

        def heads(name: str) -> Tensor:
            return self._linear(states, name).view(texts, pieces, self.heads, -1).transpose(1, 2)

        dropped = _DROPPED if self.training else 0.0
        told = run.scaled_dot_product_attention(
            heads("q"), heads("k"), heads("v"), attn_mask=mask, dropout_p=dropped
        )
        told = self._linear(told.transpose(1, 2).reshape(texts, pieces, width), "ao")
        states = self._norm(states + run.dropout(told, _DROPPED, self.training), "aln")
        inner = self._linear(run.gelu(self._linear(states, "fi")), "fo")
        return self._norm(states + run.dropout(inner, _DROPPED, self.training), "oln")

    def _keep(self, name: str, values: np.ndarray) -> None:
        self.register_parameter(name, nn.Parameter(torch.tensor(values)))

    def _linear(self, states: Tensor, name: str) -> Tensor:
        return run.linear(states, getattr(self, f"{name}_w"), getattr(self, f"{name}_b"))

    def _norm(self, states: Tensor, name: str) -> Tensor:
        scale, shift = getattr(self, f"{name}_w"), getattr(self, f"{name}_b")
        return run.layer_norm(states.float(), (states.shape[-1],), scale, shift, _EPSILON)


class Network(nn.Module):
    """All layers, a head that says of each piece which sign it says, and one for lures."""

    def __init__(self, container: Container) -> None:
        super().__init__()
        self.container, self.width = container, container.shape[0]
        self.layers = nn.ModuleList([Layer(container, at) for at in range(container.shape[1])])
        width = self.width
        self.places = torch.tensor(
            container.floats("emb.pos", -1, width) + container.floats("emb.type", -1, width)[0]
        )
        self.first = [torch.tensor(container.floats(f"emb.ln.{part}", width)) for part in "wb"]
        start = torch.Generator().manual_seed(0)
        self.head = nn.Parameter(torch.randn(LATENT, width, generator=start) * 0.03)
        self.base = nn.Parameter(torch.full((LATENT,), -2.0))
        self.lure = nn.Parameter(torch.zeros(LATENT))
        self.lure_base = nn.Parameter(torch.zeros(()))

    def embedded(self, numbers: list[int]) -> Tensor:
        """Return the states of pieces before the first layer."""
        rows = torch.tensor(self.container.rows("emb.word", np.array(numbers, dtype=np.intp), self.width))
        return run.layer_norm(rows + self.places[: len(numbers)], (self.width,), *self.first, _EPSILON)

    def forward(self, states: Tensor, there: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the logits of each piece, of each text, and of its being a lure. `there`: texts x pieces."""
        mask = there[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        pieces = run.linear(run.dropout(states, _DROPPED, self.training), self.head, self.base).float()
        heard = pieces.masked_fill(~there[..., None], _NEVER)
        heard[:, 0] = _NEVER
        texts = heard.max(1).values
        return pieces, texts, torch.sigmoid(texts) @ self.lure + self.lure_base
