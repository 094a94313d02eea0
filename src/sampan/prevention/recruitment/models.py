"""Recruitment agencies with their licences and fee ceilings, and the official lists that they come from.

What an agency or its regulator makes public is public here, too; who wrote it down is not. A licence, an act on it
and a fee ceiling are never changed: what is new is a row of its own, with who, when and why.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id

_OF_STAFF = ("agency", "created_by", "created_at")
_RECORDED = ("agency", "recorded_by", "recorded_at")


class ListSource(models.Model):
    """Who publishes an official list, under which terms, and which of its columns is what."""

    SENSITIVITY = dict.fromkeys(
        ("name", "country", "publisher", "terms", "address"), Sensitivity.PUBLIC
    ) | dict.fromkeys(("id", "mapping", *_OF_STAFF), Sensitivity.INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    name = models.CharField(max_length=120, unique=True)
    country = models.CharField(max_length=2)
    publisher = models.CharField(max_length=120)
    terms = models.CharField(max_length=200, help_text="the licence under which the list may be used")
    address = models.CharField(max_length=300, blank=True, help_text="where the list is published")
    mapping = models.JSONField(default=dict, help_text="field of ours: column of the list, as last used")
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()


class Recruiter(models.Model):
    """A recruitment agency as it stands now; `source_key`: its row in the official list that it came with."""

    SENSITIVITY = dict.fromkeys(
        ("id", "country", "name", "other_names", "address", "contacts", "source", "source_key", "gone_on"),
        Sensitivity.PUBLIC,
    ) | dict.fromkeys((*_OF_STAFF, "changed_at"), Sensitivity.INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    country = models.CharField(max_length=2, help_text="where it is licensed")
    name = models.CharField(max_length=300, help_text="in its own script")
    other_names = ArrayField(
        models.CharField(max_length=300), default=list, help_text="romanised, trade names"
    )
    address = models.CharField(max_length=500, blank=True)
    contacts = ArrayField(models.CharField(max_length=300), default=list, help_text="public ones, as written")
    source = models.ForeignKey(ListSource, null=True, on_delete=models.PROTECT, related_name="+")
    source_key = models.CharField(max_length=200, blank=True)
    gone_on = models.DateField(null=True, help_text="the day of the list in which it was missing")
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """A row of a source is one agency."""

        constraints = (
            models.UniqueConstraint(fields=("source", "source_key"), name="recruiter_once_a_source"),
            models.CheckConstraint(
                condition=models.Q(source__isnull=True, source_key="")
                | models.Q(source__isnull=False) & ~models.Q(source_key=""),
                name="recruiter_source_with_key",
            ),
        )
        indexes = (models.Index(fields=("name", "id"), name="recruiters_by_name"),)


class RecruiterName(models.Model):
    """A name by which an agency is looked up. `keys`: hashes of words and sounds that names like it share."""

    SENSITIVITY = dict.fromkeys(
        ("id", "recruiter", "written", "folded", "own", "keys"), Sensitivity.PUBLIC
    ) | {"agency": Sensitivity.INTERNAL}

    id = models.BigAutoField(primary_key=True)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    recruiter = models.ForeignKey(Recruiter, on_delete=models.CASCADE, related_name="names")
    written = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, db_index=True, help_text="without marks, legal form and spaces")
    own = models.CharField(max_length=300, db_index=True, help_text="without words of the trade besides")
    keys = ArrayField(models.IntegerField(), default=list)

    class Meta:
        """Found by any of its keys."""

        indexes = (GinIndex(fields=("keys",), name="recruiter_keys", fastupdate=False),)


class RecruiterChange(models.Model):
    """What an agency's entry said before a change; append-only."""

    SENSITIVITY = dict.fromkeys(
        ("id", "recruiter", "before", "why", "list_import", *_RECORDED), Sensitivity.INTERNAL
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    recruiter = models.ForeignKey(Recruiter, on_delete=models.CASCADE, related_name="changes")
    before = models.JSONField(help_text="field: what it said")
    why = models.CharField(max_length=200)
    list_import = models.UUIDField(null=True)
    recorded_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()


class Licence(models.Model):
    """A licence as it was known from a moment on: a correction or renewal is the next version; append-only."""

    SENSITIVITY = dict.fromkeys(
        ("id", "recruiter", "series", "version", "number", "number_key", "regulator", "valid_from", "valid_until",
         "occupations", "destinations"),
        Sensitivity.PUBLIC,
    ) | dict.fromkeys(("why", "list_import", *_RECORDED), Sensitivity.INTERNAL)  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    recruiter = models.ForeignKey(Recruiter, on_delete=models.CASCADE, related_name="licences")
    series = models.UUIDField(default=new_record_id, help_text="the same in every version of one licence")
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=80)
    number_key = models.CharField(max_length=80, db_index=True, help_text="letters and digits alone")
    regulator = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    occupations = ArrayField(models.CharField(max_length=200), default=list, help_text="empty: not limited")
    destinations = ArrayField(models.CharField(max_length=2), default=list, help_text="empty: not limited")
    why = models.CharField(max_length=200)
    list_import = models.UUIDField(null=True)
    recorded_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()

    class Meta:
        """Each version once; a licence ends after it began."""

        constraints = (
            models.UniqueConstraint(fields=("series", "version"), name="licence_version_once"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from")),
                name="licence_ends_after_it_began",
            ),
        )


class LicenceAct(models.Model):
    """What a regulator did with a licence: suspended, lifted the suspension, revoked, took it back; append-only."""

    SENSITIVITY = dict.fromkeys(
        ("id", "recruiter", "series", "kind", "from_on", "until_on", "reason"), Sensitivity.PUBLIC
    ) | dict.fromkeys(("list_import", *_RECORDED), Sensitivity.INTERNAL)

    class Kind(models.TextChoices):
        """What was done."""

        SUSPENDED = "suspended", "suspended"
        LIFTED = "lifted", "suspension lifted"
        REVOKED = "revoked", "revoked"
        RESTORED = "restored", "revocation taken back"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    recruiter = models.ForeignKey(Recruiter, on_delete=models.CASCADE, related_name="acts")
    series = models.UUIDField(help_text="of the licence")
    kind = models.CharField(max_length=12, choices=Kind)
    from_on = models.DateField()
    until_on = models.DateField(null=True, help_text="of a suspension: its last day; empty: further notice")
    reason = models.CharField(max_length=400)
    list_import = models.UUIDField(null=True)
    recorded_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()

    class Meta:
        """A reason is given; only a suspension has a last day, after its first."""

        constraints = (
            models.CheckConstraint(condition=~models.Q(reason=""), name="licence_act_has_reason"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True)
                | models.Q(kind="suspended", until_on__gte=models.F("from_on")),
                name="only_suspension_has_last_day",
            ),
        )


class FeeCeiling(models.Model):
    """The most that a worker may be asked for; without an agency it holds for all of a country; append-only."""

    SENSITIVITY = dict.fromkeys(
        ("id", "recruiter", "country", "destination", "amount", "currency", "rule", "valid_from"),
        Sensitivity.PUBLIC,
    ) | dict.fromkeys(_RECORDED, Sensitivity.INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, db_index=False)
    recruiter = models.ForeignKey(Recruiter, null=True, on_delete=models.CASCADE, related_name="fees")
    country = models.CharField(max_length=2)
    destination = models.CharField(max_length=2, blank=True, help_text="empty: any")
    amount = models.DecimalField(max_digits=14, decimal_places=2, help_text="0: nothing may be asked")
    currency = models.CharField(max_length=3)
    rule = models.CharField(max_length=300, help_text="the law or order that says so")
    valid_from = models.DateField()
    recorded_by = models.ForeignKey(
        "accounts.Account", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    recorded_at = models.DateTimeField()

    class Meta:
        """No ceiling below nothing; each names its rule."""

        constraints = (
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="fee_ceiling_not_below_nothing"),
            models.CheckConstraint(condition=~models.Q(rule=""), name="fee_ceiling_names_its_rule"),
        )


class ListImport(models.Model):
    """An official list that was received: what it would change, then what it changed. Its bytes go when it is done."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "source", "account", "sha256", "list_date", "terms", "header", "mapping", "is_whole", "status",
         "row_count", "new_count", "changed_count", "same_count", "gone_count", "wrong_count", "problems",
         "differences", "content", "sent_at", "settled_at"),
        Sensitivity.INTERNAL,
    )  # fmt: skip

    class Status(models.TextChoices):
        """Where a list is on its way."""

        COLUMNS = "columns", "its columns are not named"
        CHECKED = "checked", "checked"
        TAKING = "taking", "being taken in"
        DONE = "done", "done"
        DISCARDED = "discarded", "discarded"
        FAILED = "failed", "failed"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="imports")
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="of the file as it was received")
    list_date = models.DateField(help_text="the day of which the list speaks")
    terms = models.CharField(max_length=200, help_text="the licence of the list on that day")
    header = models.JSONField(help_text="the columns of the file")
    mapping = models.JSONField()
    is_whole = models.BooleanField(help_text="whoever is missing in it has gone from the list")
    status = models.CharField(max_length=12, choices=Status, default=Status.CHECKED)
    row_count = models.PositiveIntegerField()
    new_count = models.PositiveIntegerField()
    changed_count = models.PositiveIntegerField()
    same_count = models.PositiveIntegerField()
    gone_count = models.PositiveIntegerField()
    wrong_count = models.PositiveIntegerField()
    problems = models.JSONField(default=list, help_text="the first ones: row, column, what, remedy")
    differences = models.JSONField(default=list, help_text="the first ones: row, kind, name, fields")
    content = models.BinaryField(default=bytes, help_text="the file, packed; empty once settled")
    sent_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """Each row is new, changed, the same or wrong."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    row_count=models.F("new_count")
                    + models.F("changed_count")
                    + models.F("same_count")
                    + models.F("wrong_count")
                ),
                name="rows_of_a_list_add_up",
            ),
        )
        indexes = (models.Index(fields=("source", "-sent_at"), name="imports_of_source"),)
