"""Every end of a return leaves a state that somebody owns and a task that somebody sees, on both sides."""

# ruff: noqa: F811

import pytest

from sampan.protection.returns.services import answering, stopping
from sampan.registry.consent.services import withdraw_consent
from tests.protection.returns.conftest import sides, story  # noqa: F401

pytestmark = pytest.mark.database


def decline(story, sides) -> None:
    story.propose()
    with sides.as_(sides.focal) as who:
        answering.decline(return_id=story.origin, reason="not_found", **who)


def not_a_national(story, sides) -> None:
    story.consent("identity")
    story.accepted().verify().nationality("not_confirmed")


def origin_says_not_safe(story, sides) -> None:
    story.answered()
    with sides.as_(sides.receiver) as who:
        stopping.stop(return_id=story.origin, reason="not_safe", **who)


def changed_mind_at_the_border(story, sides) -> None:
    story.planned().ask().depart().ask("changed_mind")


def consent_withdrawn(story, sides) -> None:
    story.planned()
    with sides.as_(sides.worker) as who:
        withdraw_consent(consent_id=story.consents["identity"], reason="asked", **who)


def handed_over_by_one_side(story, sides) -> None:
    story.planned().ask().depart().hand_over()


@pytest.mark.parametrize(
    ("tell", "phases", "host", "origin"),
    [
        (decline, ("declined", "declined"), "declined", ""),
        (not_a_national, ("accepted", "accepted"), "nationality_open", ""),
        (origin_says_not_safe, ("stopped", "stopped"), "stopped", "stopped"),
        (changed_mind_at_the_border, ("stopped", "stopped"), "stopped", "stopped"),
        (consent_withdrawn, ("withdrawn", "withdrawn"), "withdrawn", "withdrawn"),
        (handed_over_by_one_side, ("handed_over", "handed_over"), "", "account"),
    ],
)
def test_end_of_a_return_is_somebodys(tell, phases, host, origin, story, sides):
    tell(story, sides)
    assert sides.both(story.conversation) == phases
    assert not host or host in sides.tasks("host", story.conversation)
    assert not origin or origin in sides.tasks("origin", story.conversation)
    assert sides.refused == []
