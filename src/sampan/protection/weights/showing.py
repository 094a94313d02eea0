"""What the pages of the weights show, gathered from this slice, the approvals and the accounts."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sampan.protection.weights import queries
from sampan.protection.weights.approving import ACT
from sampan.protection.weights.facts import Crossing, StepFact
from sampan.protection.weights.services.rows import weights_with
from sampan.protection.weights.services.wording import (
    bars_of,
    changes_shown,
    crossing_in_words,
    lacking_in_words,
    weights_in_words,
)
from sampan.registry.access.reader import Reader
from sampan.registry.accounts.queries import display_names
from sampan.registry.approvals.queries import approvals_of

MOST_LACKING = 8  # of what is lacking, the nearest first


def proposal_shown(*, reader: Reader) -> dict[str, Any]:
    """Return the picture of what is proposed, its changes in words, what is lacking, and the history."""
    now, told = queries.weights_in_force(), queries.proposed(reader=reader)
    steps = queries.history(reader=reader)
    changes = changes_shown((asdict(one) for one in told.changes), told.weights)
    return {
        "now": now,
        "now_in_words": weights_in_words(now),
        "proposed": told,
        "is_new": told.version != now.version,
        "fields": bars_of(told.weights),
        "changes": changes,
        "crossing": crossing_in_words(told.crossing),
        "lacking": [lacking_in_words(one) for one in told.lacking[:MOST_LACKING]],
        "lacking_more": max(0, len(told.lacking) - MOST_LACKING),
        "steps": _named(steps),
    }


def step_shown(step_id: UUID, *, reader: Reader) -> dict[str, Any]:
    """Return one step with its picture, and how its question to a second person stands."""
    step = queries.step(step_id=step_id, reader=reader)
    asked = approvals_of(subject_id=step_id, act=ACT.code, reader=reader)
    told = step.told
    kept_changes, kept_crossing = told.get("changes"), told.get("crossing")
    weights = weights_with(dict(step.adjustments)) if step.is_of_this_release else None
    return {
        "one": _named([step])[0],
        "question": asked[0] if asked else None,
        "changes": changes_shown(kept_changes, weights) if isinstance(kept_changes, list) else [],
        "crossing": crossing_in_words(Crossing(**kept_crossing)) if isinstance(kept_crossing, dict) else [],
        "labels": told.get("labels"),
        "reviewers": told.get("reviewers"),
        "fields": bars_of(weights) if weights else [],
        "may_go_back": step.number and not step.is_in_force and step.adjustments and step.is_of_this_release,
    }


def _named(steps: list[StepFact]) -> list[dict[str, Any]]:
    ids = {one for step in steps for one in (step.proposed_by, step.taken_by) if one}
    names = display_names(ids) if ids else {}
    return [
        {
            "step": step,
            "proposed_by": names.get(step.proposed_by, ""),
            "taken_by": names.get(step.taken_by, "") if step.taken_by else "",
        }
        for step in steps
    ]
