"""The public site answers a pasted message, for people and for chat services, and keeps nothing of it."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from harness.public_site import PublicSite
from sampan.vocabulary.languages import LANGUAGES

Answer = tuple[int, str]
_ESTABLISHED, _LISTENING = "01", "0A"  # states in /proc/PID/net/tcp


def ask(site: PublicSite, path: str, body: bytes | None = None, kind: str = "") -> Answer:
    """Return status and text of an answer."""
    headers = {"Content-Type": kind} if kind else {}
    try:
        with urlopen(Request(site.address + path, data=body, headers=headers), timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def paste(site: PublicSite, text: str, language: str = "en") -> Answer:
    """Paste a text into the form."""
    body = urlencode({"text": text}).encode()
    return ask(site, f"/{language}/", body, "application/x-www-form-urlencoded")


def check(site: PublicSite, told: object) -> tuple[int, dict[str, object]]:
    """Ask as a chat service does."""
    status, text = ask(site, "/check", json.dumps(told).encode(), "application/json")
    return status, json.loads(text)


def test_a_pasted_lure_is_shown_with_its_words(site: PublicSite, lure: str) -> None:
    status, page = paste(site, lure)
    assert status == 200
    assert "This reads very much like a lure" in page
    assert "Passport, card or phone kept" in page
    assert "<mark>Sihanoukville</mark>" in page
    assert 'href="tel:111"' in page


def test_what_is_pasted_is_escaped(site: PublicSite) -> None:
    status, page = paste(
        site, 'Work abroad <script>alert("x")</script> & a "quick" job for you, tell nobody about it'
    )
    assert status == 200
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_answers_in_its_own_words(site: PublicSite, lure: str, language: str) -> None:
    status, page = paste(site, lure, language)
    assert status == 200
    assert f'<html lang="{language}">' in page
    assert ("This reads very much like a lure" in page) == (language == "en")


@pytest.mark.parametrize(
    ("text", "status", "words"),
    [
        ("", 422, "nothing to look at"),
        (" \n\t ", 422, "nothing to look at"),
        ("\x00\x01\x02" * 40, 422, "This is no text"),
        ("\u200b\u200b\u202e \u2066", 200, "could not be read"),
        ("hello", 200, "These are few words"),
    ],
)
def test_what_cannot_be_read_is_told(site: PublicSite, text: str, status: int, words: str) -> None:
    got, page = paste(site, text)
    assert (got, words in page) == (status, True)


def test_a_megabyte_is_answered(site: PublicSite, lure: str) -> None:
    status, page = paste(site, (lure + " ") * (2**20 // len(lure)))
    assert status == 200
    assert "Only its first part was looked at" in page


def test_far_too_much_is_refused(site: PublicSite) -> None:
    status, page = paste(site, "a" * (7 * 2**20))
    assert status == 413
    assert "too big" in page


def test_a_chat_service_gets_signs_words_and_places(site: PublicSite, lure: str) -> None:
    status, told = check(site, {"text": lure, "say": "vi"})
    assert status == 200
    assert told["is_lure"] is True
    assert told["lang"] == "en"
    signs = told["signs"]
    assert isinstance(signs, list)
    assert all(lure[sign["start"] : sign["end"]] == sign["words"] for sign in signs)
    assert "Giữ hộ chiếu, giấy tờ hoặc điện thoại" in [sign["name"] for sign in signs]


@pytest.mark.parametrize(
    ("told", "status", "code"),
    [({}, 422, "empty"), ([1], 422, "empty"), ({"text": 5}, 422, "empty"), ({"text": " "}, 422, "empty")],
)
def test_a_chat_service_is_told_what_is_wrong(site: PublicSite, told: object, status: int, code: str) -> None:
    got, answer = check(site, told)
    assert (got, answer["error"]) == (status, code)


def test_what_is_no_json_is_refused(site: PublicSite) -> None:
    status, text = ask(site, "/check", b"\xff\xfe{", "application/json")
    assert (status, json.loads(text)["error"]) == (400, "not_text")


def test_an_unknown_page_says_so(site: PublicSite) -> None:
    status, page = ask(site, "/km/nowhere/")
    assert status == 404
    assert '<html lang="km">' in page


@pytest.mark.parametrize("path", ["", "call/", "about/", "card/?signs=docs_taken+secrecy"])
def test_a_page_leads_to_itself_in_another_language(site: PublicSite, path: str) -> None:
    status, page = ask(site, f"/en/{path}")
    assert status == 200
    assert f'href="/km/{path}"' in page


def test_a_card_holds_signs_and_no_message(site: PublicSite) -> None:
    status, page = ask(site, "/en/card/?signs=docs_taken+secrecy+nonsense")
    assert status == 200
    assert "- Passport, card or phone kept\n- You are to tell nobody\nCall first: 111" in page


def test_a_check_stores_nothing(site: PublicSite, marker: str, lure: str) -> None:
    before = set(_files(site))
    text = f"{lure} Ask for {marker} at the gate."
    assert paste(site, text)[0] == 200
    assert check(site, {"text": text})[0] == 200
    assert paste(site, f"{marker} " * 200_000)[0] == 200
    assert ask(site, f"/en/{marker}/")[0] == 404
    assert set(_files(site)) == before
    for path in (*before, site.log):
        assert marker.encode() not in path.read_bytes(), path


def test_the_process_is_given_no_node_and_asks_nobody(site: PublicSite, lure: str) -> None:
    assert paste(site, lure)[0] == 200
    environment = Path(f"/proc/{site.pid}/environ").read_bytes()
    assert b"SAMPAN_NODE" not in environment
    assert b"DATABASE_URL" not in environment
    assert not list(_connections_begun(site.pid))


def _files(site: PublicSite) -> Iterator[Path]:
    for folder in (site.directory, site.temporary):
        yield from (path for path in folder.rglob("*") if path.is_file())


def _connections_begun(pid: int) -> Iterator[str]:
    """Far ends of TCP connections that a process began itself, not of those that came to where it listens."""
    held = set()
    for one in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(FileNotFoundError):
            held.add(os.readlink(one).removeprefix("socket:[").removesuffix("]"))
    lines = [line.split() for line in Path(f"/proc/{pid}/net/tcp").read_text().splitlines()[1:]]
    own_ports = {cells[1].split(":")[1] for cells in lines if cells[3] == _LISTENING}
    for cells in lines:
        if cells[9] in held and cells[3] == _ESTABLISHED and cells[1].split(":")[1] not in own_ports:
            yield cells[2]
