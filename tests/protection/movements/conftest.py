"""Two sides of a group return, as in the tests of one return."""

from tests.protection.returns.conftest import desk, sides, story, unknown_id  # noqa: F401
