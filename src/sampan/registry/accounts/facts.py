"""What may leave the accounts slice: accounts, their keys, and the link that lets one in once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class AccountFact:
    """One account as its administrator sees it."""

    id: UUID
    username: str
    display_name: str
    agency_id: UUID
    agency_name: str
    roles: tuple[str, ...]
    language: str
    is_active: bool
    last_login: datetime | None
    has_second_factor: bool
    link_expires_at: datetime | None = None


@dataclass(frozen=True)
class PasskeyFact:
    """One passkey or security key: the name that its owner gave it, and when it was used."""

    id: int
    name: str
    added_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True)
class KeysFact:
    """With what an account signs in; `recovery_left` is None when no recovery codes were made."""

    passkeys: tuple[PasskeyFact, ...]
    has_codes: bool
    recovery_left: int | None
    has_password: bool
    links_used: tuple[datetime, ...] = ()

    @property
    def has_second_factor(self) -> bool:
        """True when a passkey or a code app stands between a password thief and the files."""
        return bool(self.passkeys) or self.has_codes
