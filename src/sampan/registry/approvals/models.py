"""Approvals: what was asked for, of which content, and what a second person answered; and the policy."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

UNANSWERED = ("superseded", "withdrawn", "lapsed")
"""How a question ends without an answer."""


class ApprovalPolicy(models.Model):
    """Whether an act needs an approval on this node; without a row the act's own default holds."""

    SENSITIVITY = dict.fromkeys(("act", "is_needed", "set_by", "set_at"), Sensitivity.INTERNAL)

    act = models.CharField(max_length=40, primary_key=True)
    is_needed = models.BooleanField()
    set_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()


class Approval(models.Model):
    """One question to a second person about one content of one record, and the answer."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "agency",
            "case_id",
            "subject_id",
            "content",
            "asked_by",
            "asked_at",
            "answered_by",
            "answered_at",
            "used_at",
            "is_own",
        ),
        Sensitivity.INTERNAL,
    ) | {
        "act": Sensitivity.CODED,
        "state": Sensitivity.CODED,
        "facts": Sensitivity.CODED,
        "reason_sealed": Sensitivity.SEALED,
        "typed_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    case_id = models.UUIDField(null=True)
    act = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    content = models.CharField(
        max_length=64, help_text="hash of what is to be approved: changed, it is asked anew"
    )
    state = models.CharField(
        max_length=12,
        default="asked",
        choices=(
            ("asked", "waiting"),
            ("approved", "approved"),
            ("refused", "refused"),
            ("superseded", "asked anew after a change"),
            ("withdrawn", "taken back by who asked"),
            ("lapsed", "the case was closed first"),
        ),
    )
    facts = models.JSONField(default=dict, help_text="what is asked for, in codes: nothing that was typed")
    typed_sealed = models.BinaryField(null=True, help_text="what was typed with it, kept until it is done")
    asked_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True, help_text="the act was done: an approval holds for one")
    is_own = models.BooleanField(default=False, help_text="answered by who asked, under a right of its own")
    reason_sealed = models.BinaryField(null=True)

    class Meta:
        """Answered by somebody; asked once at a time about one record."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("asked", *UNANSWERED), answered_by__isnull=True)
                | models.Q(
                    state__in=("approved", "refused"), answered_by__isnull=False, answered_at__isnull=False
                ),
                name="answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(is_own=False, state__in=("approved", "refused"))
                & ~models.Q(answered_by=models.F("asked_by"))
                | models.Q(is_own=True, answered_by=models.F("asked_by"))
                | models.Q(is_own=False, answered_by__isnull=True),
                name="own_answers_are_marked",
            ),
            models.CheckConstraint(
                condition=models.Q(used_at__isnull=True) | models.Q(state="approved"),
                name="only_approved_acts_are_done",
            ),
            models.UniqueConstraint(
                fields=("act", "subject_id"), condition=models.Q(state="asked"), name="asked_once_at_a_time"
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "-id"), condition=models.Q(state="asked"), name="approvals_waiting"
            ),
            models.Index(fields=("subject_id", "act", "-id"), name="approvals_of_subject"),
            models.Index(fields=("asked_by", "-id"), name="approvals_of_asker"),
        )
