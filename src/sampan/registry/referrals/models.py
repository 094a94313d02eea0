"""A referral as one side keeps it: who is asked, where it stands, until when an answer is due."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id


class Referral(models.Model):
    """One referral conversation with another node. Its id is random and the same on both sides."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "listed",
            "agency",
            "case_id",
            "member",
            "side",
            "phase",
            "owner",
            "held",
            "peer_held",
            "confirm_owed",
            "answer_by",
            "consent_id",
            "opened_by",
            "opened_at",
            "changed_at",
            "read_at",
        ),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(
        ("purpose", "reason", "services", "urgency", "preview", "groups", "decline_reason", "unknown"),
        Sensitivity.CODED,
    )

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    listed = models.UUIDField(default=new_record_id, unique=True, help_text="place in lists, newest first")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    case_id = models.UUIDField(null=True, db_index=True)
    member = models.CharField(max_length=80)
    side = models.CharField(max_length=10)
    phase = models.CharField(max_length=20)
    owner = models.CharField(max_length=30)
    held = models.CharField(max_length=12)
    peer_held = models.CharField(max_length=12)
    confirm_owed = models.BooleanField(default=False)
    answer_by = models.DateTimeField(null=True)
    purpose = models.CharField(max_length=20)
    reason = models.CharField(max_length=40)
    services = ArrayField(models.CharField(max_length=40), default=list)
    urgency = models.CharField(max_length=12, default="normal")
    preview = models.JSONField(default=dict)
    groups = ArrayField(models.CharField(max_length=30), default=list)
    decline_reason = models.CharField(max_length=40, blank=True)
    unknown = models.JSONField(
        default=dict, help_text="names of fields that a newer peer sent and this release does not know"
    )
    consent_id = models.UUIDField(null=True)
    opened_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        """Listed newest first within an agency, and by answer date for the clock."""

        indexes = (
            models.Index(fields=("agency", "-listed"), name="referrals_newest"),
            models.Index(fields=("phase", "answer_by"), name="referrals_by_clock"),
            models.Index(fields=("-changed_at",), name="referrals_by_change"),
        )


class ReferralEvent(models.Model):
    """One step of a referral: who did what when; `facts` holds codes, never identity."""

    SENSITIVITY = dict.fromkeys(
        ("id", "referral", "case_id", "agency", "at", "act", "by_side", "account", "letter_id"),
        Sensitivity.INTERNAL,
    ) | {"facts": Sensitivity.CODED, "note_sealed": Sensitivity.SEALED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="events")
    case_id = models.UUIDField(null=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    at = models.DateTimeField()
    act = models.CharField(max_length=20)
    by_side = models.CharField(max_length=10)
    account = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    letter_id = models.UUIDField(null=True)
    facts = models.JSONField(default=dict)
    note_sealed = models.BinaryField(null=True)
