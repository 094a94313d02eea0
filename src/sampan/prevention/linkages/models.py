"""A linkage whose pairs people review, its pairs with the sealed records, and what each person decided."""

from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Answer(models.TextChoices):
    """What one person says of a pair; the codes are those of `decisions.csv`."""

    SAME = "same", "one person"
    DIFFERENT = "different", "two people"
    UNSURE = "unsure", "cannot tell"


class Linkage(models.Model):
    """A run of `sampan match link` whose pairs are reviewed. Closing it destroys its data key; counts stay."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "agency",
            "name",
            "ground",
            "loaded_by",
            "loaded_at",
            "found",
            "people",
            "is_one_register",
            "model",
            "keys",
            "threshold",
            "keep_until",
            "closed_at",
        ),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(("wrapping_version", "wrapped"), Sensitivity.SECRET)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    name = models.CharField(max_length=100)
    ground = models.CharField(max_length=100, help_text="the legal ground or agreement, in a word")
    loaded_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField()
    found = models.PositiveIntegerField(help_text="pairs in the file, of which some are kept")
    people = models.PositiveIntegerField(
        null=True,
        help_text="whom the linkage takes for one in both registers, or twice in one; empty: not counted",
    )
    is_one_register = models.BooleanField(null=True, help_text="a register with itself; empty: not noted")
    model = models.CharField(max_length=100, blank=True, help_text="version of the weights; empty: not told")
    keys = models.CharField(
        max_length=100, blank=True, help_text="version of the name rules; empty: not told"
    )
    threshold = models.FloatField(
        help_text="the score at and above which the linkage took two for one, 0 to 1"
    )
    keep_until = models.DateField(help_text="the day on which it is closed by itself")
    wrapping_version = models.PositiveIntegerField()
    wrapped = models.BinaryField(help_text="the data key; empty once closed")
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """A closed linkage has no key, an open one has."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) & ~models.Q(wrapped=b"")
                | models.Q(closed_at__isnull=False, wrapped=b""),
                name="closed_linkage_without_key",
            ),
        )


class LinkedPair(models.Model):
    """Two records that linkage took for one person: the score in plain, all else sealed."""

    SENSITIVITY = dict.fromkeys(("id", "agency", "linkage"), Sensitivity.INTERNAL) | {
        "score": Sensitivity.CODED,
        "sealed": Sensitivity.SEALED,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    linkage = models.ForeignKey(Linkage, on_delete=models.CASCADE, related_name="pairs")
    score = models.FloatField()
    sealed = models.BinaryField(help_text="both records; empty once closed")

    class Meta:
        """A score is a probability."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=1), name="score_of_pair_0_to_1"
            ),
        )
        indexes = (models.Index(fields=("linkage", "score", "id"), name="pairs_of_linkage"),)


class PairOpening(models.Model):
    """That one person has had both records of a pair before them: who has not may not answer."""

    SENSITIVITY = dict.fromkeys(("id", "agency", "pair", "opened_by", "opened_at"), Sensitivity.INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    pair = models.ForeignKey(LinkedPair, on_delete=models.CASCADE, related_name="openings")
    opened_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(help_text="the first time")

    class Meta:
        """A first time is once."""

        constraints = (
            models.UniqueConstraint(fields=("pair", "opened_by"), name="pair_first_opened_once_by_each"),
        )


class PairDecision(models.Model):
    """What one person decided on one pair."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "pair", "decided_by", "decided_at"), Sensitivity.INTERNAL
    ) | {"answer": Sensitivity.CODED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    pair = models.ForeignKey(LinkedPair, on_delete=models.CASCADE, related_name="decisions")
    answer = models.CharField(max_length=10, choices=Answer)
    decided_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()

    class Meta:
        """A person decides a pair once."""

        constraints = (
            models.UniqueConstraint(fields=("pair", "decided_by"), name="pair_decided_once_by_each"),
        )
