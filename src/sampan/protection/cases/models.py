"""A case, its coded profile, its milestones, its notes, and the operation it came from."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.fields.json import KeyTextTransform

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Operation(models.Model):
    """An event in which many people were met at once: a rescue, a raid, a group return."""

    SENSITIVITY = dict.fromkeys(
        (
            "id",
            "agency",
            "name",
            "country",
            "province",
            "happened_on",
            "people_expected",
            "created_by",
            "created_at",
        ),
        Sensitivity.INTERNAL,
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)
    province = models.CharField(max_length=8, blank=True)
    happened_on = models.DateField()
    people_expected = models.PositiveIntegerField(null=True, blank=True)
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()


class Ownership(models.TextChoices):
    """Where the one owner of a case is."""

    HERE = "here", "this node"
    IN_TRANSIT = "in_transit", "being handed over"
    ELSEWHERE = "elsewhere", "another node"


class Case(models.Model):
    """A person's case. Its identity is sealed in the registry; its coded facts are in its profile."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "number": Sensitivity.INTERNAL,
        "person_id": Sensitivity.INTERNAL,
        "operation": Sensitivity.INTERNAL,
        "source": Sensitivity.INTERNAL,
        "trafficking_status": Sensitivity.CODED,
        "urgency": Sensitivity.CODED,
        "ownership": Sensitivity.INTERNAL,
        "owner_member": Sensitivity.INTERNAL,
        "opened_at": Sensitivity.INTERNAL,
        "opened_by": Sensitivity.INTERNAL,
        "closed_at": Sensitivity.INTERNAL,
        "closure_reason": Sensitivity.CODED,
        "merged_into": Sensitivity.INTERNAL,
        "version": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    number = models.CharField(max_length=20, unique=True)
    person_id = models.UUIDField()
    operation = models.ForeignKey(
        Operation, null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    source = models.CharField(max_length=20, default="intake", help_text="intake, group, import or referral")
    trafficking_status = models.CharField(max_length=40, help_text="a code of the list trafficking_status")
    urgency = models.CharField(
        max_length=12, default="normal", choices=(("normal", "normal"), ("urgent", "urgent"))
    )
    ownership = models.CharField(max_length=12, choices=Ownership, default=Ownership.HERE)
    owner_member = models.CharField(max_length=80, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closure_reason = models.CharField(max_length=40, blank=True)
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
        help_text="the file of the same person that this one was joined with, and that stands",
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Closed with a reason; owned by a member exactly when not here."""

        indexes = (
            models.Index(fields=("agency", "-id"), name="cases_newest"),
            models.Index(fields=("agency", "trafficking_status", "-id"), name="cases_by_status"),
            models.Index(
                fields=("agency", "-id"), condition=models.Q(closed_at__isnull=True), name="cases_open"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, closure_reason="")
                | models.Q(closed_at__isnull=False) & ~models.Q(closure_reason=""),
                name="closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(ownership="here", owner_member="")
                | ~models.Q(ownership="here") & ~models.Q(owner_member=""),
                name="owner_is_named_when_elsewhere",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="not_merged_into_itself",
            ),
        )


class Profile(models.Model):
    """The coded facts of a case: columns that reports group by, and the whole record as JSON.

    Analysts' counts read this table alone; it holds no number, no name and no free text.
    """

    SENSITIVITY = {
        "case": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "is_counted": Sensitivity.INTERNAL,
    } | dict.fromkeys(
        (
            "registered_first",
            "registered_last",
            "sex",
            "age_band",
            "majority",
            "education",
            "citizenship",
            "origin_region",
            "exploitation_countries",
            "exploitation_region",
            "forms",
            "crime_types",
            "trafficking_status",
            "record",
            "unanswered",
            "residence_province",
        ),
        Sensitivity.CODED,
    )

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.CASCADE, related_name="profile")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    is_counted = models.BooleanField(
        default=True, help_text="False: the person is counted with the file that this one was joined with"
    )
    registered_first = models.DateField(null=True)
    registered_last = models.DateField(null=True)
    sex = models.CharField(max_length=30, blank=True)
    age_band = models.CharField(max_length=12, blank=True)
    majority = models.CharField(max_length=12, blank=True)
    education = models.CharField(max_length=40, blank=True)
    citizenship = ArrayField(models.CharField(max_length=2), default=list)
    origin_region = models.CharField(max_length=30, blank=True)
    exploitation_countries = ArrayField(models.CharField(max_length=2), default=list)
    exploitation_region = models.CharField(max_length=30, blank=True)
    forms = ArrayField(models.CharField(max_length=40), default=list)
    crime_types = ArrayField(models.CharField(max_length=40), default=list)
    trafficking_status = models.CharField(max_length=40)
    record = models.JSONField(default=dict)
    unanswered = models.JSONField(default=dict, help_text="why a field is not recorded, by field")
    residence_province = models.GeneratedField(
        expression=KeyTextTransform("residence_province", "record"),
        output_field=models.CharField(max_length=8, null=True),
        db_persist=True,
        help_text="of the record, for the index that a list needs under row security",
    )


class Milestone(models.Model):
    """Something that happened in a case and is counted: identified, assisted, returned, and so on.

    It hangs on the profile, not on the case, so that figures are counted without sight of cases.
    """

    SENSITIVITY = dict.fromkeys(("id", "profile", "agency"), Sensitivity.INTERNAL) | dict.fromkeys(
        ("kind", "happened", "first_day", "last_day", "country", "province", "programme"), Sensitivity.CODED
    )

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    profile = models.ForeignKey(
        Profile, on_delete=models.CASCADE, related_name="milestones", db_column="case_id"
    )
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    kind = models.CharField(max_length=30, help_text="a code of the list milestone")
    happened = models.CharField(max_length=10, help_text="a partial date: 2025, 2025-07 or 2025-07-14")
    first_day = models.DateField()
    last_day = models.DateField()
    country = models.CharField(max_length=2, blank=True)
    province = models.CharField(max_length=8, blank=True)
    programme = models.CharField(max_length=60, blank=True)

    class Meta:
        """Found by kind and period."""

        indexes = (models.Index(fields=("kind", "first_day"), name="milestones_by_kind"),)


class TimelineEntry(models.Model):
    """One line of a case's timeline; the text of a note is sealed with the case's key."""

    SENSITIVITY = {
        "id": Sensitivity.INTERNAL,
        "case": Sensitivity.INTERNAL,
        "agency": Sensitivity.INTERNAL,
        "at": Sensitivity.INTERNAL,
        "kind": Sensitivity.CODED,
        "facts": Sensitivity.CODED,
        "note_sealed": Sensitivity.SEALED,
        "account": Sensitivity.INTERNAL,
    }

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="timeline")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    note_sealed = models.BinaryField(null=True)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")


class IntakeDraft(models.Model):
    """An intake under way, for one person or a group; only the account that began it sees it.

    What was typed is sealed with a key of the draft's own, and that key is wrapped by the node's.
    """

    SENSITIVITY = dict.fromkeys(
        ("id", "account", "agency", "kind", "begun_at", "changed_at", "wrapping_version"),
        Sensitivity.INTERNAL,
    ) | {"wrapped": Sensitivity.SECRET, "sealed": Sensitivity.SEALED}

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    account = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    kind = models.CharField(max_length=10, choices=(("person", "one person"), ("group", "a group")))
    wrapped = models.BinaryField(max_length=80)
    wrapping_version = models.PositiveIntegerField()
    sealed = models.BinaryField()
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """Found by account, the latest first."""

        indexes = (models.Index(fields=("account", "-changed_at"), name="drafts_of_account"),)
