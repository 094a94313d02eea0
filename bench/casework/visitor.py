"""One person at work: signs in by a link and keeps one connection, as a browser does."""

import http.client
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

_CASE = re.compile(r'href="/cases/([0-9a-f-]{36})/"')
_NEXT = re.compile(r'href="(\?[^"]*before=[^"]+)"')
_CSRF = "sampan-csrf-"


@dataclass(frozen=True)
class Page:
    """What came back, and how long it took from the question to the last octet."""

    status: int
    body: str
    milliseconds: float

    @property
    def cases(self) -> list[str]:
        """The ids of the cases that the page links to, each once, in their order."""
        return list(dict.fromkeys(_CASE.findall(self.body)))

    @property
    def next(self) -> str:
        """The query string of the next page, empty on the last one."""
        found = _NEXT.search(self.body)
        return found.group(1).replace("&amp;", "&") if found else ""


class Visitor:
    """A browser of somebody's: one kept connection and its cookies."""

    def __init__(self, port: int) -> None:
        """Connect to a node on this machine."""
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}

    def sign_in(self, token: str) -> None:
        """Use a one-time link; raises RuntimeError when it does not let in."""
        self.ask("GET", "/accounts/login/")
        self.ask("GET", f"/sign-in/{token}/")
        page = self.ask("POST", f"/sign-in/{token}/", {})
        if page.status != 302:
            raise RuntimeError(f"The sign-in link answered {page.status}.")

    def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        """Ask for a page and read all of it."""
        form = "application/x-www-form-urlencoded"
        return self._send(method, path, None if fields is None else urlencode(fields), kind=form)

    def ask_api(self, path: str, body: object) -> Page:
        """Post a question as JSON and read the answer."""
        return self._send("POST", path, json.dumps(body), kind="application/json")

    def _send(self, method: str, path: str, body: str | None, *, kind: str) -> Page:
        headers = {"Cookie": "; ".join(f"{name}={told}" for name, told in self._cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "X-CSRFToken": self._csrf()}
        began = time.perf_counter()
        self._connection.request(method, path, body=body, headers=headers)
        answer = self._connection.getresponse()
        text = answer.read()
        spent = 1000 * (time.perf_counter() - began)
        for line in answer.headers.get_all("Set-Cookie") or ():
            self._cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return Page(answer.status, text.decode(errors="replace"), spent)

    def see(self, pages: Mapping[str, str]) -> dict[str, float]:
        """Open each page once, by its name and path; return the milliseconds. RuntimeError unless all are there."""
        spent = {}
        for name, path in pages.items():
            page = self.ask("GET", path)
            if page.status != 200:
                raise RuntimeError(f"{name} answered {page.status}.")
            spent[name] = page.milliseconds
        return spent

    def _csrf(self) -> str:
        return next((told for name, told in self._cookies.items() if name.startswith(_CSRF)), "")
