"""Reads an arriving letter in our own codes. What is kept stays as it was signed."""

from collections.abc import Mapping

from django.db.models import F

from sampan.partnership.codemaps.coded import knows, recoded
from sampan.partnership.codemaps.models import MappedCode, UnknownCode
from sampan.registry.clock.queries import house_now
from sampan.registry.correspondence.facts import ArrivedLetter

_MOST_NOTED = 500  # unknown codes a member: a hostile peer cannot fill the page


def translate(letter: ArrivedLetter) -> Mapping[str, object]:
    """Return the letter's body with the member's codes as an administrator mapped them; notes unknown ones.

    A code that nobody has mapped stays as it came: the slice that takes the letter keeps it apart, as it does with
    unknown fields.
    """
    unknown: set[tuple[str, str]] = set()
    mapped: dict[tuple[str, str], str] | None = None

    def change(list_name: str, code: str) -> str | None:
        nonlocal mapped
        if knows(list_name, code):
            return code
        mapped = _mapped(letter.member) if mapped is None else mapped
        if (list_name, code) in mapped:
            return mapped[list_name, code] or None
        unknown.add((list_name, code))
        return code

    body = recoded(letter.body, change)
    for list_name, code in sorted(unknown):
        _note(letter.member, list_name, code)
    return body


def _mapped(member: str) -> dict[tuple[str, str], str]:
    rows = MappedCode.objects.filter(member=member)
    return {
        (list_name, theirs): ours
        for list_name, theirs, ours in rows.values_list("list_name", "theirs", "ours")
    }


def _note(member: str, list_name: str, code: str) -> None:
    now = house_now()
    known = UnknownCode.objects.filter(member=member, list_name=list_name, theirs=code)
    if known.update(times=F("times") + 1, last_at=now):
        return
    if UnknownCode.objects.filter(member=member).count() < _MOST_NOTED:
        UnknownCode.objects.bulk_create(
            [UnknownCode(member=member, list_name=list_name, theirs=code, first_at=now, last_at=now)],
            ignore_conflicts=True,
        )
