"""How fast a file is sealed, beside plain AES-GCM and age, in one run: megabytes a second of processor time."""

import os
import time
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sampan.engines.exchange.chunks import CHUNK, ChunkCipher, FileSealer, Shape, opened

try:
    import pyrage
except (
    ModuleNotFoundError
):  # `uv pip install pyrage==1.4.0` beside the locked packages brings age into the table
    pyrage = None

MEBIBYTES = 256
ROUNDS = 5
NEEDED = 800.0  # MB per CPU-second, what issue 4 asks for


def measure() -> dict[str, float]:
    """Return megabytes per CPU-second (the median of the rounds) of each way to seal the same random octets."""
    piece = os.urandom(CHUNK)
    shape = Shape(os.urandom(16), MEBIBYTES * CHUNK)
    key, whole = os.urandom(32), piece * MEBIBYTES
    plain, cipher = AESGCM(key), ChunkCipher(shape, key=key)
    sealer = FileSealer(shape, key=key)
    sealed = list(sealer.sealed(_pieces(piece)))
    manifest = sealer.manifest()
    ways: dict[str, Callable[[], object]] = {
        "plain AES-256-GCM, 1 MiB at a time": lambda: [
            plain.encrypt(bytes(12), one, None) for one in _pieces(piece)
        ],
        "chunks sealed": lambda: [cipher.seal(at, one) for at, one in enumerate(_pieces(piece))],
        "chunks sealed, with the SHA-256 of the whole (offer_file)": lambda: _exhaust(
            FileSealer(shape, key=key).sealed(_pieces(piece))
        ),
        "chunks opened and compared with the manifest": lambda: _exhaust(opened(sealed, manifest, key=key)),
    }
    if pyrage is not None:
        ways |= _age(whole)
    return {name: _rate(act) for name, act in ways.items()}


def _age(whole: bytes) -> dict[str, Callable[[], object]]:
    identity = pyrage.x25519.Identity.generate()
    sealed = pyrage.encrypt(whole, [identity.to_public()])
    return {
        "age (pyrage): sealed": lambda: pyrage.encrypt(whole, [identity.to_public()]),
        "age (pyrage): opened": lambda: pyrage.decrypt(sealed, [identity]),
    }


def table(rates: dict[str, float]) -> str:
    """Return the rates as lines."""
    base = rates["plain AES-256-GCM, 1 MiB at a time"]
    lines = [f"{name:60}{rate:10.0f}{rate / base:8.2f}" for name, rate in rates.items()]
    return "\n".join([f"{'way':60}{'MB/CPU-s':>10}{'ratio':>8}", *lines])


def _pieces(piece: bytes) -> Iterator[bytes]:
    return (piece for _ in range(MEBIBYTES))


def _exhaust(pieces: Iterator[bytes]) -> None:
    for _ in pieces:
        continue


def _rate(act: Callable[[], object]) -> float:
    rates = []
    for _ in range(ROUNDS):
        began = time.process_time()
        act()
        rates.append(MEBIBYTES * CHUNK / 1e6 / (time.process_time() - began))
    return sorted(rates)[ROUNDS // 2]
