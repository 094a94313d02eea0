"""The rules of passkeys and codes: secrets are sealed at rest, and the last key stays where one is required."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext

from sampan.registry.accounts.models import Account
from sampan.registry.accounts.queries import SECOND_FACTORS
from sampan.registry.people.keyring import open_bytes, seal_bytes

_LABEL = b"sampan code-app secrets"


class SealedKeysAdapter(DefaultMFAAdapter):
    """Whoever steals the database alone can make no codes: their seeds are sealed with the node's session key."""

    def encrypt(self, text: str) -> str:
        """Seal a seed of one-time or recovery codes."""
        return base64.b64encode(seal_bytes(text.encode(), key=_key(), bound_to=_LABEL)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a seed; raises IntegrityFailure when it was changed or the node's session key was replaced."""
        return open_bytes(base64.b64decode(encrypted_text), key=_key(), bound_to=_LABEL).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last passkey or code app stays on a node that requires one."""
        if not settings.SAMPAN_NODE.require_second_factor or authenticator.type not in SECOND_FACTORS:
            return True
        kept = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=SECOND_FACTORS)
        return kept.exclude(id=authenticator.id).exists()

    def generate_authenticator_name(self, user: Account, type: Authenticator.Type) -> str:
        """Propose a name for a new key: the first, the second, and so on."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def _get_user_identifier(self, user: Account) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return settings.SAMPAN_NODE.name


def _key() -> bytes:
    return hashlib.blake2b(_LABEL, key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()
