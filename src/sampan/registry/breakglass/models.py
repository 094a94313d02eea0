"""Emergency accesses with their reason, end and review; and how often an account searched for a file."""

from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

LASTS = timedelta(hours=3)  # ADR 0011: a night's emergency, not a working day


class EmergencyAccess(models.Model):
    """One file opened in an emergency by somebody whose team does not include it, for exactly three hours."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "agency",
            "case_id",
            "account",
            "purpose",
            "opened_at",
            "until",
            "ended_at",
            "review_by",
            "reviewed_at",
            "reviewed_by",
        ),
        Sensitivity.INTERNAL,
    ) | {
        "reason": Sensitivity.CODED,
        "verdict": Sensitivity.CODED,
        "text_sealed": Sensitivity.SEALED,
        "text_digest": Sensitivity.SECRET,
        "note_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey(
        "agencies.Agency", on_delete=models.PROTECT, help_text="which keeps the case and reviews"
    )
    case_id = models.UUIDField()
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20)
    reason = models.CharField(max_length=40, help_text="a code of the list break_glass_reason")
    text_sealed = models.BinaryField(
        null=True, help_text="the reason in words; empty once the case is erased"
    )
    text_digest = models.BinaryField(max_length=16, help_text="keyed: the same words do not renew an access")
    opened_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, help_text="given back before its time")
    review_by = models.DateTimeField(help_text="after that the focal point and the auditor see it too")
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(
        max_length=16,
        blank=True,
        choices=(("justified", "justified"), ("not_justified", "not justified")),
    )
    note_sealed = models.BinaryField(null=True)

    class Meta:
        """Three hours, not a second more; reviewed whole or not at all, and by somebody else."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(until=models.F("opened_at") + LASTS), name="emergency_lasts_three_hours"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__lte=models.F("until")),
                name="emergency_ends_early_only",
            ),
            models.CheckConstraint(
                condition=models.Q(reviewed_at__isnull=True, reviewed_by__isnull=True, verdict="")
                | models.Q(
                    ~models.Q(reviewed_by=models.F("account")),
                    reviewed_at__isnull=False,
                    reviewed_by__isnull=False,
                    verdict__in=("justified", "not_justified"),
                ),
                name="emergency_reviewed_by_another",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "-id"),
                condition=models.Q(reviewed_at__isnull=True),
                name="emergency_unreviewed",
            ),
            models.Index(fields=("account", "-until"), name="emergency_of_account"),
            models.Index(fields=("case_id", "-id"), name="emergency_of_case"),
        )


class SearchTally(models.Model):
    """When an account searched for files that it does not see; the moments alone, never what was typed."""

    SENSITIVITY = dict.fromkeys(("account", "tried_at"), Sensitivity.INTERNAL)

    account = models.OneToOneField(
        "accounts.Account", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    tried_at = ArrayField(models.DateTimeField(), default=list)
