"""Who may import whom: five floors, arrows only fall; wings and engines do not know one another."""

from dataclasses import dataclass

from tests.architecture.exceptions import SPOKEN_BY_ALL
from tests.architecture.source import Finding, Module, Source

WINGS = ("prevention", "protection", "prosecution")
SLICED = ("registry", *WINGS, "partnership")
FACES = ("services", "queries", "facts", "figures")
# Modules of a slice that Django and the worker load by name; floor 5 may also import them.
LOADED_BY_NAME = ("apps", "urls", "api", "jobs", "handlers")

# What each part may import of the others, as ADR 0003 says. Its own modules are always allowed.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "vocabulary": (),
    "engines": ("vocabulary",),
    "registry": ("vocabulary",),
    "prevention": ("vocabulary", "engines", "registry"),
    "protection": ("vocabulary", "engines", "registry"),
    "prosecution": ("vocabulary", "engines", "registry"),
    "partnership": ("vocabulary", "engines", "registry", *WINGS),
    "portal": ("vocabulary", "engines", *SLICED),
    "cli": ("vocabulary", "engines", *SLICED, "portal"),
    "__main__": ("cli",),
}


@dataclass(frozen=True)
class Arrow:
    """One import from one module of the package to another."""

    module: Module
    target: str
    line: int

    def finding(self, what: str) -> Finding:
        return self.module.finding(self.line, what)


def part(module_name: str) -> str:
    """The part of the house a module lives in: the second word of its name."""
    words = module_name.split(".")
    return words[1] if len(words) > 1 else ""


def _room(module_name: str) -> str:
    """The engine or slice a module lives in: its first three words."""
    return ".".join(module_name.split(".")[:3])


def _arrows(source: Source) -> list[Arrow]:
    return [
        Arrow(module, found.target, found.line)
        for module in source
        for found in source.imports(module)
        if found.target.split(".")[0] == "sampan"
    ]


def parts_without_a_place(source: Source) -> list[Finding]:
    """Top-level parts that are not on the map."""
    return [
        module.finding(
            1, f"{part(module.name)} is not on the map of the house: put it on a floor or rename it"
        )
        for module in source
        if part(module.name) and part(module.name) not in MAY_IMPORT
    ]


def rising_arrows(source: Source) -> list[Finding]:
    """Imports that rise, or cross between wings, or between the registry and the engines."""
    return [
        arrow.finding(f"{part(arrow.module.name) or 'the root'} may not import {arrow.target}")
        for arrow in _arrows(source)
        if part(arrow.target)
        and part(arrow.target) != part(arrow.module.name)
        and part(arrow.target) not in MAY_IMPORT.get(part(arrow.module.name), ())
    ]


def engines_that_know_each_other(source: Source) -> list[Finding]:
    """Imports from one engine to another."""
    return [
        arrow.finding(f"an engine may not import its sibling: {arrow.target}")
        for arrow in _arrows(source)
        if part(arrow.module.name) == part(arrow.target) == "engines"
        and _room(arrow.module.name) != _room(arrow.target)
    ]


def slices_entered_by_the_back(source: Source) -> list[Finding]:
    """Imports of a slice's inner modules from outside it: only services, queries and facts may be."""
    return [
        arrow.finding(f"import {_room(arrow.target)}'s services, queries or facts, not {arrow.target}")
        for arrow in _arrows(source)
        if part(arrow.target) in SLICED
        and _room(arrow.target) != _room(arrow.module.name)
        and not _may_enter(arrow.module, arrow.target)
    ]


def _may_enter(module: Module, target: str) -> bool:
    words = target.split(".")
    if len(words) < 4:  # a part's own module, as registry.identifiers; a slice's empty face harms nobody
        return True
    if target in SPOKEN_BY_ALL:
        return True
    door = words[3]
    return door in FACES or (door in LOADED_BY_NAME and part(module.name) in ("portal", "cli"))


def imports_of_a_package_face(source: Source) -> list[Finding]:
    """`from sampan.vocabulary import thing`, where the thing is not a module: faces are empty."""
    faces = {module.name for module in source if module.is_package_face}
    return [
        arrow.finding(f"import the module that owns it, not the package {arrow.target}")
        for arrow in _arrows(source)
        if arrow.target in faces and arrow.target != "sampan"
    ]
