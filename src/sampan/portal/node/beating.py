"""The worker's beat beside its jobs: a thread paced by counted seconds, which no setting of the clock moves.

Procrastinate's own periodic deferral follows the wall clock and would rest for as long as it was put back.
"""

import logging
import threading
import time

from django.db import Error, IntegrityError, connection, transaction

from sampan.registry.clock.services.beating import Beat

logger = logging.getLogger("sampan.node")

_BEAT_SECONDS = 1.0
_LONGEST_WAIT = 15.0  # after errors; a database that starts again is back within seconds
_WORKER_LOCK = 0x53414D50  # "SAMP": held by the worker of this database while it lives
_PATIENCE_SECONDS = 25.0  # a worker that lost its parent finishes its jobs for twenty


def give_back_held_jobs() -> int:
    """Queue again what an earlier worker held when it was killed, and return how many jobs.

    Called before this worker takes any. Waits for an earlier worker that is still finishing; nothing is given
    back when that one does not end. No clock is asked: a heartbeat written before a jump says nothing.
    """
    ends = time.monotonic() + _PATIENCE_SECONDS
    while not _is_alone():
        if time.monotonic() > ends:
            logger.error("Another worker is still at work; what it holds is left to it.")
            return 0
        time.sleep(0.5)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute("SELECT id FROM procrastinate_jobs WHERE status = 'doing'")
        held = [number for (number,) in cursor.fetchall()]
    for number in held:
        _give_back(number)
    return len(held)


def _give_back(number: int) -> None:
    """Queue a job for at once, whatever the clock says; one whose twin waits already is dropped."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT procrastinate_retry_job_v2(%s, NULL, NULL, NULL, NULL)", [number])
    except IntegrityError:
        with connection.cursor() as cursor:
            cursor.execute("SELECT procrastinate_finish_job_v1(%s, 'aborted', true)", [number])


def _is_alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_WORKER_LOCK])
        return bool(cursor.fetchone()[0])


def start_beating(stop: threading.Event) -> threading.Thread:
    """Beat in a thread until `stop` is set; the thread ends with the process in any case."""
    thread = threading.Thread(target=_beat_until, args=(stop,), name="beat", daemon=True)
    thread.start()
    return thread


def _beat_until(stop: threading.Event) -> None:
    beat, wait = Beat(), _BEAT_SECONDS
    while not stop.is_set():
        try:
            beat()
            wait = _BEAT_SECONDS
        except Error as error:
            logger.warning("The beat missed the database (%s); it tries again.", type(error).__name__)
            connection.close()
            wait = min(_LONGEST_WAIT, 2 * wait)
        except Exception:
            logger.exception("The beat failed; it goes on.")
            connection.close()
            wait = min(_LONGEST_WAIT, 2 * wait)
        stop.wait(wait)
    connection.close()
