"""What may leave the crossings slice."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ReferralQuestion:
    """What another country is asked: which member, why, for which services, how urgent, until when."""

    member: str
    reason: str
    services: tuple[str, ...]
    urgency: str = "normal"
    answer_by: datetime | None = None
