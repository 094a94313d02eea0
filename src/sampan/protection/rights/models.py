"""A right of a person in a case: where it stands, its dates, who was asked, who told the person, and its history."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Right(models.Model):
    """One right in one case, as it stands now; the words of a note, such as a guardian's name, are sealed."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "told_by", "updated_by", "updated_at"), Sensitivity.INTERNAL
    ) | dict.fromkeys(
        (
            "right",
            "status",
            "authority",
            "began_on",
            "asked_on",
            "due_on",
            "ends_on",
            "answered_on",
            "told_on",
            "told_language",
            "lapsed_on",
        ),
        Sensitivity.CODED,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    right = models.CharField(max_length=40, help_text="a code of the list right")
    status = models.CharField(max_length=20, help_text="a code of the list right_status")
    authority = models.CharField(max_length=40, blank=True, help_text="an authority of the country pack")
    began_on = models.DateField(null=True)
    asked_on = models.DateField(null=True)
    due_on = models.DateField(null=True, help_text="by when somebody owes an answer or an act")
    ends_on = models.DateField(null=True, help_text="the last day; empty: until something else is written")
    answered_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    told_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    told_language = models.CharField(max_length=8, blank=True)
    lapsed_on = models.DateField(
        null=True, help_text="no longer owed, because the status was decided otherwise"
    )
    updated_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()

    class Meta:
        """Once a case; who told the person stands with when and in which language."""

        constraints = (
            models.UniqueConstraint(fields=("case", "right"), name="a_right_once_a_case"),
            models.CheckConstraint(
                condition=models.Q(told_on__isnull=True, told_by__isnull=True, told_language="")
                | models.Q(told_on__isnull=False, told_by__isnull=False) & ~models.Q(told_language=""),
                name="told_by_somebody_in_a_language",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "due_on"),
                condition=models.Q(due_on__isnull=False, lapsed_on__isnull=True),
                name="rights_due",
            ),
        )


class RightStep(models.Model):
    """One act on a right: the history, never changed; a note is sealed with the case's key."""

    SENSITIVITY = dict.fromkeys(
        ("id", "case", "agency", "right", "recorded_by", "recorded_at"), Sensitivity.INTERNAL
    ) | {
        "act": Sensitivity.CODED,
        "happened_on": Sensitivity.CODED,
        "authority": Sensitivity.CODED,
        "until": Sensitivity.CODED,
        "language": Sensitivity.CODED,
        "result": Sensitivity.CODED,
        "note_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    right = models.ForeignKey(Right, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=20)
    happened_on = models.DateField()
    authority = models.CharField(max_length=40, blank=True)
    until = models.DateField(null=True)
    language = models.CharField(max_length=8, blank=True)
    result = models.CharField(max_length=40, blank=True, help_text="a code of the list best_interests_result")
    note_sealed = models.BinaryField(null=True)
    recorded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
