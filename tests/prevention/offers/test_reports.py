"""Reports: fetched once and only once, sealed, opened with an audit row, answered through the drop, refusals."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from sampan.prevention.lures.models import Post, Stream
from sampan.prevention.lures.services.sealing import key_of as stream_key
from sampan.prevention.lures.services.sealing import opened as open_words
from sampan.prevention.offers import queries
from sampan.prevention.offers.drop.folder import Drop
from sampan.prevention.offers.drop.receipts import Receipt, new_receipt
from sampan.prevention.offers.drop.sealing import new_report_keys, open_answer, seal_report
from sampan.prevention.offers.models import Report, ReportWord
from sampan.prevention.offers.services.answering import answer_report, open_report_for, settle_report
from sampan.prevention.offers.services.fetching import fetch_reports
from sampan.prevention.offers.services.forgetting import forget_settled
from sampan.prevention.offers.services.passing import pass_into_lures
from sampan.prevention.offers.services.sealing import wrap_anew
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Actor, Reader
from sampan.registry.people.services.keys import rotate_wrapping
from sampan.vocabulary.errors import InvalidInput, NotPermitted, WrongState

pytestmark = pytest.mark.database
KEYS = new_report_keys()
WORDS = "Work in Bavet, ask for brother Mẫu, tell nobody"


def sealed_report(receipt: Receipt, **more: object) -> bytes:
    """Return a report as the site lays it down."""
    told = {
        "kind": "report", "place": receipt.place, "key": receipt.key.hex(), "page": "vi", "text": WORDS,
        "language": "en", "level": "like_a_lure", "score": 0.7, "signs": ["secrecy", "risk_destination", "invented"],
        "where": "a group", "more": "", "reach": "",
    }  # fmt: skip
    return seal_report(told | more, to=KEYS.public)


class Desk:
    """A hotline officer, the node's worker, and the drop between them and the site."""

    def __init__(self, people: Callable[..., Actor], path: Path) -> None:
        """Make the folder and the people."""
        self.worker, self.officer = people("node_service"), people("hotline_officer")
        self.drop, self.receipt = Drop(path / "drop"), new_receipt(site=KEYS.public)
        self.drop.make()

    def fetch(self) -> int:
        """Fetch as the worker does, then go on as the officer."""
        enter(Reader(self.worker, Purpose.PROTECTION))
        new = fetch_reports(drop=self.drop, keys=[KEYS], by=self.worker, purpose=Purpose.PROTECTION)
        enter(self.reader)
        return new

    @property
    def reader(self) -> Reader:
        """The officer as a reader."""
        return Reader(self.officer, Purpose.PROTECTION)

    @property
    def who(self) -> dict:
        """The officer as a writer."""
        return {"by": self.officer, "purpose": Purpose.PROTECTION}

    def received(self, **more: object) -> Report:
        """Lay a report down, fetch it, and return its row."""
        self.drop.put_report(sealed_report(self.receipt, **more))
        assert self.fetch() == 1
        return Report.objects.get(place=self.receipt.place)


@pytest.fixture
def desk(people: Callable[..., Actor], tmp_path: Path) -> Desk:
    return Desk(people, tmp_path)


def test_a_report_is_fetched_once_and_removed(desk: Desk, audited: Callable[[str], int]) -> None:
    row = desk.received()
    assert list(desk.drop.waiting()) == []
    assert desk.fetch() == 0
    assert row.signs == ["risk_destination", "secrecy"]
    assert WORDS.encode() not in bytes(row.told)
    assert audited("reports.received") == 1


def test_a_file_left_behind_by_a_dead_worker_comes_in_once(desk: Desk) -> None:
    name = desk.drop.put_report(sealed_report(desk.receipt))
    kept = (desk.drop.reports / f"{name}.sealed").read_bytes()
    assert desk.fetch() == 1
    (desk.drop.reports / f"{name}.sealed").write_bytes(kept)
    (desk.drop.reports / "copied.sealed").write_bytes(kept)
    assert desk.fetch() == 0
    assert Report.objects.count() == 1
    assert list(desk.drop.waiting()) == []


@pytest.mark.parametrize(
    "sealed",
    [
        b"", b"no report", seal_report({"kind": "report"}, to=KEYS.public), seal_report({}, to=KEYS.public),
        seal_report({"kind": "addition", "place": "00" * 16, "text": "x"}, to=KEYS.public),
        seal_report({"kind": "addition", "place": "../../etc", "text": "x"}, to=KEYS.public),
    ],
    ids=["empty", "noise", "half", "nothing", "unknown", "path"],
)  # fmt: skip
def test_what_cannot_be_read_is_left_and_stops_nothing(desk: Desk, sealed: bytes) -> None:
    (desk.drop.reports / "aa.sealed").write_bytes(sealed)
    desk.received()
    assert [name for name, _ in desk.drop.waiting()] == ["aa"]


def test_opening_shows_the_words_and_is_audited(desk: Desk, audited: Callable[[str], int]) -> None:
    row = desk.received(reach="call after eight", more="my cousin went")
    told = open_report_for(report_id=row.id, reader=desk.reader)
    assert (told.text, told.reach, told.more) == (WORDS, "call after eight", "my cousin went")
    assert told.fact.state == "read"
    assert audited("reports.opened") == 1
    enter(desk.reader)
    assert "call" not in repr(told)


def test_an_answer_reaches_the_holder_of_the_code_alone(desk: Desk) -> None:
    row = desk.received()
    answer_report(report_id=row.id, text=" Do not go. Call 111. ", drop=desk.drop, **desk.who)
    (sealed,) = desk.drop.answers_at(desk.receipt.place)
    assert b"111" not in sealed
    told = open_answer(sealed, key=desk.receipt.key, place=desk.receipt.place)
    assert told["text"] == "Do not go. Call 111."
    assert queries.report(report_id=row.id, reader=desk.reader).state == "answered"


def test_what_the_holder_adds_stands_beside_the_answer(desk: Desk) -> None:
    row = desk.received()
    answer_report(report_id=row.id, text="Where is it?", drop=desk.drop, **desk.who)
    added = {"kind": "addition", "place": desk.receipt.place, "text": "In Bavet, house 7"}
    desk.drop.put_report(seal_report(added, to=KEYS.public))
    assert desk.fetch() == 1
    told = open_report_for(report_id=row.id, reader=desk.reader)
    assert [(one.text, one.is_ours) for one in told.words] == [
        ("Where is it?", True),
        ("In Bavet, house 7", False),
    ]
    assert told.fact.state == "read"


def test_an_answer_that_cannot_be_laid_down_is_not_kept(desk: Desk) -> None:
    row = desk.received()
    with pytest.raises(OSError), transaction.atomic():
        answer_report(report_id=row.id, text="Call", drop=Drop(Path("/nowhere")), **desk.who)
    assert ReportWord.objects.count() == 0
    assert queries.report(report_id=row.id, reader=desk.reader).state == "new"


def test_wrong_answers_and_states_are_refused(desk: Desk) -> None:
    row = desk.received()
    with pytest.raises(InvalidInput):
        answer_report(report_id=row.id, text="  ", drop=desk.drop, **desk.who)
    with pytest.raises(InvalidInput):
        settle_report(report_id=row.id, state="new", **desk.who)
    settle_report(report_id=row.id, state="closed", **desk.who)
    with pytest.raises(WrongState):
        answer_report(report_id=row.id, text="Call", drop=desk.drop, **desk.who)


@pytest.mark.parametrize("role", ["case_worker", "analyst", "labour_inspector", "node_administrator"])
def test_others_read_and_answer_nothing(desk: Desk, people: Callable[..., Actor], role: str) -> None:
    row = desk.received()
    other = people(role)
    reader = Reader(other, next(iter(other.purposes)))
    enter(reader)
    assert Report.objects.count() == 0
    with pytest.raises(NotPermitted):
        queries.reports(reader=reader)
    with pytest.raises(NotPermitted):
        open_report_for(report_id=row.id, reader=reader)
    with pytest.raises(NotPermitted):
        answer_report(report_id=row.id, text="x", drop=desk.drop, by=other, purpose=reader.purpose)


def test_what_was_written_is_never_changed(desk: Desk) -> None:
    row = desk.received()
    answer_report(report_id=row.id, text="Call", drop=desk.drop, **desk.who)
    with pytest.raises(DatabaseError), transaction.atomic():
        ReportWord.objects.update(words=b"other")


def test_a_new_wrapping_key_opens_old_reports(desk: Desk, people: Callable[..., Actor]) -> None:
    row = desk.received()
    enter(Reader(desk.worker, Purpose.PROTECTION))
    rotate_wrapping(by=desk.worker, purpose=Purpose.PROTECTION)
    enter(desk.reader)
    assert open_report_for(report_id=row.id, reader=desk.reader).text == WORDS


def test_the_pages_open_answer_and_settle(  # type: ignore[no-untyped-def]
    desk: Desk, settings, signed_in, audited: Callable[[str], int]
) -> None:
    settings.SAMPAN_REPORTS_DROP = desk.drop.path
    row = desk.received()
    client = signed_in("hotline_officer", purpose=Purpose.PROTECTION)
    assert client.get(reverse("offers:list")).status_code == 200
    page = reverse("offers:report", args=[row.id])
    assert "brother Mẫu" not in client.get(page).content.decode()
    assert client.post(page).status_code == 403
    assert "brother Mẫu" in client.post(page, {"purpose": "protection"}).content.decode()
    assert client.post(reverse("offers:answer", args=[row.id]), {"text": ""}).status_code == 422
    assert client.post(reverse("offers:answer", args=[row.id]), {"text": "Call 111"}).status_code == 302
    assert client.post(reverse("offers:settle", args=[row.id]), {"state": "closed"}).status_code == 302
    assert client.post(reverse("offers:answer", args=[row.id]), {"text": "More"}).status_code == 422
    assert len(desk.drop.answers_at(desk.receipt.place)) == 1
    assert audited("reports.settled") == 1


def test_the_pages_are_closed_to_others(desk: Desk, signed_in) -> None:  # type: ignore[no-untyped-def]
    row = desk.received()
    client = signed_in("case_worker")
    for name in ("report", "answer"):
        assert client.get(reverse(f"offers:{name}", args=[row.id])).status_code in (403, 404)
    assert client.post(reverse("offers:settle", args=[row.id]), {"state": "closed"}).status_code in (403, 404)
    assert client.get(reverse("offers:list")).status_code == 403


def test_words_of_a_report_are_forgotten_half_a_year_after_it_was_settled(
    desk: Desk, audited: Callable[[str], int]
) -> None:
    row = desk.received()
    answer_report(report_id=row.id, text="Thank you.", drop=desk.drop, **desk.who)
    settle_report(report_id=row.id, state="closed", **desk.who)
    settled = Report.objects.get(id=row.id).changed_at.date()
    for days, forgotten in ((179, 0), (182, 1), (183, 0)):
        enter(Reader(desk.worker, Purpose.PROTECTION))
        on = settled + timedelta(days=days)
        assert forget_settled(on=on, drop=desk.drop, by=desk.worker, purpose=Purpose.PROTECTION) == forgotten
    enter(desk.reader)
    kept = Report.objects.get(id=row.id)
    assert (kept.state, bytes(kept.told), bytes(kept.wrapped)) == ("forgotten", b"", b"")
    assert desk.drop.answers_at(desk.receipt.place) == []
    assert queries.reports(reader=desk.reader) == []
    assert audited("reports.forgotten") == 1
    Report.objects.update(wrapping_version=0)
    assert wrap_anew() == 0  # there is no key any more
    enter(desk.reader)
    with pytest.raises(WrongState, match="forgotten"):
        open_report_for(report_id=row.id, reader=desk.reader)


def test_open_reports_are_never_forgotten(desk: Desk) -> None:
    row = desk.received()
    enter(Reader(desk.worker, Purpose.PROTECTION))
    on = row.received_on + timedelta(days=4_000)
    assert forget_settled(on=on, drop=desk.drop, by=desk.worker, purpose=Purpose.PROTECTION) == 0


def test_the_text_alone_goes_among_the_lures_once_and_by_a_decision(
    desk: Desk, people: Callable[..., Actor], audited: Callable[[str], int]
) -> None:
    row = desk.received(reach="call after eight", more="my cousin went")
    assert pass_into_lures(report_id=row.id, **desk.who) is True
    assert pass_into_lures(report_id=row.id, **desk.who) is False
    enter(desk.reader)
    assert not Post.objects.exists()  # an officer of the hotline follows no campaign
    assert audited("reports.passed_into_lures") == 2
    enter(Reader(people("lure_analyst"), Purpose.PROTECTION))
    (post,), (stream,) = Post.objects.all(), Stream.objects.all()
    told = open_words(post.words, key=stream_key(stream), bound_to=post.id)
    assert told == {"name": str(row.id), "text": WORDS, "url": ""} and stream.is_reports
    with pytest.raises(NotPermitted):
        pass_into_lures(report_id=row.id, by=people("lure_analyst"), purpose=Purpose.PROTECTION)


def test_machines_list_count_settle_and_pass_on_without_words(  # type: ignore[no-untyped-def]
    desk: Desk, signed_in, audited: Callable[[str], int]
) -> None:
    row = desk.received()
    client = signed_in("hotline_officer", purpose=Purpose.PROTECTION)
    answer = client.get("/api/reports/")
    (one,) = answer.json()
    assert (one["id"], one["signs"]) == (str(row.id), ["risk_destination", "secrecy"])
    assert WORDS not in answer.content.decode()
    assert client.get(f"/api/reports/{row.id}").json() == one
    figures = client.get("/api/reports/figures").json()
    assert figures["total"] == 1 and figures["by_sign"] == {"risk_destination": 1, "secrecy": 1}
    assert figures["by_state"] == {"new": 1} and figures["by_language"] == {"en": 1}
    post = {"content_type": "application/json"}
    assert client.post(f"/api/reports/{row.id}/into-lures", **post).json() == {"is_new": True}
    assert client.post(f"/api/reports/{row.id}/settle", {"state": "invented"}, **post).status_code == 422
    assert client.post(f"/api/reports/{row.id}/settle", {"state": "closed"}, **post).status_code == 204
    assert client.get("/api/reports/figures").json()["by_state"] == {"closed": 1}
    assert client.get("/api/reports/?state=invented").status_code == 422
    enter(desk.reader)
    assert audited("reports.settled") == 1 and audited("reports.opened") == 0


@pytest.mark.parametrize("path", ["", "figures", "{id}"])
def test_machines_of_others_get_nothing(desk: Desk, signed_in, path: str) -> None:  # type: ignore[no-untyped-def]
    row = desk.received()
    client = signed_in("case_worker")
    assert client.get("/api/reports/" + path.format(id=row.id)).status_code == 403
    for act, body in (("settle", {"state": "closed"}), ("into-lures", {})):
        told = client.post(f"/api/reports/{row.id}/{act}", body, content_type="application/json")
        assert told.status_code == 403


def test_a_forgotten_report_goes_nowhere(desk: Desk) -> None:
    row = desk.received()
    Report.objects.filter(id=row.id).update(state="forgotten", told=b"", wrapped=b"")
    with pytest.raises(WrongState, match="forgotten"):
        pass_into_lures(report_id=row.id, **desk.who)
