"""Hands the grouping of posts to the worker once what was received is committed; asked twice, it runs once."""

from django.db import transaction
from procrastinate.exceptions import AlreadyEnqueued

from sampan.prevention.lures.jobs import group


def start_grouping() -> None:
    """Put the grouping into the queue unless it waits there already."""
    transaction.on_commit(_defer)


def _defer() -> None:
    try:
        group.defer()
    except AlreadyEnqueued:
        return
