"""What reviewers' answers teach, without anybody's name; and the weights that people took over, step by step."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id, new_record_id


class Label(models.Model):
    """What one reviewer decided on one pair, and how the two agreed, in codes.

    The id is random: a time-ordered one would lead back to the row of the audit when the pair is gone.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "pair_id", "reviewer", "key_edition", "decided_on"), Sensitivity.INTERNAL
    ) | {
        "levels": Sensitivity.CODED,
        "same": Sensitivity.CODED,
    }

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    pair_id = models.UUIDField(
        null=True, unique=True, help_text="while the pair exists; none once a case is erased"
    )
    levels = models.JSONField(help_text="by field, the code of how far the two agree")
    same = models.BooleanField(help_text="one person, or two")
    reviewer = models.CharField(max_length=32, help_text="keyed: tells reviewers apart and names nobody")
    key_edition = models.CharField(max_length=16, help_text="of the key of that mark")
    decided_on = models.DateField(null=True, help_text="goes with the pair")

    class Meta:
        """The day stands as long as the pair does."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(pair_id__isnull=True, decided_on__isnull=True)
                | models.Q(pair_id__isnull=False, decided_on__isnull=False),
                name="label_day_with_its_pair",
            ),
        )


class Step(models.Model):
    """Weights that somebody proposed, and, once `number` is there, took over; the highest number is in force.

    `base`: the version of the shipped weights that it starts from, `replaces`: what was in force when it was proposed.
    """

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "number",
            "version",
            "base",
            "replaces",
            "adjustments",
            "told",
            "reason",
            "proposed_by",
            "proposed_at",
            "taken_by",
            "taken_at",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    number = models.PositiveIntegerField(null=True, unique=True)
    version = models.CharField(max_length=60)
    base = models.CharField(max_length=60)
    replaces = models.CharField(max_length=60)
    adjustments = models.JSONField(default=dict, help_text="bits by field.level; none: the shipped weights")
    told = models.JSONField(default=dict, help_text="what was known when it was proposed: counts, no pair")
    reason = models.CharField(max_length=500)
    proposed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    taken_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        """Taken over by somebody, at a time, under a number: together or not at all."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(number__isnull=True, taken_by__isnull=True, taken_at__isnull=True)
                | models.Q(number__isnull=False, taken_by__isnull=False, taken_at__isnull=False),
                name="weights_taken_by_somebody",
            ),
        )
