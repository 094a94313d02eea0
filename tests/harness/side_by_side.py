"""Which tests share a worker, and which begin first, when several workers run side by side."""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

FIRST = (
    ("tests/conversations/test_nothing_is_lost", "two nodes"),
    ("tests/conversations/test_alerts", "two nodes"),
    ("tests/conversations/test_large_file", "two nodes"),
    ("tests/browser/test_story", "the region in a browser"),
    ("tests/browser/", ""),
    ("tests/lab/test_short_form", ""),
    ("tests/attacks/", ""),
    ("tests/attacks_apart/", ""),
    ("tests/portal/", ""),
    ("tests/protection/", ""),
)
"""Where tests lie, the longest first, so that no worker waits at the end for another's; and with whom they share."""


class Grouped(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each worker the tests of a file, or of files that share a world, as one piece."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return next((name for start, name in FIRST if name and file.startswith(start)), file)

    def remove_node(self, node: Any) -> str | None:
        """Take back what a worker that crashed had not finished: a piece without a test would never be reported."""
        self.assigned_work[node] = {
            scope: tests for scope, tests in self.assigned_work[node].items() if not all(tests.values())
        }
        return super().remove_node(node)  # type: ignore[no-any-return]

    def _reschedule(self, node: Any) -> None:
        """Give a worker more to do; with the last piece, tell it so: it waits to know what comes after a test."""
        super()._reschedule(node)
        if not self.workqueue and not node.shutting_down:
            node.shutdown()


def order(items: list[pytest.Item]) -> None:
    """Put the tests that take longest first."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    return next((rank for rank, (start, _) in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))
