"""A link between the cases of two people: family, companions, the same incident, employer or place."""

import uuid

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Link(models.Model):
    """One side of a link, seen by who sees its case; the other side is a row of its own with the same `link_id`.

    `relation` says what the other person is to this one. The other case is seen only by who may see it anyway.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "link_id", "case", "agency", "other", "recorded_by", "recorded_at", "ended_by", "ended_at"),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(("kind", "relation", "certainty", "since", "until", "end_reason"), Sensitivity.CODED)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    link_id = models.UUIDField(default=uuid.uuid4, db_index=True, help_text="the same on both sides")
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    other = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, help_text="a code of the list link_kind")
    relation = models.CharField(max_length=20, blank=True, help_text="a code of the list family_relation")
    certainty = models.CharField(max_length=12, help_text="a code of the list link_certainty")
    since = models.CharField(max_length=10, blank=True, help_text="a partial date")
    until = models.CharField(max_length=10, blank=True, help_text="a partial date")
    recorded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=20, blank=True, help_text="a code of the list link_end_reason")

    class Meta:
        """Linked once a kind, never with itself; a relation exactly in a family; ended with a reason by somebody."""

        constraints = (
            models.UniqueConstraint(
                fields=("case", "other", "kind"),
                condition=models.Q(ended_at__isnull=True),
                name="linked_once_a_kind",
            ),
            models.CheckConstraint(condition=~models.Q(case=models.F("other")), name="linked_with_another"),
            models.CheckConstraint(
                condition=models.Q(kind="family") & ~models.Q(relation="")
                | ~models.Q(kind="family") & models.Q(relation=""),
                name="relation_in_a_family",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True, end_reason="")
                | models.Q(ended_at__isnull=False, ended_by__isnull=False) & ~models.Q(end_reason=""),
                name="link_ended_with_a_reason",
            ),
        )
