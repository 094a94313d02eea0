"""Says in words how an agency stands, why a look-up found it, and what an offer's findings mean."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sampan.engines.screening.agencies.checking import AgencyFinding
from sampan.prevention.recruitment.facts import HistoryFact, LicenceFact, RecruiterFact

_STATUS = {
    "licensed": gettext_lazy("licensed"),
    "not_yet": gettext_lazy("licence not valid yet"),
    "expired": gettext_lazy("licence expired"),
    "suspended": gettext_lazy("licence suspended"),
    "revoked": gettext_lazy("licence revoked"),
    "no_licence": gettext_lazy("no licence on record"),
}
KINDS = {
    "licensed": "done", "not_yet": "warm", "expired": "warm", "suspended": "warm", "revoked": "danger",
    "no_licence": "quiet",
}  # fmt: skip
"""The badge of each status."""
REASONS = {
    "number": gettext_lazy("this licence number"),
    "same": gettext_lazy("the same name"),
    "without_marks": gettext_lazy("the same name, otherwise written"),
    "sounds": gettext_lazy("sounds alike"),
    "spelled": gettext_lazy("spelled alike"),
    "part": gettext_lazy("part of the name"),
}
_FOUND = {
    "licensed": gettext_lazy(
        "An agency of this name has a licence. Recruiters also use the names of licensed agencies: "
        "call it by the contacts of the register."
    ),
    "not_yet": gettext_lazy("The licence of the agency of this name is not valid yet."),
    "expired": gettext_lazy("The licence of the agency of this name has expired."),
    "suspended": gettext_lazy("The licence of the agency of this name is suspended."),
    "revoked": gettext_lazy("The licence of the agency of this name was revoked."),
    "no_licence": gettext_lazy("The register knows no licence of the agency of this name."),
    "not_on_list": gettext_lazy("This is not in the register."),
    "number_of_another": gettext_lazy("This licence number belongs to another agency."),
    "contact_not_of_agency": gettext_lazy("This contact is not one of the agency's in the register."),
}  # fmt: skip
_HISTORY = {
    "licence": gettext_lazy("Licence recorded"),
    "changed": gettext_lazy("Entry changed"),
    "suspended": gettext_lazy("Licence suspended"),
    "lifted": gettext_lazy("Suspension lifted"),
    "revoked": gettext_lazy("Licence revoked"),
    "restored": gettext_lazy("Revocation taken back"),
}
FIELDS = {
    "name": gettext_lazy("Name in its own script"),
    "number": gettext_lazy("Licence number"),
    "key": gettext_lazy("The list's own mark of an agency"),
    "other_names": gettext_lazy("Other names"),
    "address": gettext_lazy("Address"),
    "contacts": gettext_lazy("Public contacts"),
    "regulator": gettext_lazy("Regulator"),
    "valid_from": gettext_lazy("Valid from"),
    "valid_until": gettext_lazy("Valid until"),
    "occupations": gettext_lazy("Occupations"),
    "destinations": gettext_lazy("Destinations"),
    "suspended_from": gettext_lazy("Suspended from"),
    "suspended_until": gettext_lazy("Suspended until"),
    "revoked_on": gettext_lazy("Revoked on"),
    "reason": gettext_lazy("Reason"),
    "gone_on": gettext_lazy("Missing in the list"),
}
DIFFERENCES = {"new": gettext_lazy("new"), "changed": gettext_lazy("changed"), "gone": gettext_lazy("gone")}


def status_in_words(one: RecruiterFact | LicenceFact) -> str:
    """Return how an agency or licence stands, with the day where one is known."""
    words = str(_STATUS[one.status])
    if one.status == "licensed" and one.until:
        return _("%(status)s until %(day)s") % {"status": words, "day": _day(one.until)}
    if one.status in ("expired", "revoked", "suspended") and one.since:
        return _("%(status)s, %(day)s") % {"status": words, "day": _day(one.since)}
    return words


def finding_in_words(one: AgencyFinding) -> str:
    """Return what a finding means; never that an offer is safe."""
    return str(_FOUND[one.kind])


def history_in_words(one: HistoryFact) -> str:
    """Return what happened, with the licence's number where there is one."""
    number = str(one.facts.get("number", "")) if one.kind != "changed" else ""
    return f"{_HISTORY[one.kind]}: {number}" if number else str(_HISTORY[one.kind])


def fields_in_words(names: object) -> str:
    """Return fields as words, joined."""
    return ", ".join(str(FIELDS.get(name, name)) for name in names)  # type: ignore[attr-defined]


def _day(day: object) -> str:
    return str(date_format(day, "SHORT_DATE_FORMAT"))
