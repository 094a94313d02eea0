"""The pages of a linkage: loading by form, pair after pair, the decisions, the end; and who may not."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sampan.engines.matching.records import COLUMNS
from sampan.prevention.linkages.models import Linkage, LinkedPair, PairDecision
from sampan.registry.access.context import enter
from sampan.registry.access.purposes import Purpose
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import actor_of
from sampan.registry.audit.models import AuditEntry

pytestmark = pytest.mark.database
PURPOSE = Purpose.PROTECTION
NAMED = {"purpose": PURPOSE.value}


def sheet(name: str, columns: tuple[str, ...], told: list[dict[str, str]]) -> SimpleUploadedFile:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    writer.writerows(told)
    return SimpleUploadedFile(name, out.getvalue().encode(), content_type="text/csv")


def form(scores: tuple[str, ...] = ("0.6", "0.97"), b_from: int = 0) -> dict:
    def side(letter: str, start: int) -> list[dict[str, str]]:
        return [
            {
                "id": f"{letter}{n}",
                "name": f"Mẫu Thị {'MNP'[n]}ai",
                "sex": "female",
                "birth_date": f"199{n}-02-0{n + 1}",
            }
            for n in range(start, 3)
        ]

    pairs = [{"id_a": f"a{n}", "id_b": f"b{n}", "score": score} for n, score in enumerate(scores)]
    return {
        "name": "Two lists", "ground": "agreement 7", "low": "0.5", "high": "0.95", "most": "100",
        "pairs": sheet("pairs.csv", ("id_a", "id_b", "score"), pairs),
        "a": sheet("a.csv", COLUMNS, side("a", 0)), "b": sheet("b.csv", COLUMNS, side("b", b_from)),
    }  # fmt: skip


@pytest.fixture
def desk(signed_in):
    """A signed-in supervisor."""
    return signed_in("supervisor", purpose=PURPOSE)


def loaded(client) -> Linkage:
    made = client.post(reverse("linkages:new"), form())
    assert made.status_code == 302
    enter(Reader(actor_of(client.account), PURPOSE))
    return Linkage.objects.get()


def address(name: str, linkage: Linkage) -> str:
    return reverse(f"linkages:{name}", args=[linkage.id])


def audited(client, signed_in, act: str) -> int:
    enter(Reader(actor_of(signed_in("auditor").account), Purpose.AUDIT))
    found = AuditEntry.objects.filter(act=act).count()
    enter(Reader(actor_of(client.account), PURPOSE))
    return found


def test_list_says_when_the_records_go(desk) -> None:
    assert "No linkage is loaded" in desk.get(reverse("linkages:list")).content.decode()
    loaded(desk)
    told = desk.get(reverse("linkages:list")).content.decode()
    assert "Two lists" in told and "records go on" in told and "2 pairs" in told


def test_file_larger_than_a_few_pieces_arrives_whole(desk) -> None:
    sent = form()
    many = [{"id": f"a{n}", "name": "Mẫu Thị Dài " * 7} for n in range(25_000)]
    sent["a"] = sheet("a.csv", COLUMNS, many)
    assert sent["a"].size > 2 * 2**20
    assert desk.post(reverse("linkages:new"), sent).status_code == 302


def test_bad_file_is_said_on_the_form_and_nothing_is_kept(desk) -> None:
    for sent, words in (
        (form(scores=("0.6", "much")), "row 2, score"),
        (form(b_from=1), "Register B lacks 1"),
        (form() | {"a": sheet("a.csv", ("id", "name"), [])}, "has no column"),
        (form() | {"low": "0.9", "high": "0.2"}, "not two scores"),
    ):
        answer = desk.post(reverse("linkages:new"), sent)
        assert answer.status_code == 422 and words in answer.content.decode()
    enter(Reader(actor_of(desk.account), PURPOSE))
    assert not Linkage.objects.exists() and not LinkedPair.objects.exists()


def test_form_that_brings_too_much_is_refused(desk, monkeypatch) -> None:
    monkeypatch.setattr("sampan.prevention.linkages.services.receiving.InMemoryHandler._left", 50)
    answer = desk.post(reverse("linkages:new"), form())
    assert answer.status_code == 422 and "200 MB together" in answer.content.decode()


def test_pair_after_pair_is_opened_answered_and_taken_back(desk, signed_in) -> None:
    linkage = loaded(desk)
    sealed = desk.get(address("review", linkage)).content.decode()
    assert "Mẫu" not in sealed and "Open them for" in sealed
    assert audited(desk, signed_in, "linkages.pair_opened") == 0
    opened = desk.post(address("review", linkage), NAMED).content.decode()
    assert (
        "Mẫu Thị Mai" in opened and "1990-02-01" in opened and "the same name" in opened and "bits" in opened
    )
    assert [key in opened for key in ('accesskey="s"', 'accesskey="d"', 'accesskey="u"')] == [True] * 3
    assert audited(desk, signed_in, "linkages.pair_opened") == 1
    first = LinkedPair.objects.order_by("score").first()
    said = reverse("linkages:answer", args=[linkage.id, first.id])
    assert "Mẫu Thị Nai" in desk.post(said, NAMED | {"answer": "same"}).content.decode()
    again = desk.post(said, NAMED | {"answer": "different"})
    assert again.status_code == 403 and "You decided this pair already" in again.content.decode()
    assert PairDecision.objects.get().answer == "same"
    assert desk.post(address("back", linkage)).status_code == 302
    assert not PairDecision.objects.exists()
    for pair in LinkedPair.objects.order_by("score"):
        last = desk.post(reverse("linkages:answer", args=[linkage.id, pair.id]), NAMED | {"answer": "same"})
    assert "Nothing waits for you here" in last.content.decode()


def test_without_a_purpose_named_nothing_is_opened(desk, signed_in) -> None:
    linkage = loaded(desk)
    pair = LinkedPair.objects.first()
    for where, more in (
        (address("review", linkage), {}),
        (address("decisions", linkage), {}),
        (reverse("linkages:answer", args=[linkage.id, pair.id]), {"answer": "same"}),
        (address("review", linkage), {"purpose": "audit"}),
    ):
        assert desk.post(where, more).status_code == 403
    assert not PairDecision.objects.exists()
    assert audited(desk, signed_in, "linkages.pair_opened") == 0


def test_overview_tells_shares_and_file_tells_decisions(desk) -> None:
    linkage = loaded(desk)
    pair = LinkedPair.objects.order_by("score").first()
    desk.post(address("review", linkage), NAMED)
    desk.post(reverse("linkages:answer", args=[linkage.id, pair.id]), NAMED | {"answer": "same"})
    told = desk.get(address("linkage", linkage)).content.decode()
    assert "1 of 1 are one person: 100 % (21 to 100 %)" in told and "1 pair, none decided" in told
    assert "Mẫu" not in told
    file = desk.post(address("decisions", linkage), NAMED)
    assert 'filename="decisions.csv"' in file["Content-Disposition"]
    assert file.content.decode().splitlines() == ["id_a,id_b,decision,reviewer", "a0,b0,same,r1"]


def test_closed_linkage_opens_no_pair_and_gives_no_file(desk) -> None:
    linkage = loaded(desk)
    assert "nobody can bring them back" in desk.get(address("close", linkage)).content.decode()
    assert desk.post(address("close", linkage)).status_code == 302
    assert "its records are destroyed" in desk.get(address("linkage", linkage)).content.decode()
    for name in ("review", "decisions"):
        refused = desk.post(address(name, linkage), NAMED)
        assert refused.status_code == 403 and "This linkage is closed" in refused.content.decode()


def test_wrong_person_and_other_agency_see_no_page(desk, signed_in) -> None:
    linkage = loaded(desk)
    pair = LinkedPair.objects.first()
    said = reverse("linkages:answer", args=[linkage.id, pair.id])
    for client, refused in (
        (signed_in("case_worker", purpose=PURPOSE), 403),
        (signed_in("analyst"), 403),
        (signed_in("supervisor", agency="Agency Z", purpose=PURPOSE), 404),
        (signed_in("supervisor", purpose=Purpose.RETURN), 404),
    ):
        for name in ("linkage", "review", "close"):
            assert client.get(address(name, linkage)).status_code == refused, name
        for name in ("review", "back", "decisions", "close"):
            named = (
                NAMED
                if refused == 403 or client.account.agency_id != desk.account.agency_id
                else {"purpose": "return"}
            )
            assert client.post(address(name, linkage), named).status_code == refused, name
        assert client.post(said, named | {"answer": "same"}).status_code == refused
    assert signed_in("case_worker", purpose=PURPOSE).get(reverse("linkages:new")).status_code == 403
    enter(Reader(actor_of(desk.account), PURPOSE))
    assert not PairDecision.objects.exists() and Linkage.objects.get().closed_at is None
