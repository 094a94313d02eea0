"""Which lane a kind of letter travels in: said by the slice that answers for the kind."""

from sampan.vocabulary.lanes import Lane

_lanes: dict[str, Lane] = {}


def give_lane(prefix: str, lane: Lane) -> None:
    """Let all letters whose kind begins with `prefix` travel in `lane`, in order."""
    _lanes[prefix] = lane


def lane_of(kind: str) -> Lane:
    """Return the lane of a kind: of the longest prefix that fits; the lane of referrals when none does."""
    fitting = [prefix for prefix in _lanes if kind.startswith(prefix)]
    return _lanes[max(fitting, key=len)] if fitting else Lane.REFERRAL
