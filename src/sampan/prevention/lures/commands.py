"""What `sampan lures publish` does, apart from starting the node and saying who acts."""

from django.conf import settings

from sampan.prevention.lures.services.publishing import publish_campaigns
from sampan.registry.access.reader import Reader


def run_publish(*, reader: Reader) -> bytes:
    """Return the public file's octets."""
    return publish_campaigns(country=settings.SAMPAN_NODE.country, by=reader.actor, purpose=reader.purpose)
