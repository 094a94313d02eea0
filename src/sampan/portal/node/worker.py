"""The worker process of a node: carries letters and runs clocks from the job queue."""

import asyncio
import threading

from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.psycopg_connector import PsycopgConnector

from sampan.partnership.exchange.services.pacing import start_pacing
from sampan.partnership.exchange.services.rounds import start_rounds
from sampan.portal.node.beating import give_back_held_jobs, start_beating

CONCURRENCY = 2  # a slow peer must not hold up the clocks
_GRACE_SECONDS = 20  # a job that takes longer is given back and starts again


def run_worker() -> None:
    """Run jobs until SIGTERM or SIGINT; jobs under way are finished or given back.

    What a killed worker held runs first. Timers beat in a thread of their own (`sampan.portal.node.beating`), letters
    are carried by another, and steady mode is paced by a third.
    """
    give_back_held_jobs()
    stop = threading.Event()
    start_beating(stop)
    start_pacing(stop)
    start_rounds(stop)
    try:
        asyncio.run(_run())
    finally:
        stop.set()


async def _run() -> None:
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=3)
    with app.replace_connector(connector) as worker_app:
        async with worker_app.open_async():
            await worker_app.run_worker_async(
                name="node",
                concurrency=CONCURRENCY,
                listen_notify=True,
                delete_jobs="successful",
                shutdown_graceful_timeout=_GRACE_SECONDS,
            )
