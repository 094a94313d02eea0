"""A case conference: when, who takes part, which questions; then its minutes, or why it was cancelled."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Conference(models.Model):
    """A meeting about one case. What was written for it and in it is sealed with the case's key."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "case",
            "agency",
            "planned_for",
            "invited",
            "planned_by",
            "planned_at",
            "held_on",
            "present",
            "ended_by",
            "ended_at",
        ),
        Sensitivity.INTERNAL,
    ) | {
        "person_heard": Sensitivity.CODED,
        "cancelled_because": Sensitivity.CODED,
        "decisions": Sensitivity.CODED,
        "plan_sealed": Sensitivity.SEALED,
        "minutes_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    planned_for = models.DateTimeField()
    invited = ArrayField(models.UUIDField(), default=list, help_text="accounts of staff")
    plan_sealed = models.BinaryField(null=True, help_text="place and questions")
    planned_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    held_on = models.DateField(null=True)
    present = ArrayField(models.UUIDField(), default=list, help_text="accounts of staff")
    person_heard = models.CharField(max_length=20, blank=True, help_text="a code of the list person_heard")
    minutes_sealed = models.BinaryField(null=True, help_text="minutes, further people, decisions")
    decisions = models.PositiveSmallIntegerField(default=0, help_text="how many were taken")
    cancelled_because = models.CharField(
        max_length=20, blank=True, help_text="a code of the list conference_cancelled, or case_closed"
    )
    ended_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Planned, or held with an answer whether the person was heard, or cancelled with a reason."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, held_on__isnull=True, cancelled_because="")
                | models.Q(ended_at__isnull=False, held_on__isnull=False, cancelled_because="")
                & ~models.Q(person_heard="")
                | models.Q(ended_at__isnull=False, held_on__isnull=True, person_heard="")
                & ~models.Q(cancelled_because=""),
                name="conference_held_or_cancelled",
            ),
        )
        indexes = (models.Index(fields=("case", "-id"), name="conferences_of_case"),)
