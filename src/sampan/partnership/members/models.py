"""The nodes that this node works with, and the cards that this node issued for itself."""

from django.db import models

from sampan.partnership.members.facts import MemberState
from sampan.registry.access.sensitivity import Sensitivity


class Member(models.Model):
    """Another node. It counts only once a person here compared its card's fingerprint by voice."""

    SENSITIVITY = {
        "node_id": Sensitivity.PUBLIC,
        "country": Sensitivity.PUBLIC,
        "name": Sensitivity.PUBLIC,
        "address": Sensitivity.INTERNAL,
        "cards": Sensitivity.INTERNAL,
        "fingerprint": Sensitivity.INTERNAL,
        "serial": Sensitivity.INTERNAL,
        "state": Sensitivity.INTERNAL,
        "proposed_at": Sensitivity.INTERNAL,
        "confirmed_by": Sensitivity.INTERNAL,
        "confirmed_at": Sensitivity.INTERNAL,
    }

    node_id = models.CharField(max_length=63, primary_key=True)
    country = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=320)
    cards = models.JSONField(help_text="all its cards, oldest first, as it signed them")
    fingerprint = models.CharField(max_length=60, help_text="of the newest card")
    serial = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=[(one.value, one.value) for one in MemberState])
    proposed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        "accounts.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        """Listed by country and name; a member counts only when somebody confirmed it."""

        ordering = ("country", "name")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="who_confirmed_and_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=MemberState.ACTIVE) | models.Q(confirmed_at__isnull=False),
                name="active_once_confirmed",
            ),
        )


class OwnCard(models.Model):
    """A card that this node issued for itself; the newest is in force."""

    SENSITIVITY = dict.fromkeys(("serial", "card", "issued_at"), Sensitivity.INTERNAL)

    serial = models.PositiveIntegerField(primary_key=True)
    card = models.JSONField()
    issued_at = models.DateTimeField()
