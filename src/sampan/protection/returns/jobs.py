"""The clocks of returns: each morning, whom a silence concerns."""

from procrastinate.contrib.django import app

from sampan.protection.returns.services.clocks import escalate_late
from sampan.protection.returns.services.refreshing import refresh_all
from sampan.registry.clock.queries import house_today
from sampan.registry.clock.reckoning import Harm
from sampan.registry.clock.timers import daily


@daily(at="05:20", harm=Harm.OTHERS)
@app.task(queueing_lock="escalate-returns", pass_context=False)
def escalate_returns(timestamp: int) -> None:
    """Tell officers, supervisors and the focal point what was not answered in time."""
    escalate_late(today=house_today())
    refresh_all()
