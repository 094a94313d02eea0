"""What a draft of a message looks like before it leaves, and what it may refer to."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from sampan.engines.screening.offers.lexicon import languages
from sampan.engines.screening.offers.telling import words_in
from sampan.partnership.alerts.bodies import LONGEST_TEXT
from sampan.partnership.alerts.facts import ALERT, DAY_MINUTES, KIND_WORDS, NewAlert
from sampan.partnership.alerts.queries import thread_choices
from sampan.partnership.alerts.showing import places_in_words, shown_alerts
from sampan.prevention.lures.queries import facts_for_alert
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list
from sampan.vocabulary.territories import is_country, is_province

_MOST_PLACES = 20  # codes: as many as the field holds
_GOES_FIRST = _("it goes before all other letters, and is tried every three seconds")
_GOES_AFTER = _("it goes after referrals and urgent messages")


@dataclass(frozen=True, repr=False)
class ShownDraft:
    """A message as the other desks will see it. `repr` is blank."""

    new: NewAlert
    title: str
    members: str
    places: str
    forms: str
    speed: str

    def __repr__(self) -> str:
        return "ShownDraft(...)"


def shown_draft(new: NewAlert) -> ShownDraft:
    """Return a draft in words."""
    language = reading_language()
    names, forms = correspondent_names(language), code_list("form_of_exploitation")
    return ShownDraft(
        new=new,
        title=str(KIND_WORDS[new.kind]),
        members=", ".join(names.get(one, one) for one in new.members),
        places=", ".join(places_in_words(new.places)),
        forms=", ".join(forms.label(one, language) for one in new.forms),
        speed=str(_GOES_FIRST if new.kind == "urgent" else _GOES_AFTER),
    )


def draft_of_campaign(campaign_id: UUID, *, reader: Reader) -> dict[str, object]:
    """Return what the form begins with for a message about a confirmed campaign of lures; nothing of it is sent yet.

    No contact and no single post stands in it. Raises NotPermitted, NotFound, WrongState for one not confirmed.
    """
    facts = facts_for_alert(campaign_id=campaign_id, reader=reader)
    words = words_in(reading if (reading := reading_language()) in languages() else "en")
    signs = ", ".join(words.signs[code].name for code in facts.signs if code in words.signs)
    days = [date_format(day, "SHORT_DATE_FORMAT") if day else "–" for day in (facts.first_on, facts.last_on)]
    lines = (
        _("%(posts)d posts, seen from %(first)s to %(last)s. Languages: %(languages)s.")
        % {"posts": facts.posts, "first": days[0], "last": days[1], "languages": ", ".join(facts.languages)},
        _("Warning signs: %(signs)s.") % {"signs": signs} if signs else "",
        _("What the posts have in common, […] marks what varies:"),
        facts.template,
    )
    places = [place for place in facts.places if is_country(place) or is_province(place)]
    return {
        "kind": ALERT,
        "subject": str(_("A campaign that lures people into exploitation")),
        "text": "\n\n".join(str(line) for line in lines if line)[:LONGEST_TEXT],
        "more_places": ", ".join(places[:_MOST_PLACES]),
        "valid_hours": 24 * 7,
        "read_within": DAY_MINUTES,
    }


def about_choices(reader: Reader) -> list[tuple[str, str]]:
    """Return the newest messages as choices: what, with whom, when; never their words."""
    if not reader.actor.may_for(Permission.READ_ALERTS, reader.purpose):
        return []
    found = thread_choices(reader=reader)
    return (
        [(str(one.fact.id), _line(one)) for one in shown_alerts(found, found[0].written_at)] if found else []
    )


def _line(one) -> str:
    when = date_format(localtime(one.fact.written_at), "SHORT_DATETIME_FORMAT")
    return f"{one.title} · {one.members} · {when}"
