"""The steps as values, and the weights in force: read once, and used until somebody takes over others."""

from dataclasses import replace
from functools import cache

from sampan.engines.matching.feedback import adjust
from sampan.engines.matching.weighing import Weights, shipped_weights
from sampan.protection.weights.facts import InForce, StepFact
from sampan.protection.weights.models import Step
from sampan.registry.facts_at_hand import fact, facts_at_hand

_QUESTION = "weights of matching in force"


def weights_in_force() -> InForce:
    """Return the weights to compare with; what another process took over counts from its commit on."""
    with facts_at_hand():
        return fact(_QUESTION, _read)


@cache
def shipped_version() -> str:
    """Return the version of the shipped weights, as one of adjusted weights is made."""
    return adjust(shipped_weights(), ()).version


def weights_with(adjustments: dict[tuple[str, str], float]) -> Weights:
    """Return the shipped weights with these adjustments."""
    return replace(shipped_weights(), adjustments=adjustments)


def adjustments_told(adjustments: dict[tuple[str, str], float]) -> dict[str, float]:
    """Return adjustments as they are kept."""
    return {f"{field}.{level}": bits for (field, level), bits in sorted(adjustments.items())}


def adjustments_kept(kept: dict[str, float]) -> dict[tuple[str, str], float]:
    """Return adjustments as they were kept."""
    told: dict[tuple[str, str], float] = {}
    for name, bits in kept.items():
        field, _dot, level = name.partition(".")
        told[field, level] = bits
    return told


def newest_step() -> Step | None:
    """Return the step that was taken over last."""
    return Step.objects.filter(number__isnull=False).order_by("-number").first()


def step_fact(one: Step, *, in_force: InForce) -> StepFact:
    """Return a step as a value."""
    return StepFact(
        id=one.id,
        number=one.number,
        version=one.version,
        base=one.base,
        replaces=one.replaces,
        adjustments=adjustments_kept(one.adjustments),
        reason=one.reason,
        proposed_by=one.proposed_by_id,
        proposed_at=one.proposed_at,
        taken_by=one.taken_by_id,
        taken_at=one.taken_at,
        is_in_force=one.number is not None and one.number == in_force.number and not in_force.is_outdated,
        is_of_this_release=one.base == shipped_version(),
        told=one.told,
    )


def _read() -> InForce:
    """Read what was taken over last; weights that start from other shipped weights are not mixed with today's."""
    step = newest_step()
    if step is None:
        return InForce(shipped_weights(), shipped_version())
    if step.base != shipped_version():
        return InForce(
            shipped_weights(), shipped_version(), step.number or 0, step.taken_at, is_outdated=True
        )
    weights = weights_with(adjustments_kept(step.adjustments))
    return InForce(weights, step.version, step.number or 0, step.taken_at)
