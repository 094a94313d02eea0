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

    def may_for(self, permission: Permission, purpose: Purpose) -> bool:
        """Say whether one and the same role holds the permission and names the purpose."""
        held = [role(code) for code in self.roles]
        return any(permission in one.permissions and purpose in one.purposes for one in held)

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
    """Refuse unless one of the actor's roles holds the permission and names the purpose.

    Somebody who is both administrator and supervisor manages accounts for administration, not while
    they read cases for protection.

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
    if not by.may_for(permission, purpose):
        raise NoPurpose(
            f"The permission {permission.value} is not for the purpose {purpose.value}.",
            remedy="Choose another purpose of this access at the top of the page.",
            ask="your supervisor",
        )


def named(reader: Reader | None) -> Reader:
    """Return the reader of a request; raises NoPurpose when the account's roles name no purpose at all."""
    if reader is None:
        raise NoPurpose(
            "Your role opens nothing here.", remedy="Ask for a role.", ask="the node's administrator"
        )
    return reader
