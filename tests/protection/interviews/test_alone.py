"""A person answers alone: by a link that dies, or on a locked telephone that shows nothing else."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from sampan.protection.cases.queries import case
from sampan.protection.identification.queries import contradictions, screening, screenings_of_case
from sampan.protection.identification.services.screening import answer, start_screening
from sampan.protection.interviews.models import AloneSession
from sampan.protection.interviews.queries import alone_of_case
from sampan.protection.interviews.services.alone import call_off, questions_of, start_alone
from sampan.protection.tasks.queries import tasks_of_case
from sampan.vocabulary.guides.texts import text_of
from sampan.vocabulary.languages import LANGUAGES

pytestmark = pytest.mark.database
HERE = "/interviews/alone/here/"
NAME = "Mẫu"


def link_of(room, **more):
    asked = {"sector": "scam_compound", "profile": "adult", "language": "km", "way": "link"} | more
    begun = room.run(start_alone, case_id=room.case_id, **asked)
    return begun.id, f"/interviews/alone/link/{begun.token}/"


def answer_all(device, url, sector="scam_compound", said="yes"):
    device.post(url, {"begin": "yes"})
    for step, _question in enumerate(questions_of(sector, "adult")):
        device.post(url, {"at": step, "said": said})


def session_of(room):
    return room.read(alone_of_case, case_id=room.case_id)[0]


def test_a_link_leads_through_the_questions_to_a_screening_of_kind_self(room):
    _id, url = link_of(room)
    device = Client()
    begin = device.get(url).content.decode()
    assert text_of("self.begin", "km").text in begin
    assert device.post(url, {"begin": "yes"})["Location"] == f"{url}?at=0"
    page = device.get(f"{url}?at=0").content.decode()
    assert text_of("q.safe_now", "km").text in page and "<audio" not in page
    answer_all(device, url)
    told = room.read(screening, screening_id=session_of(room).screening_id)
    assert (told.kind, told.is_finished, told.answers["5.6"]) == ("self", True, "yes")
    tasks = {one.kind for one in room.read(tasks_of_case, case_id=room.case_id)}
    assert "alone_answered" in tasks
    assert room.read(case, case_id=room.case_id).trafficking_status == "presumed_victim"


def test_no_page_of_a_link_shows_the_person_or_the_case(room):
    _id, url = link_of(room)
    number = room.read(case, case_id=room.case_id).number
    device = Client()
    pages = [device.get(url)]
    device.post(url, {"begin": "yes"})
    pages += [device.get(f"{url}?at=3"), device.post(url, {"stop": "yes"}), device.get(url)]
    for page in pages:
        text = page.content.decode()
        assert NAME not in text and number not in text and str(room.case_id) not in text
        assert "script>" not in text.replace("</script>", "") or 'src="' in text


def test_a_link_is_dead_after_its_end_its_time_and_on_another_device(room):
    _id, url = link_of(room)
    first, second = Client(), Client()
    first.post(url, {"begin": "yes"})
    assert second.get(url).status_code == 410
    assert second.post(url, {"at": 0, "said": "yes"}).status_code == 410
    assert first.get(url).status_code == 200
    first.post(url, {"stop": "yes"})
    assert first.get(url).status_code == 410
    assert session_of(room).ended_how == "stopped"
    _id, url = link_of(room)
    room.read(lambda reader: AloneSession.objects.filter(ended_at=None).update(
        expires_at=datetime.now(UTC) - timedelta(minutes=1)
    ))  # fmt: skip
    assert Client().get(url).status_code == 410


def test_a_link_called_off_or_replaced_is_dead_at_once(room):
    _first_id, first = link_of(room)
    _second_id, second = link_of(room)
    assert Client().get(first).status_code == 410
    room.run(call_off, session_id=_second_id)
    assert Client().get(second).status_code == 410


def test_an_unknown_token_looks_like_one_that_is_over(room):
    assert Client().get("/interviews/alone/link/nothing/").status_code == 410


def test_the_token_is_not_kept(room):
    _id, url = link_of(room)
    token = url.split("/")[-2]
    kept = room.read(lambda reader: AloneSession.objects.values().get())
    assert token not in str(kept) and len(kept["token_hash"]) == 64


def test_too_many_tries_are_turned_away(room):
    device = Client(REMOTE_ADDR="192.0.2.77")
    answers = {device.get("/interviews/alone/link/guess/").status_code for _try in range(125)}
    assert answers == {410, 429}


def test_stopping_owes_an_urgent_task_even_without_answers(room):
    _id, url = link_of(room)
    device = Client()
    device.post(url, {"stop": "yes"})
    (task,) = [one for one in room.read(tasks_of_case, case_id=room.case_id) if one.kind == "alone_answered"]
    assert (task.urgency, session_of(room).screening_id) == ("urgent", None)


def test_a_locked_device_shows_only_the_questions(room):
    started = room.client.post(
        f"/interviews/hand-over/{room.case_id}/",
        {"sector": "fishing", "profile": "adult", "language": "my", "way": "here"},
    )
    assert started["Location"] == HERE
    for url in (f"/cases/{room.case_id}/", "/", "/cases/", f"/interviews/answered/{session_of(room).id}/"):
        assert room.client.get(url)["Location"] == HERE
    assert room.client.get("/api/cases/").status_code == 403
    page = room.client.get(HERE).content.decode()
    assert NAME not in page and "/cases/" not in page
    room.client.post(HERE, {"begin": "yes", "language": "lo"})
    assert text_of("q.safe_now", "lo").text in room.client.get(f"{HERE}?at=0").content.decode()


def test_a_locked_device_opens_only_to_a_proof_after_the_lock(room):
    asked = {"sector": "fishing", "profile": "adult", "language": "my", "way": "here"}
    before = room.client.session
    before["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    before.save()
    room.client.post(f"/interviews/hand-over/{room.case_id}/", asked)
    assert "reauthenticate" in room.client.get("/interviews/alone/unlock/")["Location"]
    assert room.client.get("/cases/")["Location"] == HERE
    proved = room.client.session
    proved["account_authentication_methods"] = [{"method": "password", "at": time.time() + 1}]
    proved.save()
    assert "/interviews/answered/" in room.client.get("/interviews/alone/unlock/")["Location"]
    assert room.client.get(f"/cases/{room.case_id}/").status_code == 200


def test_after_the_last_question_the_device_stays_locked(room):
    asked = {"sector": "fishing", "profile": "adult", "language": "my", "way": "here"}
    room.client.post(f"/interviews/hand-over/{room.case_id}/", asked)
    answer_all(room.client, HERE, sector="fishing", said="no")
    assert "unlock" in room.client.get(HERE).content.decode()
    assert room.client.get(f"/cases/{room.case_id}/")["Location"] == HERE


def test_a_contradiction_with_the_officer_is_shown(room):
    begun = room.run(start_screening, case_id=room.case_id, profile="adult")
    room.run(answer, screening_id=begun, answers={"5.6": "no", "4.2": "yes"})
    _id, url = link_of(room)
    answer_all(Client(), url)
    found = room.read(contradictions, case_id=room.case_id)
    assert [(one.indicator, one.alone, one.officer) for one in found] == [("5.6", "yes", "no")]
    assert {one.kind for one in room.read(screenings_of_case, case_id=room.case_id)} == {"officer", "self"}
    assert "said otherwise" in room.client.get(f"/cases/{room.case_id}/?tab=interviews").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_there_in_every_language(language):
    asked = {
        one for sector in ("factory", "fishing", "scam_compound") for one in questions_of(sector, "adult")
    }
    assert [one.code for one in asked if one.text(language).language != language] == []


def test_a_missing_text_falls_back_to_english_openly():
    assert text_of("q.supporter", "km").language == "en"
    assert not text_of("q.supporter", "vi").verified


def test_audio_is_offered_only_where_a_file_is(room, settings, tmp_path):
    settings.SAMPAN_DIRECTORY = tmp_path
    (tmp_path / "audio" / "km").mkdir(parents=True)
    (tmp_path / "audio" / "km" / "q.safe_now.mp3").write_bytes(b"ID3")
    _id, url = link_of(room)
    device = Client()
    device.post(url, {"begin": "yes"})
    (source,) = re.findall(r'<audio[^>]* src="([^"]+)"', device.get(f"{url}?at=0").content.decode())
    assert b"".join(device.get(source).streaming_content) == b"ID3"
    assert "<audio" not in device.get(f"{url}?at=1").content.decode()
    assert device.get("/interviews/alone/audio/km/..%2Fkeys/").status_code == 404


def test_a_page_for_the_person_is_light(room):
    _id, url = link_of(room)
    device = Client()
    device.post(url, {"begin": "yes"})
    assert len(device.get(f"{url}?at=0").content) < 8_000
