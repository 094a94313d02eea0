"""Whether the node is well, for monitors: ok or not, no details (`sampan node doctor` has them)."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from sampan.portal.node.wellness import migrations_pending, seconds_since_heartbeat, spare_bytes

WORKER_SECONDS = 60  # six heartbeats missed
SPARE_BYTES = 200 * 2**20  # below this PostgreSQL may stop at any moment


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, tables, worker and disk are well, else 503."""
    well = is_well()
    return JsonResponse({"ok": well}, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def is_well() -> bool:
    """Say whether everything that the node needs is there."""
    try:
        heartbeat = seconds_since_heartbeat()
        return (
            heartbeat is not None
            and heartbeat <= WORKER_SECONDS
            and not migrations_pending()
            and spare_bytes(settings.SAMPAN_DIRECTORY) >= SPARE_BYTES
        )
    except DatabaseError:
        return False
