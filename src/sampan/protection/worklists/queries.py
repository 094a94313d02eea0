"""Reads working lists, and counts the cases in each."""

from collections.abc import Mapping
from uuid import UUID

from sampan.protection.cases.queries import count_cases
from sampan.protection.cases.services.filtering import Filter
from sampan.protection.worklists.facts import WorkingListFact
from sampan.protection.worklists.models import WorkingList
from sampan.registry.access.reader import Reader
from sampan.vocabulary.errors import NotFound

MOST_COUNTED = 100  # a list with more is not a day's work; the number then says "or more"
_MOST_LISTS = 40
_MOST_CHIPS = 6


def working_lists(*, reader: Reader) -> list[WorkingListFact]:
    """Return the reader's own lists, then their office's, by name."""
    found = WorkingList.objects.order_by("name")[:_MOST_LISTS]
    return sorted(map(_fact, found), key=lambda one: (one.is_office, one.name))


def working_list(*, list_id: UUID, reader: Reader) -> WorkingListFact:
    """Return one list; raises NotFound when it is not there or a colleague's own."""
    found = WorkingList.objects.filter(id=list_id).first()
    if found is None:
        raise NotFound("There is no such working list here, or you may not see it.")
    return _fact(found)


def count_of(filters: Mapping[str, str], *, reader: Reader) -> int:
    """Count the cases of a list that the reader may see, up to MOST_COUNTED."""
    return count_cases(reader=reader, filter=Filter.of(filters), most=MOST_COUNTED)


def offered(reader: Reader) -> list[tuple[str, Mapping[str, str]]]:
    """Return the kept lists that stand as chips on the case list; more than a row of them helps nobody."""
    return [(one.name, one.filters) for one in working_lists(reader=reader)[:_MOST_CHIPS]]


def _fact(one: WorkingList) -> WorkingListFact:
    return WorkingListFact(one.id, one.name, one.filters, one.owner_id is None)
