"""The attacks' world is worth attacking: the right worker sees what others must not."""

import pytest

from sampan.registry.access.context import leave
from tests.attacks import person
from tests.attacks.world import session_of

pytestmark = pytest.mark.database


def test_right_worker_opens_the_identity(world):
    leave()
    client = session_of(world.worker)
    page = client.post(f"/cases/{world.case_id}/identity/", {"purpose": "protection"})
    assert page.status_code == 200
    assert {person.NAME, person.PHONE, person.DOCUMENT} <= set(person.told(page.content))


def test_right_worker_sees_the_case_by_its_number(world):
    client = session_of(world.worker)
    assert world.number in client.get(f"/cases/{world.case_id}/").content.decode()
