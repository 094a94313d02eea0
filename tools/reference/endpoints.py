"""docs/reference/endpoints.md: every page and every operation of the API."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.module_loading import import_string

from tools.reference.table import table

API = "sampan.portal.api.api"  # by name: it may only be read once Django is set up
HEAD = """# Endpoints

Pages are for people signed in on a node; operations of the API are for machines and return JSON.
Whatever the way in, the same services and queries answer, and the database shows the same rows.

"""
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Page:
    """One address that a browser can ask for."""

    address: str
    name: str
    owner: str
    summary: str


def page() -> str:
    """The page's text: our pages, those of the packages we use, and the API's operations."""
    found = sorted(_pages(get_resolver(), "/", ""), key=lambda one: (one.address, one.name))
    ours = [one for one in found if one.owner.startswith("sampan.")]
    theirs = [one for one in found if not one.owner.startswith(("sampan.", "ninja."))]
    return (
        HEAD
        + "## Pages\n\n"
        + table(("address", "name", "what it does"), [(f"`{p.address}`", p.name, p.summary) for p in ours])
        + "\n## Pages of packages\n\n"
        + table(
            ("address", "name", "package"),
            [(f"`{p.address}`", p.name, p.owner.split(".")[0]) for p in theirs],
        )
        + "\n## API\n\n"
        + table(("method", "address", "what it does"), _operations())
    )


def _pages(resolver: URLResolver, before: str, space: str) -> Iterator[Page]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).lstrip("^").removesuffix("$").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            yield from _pages(
                pattern, address, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )
        else:
            yield _page(pattern, address, space)


def _page(pattern: URLPattern, address: str, space: str) -> Page:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    summary = (view.__doc__ or "").strip().split("\n", 1)[0]
    return Page(address, f"{space}{pattern.name or ''}", view.__module__, summary)


def _operations() -> list[tuple[str, str, str]]:
    api = import_string(API)
    prefix = reverse(f"{api.urls_namespace}:api-root")
    described = api.get_openapi_schema(path_prefix=prefix)["paths"]
    return [
        (
            method.upper(),
            f"`{address}`",
            str(operation.get("description") or operation.get("summary", "")).split("\n")[0],
        )
        for address, methods in sorted(described.items())
        for method, operation in methods.items()
        if method in METHODS
    ]
