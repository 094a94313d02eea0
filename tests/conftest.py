"""The test node: a real directory with real keys, and a real PostgreSQL under row security.

Tests run as the application role, which owns nothing: what row security hides in production is
hidden here. DATABASE_URL names another server's superuser; without it the embedded one starts.
"""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from sampan.portal.node.config import NodeConfig, write_config
from sampan.portal.node.keys import make_keys

_DIRECTORY = Path(tempfile.mkdtemp(prefix="sampan-test-"))
_DIRECTORY.chmod(0o755)
atexit.register(shutil.rmtree, _DIRECTORY, ignore_errors=True)
make_keys(_DIRECTORY, node_id="vn-test")
write_config(
    _DIRECTORY,
    NodeConfig(
        id="vn-test",
        country="VN",
        name="Test node",
        public_url="http://127.0.0.1:8000",
        database_url="postgresql://nobody@/not_started_yet",
        is_demo=True,
        require_second_factor=False,
    ),
)
os.environ["SAMPAN_NODE"] = str(_DIRECTORY)
os.environ["DJANGO_SETTINGS_MODULE"] = "sampan.portal.settings"
os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
)  # the browser driver runs an event loop beside the tests
sys.path.insert(0, str(Path(__file__).parent))

import django  # noqa: E402

django.setup()

from hypothesis import HealthCheck, settings  # noqa: E402

from harness import side_by_side  # noqa: E402
from harness.database import TestDatabase  # noqa: E402

# How quickly examples are made says how busy the machine is, not whether the code is right.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("here")

from sampan.registry.clock.machine import look_at_clocks  # noqa: E402
from sampan.registry.clock.queries import stand_on  # noqa: E402
from sampan.registry.clock.reckoning import Anchor  # noqa: E402

stand_on(None, seconds=float("inf"))  # the machine's clock, and not one query for it


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let each worker make a node's directory of its own: this one's must not reach it by the environment."""
    for name in ("SAMPAN_NODE", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the longest begin first."""
    side_by_side.order(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> side_by_side.Grouped:
    """Keep tests that share a world on one worker."""
    return side_by_side.Grouped(config, log)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[TestDatabase]:
    """Make the test database once, owned by one role and used by another."""
    with TestDatabase.started(_DIRECTORY) as database, django_db_blocker.unblock():  # type: ignore[attr-defined]
        database.use()
        yield database
        database.close()


@pytest.fixture(scope="session")
def chromium() -> "Iterator[object]":
    """The one real Chromium of the session."""
    from harness.browser import started

    with started() as browser:
        yield browser


@pytest.fixture
def house_at() -> "Iterator[Callable[[datetime], None]]":
    """Sets the house's clock to a moment, from which it counts on: `house_at(datetime(..., tzinfo=UTC))`."""

    def put(moment: datetime) -> None:
        look = look_at_clocks()
        stand_on(Anchor(look.boot_id, look.boottime, moment.timestamp()), seconds=float("inf"))

    yield put
    stand_on(None, seconds=float("inf"))


@pytest.fixture
def node_directory() -> Path:
    """The directory of the test node."""
    return _DIRECTORY


@pytest.fixture
def people(db: None) -> "Callable[..., object]":
    """Makes accounts: `people("case_worker")` returns its actor; see `harness.people`."""
    from harness.people import make_actor

    return make_actor


@pytest.fixture
def reading(db: None) -> "Callable[..., object]":
    """Makes an account and reads as it for the rest of the test: `reading("supervisor")` returns its Reader."""
    from harness.people import read_as

    return read_as


@pytest.fixture
def signed_in(db: None) -> "Callable[..., object]":
    """Makes an account and returns a test client signed in as it: `signed_in("analyst")`."""
    from harness.people import client_of

    return client_of
