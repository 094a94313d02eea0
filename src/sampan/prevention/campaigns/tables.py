"""A campaign's report as CSV: what the pages tell, and no more."""

import csv
import io
from collections.abc import Iterator

from sampan.prevention.campaigns.facts import Learnt, Reach, Report

_HEADER = (
    "part", "code", "language", "done", "planned", "counted", "estimated", "costs", "takers_before", "share_before",
    "takers_after", "share_after", "change", "change_low", "change_high",
)  # fmt: skip


def report_csv(report: Report) -> str:
    """Return reach by channel and place and what people learnt; cells of small groups are empty."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_HEADER)
    rows.writerow(_reach_row("total", report.total))
    rows.writerows(_reach_row("channel", one) for one in report.by_channel)
    rows.writerows(_reach_row("place", one) for one in report.by_place)
    rows.writerows(_learnt_row(one) for one in report.learnt)
    return out.getvalue()


def _reach_row(part: str, one: Reach) -> list[object]:
    costs = "; ".join(f"{amount} {currency}" for currency, amount in one.costs.items())
    return [
        part,
        _harmless(one.code),
        "",
        one.done,
        one.planned,
        one.counted,
        one.estimated,
        costs,
        *[""] * 7,
    ]


def _learnt_row(one: Learnt) -> list[object]:
    groups = [
        told
        for group in (one.before, one.after)
        for told in ((group.takers, f"{group.share:.4f}") if group else ("", ""))
    ]
    return ["quiz", one.lesson, one.language, *[""] * 5, *groups, *_change(one)]


def _change(one: Learnt) -> Iterator[str]:
    if one.change is None:
        return iter(("", "", ""))
    return (f"{value:.4f}" for value in (one.change.change, one.change.low, one.change.high))


def _harmless(text: str) -> str:
    """Return a text that no sheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
