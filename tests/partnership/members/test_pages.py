"""The pages of members: works, bad input, wrong method, wrong person."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from sampan.partnership.members.fetching import fetch_text, read_card
from sampan.partnership.members.models import Member
from sampan.partnership.members.queries import fingerprint_of, member
from sampan.partnership.members.services import own_card, propose_member
from sampan.registry.access.purposes import Purpose
from sampan.vocabulary.errors import InvalidInput, Unavailable
from tests.partnership.exchange.conftest import Peer

pytestmark = pytest.mark.database


@pytest.fixture
def their_node() -> Iterator[tuple[Peer, str]]:
    """A peer whose card is shown at a real address."""
    peer, answers = Peer(), {}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, text in headers.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *told: object) -> None:
            return None

    server = HTTPServer(("127.0.0.1", 0), Page)
    answers["/exchange/card"] = (200, {}, json.dumps(peer.card.to_json()).encode())
    answers["/moved/exchange/card"] = (302, {"Location": "/exchange/card"}, b"")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    peer.answered = answers
    yield peer, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def proposed(people) -> Peer:
    peer = Peer()
    propose_member(card=peer.card, by=people("node_administrator"), purpose=Purpose.ADMINISTRATION)
    return peer


def test_pairing_from_address_to_member(their_node, signed_in):
    peer, address = their_node
    client = signed_in("node_administrator")
    assert client.post("/members/pair/", {"address": address}).url == "/members/kh-test/confirm/"
    assert (
        " ".join(fingerprint_of(own_card())[:1]) in client.get("/members/kh-test/confirm/").content.decode()
    )
    heard = " ".join(fingerprint_of(peer.card))
    assert client.post("/members/kh-test/confirm/", {"fingerprint": heard}).url == "/members/"
    assert member("kh-test").state == "active"


def test_their_fingerprint_is_not_shown_where_it_must_be_typed(proposed, signed_in):
    page = signed_in("node_administrator").get("/members/kh-test/confirm/").content.decode()
    assert fingerprint_of(proposed.card)[0] not in page


def test_wrong_fingerprint_shows_the_question_again(proposed, signed_in):
    answer = signed_in("node_administrator").post("/members/kh-test/confirm/", {"fingerprint": "12345"})
    assert answer.status_code == 200 and member("kh-test").state == "proposed"


@pytest.mark.parametrize(
    "address", ["", "ftp://127.0.0.1", "nonsense", "http://u:p@127.0.0.1", "file:///etc/passwd"]
)
def test_bad_address_shows_the_question_again(signed_in, address):
    answer = signed_in("node_administrator").post("/members/pair/", {"address": address})
    assert answer.status_code == 200 and not Member.objects.exists()


def test_address_that_nobody_answers_shows_the_question_again(signed_in):
    answer = signed_in("node_administrator").post("/members/pair/", {"address": "http://127.0.0.1:9"})
    assert answer.status_code == 200 and "could be fetched" in answer.content.decode()


def test_redirected_card_is_not_followed(their_node):
    peer, address = their_node
    peer.answered["/exchange/card"] = (302, {"Location": f"{address}/elsewhere"}, b"")
    with pytest.raises(Unavailable):
        fetch_text(address)


@pytest.mark.parametrize("octets", [b"", b"{}", b"[]", b"[" * 5000, b"x" * 70_000, b'{"node_id": 1}'])
def test_what_is_no_card_is_refused(octets):
    with pytest.raises(InvalidInput):
        read_card(octets)


def test_list_shows_state_and_fingerprint(proposed, signed_in):
    page = signed_in("case_worker").get("/members/").content.decode()
    assert "Peer node" in page and fingerprint_of(proposed.card)[0] in page
    assert "/members/pair/" not in page


@pytest.mark.parametrize(
    "path", ["pair/", "keys/", "kh-test/confirm/", "kh-test/suspend/", "kh-test/resume/"]
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_managing_without_the_permission_is_refused(proposed, signed_in, path, method):
    assert getattr(signed_in("focal_point"), method)(f"/members/{path}").status_code == 403


def test_list_without_the_permission_is_refused(signed_in):
    assert signed_in("auditor").get("/members/").status_code == 403


def test_suspend_and_resume_ask_first(proposed, signed_in):
    client = signed_in("node_administrator")
    client.post("/members/kh-test/confirm/", {"fingerprint": " ".join(fingerprint_of(proposed.card))})
    for act, state in (("suspend", "suspended"), ("resume", "active")):
        assert client.get(f"/members/kh-test/{act}/").status_code == 200
        assert client.post(f"/members/kh-test/{act}/").url == "/members/"
        assert member("kh-test").state == state


def test_keys_are_changed_by_page(signed_in, people, settings, monkeypatch, node_directory):
    people("node_service")
    client = signed_in("node_administrator")
    assert client.get("/members/keys/").status_code == 200
    assert client.post("/members/keys/", {}).status_code == 200
    before = own_card()
    assert client.post("/members/keys/", {"rotation": "routine"}).url == "/members/"
    assert own_card().previous == before.digest
    for path in (node_directory / "keys").glob("exchange-0002.key"):
        path.unlink()


def test_lines_page_shows_each_member(proposed, signed_in):
    page = signed_in("focal_point").get("/exchange/links/", follow=True).content.decode()
    assert "Peer node" in page and "paused on this side" in page


def test_posting_to_the_list_is_no_method(signed_in):
    assert signed_in("node_administrator").post("/members/").status_code == 405
