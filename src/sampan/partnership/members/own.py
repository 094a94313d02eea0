"""This node's own secrets: those of the settings, read anew when another process added one."""

from django.conf import settings

from sampan.engines.exchange.keys import NodeSecret
from sampan.vocabulary.errors import Unavailable


def secrets_up_to(serial: int) -> tuple[NodeSecret, ...]:
    """Return this node's secrets up to card `serial`, oldest first; reads the key files if it is missing.

    Raises Unavailable when its key file is not there.
    """
    held: tuple[NodeSecret, ...] = settings.SAMPAN_SECRETS
    if all(secret.serial != serial for secret in held):
        held = settings.SAMPAN_SECRETS = settings.SAMPAN_READ_SECRETS()
    if all(secret.serial != serial for secret in held):
        raise Unavailable(
            "The key behind this node's card is not here.",
            remedy="Put keys/ back from the key backup, then restart the node.",
            ask="the node's administrator",
        )
    usable = (secret for secret in held if secret.serial <= serial)
    return tuple(sorted(usable, key=lambda secret: secret.serial))


def secret_after(serial: int) -> NodeSecret:
    """Return the secret for the card after `serial`, making and keeping it unless an earlier try has."""
    for secret in settings.SAMPAN_READ_SECRETS():
        if secret.serial == serial + 1:
            return secret
    return settings.SAMPAN_ADD_SECRET(serial=serial + 1)
