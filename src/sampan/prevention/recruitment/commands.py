"""What `sampan agencies publish` does, apart from starting the node and saying who acts."""

from django.conf import settings

from sampan.prevention.recruitment.services.publishing import publish_list
from sampan.registry.access.reader import Reader


def run_publish(*, reader: Reader) -> bytes:
    """Return the public list's octets."""
    return publish_list(country=settings.SAMPAN_NODE.country, by=reader.actor, purpose=reader.purpose)
