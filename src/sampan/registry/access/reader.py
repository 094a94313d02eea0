"""Who acts, and who reads for which purpose: the two values that services and queries ask for."""

from dataclasses import dataclass
from uuid import UUID

from sampan.registry.access.purposes import Purpose
from sampan.registry.access.roles import Permission, role
from sampan.vocabulary.errors import NoPurpose, NotPermitted


@dataclass(frozen=True)
class Actor:
    """An account that acts: its id, its agency and its roles. Holds no name."""

    account_id: UUID
    agency_id: UUID
    roles: tuple[str, ...]

    def may(self, permission: Permission) -> bool:
        """Say whether one of the roles holds the permission."""
        return any(permission in role(code).permissions for code in self.roles)

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """The purposes that the roles may name, in the order of the purpose list."""
        named = {purpose for code in self.roles for purpose in role(code).purposes}
        return tuple(purpose for purpose in Purpose if purpose in named)


@dataclass(frozen=True)
class Reader:
    """An actor who reads for a purpose."""

    actor: Actor
    purpose: Purpose


def require(by: Actor, permission: Permission, *, purpose: Purpose | None) -> None:
    """Refuse unless the actor holds the permission and may name the purpose.

    Raises NoPurpose or NotPermitted; whoever catches the refusal audits it
    (`sampan.registry.audit.services.record_refusal`).
    """
    if purpose is None or purpose not in by.purposes:
        raise NoPurpose(
            "This needs a purpose that your role allows.",
            remedy="Choose the purpose of this access at the top of the page.",
            ask="your supervisor",
        )
    if not by.may(permission):
        raise NotPermitted(
            f"Your role does not include the permission {permission.value}.",
            remedy="Ask somebody who has it to do this, or ask for the role.",
            ask="your supervisor or the node's administrator",
        )
