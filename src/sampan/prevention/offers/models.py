"""An offer that somebody reported on the public site, sealed, and what was written since by both sides."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Report(models.Model):
    """A reported offer. What was written, and the key of the code, are sealed with the report's own key.

    `place` is where answers lie for the code's holder; nothing leads from it to the code. Days, not times, are kept of
    what people did.
    """

    SENSITIVITY = (
        dict.fromkeys(("language", "page", "level", "signs", "state", "received_on"), Sensitivity.CODED)
        | dict.fromkeys(
            ("id", "agency", "dropped_as", "place", "answers", "changed_at"), Sensitivity.INTERNAL
        )
        | {"told": Sensitivity.SEALED}
        | dict.fromkeys(("wrapped", "wrapping_version"), Sensitivity.SECRET)
    )

    class State(models.TextChoices):
        """How far a report is."""

        NEW = "new", "received"
        READ = "read", "being read"
        ANSWERED = "answered", "answered"
        PASSED_ON = "passed_on", "passed on"
        CLOSED = "closed", "closed"
        FORGOTTEN = "forgotten", "forgotten"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    dropped_as = models.CharField(max_length=40, unique=True, help_text="name of the file that it came in")
    place = models.CharField(max_length=32, unique=True)
    told = models.BinaryField(help_text="message, where, more, how to reach, key of the code: sealed")
    wrapped = models.BinaryField(max_length=80, help_text="empty: destroyed, nobody can read the words")
    wrapping_version = models.PositiveIntegerField()
    language = models.CharField(max_length=3, blank=True)
    page = models.CharField(max_length=3)
    level = models.CharField(max_length=20)
    signs = ArrayField(models.CharField(max_length=30))
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    answers = models.PositiveIntegerField(default=0, help_text="how many answers were laid down")
    received_on = models.DateField()
    changed_at = models.DateTimeField()

    class Meta:
        """Listed by state, the oldest first."""

        indexes = (models.Index(fields=("state", "received_on", "id"), name="offers_reports_by_state"),)


class ReportWord(models.Model):
    """What was written on a report since: by the office (`by`), or by the code's holder; sealed, append-only."""

    SENSITIVITY = {"words": Sensitivity.SEALED} | dict.fromkeys(
        ("id", "agency", "report", "dropped_as", "by", "written_on"), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="written")
    dropped_as = models.CharField(max_length=40, null=True, unique=True)
    words = models.BinaryField()
    by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        """Either somebody of the office wrote it, or it came through the drop."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(by=None, dropped_as__isnull=False)
                | models.Q(by__isnull=False, dropped_as=None),
                name="offers_word_has_one_side",
            ),
        )
