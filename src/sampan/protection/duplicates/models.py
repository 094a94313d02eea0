"""A pair of files that may be of one person, and the joining of two files, with all that is needed to undo it."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class PairState(models.TextChoices):
    """What was answered about a pair. Once `different`, it is not asked again."""

    OPEN = "open", "nobody has looked"
    SAME = "same", "one person, not joined yet"
    DIFFERENT = "different", "two people"
    MERGED = "merged", "one person, joined"


class DuplicatePair(models.Model):
    """Two files that may be of one person, why, and what was answered. The smaller id comes first."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "operation", "first", "second", "found_at", "decided_by", "decided_at"),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(("score", "reasons", "state"), Sensitivity.CODED)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    operation = models.ForeignKey(
        "cases.Operation",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="when both are of it",
    )
    first = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    score = models.PositiveSmallIntegerField(help_text="0 to 100; it orders the list and decides nothing")
    reasons = models.JSONField(default=list, help_text="codes with points; never what was compared")
    state = models.CharField(max_length=10, choices=PairState, default=PairState.OPEN)
    found_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """A pair is kept once; who answered stands with when."""

        constraints = (
            models.UniqueConstraint(fields=("first", "second"), name="a_pair_once"),
            models.CheckConstraint(condition=models.Q(first__lt=models.F("second")), name="smaller_id_first"),
            models.CheckConstraint(
                condition=models.Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | ~models.Q(state="open") & models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="pair_judged_by_somebody",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "-score", "-id"), condition=models.Q(state="open"), name="pairs_open"
            ),
        )


class Merge(models.Model):
    """A file that was joined with another of the same person: who, when, and what changed in the one that stands.

    `facts` holds coded fields as [before, after]; `identity_sealed` the identity's, under the standing case's key.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "case", "duplicate", "merged_by", "merged_at", "carried", "undone_by", "undone_at"),
        Sensitivity.INTERNAL,
    ) | {
        "choices": Sensitivity.CODED,
        "facts": Sensitivity.CODED,
        "identity_sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    case = models.ForeignKey(
        "cases.Case", on_delete=models.CASCADE, related_name="+", help_text="the file that stands"
    )
    duplicate = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    choices = models.JSONField(default=dict, help_text="by field: survivor, duplicate or both")
    facts = models.JSONField(default=dict)
    identity_sealed = models.BinaryField(null=True)
    carried = models.JSONField(
        default=dict, help_text="what each slice carried over, and the team's new members"
    )
    merged_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """A file is joined once at a time, never with itself; who undid it stands with when."""

        constraints = (
            models.UniqueConstraint(
                fields=("duplicate",),
                condition=models.Q(undone_at__isnull=True),
                name="joined_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(case=models.F("duplicate")), name="joined_with_another"
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True, undone_by__isnull=True)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
                name="undone_by_somebody",
            ),
        )
