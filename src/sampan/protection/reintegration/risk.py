"""Signs of re-trafficking put together: one strong sign, or several weaker ones, ask for a person at once.

The rule and why it is so: docs/adr/0019-reintegration.md. It raises attention and decides nothing.
"""

from collections.abc import Iterable, Mapping

STRONG = frozenset({"recruiter_in_touch", "threats", "papers_held", "cannot_move_freely", "moved_suddenly"})
"""Each of these alone is a control that traffickers use, or a sudden disappearance."""
MANY = 3  # weaker signs that together count as a strong one
CRISIS = 1  # the lowest level of the scale, in any area


def risk_of(signs: Iterable[str], levels: Mapping[str, int]) -> str:
    """Return none, watch or high of the signs seen and the levels (1-5 by area) of one visit."""
    seen = set(signs)
    if seen & STRONG or len(seen) >= MANY:
        return "high"
    return "watch" if seen or CRISIS in levels.values() else "none"
