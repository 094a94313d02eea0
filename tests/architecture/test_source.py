"""The real tree keeps every rule of the house."""

from collections.abc import Callable

import pytest

from tests.architecture import circles, clocks, doors, floors, purity, sizes, words
from tests.architecture.exceptions import (
    LARGE,
    LAZY,
    OWN_CLOCK,
    RANDOM,
    SAVES_ELSEWHERE,
    SPEAKS_SQL,
    SPOKEN_BY_ALL,
)
from tests.architecture.source import ROOT, Finding, Source, read_source, report

RULES = [
    circles.import_circles,
    clocks.cron_jobs,
    clocks.foreign_days,
    clocks.machine_clocks,
    doors.lazy_imports,
    doors.sql_elsewhere,
    doors.writes_elsewhere,
    floors.engines_that_know_each_other,
    floors.imports_of_a_package_face,
    floors.parts_without_a_place,
    floors.rising_arrows,
    floors.slices_entered_by_the_back,
    purity.impurities,
    sizes.long_functions,
    sizes.long_modules,
    sizes.long_views,
    words.banned_names,
    words.modules_without_a_docstring,
    words.package_faces_with_content,
    words.public_things_without_a_docstring,
]


@pytest.fixture(scope="module")
def source() -> Source:
    return read_source(ROOT / "src")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_source_keeps_the_rule(rule: Callable[[Source], list[Finding]], source: Source) -> None:
    findings = rule(source)
    assert not findings, report(findings)


def test_source_is_read_whole(source: Source) -> None:
    assert {"sampan.vocabulary.errors", "sampan.registry.access.roles"} <= source.modules.keys()


def test_functions_nine_in_ten_are_short(source: Source) -> None:
    measured = sizes.function_sizes(source)
    print(measured)
    assert measured.share_of_short >= sizes.SHARE_OF_SHORT, measured


def test_templates_styles_and_scripts_are_not_too_long() -> None:
    findings = sizes.long_texts(ROOT / "src")
    assert not findings, report(findings)


EXCEPTIONS = [LARGE, LAZY, OWN_CLOCK, RANDOM, SAVES_ELSEWHERE, SPEAKS_SQL, SPOKEN_BY_ALL]


@pytest.mark.parametrize("exceptions", EXCEPTIONS)
def test_exceptions_name_modules_that_exist_and_say_why(exceptions: dict[str, str], source: Source) -> None:
    assert not exceptions.keys() - source.modules.keys()
    assert all(len(reason.split()) >= 4 for reason in exceptions.values())


def test_large_files_are_still_large(source: Source) -> None:
    assert all(source.modules[name].line_count > sizes.QUESTION_LINES for name in LARGE)


@pytest.mark.parametrize("place", OWN_CLOCK)
def test_modules_with_a_clock_of_their_own_still_ask_it(place: str, source: Source, monkeypatch) -> None:
    monkeypatch.delitem(OWN_CLOCK, place)
    found = clocks.machine_clocks(source) + clocks.cron_jobs(source)
    assert any(one.path.startswith(place.replace(".", "/")) for one in found)
