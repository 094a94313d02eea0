"""The node's own jobs: forget ended sessions.

Each slice keeps its tasks in its own `jobs.py`; procrastinate imports them when Django is ready. What a killed
worker held is given back when the next one starts (`sampan.portal.node.beating`).
"""

from django.core.management import call_command
from procrastinate.contrib.django import app

from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily


@daily(at="03:17", harm=Harm.LOSS)
@app.task(queueing_lock="portal.forget_sessions", name="portal.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Remove ended sign-in sessions once a night; sessions end by the machine's clock, so not while it is wrong."""
    call_command("clearsessions", verbosity=0)
