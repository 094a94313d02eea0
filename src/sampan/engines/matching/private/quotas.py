"""Quotas: what an officer, a case and a peer may ask in a day, and an alarm when hits come unlike before.

Cost is no defence (10**8 answers are an hour of one core); a count is: at 1,000 keys a day, 10**8 guesses last 274
years. Both sides keep an account of their own, the key-holder one by peer. Pure: the account goes in and comes out.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from sampan.vocabulary.errors import InvalidInput

Holder = tuple[str, str]  # scope (officer, case or peer) and who or which


@dataclass(frozen=True)
class Limits:
    """Keys that may be asked in a day, by scope; and the drift of the hit rate that calls somebody."""

    officer: int = 200
    case: int = 200
    peer: int = 1_000
    drift_sigmas: float = 4.0  # one false alarm in some 16,000 quiet days a member
    fewest_keys: int = 200  # below this a hit rate says nothing


@dataclass(frozen=True)
class Account:
    """The day, what each has asked on it, and the peer's keys and hits of the days before and of the day."""

    day: date
    asked: Mapping[Holder, int] = field(default_factory=lambda: MappingProxyType({}))
    past_keys: int = 0
    past_hits: int = 0
    keys: int = 0
    hits: int = 0


@dataclass(frozen=True)
class Decision:
    """Whether a batch may go; `scope` says whose quota is spent ("" if none); the account to keep."""

    allowed: bool
    scope: str
    account: Account


def charge(
    account: Account, *, officer: str, case: str, peer: str, keys: int, day: date, limits: Limits
) -> Decision:
    """Return whether `keys` more may be asked on `day`, and the account after it; a refusal charges nothing.

    Padding counts: a batch is charged whole, or its true size would show in what is left.
    InvalidInput for fewer than one key or a day that is over.
    """
    if keys < 1 or day < account.day:
        raise InvalidInput("The question is empty or of a day that is over.", remedy="Ask again today.")
    today = turn(account, day=day)
    after = dict(today.asked)
    for scope, who, most in (
        ("officer", officer, limits.officer), ("case", case, limits.case), ("peer", peer, limits.peer),
    ):  # fmt: skip
        after[scope, who] = after.get((scope, who), 0) + keys
        if after[scope, who] > most:
            return Decision(False, scope, today)
    return Decision(True, "", replace(today, asked=MappingProxyType(after)))


def turn(account: Account, *, day: date) -> Account:
    """Return the account on `day`: a new day begins at nothing and adds the old one to the past."""
    if day == account.day:
        return account
    return Account(
        day, past_keys=account.past_keys + account.keys, past_hits=account.past_hits + account.hits
    )


def note_answers(account: Account, *, keys: int, hits: int) -> Account:
    """Return the account with the answers of a batch: `keys` of people (no padding), `hits` of them found."""
    if not 0 <= hits <= keys:
        raise InvalidInput("There are more hits than keys.", remedy="Count again.")
    return replace(account, keys=account.keys + keys, hits=account.hits + hits)


def drift(account: Account) -> float:
    """Return by how many standard deviations the day's hits differ from the past's rate (two-proportion z).

    A list of guesses hits less often than case work does, a stolen register more often. 0 without a past or a day.
    """
    if not account.keys or not account.past_keys:
        return 0.0
    pooled = (account.hits + account.past_hits) / (account.keys + account.past_keys)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / account.keys + 1 / account.past_keys))
    apart = account.hits / account.keys - account.past_hits / account.past_keys
    return apart / spread if spread else 0.0


def is_alarming(account: Account, *, limits: Limits) -> bool:
    """Say whether somebody must look at what is being asked."""
    return account.keys >= limits.fewest_keys and abs(drift(account)) >= limits.drift_sigmas
