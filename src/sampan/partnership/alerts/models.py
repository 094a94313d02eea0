"""Messages between duty desks, their way to each desk, what was said, and who is on duty."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id


class Alert(models.Model):
    """A message that this desk wrote to others, or that another desk wrote to it. Its words are sealed."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "direction",
            "kind",
            "agency",
            "case_id",
            "referral_id",
            "valid_until",
            "read_within",
            "about",
            "key_version",
            "written_at",
            "written_by",
        ),
        Sensitivity.INTERNAL,
    ) | {"places": Sensitivity.CODED, "forms": Sensitivity.CODED, "words_sealed": Sensitivity.SEALED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    direction = models.CharField(max_length=3, choices=(("out", "out"), ("in", "in")))
    kind = models.CharField(max_length=10, choices=(("urgent", "urgent"), ("alert", "alert")))
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    case_id = models.UUIDField(null=True, help_text="our own case; its id never leaves this node")
    referral_id = models.UUIDField(
        null=True, help_text="the referral that both sides have, when there is one"
    )
    places = ArrayField(models.CharField(max_length=8), default=list)
    forms = ArrayField(models.CharField(max_length=40), default=list)
    valid_until = models.DateTimeField()
    read_within = models.PositiveIntegerField(help_text="minutes")
    about = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    words_sealed = models.BinaryField(help_text="subject and text; empty once taken back for good")
    key_version = models.PositiveIntegerField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Listed newest first; our own messages have a writer, theirs have none that we know."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(direction="out", written_by__isnull=False)
                | models.Q(direction="in", written_by__isnull=True),
                name="alert_written_here_by_somebody",
            ),
        )
        indexes = (models.Index(fields=("agency", "-id"), name="alerts_of_agency"),)


class Passage(models.Model):
    """The way of a message between this desk and one other: one conversation, each moment once it was reached."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "alert",
            "agency",
            "member",
            "conversation",
            "letter_id",
            "read_due",
            "received_at",
            "read_at",
            "read_by",
            "raised_at",
            "raised_level",
            "raised_there_at",
            "answered_at",
            "closed_at",
            "recalled_at",
            "failed_at",
            "reason",
            "news_at",
            "seen_at",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="passages")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    member = models.CharField(max_length=63)
    conversation = models.UUIDField(default=new_person_id)
    letter_id = models.UUIDField(null=True)
    read_due = models.DateTimeField(
        help_text="until when somebody at the other desk is asked to have read it"
    )
    received_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField(
        null=True, help_text="nobody here read it in time, or nobody was on duty"
    )
    raised_level = models.PositiveSmallIntegerField(default=0)
    raised_there_at = models.DateTimeField(null=True, help_text="the other desk says that it raised it")
    answered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    recalled_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True, help_text="refused by their node, or not received in time")
    reason = models.CharField(max_length=80, blank=True)
    news_at = models.DateTimeField(null=True, help_text="when the other side last said something")
    seen_at = models.DateTimeField(null=True, help_text="when somebody here last looked")

    class Meta:
        """One conversation once; what waits to be read here is found at once."""

        constraints = (
            models.UniqueConstraint(fields=("member", "conversation"), name="alert_conversation_once"),
            models.UniqueConstraint(fields=("alert", "member"), name="alert_to_a_member_once"),
        )
        indexes = (
            models.Index(
                fields=("read_due",),
                condition=models.Q(
                    read_at__isnull=True,
                    received_at__isnull=False,
                    closed_at__isnull=True,
                    recalled_at__isnull=True,
                ),
                name="alerts_unread",
            ),
            models.Index(fields=("alert",), name="passages_of_alert"),
        )


class AlertEvent(models.Model):
    """One step of a message's way; what a person wrote with it is sealed."""

    SENSITIVITY = dict.fromkeys(
        ("id", "passage", "agency", "act", "is_ours", "account", "at", "key_version"), Sensitivity.INTERNAL
    ) | {"words_sealed": Sensitivity.SEALED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="events")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    act = models.CharField(max_length=20)
    is_ours = models.BooleanField(help_text="done on this side")
    account = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words_sealed = models.BinaryField(null=True)
    key_version = models.PositiveIntegerField(null=True)


class DutyShift(models.Model):
    """Somebody is on duty: from a moment to another, or until they go off duty before it."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "account", "began_at", "until", "ended_at", "climbs_to"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    climbs_to = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """On duty once at a time, and forwards."""

        constraints = (
            models.UniqueConstraint(
                fields=("account",), condition=models.Q(ended_at__isnull=True), name="on_duty_once"
            ),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("began_at")), name="duty_forwards"),
        )
