"""Each rule fails on a small tree that breaks it, and passes on the nearest tree that does not."""

from collections.abc import Callable
from pathlib import Path
from textwrap import indent

import pytest

from tests.architecture import circles, clocks, doors, floors, purity, sizes, words
from tests.architecture.source import Finding, Source, read_source

Rule = Callable[[Source], list[Finding]]

LINES_61 = "def act():\n" + "    pass\n" * 60
LINES_60 = "def act():\n" + "    pass\n" * 59
LINES_25 = "def page():\n" + "    pass\n" * 24
LINES_24 = "def page():\n" + "    pass\n" * 23
READY = "class A:\n    def ready(self):\n        import sampan.protection.cases.checks\n"

# rule, module that breaks it, its text
BREACHES: list[tuple[Rule, str, str]] = [
    (floors.rising_arrows, "vocabulary.dates", "import sampan.engines.exchange.seal"),
    (floors.rising_arrows, "engines.exchange.seal", "from sampan.registry.audit.services import record"),
    (floors.rising_arrows, "registry.people.services", "from sampan.engines.exchange.seal import seal"),
    (floors.rising_arrows, "registry.people.services", "from sampan.protection.cases.services import open_case"),
    (floors.rising_arrows, "protection.cases.services", "from sampan.prosecution.evidence.services import keep"),
    (floors.rising_arrows, "prosecution.evidence.queries", "from sampan.protection.cases.queries import case"),
    (floors.rising_arrows, "prevention.offers.services", "from sampan.partnership.exchange.services import send"),
    (floors.rising_arrows, "partnership.figures.views", "import sampan.portal.settings"),
    (floors.rising_arrows, "vocabulary.dates", "def act():\n    import sampan.portal.settings"),
    (floors.rising_arrows, "portal.urls", "from sampan.cli import main"),
    (floors.parts_without_a_place, "surprise.thing", "pass"),
    (floors.engines_that_know_each_other, "engines.matching.keys", "from sampan.engines.exchange.seal import seal"),
    (floors.slices_entered_by_the_back, "partnership.matches.services", "import sampan.protection.cases.models"),
    (floors.slices_entered_by_the_back, "registry.consent.services", "from sampan.registry.people.models import P"),
    (floors.slices_entered_by_the_back, "protection.returns.services", "import sampan.protection.cases.urls"),
    (floors.imports_of_a_package_face, "portal.home", "from sampan.vocabulary import PartialDate"),
    (purity.impurities, "vocabulary.dates", "import datetime\ntoday = datetime.date.today()"),
    (purity.impurities, "vocabulary.dates", "from datetime import datetime\nnow = datetime.now()"),
    (purity.impurities, "engines.matching.keys", "from django.conf import settings"),
    (purity.impurities, "engines.matching.keys", "import secrets"),
    (purity.impurities, "engines.exchange.seal", "import socket"),
    (purity.impurities, "engines.exchange.seal", "import urllib.request"),
    (purity.impurities, "engines.exchange.seal", "import uuid\nname = uuid.uuid4()"),
    (sizes.long_functions, "protection.cases.services", LINES_61),
    (sizes.long_functions, "protection.cases.services", "class A:\n" + indent(LINES_61, "    ")),
    (sizes.long_views, "protection.cases.views", LINES_25),
    (sizes.long_modules, "protection.cases.services", "pass\n" * 301),
    (words.modules_without_a_docstring, "protection.cases.views", "x = 1"),
    (words.public_things_without_a_docstring, "protection.cases.services", '"""S."""\ndef open_case(): ...'),
    (words.public_things_without_a_docstring, "vocabulary.dates", '"""D."""\nclass Day:\n    """Day."""\n    def a(self): ...'),
    (words.package_faces_with_content, "vocabulary", '"""V."""\nx = 1'),
    (words.banned_names, "registry.utils", '"""U."""'),
    (clocks.machine_clocks, "protection.cases.services", "from datetime import datetime\nnow = datetime.now(UTC)"),
    (clocks.machine_clocks, "registry.audit.queries", "today = timezone.localdate()"),
    (clocks.machine_clocks, "protection.returns.forms", "field = DateField(initial=date.today)"),
    (clocks.machine_clocks, "portal.home", "import time\nnow = time.time()"),
    (clocks.cron_jobs, "protection.cases.jobs", "@app.periodic(cron='* * * * *')\ndef act(): ..."),
    (clocks.foreign_days, "protection.cases.services", "closed_on = case.closed_at.date()"),
    (clocks.foreign_days, "partnership.alerts.services", "due = (now() + a_day).date()"),
    (doors.lazy_imports, "protection.cases.services", "def act():\n    import json"),
    (doors.sql_elsewhere, "protection.cases.queries", "def act(cursor):\n    cursor.execute('select 1')"),
    (doors.sql_elsewhere, "protection.cases.queries", "connection.cursor().execute('select 1')"),
    (doors.writes_elsewhere, "protection.cases.views", "case.save()"),
    (doors.writes_elsewhere, "protection.cases.queries", "Case.objects.filter(pk=1).update(open=False)"),
    (doors.writes_elsewhere, "partnership.exchange.handlers", "Letter.objects.create()"),
    (doors.writes_elsewhere, "portal.views", "Letter.objects.all().delete()"),
]  # fmt: skip

KEPT: list[tuple[Rule, str, str]] = [
    (floors.rising_arrows, "engines.exchange.seal", "from sampan.vocabulary.errors import InvalidInput"),
    (
        floors.rising_arrows,
        "protection.cases.services",
        "from sampan.protection.records.services import read",
    ),
    (
        floors.slices_entered_by_the_back,
        "partnership.matches.services",
        "import sampan.protection.cases.queries",
    ),
    (floors.slices_entered_by_the_back, "protection.cases.views", "import sampan.protection.cases.models"),
    (floors.slices_entered_by_the_back, "portal.urls", "import sampan.protection.cases.urls"),
    (purity.impurities, "registry.people.services", "import secrets"),
    (purity.impurities, "vocabulary.dates", "import datetime\nday = datetime.date(2025, 11, 19)"),
    (sizes.long_functions, "protection.cases.services", LINES_60),
    (sizes.long_views, "protection.cases.views", LINES_24),
    (sizes.long_modules, "protection.cases.services", "pass\n" * 300),
    (words.public_things_without_a_docstring, "protection.cases.services", '"""S."""\ndef _step(): ...'),
    (
        clocks.machine_clocks,
        "protection.cases.services",
        "day = timezone.localdate(moment)\nnow = house_now()",
    ),
    (clocks.machine_clocks, "registry.clock.machine", "import time\nnow = time.time()"),
    (clocks.foreign_days, "partnership.exchange.edge", "day = now.astimezone(UTC).date()"),
    (clocks.cron_jobs, "protection.cases.jobs", "@daily(at='03:17')\n@app.task(name='x')\ndef act(): ..."),
    (doors.lazy_imports, "protection.cases.apps", READY),
    (doors.sql_elsewhere, "registry.audit.services", "cursor.execute('select 1')"),
    (doors.sql_elsewhere, "protection.cases.services", "plan.execute()"),
    (doors.writes_elsewhere, "protection.cases.services", "case.save()"),
    (doors.writes_elsewhere, "protection.cases.queries", "words.update({})"),
]


def _tree(folder: Path, name: str, text: str) -> Source:
    """A package with the module under test and those that it may import."""
    present = [
        "vocabulary.errors", "engines.exchange.seal", "registry.audit.services", "registry.people.models",
        "protection.cases.models", "protection.cases.services", "protection.cases.queries", "protection.cases.urls",
        "protection.records.services", "prosecution.evidence.services", "partnership.exchange.services",
        "portal.settings",
    ]  # fmt: skip
    for module in present:
        _write(folder, module, '"""Present."""\n')
    _write(folder, name, text)
    return read_source(folder)


def _write(folder: Path, name: str, text: str) -> None:
    path = folder / "sampan" / (name.replace(".", "/") + ".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    for parent in list(path.parents)[: len(name.split("."))]:
        (parent / "__init__.py").touch()
    if path.with_suffix("").is_dir():
        path = path.with_suffix("") / "__init__.py"
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("rule", "name", "text"), BREACHES)
def test_rule_tree_that_breaks_it_fails(rule: Rule, name: str, text: str, tmp_path: Path) -> None:
    found = [finding.path for finding in rule(_tree(tmp_path, name, text))]
    assert any(name.replace(".", "/") in path for path in found)


@pytest.mark.parametrize(("rule", "name", "text"), KEPT)
def test_rule_tree_that_keeps_it_passes(rule: Rule, name: str, text: str, tmp_path: Path) -> None:
    assert not [
        finding for finding in rule(_tree(tmp_path, name, text)) if name.replace(".", "/") in finding.path
    ]


def test_import_circles_three_modules_name_all_three(tmp_path: Path) -> None:
    _write(tmp_path, "vocabulary.a", "import sampan.vocabulary.b")
    _write(tmp_path, "vocabulary.b", "from sampan.vocabulary import c")
    _write(tmp_path, "vocabulary.c", "from sampan.vocabulary.a import thing")
    found = circles.import_circles(read_source(tmp_path))
    assert [finding.what for finding in found] == [
        "import circle: sampan.vocabulary.a -> sampan.vocabulary.b -> sampan.vocabulary.c"
    ]


def test_import_circles_diamond_is_none(tmp_path: Path) -> None:
    _write(tmp_path, "vocabulary.a", "import sampan.vocabulary.b\nimport sampan.vocabulary.c")
    _write(tmp_path, "vocabulary.b", "import sampan.vocabulary.d")
    _write(tmp_path, "vocabulary.c", "import sampan.vocabulary.d")
    _write(tmp_path, "vocabulary.d", "")
    assert not circles.import_circles(read_source(tmp_path))


def test_function_sizes_one_long_in_four_fails_nine_in_ten(tmp_path: Path) -> None:
    text = "\n".join(["def a(): ...", "def b(): ...", "def c(): ...", LINES_60])
    measured = sizes.function_sizes(_tree(tmp_path, "protection.cases.services", text))
    assert (measured.count, measured.median, measured.longest) == (4, 1, 60)
    assert measured.share_of_short == 0.75 < sizes.SHARE_OF_SHORT


def test_long_texts_template_of_501_lines_is_found(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>\n" * 501, encoding="utf-8")
    (tmp_path / "short.html").write_text("<p>\n" * 500, encoding="utf-8")
    assert [finding.path for finding in sizes.long_texts(tmp_path)] == ["page.html"]
