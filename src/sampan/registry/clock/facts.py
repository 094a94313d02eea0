"""What may leave the house clock: how it stands, for the administrator's page and the doctor."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sampan.registry.clock.reckoning import Trust


@dataclass(frozen=True)
class ClockFact:
    """The house's time and the machine's, how sure the house is and since when, and what is held until then."""

    house_at: datetime
    wall_at: datetime
    trust: Trust
    since: datetime | None
    members_off: timedelta | None
    held: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """True when nobody needs to look at it."""
        return self.trust is Trust.SETTLED and not self.held

    @property
    def ahead(self) -> timedelta:
        """How far the machine's clock stands ahead of the house's; negative when it is behind."""
        return self.wall_at - self.house_at
