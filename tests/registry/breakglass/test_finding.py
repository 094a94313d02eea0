"""A file is found by what is wholly known of it, and by nothing less; trying is counted."""

from datetime import UTC, datetime, timedelta

import pytest

from sampan.registry.access.purposes import Purpose
from sampan.registry.breakglass.models import SearchTally
from sampan.registry.breakglass.services import finding
from sampan.registry.breakglass.services.finding import TooManyTries, case_of_token, find_file
from sampan.vocabulary.errors import InvalidInput, NoPurpose, NotFound, NotPermitted
from tests.registry.breakglass.conftest import NAME, PAPER, PHONE, WHY

pytestmark = pytest.mark.database


def search(emergency, text, *, actor=None, purpose=WHY):
    by = actor or emergency.officer
    with emergency.reading(by, purpose):
        return find_file(text=text, by=by, purpose=purpose)


@pytest.mark.parametrize(
    "known", [NAME, NAME.upper(), "tran thi mau", PHONE, "0084900000001", PAPER, "number"]
)
def test_find_whole_name_phone_paper_or_number_finds_the_file(emergency, known):
    (found,) = search(emergency, emergency.number.lower() if known == "number" else known)
    assert case_of_token(found.token, by=emergency.officer) == emergency.case_id
    assert found.agency == "Agency A" and found.seen_as is None


@pytest.mark.parametrize("part", ["Mẫu", "Trần Thị", "900000001", "1234567", "Lê Văn Không"])
def test_find_a_part_or_what_is_not_there_answers_alike(emergency, part):
    assert search(emergency, part) == []


def test_find_file_that_one_sees_anyway_says_so_and_opens_nothing(emergency):
    (found,) = search(emergency, PHONE, actor=emergency.worker)
    assert found.seen_as == emergency.case_id
    (found,) = search(emergency, PHONE, actor=emergency.supervisor)
    assert found.seen_as == emergency.case_id


def test_find_name_that_many_share_finds_none_but_the_number_does(emergency, monkeypatch):
    monkeypatch.setattr(finding, "MOST_FOUND", 0)
    assert search(emergency, NAME) == []
    assert len(search(emergency, emergency.number)) == 1


def test_find_after_the_tries_of_an_hour_is_refused_until_the_hour_is_over(emergency, audited):
    for _ in range(finding.TRIES_AN_HOUR):
        search(emergency, "Lê Văn Không")
    with pytest.raises(TooManyTries):
        search(emergency, PHONE)
    with emergency.reading(emergency.officer):
        tally = SearchTally.objects.get()
        tally.tried_at = [at - timedelta(hours=1) for at in tally.tried_at]
        tally.save()
    assert search(emergency, PHONE)
    told = audited("breakglass.searched")
    assert len(told) == finding.TRIES_AN_HOUR + 1
    assert not any("Lê" in one.body or "900000001" in one.body for one in told)


def test_tally_of_another_account_is_seen_by_nobody(emergency):
    search(emergency, PHONE)
    with emergency.reading(emergency.supervisor):
        assert not SearchTally.objects.exists()


def test_find_without_the_right_or_for_another_purpose_is_refused(emergency, people):
    with pytest.raises((NotPermitted, NoPurpose)):
        search(emergency, PHONE, actor=people("analyst"), purpose=Purpose.STATISTICS)
    with pytest.raises(NotPermitted):
        search(emergency, PHONE, actor=people("service_provider"))
    both = people("case_worker", "analyst", agency="Agency B")
    with pytest.raises(NoPurpose):
        search(emergency, PHONE, actor=both, purpose=Purpose.STATISTICS)
    with pytest.raises(InvalidInput):
        search(emergency, "  ")


def test_token_of_another_or_an_old_one_opens_nothing(emergency, people, monkeypatch):
    token = emergency.token()
    with pytest.raises(NotFound):
        case_of_token(token, by=people("front_line_officer", agency="Agency B"))
    with pytest.raises(NotFound):
        case_of_token(token[:-2] + "xx", by=emergency.officer)
    monkeypatch.setattr(finding, "TOKEN_MINUTES", 0)
    later = datetime.now(UTC).timestamp() + 1
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    with pytest.raises(NotFound):
        case_of_token(token, by=emergency.officer)
