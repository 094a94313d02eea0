"""Which letter goes first: the lanes between two nodes, the most urgent one lowest.

Each kind of conversation travels in one lane, in order; lanes do not wait for one another. See
docs/adr/0020-lanes.md.
"""

from enum import IntEnum


class Lane(IntEnum):
    """A lane by its number on the wire; a number never changes its meaning."""

    SINGLE = 0  # everything in one line: a member that is one release behind
    PRESERVATION = 1  # electronic data vanish within hours: the 24/7 contact points
    PROTECTION = 2  # danger to a person, now
    REFERRAL = 3  # a person's case: referral, return, consent
    ALERT = 4  # what others should know: a lure, a route, a new trick; cards and directory
    FIGURES = 5  # tables and reports


WAITING_FOR_NOBODY = (Lane.PRESERVATION, Lane.PROTECTION)
"""Lanes that never wait long before the next try."""
