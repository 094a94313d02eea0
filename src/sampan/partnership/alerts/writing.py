"""What a draft of a message looks like before it leaves, and what it may refer to."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from sampan.partnership.alerts.facts import KIND_WORDS, NewAlert
from sampan.partnership.alerts.queries import thread_choices
from sampan.partnership.alerts.showing import places_in_words, shown_alerts
from sampan.registry.access.reader import Reader
from sampan.registry.access.roles import Permission
from sampan.registry.correspondence.directory import correspondent_names
from sampan.registry.wording import reading_language
from sampan.vocabulary.codelists import code_list

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
