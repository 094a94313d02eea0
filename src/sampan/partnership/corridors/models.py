"""Incidents of the exchange that somebody has to see to, and the cards that were last seen."""

from django.db import models

from sampan.partnership.corridors.facts import Incident
from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class ExchangeIncident(models.Model):
    """Something wrong on the lines: found by the watch, taken by a person, closed with a note."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "code",
            "member",
            "about",
            "agency",
            "began_at",
            "over_at",
            "taken_by",
            "taken_at",
            "closed_by",
            "closed_at",
            "key_version",
        ),
        Sensitivity.INTERNAL,
    ) | {"note_sealed": Sensitivity.SEALED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    code = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Incident])
    member = models.CharField(max_length=63, blank=True)
    about = models.CharField(max_length=80, blank=True, help_text="tells two of one kind apart")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    began_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True, help_text="when the watch found it no longer so")
    taken_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    note_sealed = models.BinaryField(null=True)
    key_version = models.PositiveIntegerField(null=True)

    class Meta:
        """Open once for each thing; whoever took or closed it stands beside when."""

        constraints = (
            models.UniqueConstraint(
                fields=("code", "member", "about"),
                condition=models.Q(closed_at__isnull=True),
                name="incident_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closed_by__isnull=True)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="incident_closed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_at__isnull=True, taken_by__isnull=True)
                | models.Q(taken_at__isnull=False, taken_by__isnull=False),
                name="incident_taken_by_somebody",
            ),
        )


class SeenCard(models.Model):
    """The number of a member's card that the watch last saw, so that a change is noticed."""

    SENSITIVITY = dict.fromkeys(("member", "serial", "seen_at"), Sensitivity.INTERNAL)

    member = models.CharField(max_length=63, primary_key=True)
    serial = models.PositiveIntegerField()
    seen_at = models.DateTimeField()
