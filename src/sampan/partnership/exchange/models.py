"""The two ends of each line: what waits to be carried, what was taken in, where both journals stand."""

from django.db import models

from sampan.partnership.exchange.facts import Carriage, Trouble, Way
from sampan.registry.access.sensitivity import Sensitivity
from sampan.vocabulary.lanes import Lane

GENESIS = "0" * 64  # the journal's head before the first letter


class Peer(models.Model):
    """What is known of a member's node beyond its card: what it speaks and how it is reached."""

    SENSITIVITY = dict.fromkeys(("member", "protocol", "learnt_at", "carriage"), Sensitivity.INTERNAL)

    member = models.CharField(max_length=63, primary_key=True)
    protocol = models.PositiveSmallIntegerField(default=0, help_text="0 until it is known")
    learnt_at = models.DateTimeField(null=True)
    carriage = models.CharField(
        max_length=6, default=Carriage.PUSH, choices=[(one.value, one.value) for one in Carriage]
    )


class Link(models.Model):
    """The journal of one direction of a lane: the last place and hash. Its row lock puts letters in one order.

    Outward, `acknowledged` is how far the other side has signed for, and `offered` how far letters may have
    arrived there; the rest of the line waits here.
    """

    SENSITIVITY = dict.fromkeys(
        (
            *("id", "member", "way", "lane", "sequence", "head", "acknowledged", "offered", "attempts"),
            *("next_attempt_at", "last_contact_at", "trouble", "trouble_since"),
        ),
        Sensitivity.INTERNAL,
    )

    member = models.CharField(max_length=63)
    way = models.CharField(max_length=3, choices=[(one.value, one.value) for one in Way])
    lane = models.PositiveSmallIntegerField(default=Lane.SINGLE)
    sequence = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)
    acknowledged = models.BigIntegerField(default=0)
    offered = models.BigIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0, help_text="failed tries since the last success")
    next_attempt_at = models.DateTimeField(null=True)
    last_contact_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in Trouble])
    trouble_since = models.DateTimeField(null=True)

    class Meta:
        """One journal a direction of a lane."""

        constraints = (
            models.UniqueConstraint(fields=("member", "way", "lane"), name="one_journal_a_direction"),
            models.CheckConstraint(
                condition=models.Q(acknowledged__lte=models.F("sequence"))
                & models.Q(offered__lte=models.F("sequence")),
                name="offered_what_was_written",
            ),
        )


class Outbox(models.Model):
    """A sealed letter on its way. The blob stays until its letter expires, so that a peer restored from a
    backup can be sent again what it lost; only the peer can open it.
    """

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "member": Sensitivity.INTERNAL,
        "lane": Sensitivity.INTERNAL,
        "sequence": Sensitivity.INTERNAL,
        "letter_id": Sensitivity.INTERNAL,
        "letter_hash": Sensitivity.INTERNAL,
        "blob": Sensitivity.SEALED,
        "sealed_at": Sensitivity.INTERNAL,
        "expires_at": Sensitivity.INTERNAL,
    }

    member = models.CharField(max_length=63)
    lane = models.PositiveSmallIntegerField(default=Lane.SINGLE)
    sequence = models.BigIntegerField()
    letter_id = models.UUIDField(unique=True)
    letter_hash = models.CharField(max_length=64)
    blob = models.BinaryField()
    sealed_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        """A place in the line is filled once."""

        constraints = (
            models.UniqueConstraint(fields=("member", "lane", "sequence"), name="a_place_out_once"),
        )


class Inbox(models.Model):
    """A letter taken in and what came of it: the same letter again gets the same answer."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "lane", "sequence", "letter_hash", "refusal", "received_at"), Sensitivity.INTERNAL
    )

    member = models.CharField(max_length=63)
    lane = models.PositiveSmallIntegerField(default=Lane.SINGLE)
    sequence = models.BigIntegerField()
    letter_hash = models.CharField(max_length=64)
    refusal = models.CharField(max_length=80, blank=True, help_text="a code; empty when it was applied")
    received_at = models.DateTimeField()

    class Meta:
        """A place in the line is filled once; the refused ones are found at once."""

        constraints = (
            models.UniqueConstraint(fields=("member", "lane", "sequence"), name="a_place_in_once"),
        )
        indexes = (
            models.Index(
                fields=("member", "lane", "sequence"),
                condition=~models.Q(refusal=""),
                name="inbox_refused",
            ),
        )


class Acknowledgement(models.Model):
    """The other side's signed word on a run of our letters, kept as proof."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "lane", "first", "last", "head", "body", "kept_at"), Sensitivity.INTERNAL
    )

    member = models.CharField(max_length=63)
    lane = models.PositiveSmallIntegerField()
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    head = models.CharField(max_length=64)
    body = models.BinaryField(help_text="canonical JSON, signed")
    kept_at = models.DateTimeField()

    class Meta:
        """Found by the last place that it covers."""

        indexes = (models.Index(fields=("member", "lane", "last"), name="acknowledged_to"),)
