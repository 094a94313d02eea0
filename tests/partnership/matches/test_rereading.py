"""Rules for own numbers change: selectors are read anew, so that a helped person's is refused by those rules too."""

import pytest
from django.db import DatabaseError, transaction

from sampan.partnership.matches import own_numbers, registers
from sampan.partnership.matches.facts import Register, Side
from sampan.partnership.matches.models import Epoch, Selector
from sampan.partnership.matches.services import recording, rereading
from sampan.partnership.matches.services.rereading import reread_selectors
from sampan.registry.people.services import own_numbers as services
from tests.partnership.matches.conftest import open_there
from tests.partnership.matches.test_own_numbers import person
from tests.partnership.matches.test_tries import audited

pytestmark = pytest.mark.database
__all__ = ("person",)

NUMBER = ("phone", "+84912345678")


@pytest.fixture
def newer(monkeypatch):
    """Lets rules come that read both a person's and a suspect's number in a further form."""

    def come() -> None:
        held, asked = own_numbers.forms_held, own_numbers.forms_asked
        further = lambda forms: forms | {f"further:{one}" for one in forms if one.startswith("phone:")}  # noqa: E731
        monkeypatch.setattr(own_numbers, "SPECIFICATION", "own-2/test")
        for module in (recording, rereading, registers):
            monkeypatch.setattr(module, "forms_asked", lambda kind, told: further(asked(kind, told)))
        only_further = lambda identity, traits: further(held(identity, traits)) - held(identity, traits)  # noqa: E731
        monkeypatch.setattr(services, "_readers", [("own-2/test", only_further)])

    return come


def digests(region) -> int:
    with region.reading():
        return len(Selector.objects.get().person_digests)


def test_selectors_are_read_anew_once_and_keep_what_they_had(arranged, suspect, newer):
    suspect(NUMBER)
    before = digests(arranged)
    assert reread_selectors() == 0 and digests(arranged) == before
    newer()
    assert reread_selectors() == 1 and digests(arranged) == before + 1
    assert reread_selectors() == 0
    assert audited(arranged, "match.selectors_reread") == 1
    suspect(NUMBER)
    assert reread_selectors() == 0


def test_number_found_by_the_newer_rules_ends_the_epoch_that_holds_it(arranged, suspect, newer, person):
    suspect(NUMBER, ("handle", "telegram:@boss_kk"))
    open_there(arranged, Register.SELECTORS)
    newer()
    person(phones=("0912 345 678",))
    with arranged.reading():
        assert Epoch.objects.get(side=Side.HOLDER).state == "ready"  # the old hashes do not know the new form
    assert reread_selectors() == 2
    with arranged.reading():
        assert Epoch.objects.get(side=Side.HOLDER).state == "over"
    assert audited(arranged, "match.selector_withheld") == 1


def test_number_that_becomes_a_persons_after_the_reading_ends_the_epoch_at_once(
    arranged, suspect, newer, person
):
    suspect(NUMBER, ("handle", "telegram:@boss_kk"))
    open_there(arranged, Register.SELECTORS)
    newer()
    reread_selectors()
    person(phones=("0912 345 678",))
    with arranged.reading():
        assert Epoch.objects.get(side=Side.HOLDER).state == "over"


def test_database_lets_hashes_be_added_and_none_be_taken_away(arranged, suspect, person):
    suspect(NUMBER)
    person(phones=("0912345678",))
    with arranged.reading():
        row = Selector.objects.get()
        Selector.objects.filter(id=row.id).update(person_digests=[*row.person_digests, bytes(16)])
        with pytest.raises(DatabaseError, match="helped here"), transaction.atomic():
            own = sorted(services.own_digests(own_numbers.forms_asked(*NUMBER)))
            Selector.objects.filter(id=row.id).update(person_digests=own)
