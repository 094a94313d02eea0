"""What may leave the agencies slice."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class AgencyFact:
    """One agency as the administrator sees it."""

    id: UUID
    name: str
    name_local: str
    kind: str
    province: str
    is_national_focal_point: bool
    is_active: bool
