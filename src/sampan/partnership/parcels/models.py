"""Large files under way and kept, and the limits that a node sets for them."""

from django.db import models

from sampan.partnership.parcels.facts import Hitch, ParcelState
from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.correspondence.facts import Direction

_INTERNAL = (
    "id",
    "way",
    "member",
    "kind",
    "state",
    "reason",
    "room_needed",
    "size",
    "chunks",
    "held",
    "held_count",
    "sends",
    "octets_per_second",
    "hitch",
    "hitch_since",
    "attempts",
    "next_attempt_at",
    "key_version",
    "conversation",
    "letter_id",
    "case_id",
    "agency",
    "offered_by",
    "offered_at",
    "moved_at",
    "fetched_at",
    "expires_at",
    "ended_at",
    "kept_until",
    "opened_at",
    "opened_by",
)


class Parcel(models.Model):
    """One large file at this end. Its sealed chunks lie in the node's folder `parcels/`, one after another.

    `id` is the file's id on the wire, random. `key_sealed` and `details_sealed` (label, file name, hashes) are
    sealed with the case's data key when there is a case, else with the node's storage key (`key_version`); they
    are emptied when the file ends, and with the key the chunks are lost wherever a copy of them lies.
    """

    SENSITIVITY = dict.fromkeys(_INTERNAL, Sensitivity.INTERNAL) | {
        "key_sealed": Sensitivity.SECRET,
        "details_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, editable=False)
    way = models.CharField(max_length=3, choices=[(one.value, one.value) for one in Direction])
    member = models.CharField(max_length=63, help_text="the other node's id")
    kind = models.CharField(max_length=80, help_text="chooses who takes it over at the receiver")
    state = models.CharField(max_length=10, choices=[(one.value, one.value) for one in ParcelState])
    reason = models.CharField(max_length=40, blank=True, help_text="a code, when stopped")
    room_needed = models.BigIntegerField(default=0, help_text="octets that the receiver had no room for")
    size = models.BigIntegerField(help_text="octets of the file")
    chunks = models.PositiveIntegerField()
    held = models.BinaryField(help_text="one bit a chunk that is at the receiver")
    held_count = models.PositiveIntegerField(default=0)
    sends = models.BigIntegerField(default=0, help_text="how often this end began to send a chunk")
    octets_per_second = models.FloatField(default=0, help_text="over the last chunks")
    hitch = models.CharField(max_length=16, blank=True, choices=[(one.value, one.value) for one in Hitch])
    hitch_since = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0, help_text="failed tries since the last chunk")
    next_attempt_at = models.DateTimeField()
    key_sealed = models.BinaryField(help_text="empty once it ended")
    details_sealed = models.BinaryField(help_text="empty once it ended")
    key_version = models.PositiveIntegerField(null=True)
    conversation = models.UUIDField(null=True, help_text="the conversation that it belongs to, if any")
    letter_id = models.UUIDField(null=True)
    case_id = models.UUIDField(null=True, db_index=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    offered_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True, help_text="the last chunk or word of the other end")
    fetched_at = models.DateTimeField(null=True, help_text="when the receiver last fetched by itself")
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    kept_until = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Progress never exceeds the file; who first opened it stands beside when."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(held_count__lte=models.F("chunks")), name="no_more_than_all"
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True, opened_by__isnull=True)
                | models.Q(opened_at__isnull=False, opened_by__isnull=False),
                name="who_opened_and_when",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-offered_at"), name="parcels_of_agency"),
            models.Index(
                fields=("member", "way"),
                condition=models.Q(state__in=("offered", "moving", "arrived")),
                name="parcels_under_way",
            ),
        )


class ParcelLimits(models.Model):
    """What the administrator set for large files; the row without a member holds for all of them together."""

    SENSITIVITY = dict.fromkeys(
        ("id", "member", "kbit_per_second", "quota_mib", "retention_days"), Sensitivity.INTERNAL
    )

    member = models.CharField(max_length=63, unique=True, blank=True)
    kbit_per_second = models.PositiveIntegerField(help_text="0: no limit")
    quota_mib = models.PositiveIntegerField(help_text="what one member may have lying here")
    retention_days = models.PositiveIntegerField(help_text="how long a received file is kept here")
