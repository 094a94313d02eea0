"""Prints a campaign's sheets: poster, leaflet, loudspeaker script; which numbers were confirmed is audited."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from sampan.prevention.awareness.materials import Occasion, numbers, script, sheet
from sampan.prevention.awareness.typesetting import typeset
from sampan.prevention.campaigns.services.planning import audit, locked_campaign
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, require
from sampan.registry.access.roles import Permission
from sampan.registry.clock.queries import house_now, house_today
from sampan.vocabulary.countries.pack import pack_countries
from sampan.vocabulary.errors import InvalidInput

PAPERS = {"poster_a3": ("poster", "a3"), "poster_a4": ("poster", "a4"), "leaflet": ("leaflet", "a5")}
SCRIPT = "script"
KINDS = (*PAPERS, SCRIPT)


@dataclass(frozen=True)
class SheetAsked:
    """What to print: kind (KINDS), language, the words for name and days, and numbers that the officer called."""

    kind: str
    language: str
    name: str = ""
    days: str = ""
    confirmed: tuple[str, ...] = ()


@transaction.atomic
def print_sheet(*, campaign_id: UUID, asked: SheetAsked, country: str, by: Actor, purpose: Purpose) -> bytes:
    """Return a PDF, or the text of a script; `country`: whose hotlines stand there.

    Raises InvalidInput naming the field, NotFound, and Unavailable naming a font that lacks.
    """
    require(by, Permission.PLAN_AWARENESS, purpose=purpose)
    campaign = locked_campaign(campaign_id)
    if asked.kind not in KINDS:
        raise InvalidInput("There is no such sheet.", remedy="Choose one of the list.", field="kind")
    occasion = Occasion(name=asked.name.strip(), days=asked.days.strip())
    told = _numbers(country, asked.confirmed)
    audit(
        "awareness.sheet_printed", campaign, by=by, purpose=purpose, kind=asked.kind, language=asked.language,
        confirmed=sorted(asked.confirmed),
    )  # fmt: skip
    if asked.kind == SCRIPT:
        spoken = script(asked.language, numbers=told)
        return "\n".join((*spoken.sentences, f"({spoken.seconds} s)", "")).encode()
    kind, paper = PAPERS[asked.kind]
    page = sheet(asked.language, numbers=told, occasion=occasion)
    return typeset(page, kind=kind, paper=paper, made_at=house_now())


def _numbers(country: str, confirmed: tuple[str, ...]) -> tuple[str, ...]:
    if country not in pack_countries():
        return ()
    return numbers(country, on=house_today(), confirmed=confirmed)
