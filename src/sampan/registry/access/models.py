"""What row security reads: the grants of each role, and who is on a case's team; when standing facts changed."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class RoleGrant(models.Model):
    """How far a role sees a realm for a purpose: `roles.py` as rows, rewritten after each migration."""

    SENSITIVITY = dict.fromkeys(("id", "role", "purpose", "realm", "scope"), Sensitivity.PUBLIC)

    role = models.CharField(max_length=40)
    purpose = models.CharField(max_length=20)
    realm = models.CharField(max_length=20)
    scope = models.CharField(max_length=10)

    class Meta:
        """One scope for each role, purpose and realm."""

        constraints = (
            models.UniqueConstraint(fields=("role", "purpose", "realm"), name="one_scope_a_grant"),
        )


class TeamMember(models.Model):
    """An account on the team of a case; leaving closes the row, it is never removed.

    A row with `until` is lent: row security and every query end it at that second, without a job.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "case_id", "account", "agency", "joined_at", "left_at", "until"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case_id = models.UUIDField()
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="teams")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, help_text="the case's agency")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True, help_text="lent: the second at which it ends")

    class Meta:
        """A person is on a team once at a time, and lent to it once at a time besides."""

        constraints = (
            models.UniqueConstraint(
                fields=("case_id", "account"),
                condition=models.Q(left_at__isnull=True, until__isnull=True),
                name="on_a_team_once",
            ),
            models.UniqueConstraint(
                fields=("case_id", "account"),
                condition=models.Q(left_at__isnull=True, until__isnull=False),
                name="lent_to_a_team_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gt=models.F("joined_at")),
                name="lent_forwards",
            ),
        )
        indexes = (
            models.Index(
                fields=("account", "case_id"), condition=models.Q(left_at__isnull=True), name="team_open"
            ),
            models.Index(
                fields=("account", "agency"), condition=models.Q(left_at__isnull=True), name="team_by_agency"
            ),
        )


class FactsGeneration(models.Model):
    """One row: a number that grows with every change of the facts that processes keep at hand (`facts_at_hand`).

    A trigger raises it when the change commits, whoever makes it; see `watching.py`.
    """

    SENSITIVITY = dict.fromkeys(("id", "generation"), Sensitivity.INTERNAL)

    generation = models.BigIntegerField(default=0)
