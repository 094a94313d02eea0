"""Reads the weights in force, what is proposed and the history; labels are counted, never shown."""

from uuid import UUID

from sampan.engines.matching.weighing import shipped_weights
from sampan.engines.matching.weights_file import weights_told
from sampan.protection.weights.facts import InForce, Proposed, StepFact
from sampan.protection.weights.models import Step
from sampan.protection.weights.services import rows
from sampan.protection.weights.services.learning import proposal
from sampan.registry.access.reader import Reader, require
from sampan.registry.access.roles import Permission
from sampan.vocabulary.canonical import JsonValue
from sampan.vocabulary.errors import NotFound, WrongState

MOST_SHOWN = 50  # steps of the history: years of them


def weights_in_force() -> InForce:
    """Return the weights by which this node compares people; the same for everybody, and no secret."""
    return rows.weights_in_force()


def proposed(*, reader: Reader) -> Proposed:
    """Return what the answers of the node's reviewers teach today; raises NotPermitted or NoPurpose."""
    require(reader.actor, Permission.SET_WEIGHTS, purpose=reader.purpose)
    return proposal()


def history(*, reader: Reader) -> list[StepFact]:
    """Return the steps that were taken over, the newest first."""
    require(reader.actor, Permission.SET_WEIGHTS, purpose=reader.purpose)
    in_force = weights_in_force()
    taken = Step.objects.filter(number__isnull=False).order_by("-number")
    return [rows.step_fact(one, in_force=in_force) for one in taken[:MOST_SHOWN]]


def step(*, step_id: UUID, reader: Reader) -> StepFact:
    """Return one step, proposed or taken over; raises NotFound, NotPermitted or NoPurpose."""
    require(reader.actor, Permission.SET_WEIGHTS, purpose=reader.purpose)
    found = Step.objects.filter(id=step_id).first()
    if found is None:
        raise NotFound("There are no such weights here.")
    return rows.step_fact(found, in_force=weights_in_force())


def file_in_force(*, reader: Reader) -> dict[str, JsonValue]:
    """Return the weights in force as a file for `sampan match compare`."""
    require(reader.actor, Permission.SET_WEIGHTS, purpose=reader.purpose)
    now = weights_in_force()
    return weights_told(now.weights, version=now.version)


def file_of_step(*, step_id: UUID, reader: Reader) -> dict[str, JsonValue]:
    """Return the weights of a step as a file; raises NotFound, and WrongState for those of an older release."""
    found = step(step_id=step_id, reader=reader)
    if not found.is_of_this_release:
        raise WrongState(
            "These weights were learnt from shipped weights that this release does not have any more.",
            remedy="Use the release of that time.",
        )
    weights = rows.weights_with(dict(found.adjustments)) if found.adjustments else shipped_weights()
    return weights_told(weights, version=found.version)
