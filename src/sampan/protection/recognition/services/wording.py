"""Puts the reasons of a comparison into words of the reader's language, and into bars."""

from django.utils.translation import gettext as _

from sampan.protection.recognition.facts import Reason
from sampan.registry.likeness_words import Bar, bar, level_in_words


def in_words(reason: Reason) -> str:
    """Return what a reason says, as a part of a sentence, without anything of the record itself."""
    return level_in_words(reason.field, reason.code)


def sentence(reasons: tuple[Reason, ...]) -> str:
    """Return why somebody may be the person: what speaks for it, then what speaks against it."""
    speaking = [in_words(one) for one in reasons if one.bits > 0]
    against = [in_words(one) for one in reasons if one.bits < 0]
    told = ", ".join(speaking)
    if not against:
        return told
    but = _("but %(reasons)s") % {"reasons": ", ".join(against)}
    return f"{told}, {but}" if told else but


def bars(reasons: tuple[Reason, ...]) -> list[Bar]:
    """Return one bar a field that could be compared, the weightiest first."""
    return [bar(one.field, words=in_words(one), bits=one.bits) for one in reasons]
