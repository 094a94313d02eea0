"""The clock of help: what was not answered or confirmed in time is told to the next person."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from sampan.protection.assistance.services.clock import tick


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="assistance-clock", pass_context=False)
def watch_silence(timestamp: int) -> None:
    """Let overdue conversations climb the ladder."""
    tick(now=datetime.now(UTC))
