"""Somebody at a browser, over HTTP alone: follows pages and fills in the real forms, with cookies and CSRF."""

import json
import uuid
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from sampan.portal.demo.forms import Form, Page, read_page
from sampan.vocabulary.errors import Unavailable

_SECONDS = 60
Content = str | list[str] | tuple[str, bytes]


class Person:
    """One signed-in person at one node. Every answer comes back as a `Page`, whatever its status."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(CookieJar()))

    @classmethod
    def signed_in(cls, link: str) -> "Person":
        """Sign in by a one-time link: look at it, then press its button."""
        person = cls("/".join(link.split("/")[:3]))
        home = person.submit(person.open(link), person.open(link).form())
        if "/sign-in/" in home.address:
            raise Unavailable(f"A sign-in link did not open the node: {home.outline()}", remedy="Start anew.")
        return person

    def open(self, address: str) -> Page:
        """Open a page by its address or path."""
        return self._ask(Request(urljoin(self.address + "/", address)))  # noqa: S310 - the node's own address

    def follow(self, page: Page, part: str) -> Page:
        """Follow the first link of a page whose address contains the part."""
        return self.open(urljoin(page.address, page.link(part)))

    def submit(self, page: Page, form: Form, *, press: str = "", **told: Content) -> Page:
        """Fill in a form over what it holds and send it, pressing the button of that name.

        `told` names fields; a list ticks several, a pair (file name, content) is a file. A field that the
        form does not have is a mistake of the step, not ignored.
        """
        unknown = set(told) - set(form.fields)
        if unknown:
            raise AssertionError(
                f"The form on {page.address} does not ask {sorted(unknown)}: {page.outline()}"
            )
        filled = [
            (name, part) for name, field in form.fields.items() if name not in told for part in field.content
        ]
        files = {name: part for name, part in told.items() if isinstance(part, tuple)}
        for name, part in told.items():
            if not isinstance(part, tuple):
                filled += [(name, one) for one in ([part] if isinstance(part, str) else part)]
        filled += [(name, content) for name, content in form.buttons if name == press][:1]
        target = urljoin(page.address, form.action) if form.action else page.address
        if form.method != "post":
            return self.open(f"{target.split('?', 1)[0]}?{urlencode(filled)}")
        body, kind = (
            _multipart(filled, files)
            if files
            else (urlencode(filled).encode(), "application/x-www-form-urlencoded")
        )
        return self._ask(Request(target, data=body, headers={"Content-Type": kind, "Referer": page.address}))  # noqa: S310

    def json(self, path: str) -> tuple[int, Any]:
        """Ask the API; return the status and the answer read as JSON."""
        page = self.open(path)
        return page.status, json.loads(page.html)

    def octets(self, path: str) -> tuple[int, bytes]:
        """Ask for a file; return the status and its content."""
        request = Request(urljoin(self.address + "/", path))  # noqa: S310
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def _ask(self, request: Request) -> Page:
        request.add_header("Accept", "text/html,application/json")
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return read_page(answer.read().decode(), address=answer.url, status=answer.status)
        except HTTPError as error:
            return read_page(error.read().decode(), address=error.url or "", status=error.code)


def _multipart(fields: list[tuple[str, str]], files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    mark = uuid.uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{told}\r\n'.encode()
        for name, told in fields
    ]
    for name, (file, content) in files.items():
        head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n'
        parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + content + b"\r\n")
    return b"".join(parts) + f"--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
