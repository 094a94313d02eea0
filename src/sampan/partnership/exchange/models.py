"""The two ends of each line: what waits to be carried, what was taken in, where both journals stand."""

from django.db import models

from sampan.partnership.exchange.facts import Trouble, Way
from sampan.registry.access.sensitivity import Sensitivity

GENESIS = "0" * 64  # the journal's head before the first letter


class Link(models.Model):
    """The journal of one direction: the last place and hash. Its row lock puts letters in one order."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "way", "sequence", "head", "last_contact_at", "trouble", "trouble_since"),
        Sensitivity.INTERNAL,
    )

    member = models.CharField(max_length=63)
    way = models.CharField(max_length=3, choices=[(one.value, one.value) for one in Way])
    sequence = models.BigIntegerField(default=0)
    head = models.CharField(max_length=64, default=GENESIS)
    last_contact_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=20, blank=True, choices=[(one.value, one.value) for one in Trouble])
    trouble_since = models.DateTimeField(null=True)

    class Meta:
        """One journal a direction."""

        constraints = (models.UniqueConstraint(fields=("member", "way"), name="one_journal_a_direction"),)


class Outbox(models.Model):
    """A sealed letter on its way. The blob stays until its letter expires, so that a peer restored from a
    backup can be sent again what it lost; only the peer can open it.
    """

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "member": Sensitivity.INTERNAL,
        "sequence": Sensitivity.INTERNAL,
        "letter_id": Sensitivity.INTERNAL,
        "letter_hash": Sensitivity.INTERNAL,
        "blob": Sensitivity.SEALED,
        "attempts": Sensitivity.INTERNAL,
        "next_attempt_at": Sensitivity.INTERNAL,
        "sealed_at": Sensitivity.INTERNAL,
        "expires_at": Sensitivity.INTERNAL,
        "first_sent_at": Sensitivity.INTERNAL,
        "receipted_at": Sensitivity.INTERNAL,
    }

    member = models.CharField(max_length=63)
    sequence = models.BigIntegerField()
    letter_id = models.UUIDField(unique=True)
    letter_hash = models.CharField(max_length=64)
    blob = models.BinaryField()
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    sealed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    first_sent_at = models.DateTimeField(null=True)
    receipted_at = models.DateTimeField(null=True)

    class Meta:
        """A place in the line is filled once; what waits is found at once."""

        constraints = (models.UniqueConstraint(fields=("member", "sequence"), name="a_place_out_once"),)
        indexes = (
            models.Index(
                fields=("member", "sequence"),
                condition=models.Q(receipted_at__isnull=True),
                name="outbox_waiting",
            ),
        )


class Inbox(models.Model):
    """A letter taken in, and the receipt given for it: the same letter again gets the same receipt."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "sequence", "letter_hash", "receipt", "received_at"), Sensitivity.INTERNAL
    )

    member = models.CharField(max_length=63)
    sequence = models.BigIntegerField()
    letter_hash = models.CharField(max_length=64, unique=True)
    receipt = models.BinaryField(help_text="canonical JSON, signed")
    received_at = models.DateTimeField()

    class Meta:
        """A place in the line is filled once."""

        constraints = (models.UniqueConstraint(fields=("member", "sequence"), name="a_place_in_once"),)
