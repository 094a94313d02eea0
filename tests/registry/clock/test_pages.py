"""The administrator sees the clock, is told when it is in doubt, and settles it; nobody else may."""

import pytest
from django.urls import reverse

from harness.people import client_of, make_actor
from sampan.portal.health import is_well
from sampan.registry.clock.models import HouseAnchor
from sampan.registry.clock.reckoning import Trust
from sampan.registry.clock.services.looking import look
from tests.registry.clock.conftest import DAY

pytestmark = pytest.mark.database
PAGE, ACCEPT = "clock:page", "clock:accept"


@pytest.fixture
def administrator(clocks):
    make_actor("node_service")
    return client_of("node_administrator")


def jumped(clocks, days: float) -> None:
    look()
    clocks.wall += days * DAY
    look()


def test_page_of_a_settled_clock_offers_nothing_to_do(administrator, clocks):
    look()
    answer = administrator.get(reverse(PAGE))
    assert "The clocks agree" in answer.text
    assert reverse(ACCEPT) not in answer.text


@pytest.mark.parametrize(("days", "said"), [(400, "400 days ahead"), (-30, "30 days behind")])
def test_page_of_a_jumped_clock_says_by_how_much_and_offers_the_act(administrator, clocks, days, said):
    jumped(clocks, days)
    answer = administrator.get(reverse(PAGE))
    assert said in answer.text
    assert reverse(ACCEPT) in answer.text


def test_administrator_is_told_on_every_page_and_nobody_else(administrator, clocks):
    jumped(clocks, 400)
    assert "The clock is in doubt" in administrator.get("/").text
    assert "The clock is in doubt" not in client_of("supervisor").get("/").text


def test_accepting_settles_the_clock(administrator, clocks):
    jumped(clocks, 400)
    answer = administrator.post(reverse(ACCEPT), follow=True)
    assert "The clocks agree" in answer.text
    assert HouseAnchor.objects.get().trust == Trust.SETTLED


def test_accepting_by_get_is_refused(administrator, clocks):
    assert administrator.get(reverse(ACCEPT)).status_code == 405


@pytest.mark.parametrize("name", [PAGE, ACCEPT])
def test_clock_is_for_administrators_alone(clocks, name):
    supervisor = client_of("supervisor")
    answer = supervisor.post(reverse(name)) if name == ACCEPT else supervisor.get(reverse(name))
    assert answer.status_code == 403


def test_health_is_not_well_while_the_time_is_in_doubt(administrator, clocks, monkeypatch):
    monkeypatch.setattr("sampan.portal.health.seconds_of_silence", lambda: 1.0)
    look()
    assert is_well()
    clocks.starts(off=60, wall_error=-400 * DAY)
    clocks.passes(10)
    look()
    assert not is_well()
