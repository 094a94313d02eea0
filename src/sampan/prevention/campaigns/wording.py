"""Codes of campaigns in words: channels, states, how people were counted, and what a change in knowledge says."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sampan.prevention.awareness.knowledge import SMALLEST_GROUP, Change, QuizSum
from sampan.prevention.awareness.lessons import course
from sampan.prevention.campaigns.facts import COUNTED, ActivityFact, Reach
from sampan.vocabulary.languages import LANGUAGES
from sampan.vocabulary.money import money_words

CHANNEL_WORDS = {
    "loudspeaker": gettext_lazy("loudspeaker"),
    "leaflet": gettext_lazy("leaflet"),
    "poster": gettext_lazy("poster"),
    "radio": gettext_lazy("radio"),
    "school_lesson": gettext_lazy("lesson at a school"),
    "community_meeting": gettext_lazy("meeting of a community"),
    "social_media": gettext_lazy("social media"),
    "sms": gettext_lazy("SMS"),
    "billboard": gettext_lazy("billboard"),
}
STATE_WORDS = {
    "planned": gettext_lazy("planned"),
    "done": gettext_lazy("done"),
    "called_off": gettext_lazy("called off"),
}
STATE_KINDS = {"planned": "waiting", "done": "done", "called_off": "quiet"}
"""The badge of each state."""
COUNTED_WORDS = {"counted": gettext_lazy("counted"), "estimated": gettext_lazy("estimated")}
SHEET_WORDS = {
    "poster_a3": gettext_lazy("poster, A3"),
    "poster_a4": gettext_lazy("poster, A4"),
    "leaflet": gettext_lazy("leaflet, A5, two sides"),
    "script": gettext_lazy("what a loudspeaker says, as text"),
}
MOMENT_WORDS = {"before": gettext_lazy("before the lessons"), "after": gettext_lazy("after the lessons")}
_MINUS = "\N{MINUS SIGN}"


def language_choices() -> list[tuple[str, str]]:
    """Return code and own name of the eight languages."""
    return [(code, one.own_name) for code, one in LANGUAGES.items()]


def lesson_choices() -> list[tuple[str, str]]:
    """Return code and title of the lessons in the reader's language, else in English; first the whole quiz."""
    told = (get_language() or "en").split("-")[0]
    lessons = course(told if told in LANGUAGES else "en").lessons
    return [("", _("the whole quiz")), *((one.code, one.title) for one in lessons)]


def reached_in_words(reach: Reach) -> str:
    """Return contacts counted and estimated, never as one number."""
    told = []
    if reach.counted:
        told.append(_("%(number)s counted") % {"number": _grouped(reach.counted)})
    if reach.estimated:
        told.append(_("%(number)s estimated") % {"number": _grouped(reach.estimated)})
    return ", ".join(told) or _("not counted")


def contacts_in_words(one: ActivityFact) -> str:
    """Return how many people one activity reached, and how that is known; empty when nobody knows."""
    if one.reached is None:
        return ""
    told = {"number": _grouped(one.reached)}
    if one.counted_how == COUNTED:
        return _("%(number)s counted") % told
    return _("%(number)s estimated") % told


def costs_in_words(reach: Reach) -> str:
    """Return the costs in each currency; a dash without any."""
    told = [money(amount, currency) for currency, amount in reach.costs.items()]
    return "; ".join(told) or "–"


def money(amount: Decimal | None, currency: str) -> str:
    """Return an amount as the reader writes it."""
    return money_words(amount, currency, get_language() or "en")


def share_in_words(group: QuizSum | None) -> str:
    """Return right answers in percent and of how many people; that the group is too small otherwise."""
    if group is None:
        return _("fewer than %(count)d people") % {"count": SMALLEST_GROUP}
    told = {"percent": round(100 * group.share), "people": _grouped(group.takers)}
    return _("%(percent)d %% right (%(people)s people)") % told


def change_in_words(change: Change | None) -> str:
    """Return the change in percentage points with its interval."""
    if change is None:
        return _("not shown")
    told = {"change": points(change.change), "low": points(change.low), "high": points(change.high)}
    return _("%(change)s points (%(low)s to %(high)s)") % told


def verdict_in_words(change: Change | None) -> str:
    """Return what a change tells, without saying more than it can."""
    if change is None:
        return _("Too few people took the quiz before or after to tell anything.")
    if change.low > 0:
        return _("People knew more after than before: more than chance alone would explain.")
    if change.high < 0:
        return _("People knew less after than before: more than chance alone would explain.")
    return _("The difference can be chance.")


def further_in_words(further: Change | None) -> str:
    """Return what the difference of two changes tells."""
    if further is None:
        return _("Too few people took a quiz to compare what they learnt.")
    if further.low > 0:
        return _("After the second campaign knowledge had grown more: more than chance alone would explain.")
    if further.high < 0:
        return _("After the first campaign knowledge had grown more: more than chance alone would explain.")
    return _("The difference between the two can be chance.")


def points(share: float) -> str:
    """Return a share as whole percentage points with its sign."""
    whole = round(100 * share)
    return f"+{whole}" if whole > 0 else f"{_MINUS}{-whole}" if whole < 0 else "0"


def _grouped(number: int) -> str:
    return str(number_format(number, force_grouping=True))
