"""What the officers of one host are told to write."""

from dataclasses import dataclass

EVERY_LANE = {"1": 1.0, "2": 1.0, "3": 4.0, "4": 2.0, "5": 4.0}
"""How often each lane is drawn: urgent letters are rare, referrals and figures many."""


@dataclass(frozen=True)
class Order:
    """What to write: `total` letters (0: until told to stop) at `rate` a second (0: as fast as it goes).

    `lanes` are weights by lane number. Up to `chunk` letters that are due are written in one transaction, each with
    a text of so many `octets`.
    """

    notes: str
    members: list[str]
    lanes: dict[str, float]
    seed: int
    total: int = 0
    rate: float = 0.0
    chunk: int = 1
    octets: int = 1_000
    owed: int = 0  # due at once: what an officer who was away did not write meanwhile
