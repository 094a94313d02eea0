"""A complaint about a recruitment agency, its words sealed, and each step that was decided."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Complaint(models.Model):
    """What somebody says of an agency. The words may name people: they are sealed with the complaint's own key."""

    SENSITIVITY = (
        dict.fromkeys(("by_kind", "about", "state", "happened_on"), Sensitivity.CODED)
        | dict.fromkeys(
            ("id", "agency", "recruiter", "received_by", "received_at", "changed_at"), Sensitivity.INTERNAL
        )
        | {"words": Sensitivity.SEALED}
        | dict.fromkeys(("wrapped", "wrapping_version"), Sensitivity.SECRET)
    )

    class State(models.TextChoices):
        """How far a complaint is."""

        RECEIVED = "received", "received"
        LOOKED_INTO = "looked_into", "looked into"
        UPHELD = "upheld", "upheld"
        NOT_UPHELD = "not_upheld", "not upheld"
        PASSED_ON = "passed_on", "passed on"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    recruiter = models.ForeignKey("recruitment.Recruiter", on_delete=models.PROTECT, related_name="+")
    by_kind = models.CharField(max_length=12, help_text="worker, family, ngo, inspector or other")
    about = ArrayField(models.CharField(max_length=24))
    happened_on = models.DateField(null=True)
    words = models.BinaryField(help_text="what was said, sealed")
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    received_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """Listed by agency and by state."""

        indexes = (
            models.Index(fields=("recruiter", "state"), name="complaints_of_recruiter"),
            models.Index(fields=("state", "-received_at"), name="complaints_by_state"),
        )


class ComplaintStep(models.Model):
    """A decision on a complaint, with its reason, sealed with the complaint's key; append-only."""

    SENSITIVITY = {"state": Sensitivity.CODED, "reason": Sensitivity.SEALED} | dict.fromkeys(
        ("id", "agency", "complaint", "decided_by", "decided_at"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=Complaint.State)
    reason = models.BinaryField()
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
