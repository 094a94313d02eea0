"""Reads a page of HTML as somebody at a desk does: its title, heading, words, links and forms."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_SKIPPED = ("script", "style", "svg", "template")
_VOID_INPUTS = ("submit", "button", "image", "reset", "file")


@dataclass
class Field:
    """A field of a form: its present content, and what may be chosen when it is a choice."""

    name: str
    kind: str
    content: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)

    def choice(self, part: str) -> str:
        """Return the content of the first choice whose content or words contain the part."""
        for content, words in self.choices:
            if part in content or part in words:
                return content
        raise AssertionError(f"{self.name} offers no {part}: {self.choices}")


@dataclass
class Form:
    """A form: where it goes and what it asks. `buttons` are the named submit buttons."""

    action: str = ""
    method: str = "get"
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    is_main: bool = False


@dataclass
class Page:
    """An answer that was read: `words` is all text that a person sees."""

    address: str = ""
    status: int = 200
    title: str = ""
    heading: str = ""
    words: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    html: str = ""

    def form(self, *names: str, action: str = "") -> Form:
        """Return the first form of the page's main part that asks for all the names (or has a button so called)
        and whose address contains `action`; with neither, the first that is sent by POST.
        """
        for form in self.forms:
            asked = {*form.fields, *(name for name, _ in form.buttons)}
            is_meant = asked.issuperset(names) and action in form.action
            if form.is_main and is_meant and (names or form.method == "post"):
                return form
        raise AssertionError(
            f"No form on {self.address} asks for {', '.join(names) or 'anything'}: {self.outline()}"
        )

    def link(self, part: str) -> str:
        """Return the address of the first link whose address contains the part."""
        for address, _ in self.links:
            if part in address:
                return address
        raise AssertionError(f"No link to {part} on {self.address}: {self.outline()}")

    def outline(self) -> str:
        """Return what the page is, for a message about a step that did not go as expected."""
        asked = [f"{form.action or '.'}({', '.join(form.fields)})" for form in self.forms]
        return f"{self.status} {self.heading or self.title!r}; forms {asked}"


def read_page(html: str, *, address: str = "", status: int = 200) -> Page:
    """Return a page of HTML, read."""
    reader = _Reader()
    reader.feed(html)
    page = reader.page
    page.address, page.status, page.html = address, status, html
    page.words = " ".join(" ".join(reader.said).split())
    page.title, page.heading = " ".join(page.title.split()), " ".join(page.heading.split())
    return page


class _Reader(HTMLParser):
    """Collects a page's parts while it is parsed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.said: list[str] = []
        self._form: Form | None = None
        self._select: Field | None = None
        self._option: list[str] | None = None
        self._area: Field | None = None
        self._skipping = 0
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: content or "" for name, content in attrs}
        if tag in _SKIPPED:
            self._skipping += 1
        self._inside = [*self._inside, tag] if tag in ("title", "h1", "main") else self._inside
        if tag == "a" and "href" in told:
            self.page.links.append((told["href"], ""))
        elif tag == "form":
            method = told.get("method", "get").lower()
            self._form = Form(told.get("action", ""), method, is_main="main" in self._inside)
            self.page.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, told)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "option" and self._select is not None and self._option is not None:
            told, _ = self._select.choices[-1]
            self._select.choices[-1] = (told, " ".join("".join(self._option).split()))
            self._option = None
        elif tag == "textarea":
            self._area = None
        elif tag in ("title", "h1", "main"):
            self._inside = self._inside[:-1]

    def handle_data(self, data: str) -> None:
        if self._skipping:
            return
        if self._option is not None:
            self._option.append(data)
        if self._area is not None:
            self._area.content = [self._area.content[0] + data]
        if "title" in self._inside:
            self.page.title += data
            return
        if "h1" in self._inside:
            self.page.heading += data
        self.said.append(data)

    def _field(self, tag: str, told: dict[str, str]) -> None:
        form, name = self._form, told.get("name", "")
        assert form is not None
        if tag == "option" and self._select is not None:
            self._select.choices.append((told.get("value", ""), ""))
            self._option = []
            if "selected" in told:
                self._select.content = [told.get("value", "")]
        elif tag == "button" and name:
            form.buttons.append((name, told.get("value", "")))
        elif not name or tag not in ("input", "select", "textarea"):
            return
        elif tag == "input":
            _input(form, name, told)
        else:
            found = form.fields.setdefault(name, Field(name, tag, [""] if tag == "textarea" else []))
            if tag == "select":
                self._select = found
            else:
                self._area = found


def _input(form: Form, name: str, told: dict[str, str]) -> None:
    kind = told.get("type", "text").lower()
    if kind == "submit":
        form.buttons.append((name, told.get("value", "")))
        return
    found = form.fields.setdefault(name, Field(name, kind))
    if kind in _VOID_INPUTS:
        return
    if kind in ("radio", "checkbox"):
        found.choices.append((told.get("value", "on"), ""))
        if "checked" in told:
            found.content.append(told.get("value", "on"))
    else:
        found.content.append(told.get("value", ""))
