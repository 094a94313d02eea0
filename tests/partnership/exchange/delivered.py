"""Rounds to a member, one after the other, as the worker makes them while something is due."""

from dataclasses import replace

from sampan.partnership.exchange.facts import DeliveryReport
from sampan.partnership.exchange.services.delivering import deliver_round


def deliver_now(member: str, *, limit: int = 10_000) -> DeliveryReport:
    """Make rounds until nothing is due; the report is the last one's, with what all of them settled."""
    receipted = 0
    while True:
        report = deliver_round(member, limit=limit - receipted)
        receipted += report.receipted
        if report.is_busy or report.due_in != 0 or receipted >= limit:
            return replace(report, receipted=receipted)
