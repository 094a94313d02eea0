"""The node's own jobs: give back what a killed worker held, and forget ended sessions.

Each slice keeps its tasks in its own `jobs.py`; procrastinate imports them when Django is ready. The
worker writes its heartbeat to `procrastinate_workers` every ten seconds.
"""

import logging

from django.core.management import call_command
from procrastinate.contrib.django import app

logger = logging.getLogger(__name__)

STALLED_SECONDS = 60  # six heartbeats missed


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="portal.give_back_stalled", name="portal.give_back_stalled", pass_context=False)
async def give_back_stalled(timestamp: int) -> None:
    """Queue again what a worker held when it was killed; tasks are written to be done twice without harm."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        await app.job_manager.retry_job(job)
        logger.info("A stalled job of the task %s was queued again.", job.task_name)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="portal.forget_sessions", name="portal.forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Remove ended sign-in sessions once a night."""
    call_command("clearsessions", verbosity=0)
