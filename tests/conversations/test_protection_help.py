"""Help inside the country goes wrong in five ways; after each, somebody owns the person's way on."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from sampan.protection.assistance.candidates import candidates_for
from sampan.protection.assistance.queries import board, inbox
from sampan.protection.assistance.services import answering, asking, handing_over
from sampan.protection.assistance.services.clock import tick
from sampan.protection.assistance.services.packets import open_packet
from sampan.protection.cases.queries import case as read_case
from sampan.protection.providers.queries import provider_of_agency
from sampan.protection.providers.services.keeping import Entry, keep_provider, tell_places
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.access.roles import Permission
from sampan.vocabulary.errors import InvalidInput, NotFound, WrongState
from tests.conversations.owned import assert_owned_and_seen, help_of, kinds_seen, reader, tasks
from tests.protection.assistance.conftest import HANDED, Story, story  # noqa: F401

pytestmark = pytest.mark.database
TODAY = date.today()


@pytest.fixture
def second(people, story) -> Actor:  # noqa: F811
    """Another shelter in the directory, with places."""
    shelter = people("service_provider", agency="Ngôi nhà Ánh Dương")
    entry = Entry(languages=("vi",), sexes=("female",), province="VN-HP")
    listed = {"agency_id": shelter.agency_id, "entry": entry, "services": ["shelter"]}
    story.do(story.supervisor, keep_provider, **listed)
    return shelter


def is_somebodys(story: Story, asked: UUID, kind: str, *, who: Reader | None = None) -> None:  # noqa: F811
    """The conversation and its task are with the officer, or with whoever is named."""
    somebody = who or reader(story.worker)
    may = Permission.ANSWER_ASSISTANCE if "focal_point" in somebody.actor.roles else Permission.ASK_ASSISTANCE
    assert_owned_and_seen(state=help_of(asked), waits=tasks(kind, about=asked), reader=somebody, may=may)


def needs(story: Story) -> list[tuple[str, str]]:  # noqa: F811
    with story.sees(story.worker) as seen:
        return [(one.service, one.state) for one in board(case_id=story.case_id, reader=seen)[0]]


def offered(story: Story) -> tuple[list[UUID], list[UUID]]:  # noqa: F811
    """Return the agencies that the officer is offered for the need, and those that do not fit now."""
    with story.sees(story.worker) as seen:
        (need,), _rest = board(case_id=story.case_id, reader=seen)
        about = read_case(case_id=story.case_id, reader=seen)
        found = candidates_for(about, need, reader=seen, language="en")
    return tuple([one["provider"].agency_id for one in part] for part in found)


def test_a_provider_declines_and_the_officer_asks_the_next(story, second):  # noqa: F811
    story.agree("identity")
    asked = story.ask("identity")
    story.do(story.shelter, answering.decline, referral_id=asked, reason="security_risk")
    with story.sees(story.shelter) as seen:
        assert [one.preview for one in inbox(reader=seen, view="ended")] == [{}]
    assert needs(story) == [("shelter", "open")]
    assert second.agency_id in offered(story)[0]
    is_somebodys(story, asked, "help_declined")
    next_one = asking.Question(second.agency_id, "shelter")
    story.do(story.worker, asking.ask, case_id=story.case_id, question=next_one)
    assert kinds_seen(reader(story.worker)) == set(), "asking the next one is what it waited for"


def test_silence_climbs_from_the_officer_to_the_supervisor_to_the_focal_point(story, people):  # noqa: F811
    colleague, focal = people("case_worker"), people("focal_point", agency="Focal point")
    asked = story.ask()
    day = datetime.now(UTC) + timedelta(days=3)
    ladder = (
        reader(story.worker),
        reader(story.supervisor),
        reader(focal, Purpose.REFERRAL),
    )
    for rung, told in enumerate(ladder):
        assert tick(now=day + timedelta(days=2 * rung)) == 1
        is_somebodys(story, asked, "help_silent", who=told)
        others = {one for one in ladder if "help_silent" in kinds_seen(one)}
        assert others == {told}, "a silence is one person's at a time"
        assert "help_silent" not in kinds_seen(reader(colleague))
    with story.sees(focal, Purpose.REFERRAL) as seen, pytest.raises(NotFound):
        read_case(case_id=story.case_id, reader=seen)  # the question, not the person's file
    story.do(focal, asking.ask_again, Purpose.REFERRAL, referral_id=asked)
    assert tick(now=day + timedelta(days=8)) == 1  # silence once more: the ladder begins at its foot
    is_somebodys(story, asked, "help_silent")


def bring_to(story: Story, step: str) -> UUID:  # noqa: F811
    """Let the conversation come as far as a step."""
    asked = story.ask("identity")
    if step == "expired":
        tick(now=datetime.now(UTC) + timedelta(days=30))
    if step in ("accepted", "given", "with_provider"):
        story.do(story.shelter, answering.accept, referral_id=asked)
    if step in ("given", "with_provider"):
        story.do(story.worker, handing_over.give, referral_id=asked, handed=HANDED)
    if step == "with_provider":
        story.do(story.shelter, handing_over.receive, referral_id=asked)
    assert story.row(asked).phase == step
    return asked


@pytest.mark.parametrize("step", ["asked", "expired", "accepted", "given", "with_provider"])
def test_consent_withdrawn_at_each_step_of_a_referral(story, step):  # noqa: F811
    consent = story.agree("identity")
    asked = bring_to(story, step)
    story.withdraw(consent)
    with pytest.raises((WrongState, NotFound)):
        story.do(story.shelter, open_packet, referral_id=asked)
    with story.sees(story.shelter) as seen:
        told = help_of(asked)(seen)
        assert (told.phase, told.preview, told.groups, told.case_id) == ("withdrawn", {}, (), None)
    assert needs(story) == [("shelter", "open")], "withdrawing consent is not declining help"
    is_somebodys(story, asked, "help_withdrawn")


def test_a_full_provider_is_not_asked_others_are_offered_and_the_person_is_not_dropped(story, second):  # noqa: F811
    asked = story.ask()
    story.do(story.shelter, answering.decline, referral_id=asked, reason="no_capacity")
    with story.sees(story.shelter) as seen:
        offer = provider_of_agency(agency_id=story.shelter.agency_id, reader=seen).offer("shelter")
    story.do(story.shelter, tell_places, offer_id=offer.id, free=0, capacity=2)
    fitting, not_now = offered(story)
    assert (fitting, not_now) == ([second.agency_id], [story.shelter.agency_id])
    with pytest.raises(InvalidInput):
        story.ask()
    assert needs(story) == [("shelter", "open")]
    is_somebodys(story, asked, "help_full")
    question = asking.Question(second.agency_id, "shelter")
    next_one = story.do(story.worker, asking.ask, case_id=story.case_id, question=question)
    tick(now=datetime.now(UTC) + timedelta(days=30))
    is_somebodys(story, next_one, "help_silent")
