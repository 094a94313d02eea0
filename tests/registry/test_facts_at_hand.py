"""Facts kept at hand: shared while nothing changed, not past a change, not from what may be rolled back."""

import psycopg
import pytest
from django.db import connection, transaction

from sampan.partnership.exchange.models import Peer
from sampan.registry import facts_at_hand as module
from sampan.registry.access.models import FactsGeneration
from sampan.registry.facts_at_hand import fact, facts_at_hand

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def generation(monkeypatch) -> None:
    monkeypatch.setattr(module, "_shared", module._Shared())
    FactsGeneration.objects.all().delete()
    FactsGeneration.objects.create(generation=1)


@pytest.fixture
def asked():
    """Asks for the protocol of a peer, and counts how often the database was asked."""
    times = []

    def ask() -> int | None:
        def read() -> int | None:
            times.append(1)
            return Peer.objects.filter(member="kh-one").values_list("protocol", flat=True).first()

        with facts_at_hand():
            return fact("protocol", read)

    ask.times = times
    return ask


def test_fact_is_asked_once_for_many_blocks(asked):
    assert [asked() for _ in range(3)] == [None] * 3
    assert len(asked.times) == 1


def test_change_in_this_process_counts_from_its_commit(asked):
    asked()
    Peer.objects.create(member="kh-one", protocol=2)
    assert asked() == 2
    Peer.objects.update(protocol=1)  # past the models' signals
    assert asked() == 1


def test_change_in_another_connection_counts_from_its_commit(asked):
    asked()
    told = connection.get_connection_params()
    names = {"dbname", "host", "port", "user", "password"}
    with psycopg.connect(**{name: told[name] for name in names & told.keys()}) as other:
        other.execute("INSERT INTO exchange_peer (member, protocol, carriage) VALUES ('kh-one', 2, 'push')")
        assert asked() is None, "not committed yet"
    assert asked() == 2


def test_what_a_transaction_saw_and_took_back_is_seen_by_nobody_else(asked):
    asked()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Peer.objects.create(member="kh-one", protocol=2)
        assert asked() == 2
        raise ZeroDivisionError
    assert asked() is None


def test_saving_a_fact_within_a_block_forgets_it(asked):
    with facts_at_hand():
        assert asked() is None
        Peer.objects.create(member="kh-one", protocol=2)
        assert asked() == 2
    assert asked() == 2


def test_what_asking_itself_saved_is_kept_by_the_block_alone():
    def make() -> int:
        Peer.objects.create(member="kh-one", protocol=2)
        return 2

    with pytest.raises(ZeroDivisionError), facts_at_hand(), transaction.atomic():
        assert fact("protocol", make) == 2
        raise ZeroDivisionError
    with facts_at_hand():
        assert fact("protocol", lambda: None) is None


def test_without_the_row_nothing_is_shared(asked):
    FactsGeneration.objects.all().delete()
    assert [asked() for _ in range(2)] == [None] * 2
    assert len(asked.times) == 2
