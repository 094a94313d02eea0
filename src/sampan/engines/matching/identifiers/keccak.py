"""Keccak-256 as Ethereum uses it: the padding of 2011, not that of SHA3-256 (FIPS 202), which hashlib has."""

_MASK = (1 << 64) - 1
_RATE = 136  # bytes taken in at a time, for 256 bits of output
_ROUND_CONSTANTS = (
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000A, 0x000000008000808B, 0x800000000000008B, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
)  # fmt: skip


def keccak_256(message: bytes) -> bytes:
    """Return the 32 bytes of Keccak-256 of `message`; about a millisecond, for addresses and not for files."""
    padded = bytearray(message) + b"\x01"
    padded += b"\x00" * (-len(padded) % _RATE)
    padded[-1] |= 0x80
    lanes = [[0] * 5 for _ in range(5)]
    for start in range(0, len(padded), _RATE):
        for place in range(_RATE // 8):
            word = int.from_bytes(padded[start + 8 * place : start + 8 * place + 8], "little")
            lanes[place % 5][place // 5] ^= word
        _permute(lanes)
    return b"".join(lanes[place % 5][place // 5].to_bytes(8, "little") for place in range(4))


def _permute(lanes: list[list[int]]) -> None:
    for constant in _ROUND_CONSTANTS:
        _theta(lanes)
        _rho_pi_chi(lanes)
        lanes[0][0] ^= constant


def _theta(lanes: list[list[int]]) -> None:
    parity = [a[0] ^ a[1] ^ a[2] ^ a[3] ^ a[4] for a in lanes]
    for x in range(5):
        change = parity[x - 1] ^ _rotated(parity[(x + 1) % 5], 1)
        for y in range(5):
            lanes[x][y] ^= change


def _rho_pi_chi(lanes: list[list[int]]) -> None:
    x, y, current = 1, 0, lanes[1][0]
    for step in range(24):
        x, y = y, (2 * x + 3 * y) % 5
        current, lanes[x][y] = lanes[x][y], _rotated(current, (step + 1) * (step + 2) // 2)
    for y in range(5):
        row = [lanes[x][y] for x in range(5)]
        for x in range(5):
            lanes[x][y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5] & _MASK)


def _rotated(word: int, by: int) -> int:
    by %= 64
    return ((word << by) | (word >> (64 - by))) & _MASK
