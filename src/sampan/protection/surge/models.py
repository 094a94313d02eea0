"""A person as an operation counts them, the numbers of its wristbands, and the sheets that wait."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_person_id


class Registration(models.Model):
    """A person of an operation: tag, what was noticed, how soon they are needed, how far the work is.

    It repeats coded facts of the case, so that a board of ten thousand people is counted from one table.
    `rank` orders the queue: 1 now, 2 soon, 3 can wait; `computed` is the level of the rules, `level` the one
    that counts, which a person may have changed with a reason.
    """

    SENSITIVITY = dict.fromkeys(
        ("case", "agency", "operation", "tag", "worker", "claimed_by", "claimed_until", "seen_at", "is_open", "stands"),
        Sensitivity.INTERNAL,
    ) | dict.fromkeys(
        ("sex", "age_band", "nationality", "language", "signs", "told_signs", "needs", "steps", "rank", "level",
         "computed", "changed_why", "triaged_at"),
        Sensitivity.CODED,
    ) | {"changed_by": Sensitivity.INTERNAL, "words_sealed": Sensitivity.SEALED}  # fmt: skip

    case = models.OneToOneField("cases.Case", primary_key=True, on_delete=models.CASCADE, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    operation = models.ForeignKey(
        "cases.Operation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    tag = models.CharField(max_length=9, help_text="a running number and its check digit")
    sex = models.CharField(max_length=30, blank=True)
    age_band = models.CharField(max_length=12, blank=True)
    nationality = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=8, blank=True)
    signs = ArrayField(models.CharField(max_length=40), default=list, help_text="noticed or told on the site")
    told_signs = ArrayField(models.CharField(max_length=40), default=list, help_text="that the record shows")
    needs = ArrayField(models.CharField(max_length=40), default=list)
    steps = ArrayField(models.CharField(max_length=20), default=list, help_text="codes of surge_step reached")
    rank = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=12)
    computed = models.CharField(max_length=12)
    changed_why = models.CharField(max_length=40, blank=True, help_text="a code of the list triage_change")
    changed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    words_sealed = models.BinaryField(null=True, help_text="why, in words, sealed with the case's key")
    triaged_at = models.DateTimeField()
    worker = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    claimed_by = models.ForeignKey("accounts.Account", null=True, on_delete=models.PROTECT, related_name="+")
    claimed_until = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    is_open = models.BooleanField(default=True)
    stands = models.BooleanField(default=True, help_text="false once the file was joined into another's")

    class Meta:
        """A tag once in an operation; claimed by somebody until a moment; changed with a reason by somebody."""

        constraints = (
            models.UniqueConstraint(fields=("operation", "tag"), name="a_tag_once_in_an_operation"),
            models.CheckConstraint(
                condition=models.Q(claimed_by__isnull=True, claimed_until__isnull=True)
                | models.Q(claimed_by__isnull=False, claimed_until__isnull=False),
                name="claimed_until_a_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(changed_by__isnull=True, changed_why="")
                | models.Q(changed_by__isnull=False) & ~models.Q(changed_why=""),
                name="triage_changed_with_a_reason",
            ),
        )
        indexes = (
            models.Index(fields=("operation", "-case"), name="surge_newest"),
            models.Index(
                fields=("operation", "rank", "case"),
                condition=models.Q(is_open=True, seen_at__isnull=True),
                name="surge_queue",
            ),
        )


class TagCounter(models.Model):
    """The last number given out in an operation, on a printed wristband or at a registration."""

    SENSITIVITY = dict.fromkeys(("operation", "agency", "last"), Sensitivity.INTERNAL)

    operation = models.OneToOneField(
        "cases.Operation", primary_key=True, on_delete=models.PROTECT, related_name="+"
    )
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    last = models.PositiveIntegerField(default=0)


class IntakeSheet(models.Model):
    """A sheet of people for an operation: its sealed bytes lie on disk, its key here, until nobody needs it."""

    SENSITIVITY = dict.fromkeys(
        ("id", "operation", "agency", "account", "purpose", "format", "event", "status", "row_count", "good_count",
         "wrong_count", "known_count", "wait_count", "taken_count", "problem_count", "problems", "keeps_wrong",
         "sent_at", "settled_at", "wrapping_version"),
        Sensitivity.INTERNAL,
    ) | {"wrapped": Sensitivity.SECRET}  # fmt: skip

    class Status(models.TextChoices):
        """Where a sheet is on its way."""

        CHECKED = "checked", "checked"
        TAKING = "taking", "being taken in"
        MENDING = "mending", "wrong rows wait"
        DONE = "done", "done"
        DISCARDED = "discarded", "discarded"

    id = models.UUIDField(primary_key=True, default=new_person_id, editable=False)
    operation = models.ForeignKey("cases.Operation", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20)
    format = models.CharField(max_length=20)
    event = models.CharField(max_length=40, help_text="how its people came to us, such as rescued")
    status = models.CharField(max_length=12, choices=Status, default=Status.CHECKED)
    row_count = models.PositiveIntegerField()
    good_count = models.PositiveIntegerField()
    wrong_count = models.PositiveIntegerField()
    known_count = models.PositiveIntegerField()
    wait_count = models.PositiveIntegerField(help_text="wrong rows that no earlier sheet waits for already")
    taken_count = models.PositiveIntegerField(default=0)
    problem_count = models.PositiveIntegerField()
    problems = models.JSONField(
        default=list, help_text="the first ones: rows, columns and remedies, no content"
    )
    keeps_wrong = models.BooleanField(default=False, help_text="good rows are taken, wrong ones wait")
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField()
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """Its rows are good, wrong or known already, and nothing else; a settled one has no key."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    row_count=models.F("good_count") + models.F("wrong_count") + models.F("known_count")
                ),
                name="rows_of_a_sheet_add_up",
            ),
        )
        indexes = (models.Index(fields=("operation", "-sent_at"), name="sheets_of_operation"),)


class TakenRow(models.Model):
    """That a row was taken in, by the keyed hash of its own id or of its content: it is never taken twice."""

    SENSITIVITY = dict.fromkeys(
        ("id", "operation", "agency", "case", "sheet", "mends", "mended_row"), Sensitivity.INTERNAL
    ) | {"digest": Sensitivity.SECRET}

    id = models.BigAutoField(primary_key=True)
    operation = models.ForeignKey(
        "cases.Operation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="+")
    sheet = models.ForeignKey(IntakeSheet, on_delete=models.PROTECT, related_name="+")
    mends = models.ForeignKey(IntakeSheet, null=True, on_delete=models.PROTECT, related_name="+")
    mended_row = models.PositiveIntegerField(
        null=True, help_text="the row's number in the sheet that it mends"
    )
    digest = models.UUIDField()

    class Meta:
        """A row becomes one person of an operation, whatever runs at the same time."""

        constraints = (
            models.UniqueConstraint(fields=("operation", "digest"), name="a_row_once_in_an_operation"),
        )
