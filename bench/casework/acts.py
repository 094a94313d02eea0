"""The acts of a working day that are timed, with the thresholds that DHIS2 Tracker keeps for the same acts.

The thresholds stand in DHIS2's own performance tests of Tracker (milliseconds, p95): list 162, search 174,
open 121. Acts without one are printed all the same.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bench._people import RARE
from bench.casework.visitor import Page, Visitor

LIST_MS, SEARCH_MS, OPEN_MS = 162.0, 174.0, 121.0

SEARCHES = {
    "search: rare whole name": RARE,
    "search: common family name alone": "Nguyễn",
    "search: common given name alone": "Hương",
    "search: two common parts": "Nguyễn Thị",
    "search: whole common name": "Nguyen Thi Lan",
    "search: name that nobody has": "Khuất Xuân Zzyzx",
}

LIMITS = {
    "list: first page": LIST_MS,
    "list: second page (keyset)": LIST_MS,
    "list: open cases of one status": LIST_MS,
    "list: first page with names opened": LIST_MS,
    **dict.fromkeys(SEARCHES, SEARCH_MS),
    "search: phone": SEARCH_MS,
    "open: one case": OPEN_MS,
    "open: one case with its identity": OPEN_MS,
    "home: my work today": 0.0,
}


@dataclass
class Day:
    """A person's acts, again and again; each returns the time it took in milliseconds."""

    visitor: Visitor
    phone: str
    _ids: Iterator[str] = field(default_factory=lambda: iter(()))
    _second: str = ""

    def begin(self) -> None:
        """Look at the first two pages of the list, and remember what is on them."""
        first = self._page("GET", "/cases/")
        self._second = f"/cases/{first.next}" if first.next else ""
        second = self._page("GET", self._second) if self._second else first
        if not first.cases:
            raise RuntimeError("The list shows no case: fill the node with more of them.")
        self._ids = itertools.cycle(first.cases + second.cases)

    def acts(self) -> dict[str, Callable[[], float | None]]:
        """Return the acts by name, in the order of a day."""
        told: dict[str, Callable[[], float | None]] = {
            "home: my work today": lambda: self._page("GET", "/").milliseconds,
            "list: first page": lambda: self._page("GET", "/cases/").milliseconds,
            "list: second page (keyset)": self._next_page,
            "list: open cases of one status": lambda: self._page("GET", _NARROWED).milliseconds,
            "list: first page with names opened": lambda: self._post("/cases/", show="names"),
            "open: one case": lambda: self._page("GET", f"/cases/{next(self._ids)}/").milliseconds,
            "open: one case with its identity": self._open_identity,
            "search: phone": lambda: self._post("/cases/", q=self.phone),
        }
        return told | {name: self._search(text) for name, text in SEARCHES.items()}

    def _next_page(self) -> float | None:
        return self._page("GET", self._second).milliseconds if self._second else None

    def _open_identity(self) -> float:
        return self._post(f"/cases/{next(self._ids)}/identity/", purpose="referral")

    def _search(self, text: str) -> Callable[[], float]:
        return lambda: self._post("/cases/", q=text)

    def _post(self, path: str, **fields: str) -> float:
        return self._page("POST", path, fields).milliseconds

    def _page(self, method: str, path: str, fields: dict[str, str] | None = None) -> Page:
        page = self.visitor.ask(method, path, fields)
        if page.status != 200:
            raise RuntimeError(f"{method} {path.partition('?')[0]} answered {page.status}.")
        return page


_NARROWED = "/cases/?state=open&status=victim"
