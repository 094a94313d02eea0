"""A screening with its answers, a decision with its reasons, and what the country's procedure makes due."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Screening(models.Model):
    """One interview with the operational indicators; `result` is what they recommended at its end."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "kind", "list_version", "started_by", "started_at", "finished_at"),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(("profile", "answers", "result"), Sensitivity.CODED)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    kind = models.CharField(
        max_length=8,
        default="officer",
        choices=(("officer", "officer"), ("self", "self")),
        help_text="who answered: an officer about the person, or the person alone",
    )
    profile = models.CharField(max_length=8, choices=(("adult", "adult"), ("child", "child")))
    list_version = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    started_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    result = models.JSONField(null=True)

    class Meta:
        """Finished with a result, and only one of each kind under way in a case."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(finished_at__isnull=True, result__isnull=True)
                | models.Q(finished_at__isnull=False, result__isnull=False),
                name="finished_with_a_result",
            ),
            models.UniqueConstraint(
                fields=("case", "kind"),
                condition=models.Q(finished_at__isnull=True),
                name="one_screening_of_a_kind_under_way",
            ),
        )
        indexes = (
            models.Index(
                fields=("started_by",),
                condition=models.Q(finished_at__isnull=True),
                name="screenings_under_way",
            ),
        )


class Decision(models.Model):
    """A decision on the status of a person, by a person, with reasons; decisions are the status history."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "screening", "decided_by", "recorded_at"), Sensitivity.INTERNAL
    ) | {
        "status": Sensitivity.CODED,
        "national_status": Sensitivity.CODED,
        "authority": Sensitivity.CODED,
        "reasons": Sensitivity.CODED,
        "reasons_sealed": Sensitivity.SEALED,
        "decided_on": Sensitivity.CODED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    status = models.CharField(max_length=40, help_text="a code of the list trafficking_status")
    national_status = models.CharField(max_length=40, help_text="a status of the country pack")
    authority = models.CharField(max_length=40, blank=True, help_text="an authority of the country pack")
    reasons = ArrayField(models.CharField(max_length=40))
    reasons_sealed = models.BinaryField(null=True)
    screening = models.ForeignKey(Screening, null=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        """Never without a reason."""

        constraints = (
            models.CheckConstraint(condition=models.Q(reasons__len__gt=0), name="decided_with_a_reason"),
        )


class Deadline(models.Model):
    """A step that the country's procedure owes in a case; without `due_on` no time limit is known."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "done_by", "is_presumed", "is_verified", "country", "version"),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(
        (
            "step",
            "label",
            "authority",
            "event",
            "depends_on",
            "counted_from",
            "due_on",
            "done_on",
            "lapsed_on",
        ),
        Sensitivity.CODED,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    country = models.CharField(max_length=2)
    step = models.CharField(max_length=40)
    version = models.CharField(max_length=40, blank=True)
    label = models.CharField(max_length=200, help_text="in English, should the pack lose the step")
    authority = models.CharField(max_length=40)
    event = models.CharField(max_length=40)
    depends_on = models.CharField(max_length=60, blank=True, help_text="a condition the case does not settle")
    counted_from = models.DateField()
    is_presumed = models.BooleanField(help_text="counted as if the steps before it were done at once")
    due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    lapsed_on = models.DateField(
        null=True, help_text="no longer owed, because the status was decided otherwise"
    )
    is_verified = models.BooleanField(help_text="somebody read this limit in its source")

    class Meta:
        """A step is owed once a case; who did it stands with when."""

        constraints = (
            models.UniqueConstraint(fields=("case", "step"), name="a_step_once_a_case"),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True, done_by__isnull=True)
                | models.Q(done_on__isnull=False, done_by__isnull=False),
                name="done_by_somebody",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "due_on"),
                condition=models.Q(done_on__isnull=True, lapsed_on__isnull=True, due_on__isnull=False),
                name="deadlines_open",
            ),
        )
