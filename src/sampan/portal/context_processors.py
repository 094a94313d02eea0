"""What every page's layout shows: the node, the reader, the purpose and the rail."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from sampan.partnership.alerts.queries import waiting_for
from sampan.portal.rail import may_ask, rail_for
from sampan.registry.access.roles import Permission, role
from sampan.registry.clock.queries import trust_now
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import country_name


def layout(request: HttpRequest) -> dict[str, Any]:
    """Return `node`, and for a signed-in reader `reader`, `purpose`, `purposes` and `rail`."""
    config, language = settings.SAMPAN_NODE, get_language() or "en"
    node = {
        "name": config.name,
        "country": config.country,
        "country_name": country_name(config.country, language),
        "is_demo": config.is_demo,
        "languages": settings.LANGUAGES,  # each in its own words; Django's tag would translate the names
    }
    reader = getattr(request, "reader", None)
    if reader is None:
        return {"node": node}
    purposes = code_list("purpose")
    return {
        "node": node,
        "reader": {
            "display_name": request.user.display_name,
            "agency_name": request.user.agency.name,
            "role_labels": [gettext(role(code).label) for code in request.user.roles],
        },
        "purpose": {"code": reader.purpose.value, "label": purposes.label(reader.purpose.value, language)},
        "purposes": [
            {"code": one.value, "label": purposes.label(one.value, language)} for one in reader.actor.purposes
        ],
        "rail": rail_for(request, reader),
        "duty": waiting_for(reader if may_ask() else None),
        "clock_trust": trust_now().value if reader.actor.may(Permission.SET_CLOCK) else "",
    }
