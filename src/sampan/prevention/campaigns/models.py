"""An awareness campaign, its activities and the sums of its quizzes; nothing here is about one person."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from sampan.registry.access.sensitivity import Sensitivity
from sampan.registry.identifiers import new_record_id


class Campaign(models.Model):
    """A campaign of an office. `code` is its name in addresses of the public site; places: ISO 3166-2 or as written."""

    SENSITIVITY = dict.fromkeys(
        ("code", "name", "starts_on", "ends_on", "audience", "languages", "channels", "places"),
        Sensitivity.PUBLIC,
    ) | dict.fromkeys(("id", "agency", "created_by", "created_at", "changed_at"), Sensitivity.INTERNAL)

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()
    audience = models.CharField(max_length=200)
    languages = ArrayField(models.CharField(max_length=8))
    channels = ArrayField(models.CharField(max_length=20))
    places = ArrayField(models.CharField(max_length=120), default=list)
    created_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """It ends on or after the day on which it starts; the latest first."""

        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=models.F("starts_on")), name="campaign_period"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(code=""), name="campaign_named"),
        )
        indexes = (models.Index(fields=("-starts_on", "id"), name="campaigns_by_start"),)


class Activity(models.Model):
    """One thing that is planned or was done, and how many people it reached, in contacts and not in people."""

    SENSITIVITY = dict.fromkeys(
        ("id", "agency", "campaign", "channel", "place", "planned_on", "done_on", "done_by", "state", "reached",
         "counted_how", "cost", "currency", "changed_by", "changed_at"),
        Sensitivity.INTERNAL,
    )  # fmt: skip

    class State(models.TextChoices):
        """What became of it."""

        PLANNED = "planned", "planned"
        DONE = "done", "done"
        CALLED_OFF = "called_off", "called off"

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="activities")
    channel = models.CharField(max_length=20)
    place = models.CharField(max_length=120)
    planned_on = models.DateField()
    state = models.CharField(max_length=12, choices=State, default=State.PLANNED)
    done_on = models.DateField(null=True)
    done_by = models.CharField(max_length=120, blank=True, help_text="which office or organisation")
    reached = models.PositiveIntegerField(null=True)
    counted_how = models.CharField(max_length=12, blank=True, help_text="counted, estimated, or empty")
    cost = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    changed_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        """Done has a day; people reached say how they were counted; a cost has a currency."""

        constraints = (
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True, reached__isnull=True, cost__isnull=True)),
                name="activity_done",
            ),
            models.CheckConstraint(
                condition=Q(reached__isnull=True, counted_how="")
                | Q(reached__isnull=False, counted_how__in=("counted", "estimated")),
                name="activity_counted",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True, currency="") | (Q(cost__gte=0) & ~Q(currency="")),
                name="activity_cost",
            ),
        )
        indexes = (models.Index(fields=("campaign", "planned_on"), name="activities_of_campaign"),)


class QuizSums(models.Model):
    """The sums of one quiz on paper, or what a public site has counted so far (`series` names its counters).

    `lesson` is empty for the whole quiz.
    """

    SENSITIVITY = dict.fromkeys(("takers", "asked", "right"), Sensitivity.CODED) | dict.fromkeys(
        ("id", "agency", "campaign", "lesson", "language", "moment", "series", "held_on", "entered_by",
         "entered_at"),
        Sensitivity.INTERNAL,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=new_record_id, editable=False)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT)
    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="sums")
    lesson = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=8)
    moment = models.CharField(max_length=6, help_text="before or after")
    series = models.CharField(max_length=32, blank=True)
    held_on = models.DateField()
    takers = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    right = models.PositiveIntegerField()
    entered_by = models.ForeignKey("accounts.Account", on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        """Right of asked, asked of takers; a site's counters stand once."""

        constraints = (
            models.CheckConstraint(
                condition=Q(takers__gt=0, asked__gte=models.F("takers"), right__lte=models.F("asked")),
                name="quiz_sums_possible",
            ),
            models.CheckConstraint(condition=Q(moment__in=("before", "after")), name="quiz_sums_moment"),
            models.UniqueConstraint(
                fields=("campaign", "series", "lesson", "language", "moment"),
                condition=~Q(series=""),
                name="quiz_sums_of_a_site_once",
            ),
        )
