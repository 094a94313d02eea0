"""The clocks of returns: each morning, whom a silence concerns."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.protection.returns.services.clocks import escalate_late, refresh_all


@app.periodic(cron="20 5 * * *")
@app.task(queueing_lock="escalate-returns", pass_context=False)
def escalate_returns(timestamp: int) -> None:
    """Tell officers, supervisors and the focal point what was not answered in time."""
    escalate_late(today=datetime.now(UTC).date())
    refresh_all()
