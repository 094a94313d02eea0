"""Whether the node is well, for monitors: ok or not, no details (`sampan node doctor` has them)."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from sampan.portal.node.wellness import migrations_pending, seconds_of_silence, spare_bytes
from sampan.registry.clock.queries import trust_now
from sampan.registry.clock.reckoning import Trust

WORKER_SECONDS = 60  # it looks at the clocks every five
SPARE_BYTES = 200 * 2**20  # below this PostgreSQL may stop at any moment


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, tables, worker, clock and disk are well, else 503."""
    well = is_well()
    return JsonResponse({"ok": well}, status=200 if well else 503, headers={"Cache-Control": "no-store"})


def is_well() -> bool:
    """Say whether everything that the node needs is there."""
    try:
        silent = seconds_of_silence()
        return (
            silent is not None
            and silent <= WORKER_SECONDS
            and trust_now() is not Trust.DOUBTED
            and not migrations_pending()
            and spare_bytes(settings.SAMPAN_DIRECTORY) >= SPARE_BYTES
        )
    except DatabaseError:
        return False
